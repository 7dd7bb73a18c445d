import { notFound } from "next/navigation";
import { RecordEditor } from "@/components/record/form/record-editor";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/staff-door";
import { findRecordForm } from "@/lib/data/records/record-forms";
import { kinds } from "@/lib/domain/kinds/kinds";
import { endPath, recordPath } from "@/lib/domain/record/record-address";
import { proposeRecord } from "../../actions";
import { askedRecord, askedText, type RecordProps } from "../../asked-record";

export default async function EditPage({ params, searchParams }: RecordProps) {
  const actor = await requireStaff("changeSet:edit");
  const key = askedRecord(await params);
  if (key === null) notFound();
  const within = askedText(await searchParams, "in");
  const query: Record<string, string> = within === null ? {} : { in: within };
  const form = await findRecordForm(actor, key, within);
  if (form === null) notFound();
  return (
    <>
      <PageTitle title={`Change ${form.title}`} kicker={`${kinds[key.kind].label} / ${key.ref}`} />
      <RecordEditor
        form={form}
        action={proposeRecord}
        backHref={recordPath(key, query)}
        endHref={endPath(key, query)}
      />
    </>
  );
}
