import { notFound, redirect } from "next/navigation";
import { RecordDetails } from "@/components/record/details/record-details";
import { requireStaff } from "@/lib/auth/staff-door";
import { findRecord, whereElse } from "@/lib/data/records/records";
import { can } from "@/lib/domain/access";
import { isPresent } from "@/lib/domain/moment";
import { recordPath } from "@/lib/domain/record/record-address";
import { askedMoment, askedRecord, askedText, type RecordProps } from "../asked-record";
import { keepFile, removeFile } from "./file-actions";
import { Story } from "./story";

export default async function RecordPage({ params, searchParams }: RecordProps) {
  const actor = await requireStaff("register:read");
  const asked = await searchParams;
  const key = askedRecord(await params);
  if (key === null) notFound();
  const question = { moment: askedMoment(asked), within: askedText(asked, "in") };
  const page = await findRecord(actor, key, question);
  if (page === null) {
    // What was proposed is over, or was never that: the record itself may still be there.
    if (question.within !== null) redirect(recordPath(key));
    const elsewhere = isPresent(question.moment) ? await whereElse(actor, key) : null;
    if (elsewhere === null) notFound();
    redirect(recordPath(key, elsewhere));
  }
  const isShownNow = page.shown.type === "present";
  return (
    <RecordDetails
      page={page}
      canEdit={can(actor.roles, "changeSet:edit")}
      fileActions={can(actor.roles, "attachment:keep") ? { keepFile, removeFile } : null}
      fileDone={askedText(asked, "kept") ? "kept" : askedText(asked, "gone") ? "gone" : null}
      justSaved={askedText(asked, "saved") !== null}
      story={isShownNow ? <Story actor={actor} record={key} /> : null}
    />
  );
}
