import { notFound } from "next/navigation";
import { RecordEditor } from "@/components/record/form/record-editor";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/staff-door";
import { newRecordForm } from "@/lib/data/records/record-forms";
import { kinds } from "@/lib/domain/kinds/kinds";
import { kindOfPlural, listPath } from "@/lib/domain/record/record-address";
import { proposeRecord } from "../actions";
import { askedText, givenTexts, type ListProps } from "../asked-record";

export default async function NewPage({ params, searchParams }: ListProps) {
  const actor = await requireStaff("changeSet:edit");
  const kind = kindOfPlural((await params).kind);
  if (kind === null) notFound();
  const asked = await searchParams;
  const form = await newRecordForm(actor, kind, askedText(asked, "in"), givenTexts(asked));
  if (form === null) notFound();
  return (
    <>
      <PageTitle title={`New: ${kinds[kind].label}`} kicker={kinds[kind].labelPlural} />
      <RecordEditor form={form} action={proposeRecord} backHref={listPath(kind)} endHref={null} />
    </>
  );
}
