import { notFound } from "next/navigation";
import { RecordEnding } from "@/components/record/form/record-ending";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/staff-door";
import { findRecordForm } from "@/lib/data/records/record-forms";
import { kinds } from "@/lib/domain/kinds/kinds";
import { proposeEnd } from "../../actions";
import { askedRecord, askedText, type RecordProps } from "../../asked-record";

export default async function EndPage({ params, searchParams }: RecordProps) {
  const actor = await requireStaff("changeSet:edit");
  const key = askedRecord(await params);
  const within = askedText(await searchParams, "in");
  const form = key && (await findRecordForm(actor, key, within));
  if (form === null) notFound();
  return (
    <>
      <PageTitle title={`End ${form.title}`} kicker={`${kinds[form.kind].label} / ${form.ref}`} />
      <RecordEnding form={form} action={proposeEnd} />
    </>
  );
}
