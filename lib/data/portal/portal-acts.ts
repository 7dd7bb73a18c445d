import type { CustomerActor } from "@/lib/auth/actor";
import { dateIn } from "@/lib/domain/calendar";
import { done, type Result, refuse } from "@/lib/domain/result";
import { signedText } from "@/lib/domain/signed-text";
import { termsOfNotice } from "../announcing/notice-terms";
import { recordApproval } from "../changes/approvals";
import { beginPeriods, putConfirmation } from "../notices/receipts";
import { recordObjection } from "../objections/objections";
import { write } from "../write";
import { asksOf, type NoticeRow, ownNotices } from "./portal-notices";

/** What a customer says, and who of it typed their name. */
export type Statement = { readonly text: string | null; readonly name: string };

/** Why a customer's word on a notice is not taken. "noSuchNotice" is the answer to another customer's notice, too. */
export type WordRefusal = "noSuchNotice" | "notAskedFor" | "noticeClosed" | "saidAlready";

/**
 * Notes that this contact has read a notice: once. It approves nothing; where the agreement lets the periods begin with a
 * confirmation of receipt, this is one.
 */
export async function acknowledge(
  actor: CustomerActor,
  noticeId: string,
): Promise<Result<{ id: string }, "noSuchNotice">> {
  const [notice] = await ownNotices(actor, { id: noticeId });
  if (notice === undefined) return refuse("noSuchNotice");
  const { contactId } = actor;
  const isKnown = notice.acknowledgements.some(
    (one) =>
      one.contactId === contactId && (notice.restartedAt === null || one.at >= notice.restartedAt),
  );
  if (isKnown) return done({ id: noticeId });
  const { changeSetId, agreementRef } = notice;
  return write<{ id: string }, never>(
    actor,
    { type: "notice.acknowledged", changeSetId, agreementRef, contactId },
    async (tx, { at }) => {
      await putConfirmation(tx, notice, { contactId, at });
      // That a calendar lacks a year does not undo that the notice was read: staff begin the periods once it is complete.
      await beginPeriods(tx, notice, dateIn(at, termsOfNotice(notice).zone));
      return done({ id: noticeId });
    },
  );
}

/** Approves one notice in writing: early, or as the agreement asks. */
export async function approve(
  actor: CustomerActor,
  noticeId: string,
  { name, text }: Statement,
): Promise<Result<{ id: string }, WordRefusal>> {
  const [notice] = await ownNotices(actor, { id: noticeId });
  if (notice === undefined) return refuse("noSuchNotice");
  if (notice.approvals.some(({ overtakenAt }) => overtakenAt === null))
    return refuse("saidAlready");
  if (asksOf(actor, notice).mayApprove === null) return refuse("notAskedFor");
  const approved = await recordApproval(actor, {
    ...keyOf(notice),
    receivedOn: null,
    channel: "PORTAL",
    text: signedText(text, name),
  });
  return approved.ok ? done({ id: approved.value.id }) : refuse(reasonOf(approved.reason));
}

/** Objects to one notice; what was said already is not said twice. */
export async function object(
  actor: CustomerActor,
  noticeId: string,
  { name, text }: Statement,
): Promise<Result<{ id: string; timely: boolean }, WordRefusal>> {
  const [notice] = await ownNotices(actor, { id: noticeId });
  if (notice === undefined) return refuse("noSuchNotice");
  if (notice.changeClass !== "M1") return refuse("notAskedFor");
  const recorded = await recordObjection(actor, {
    ...keyOf(notice),
    receivedOn: null,
    channel: actor.via === "link" ? "LINK" : "PORTAL",
    text: signedText(text, name),
  });
  return recorded.ok ? recorded : refuse(reasonOf(recorded.reason));
}

function keyOf({ changeSetId, agreementRef, customerRef }: NoticeRow) {
  return { changeSetId, agreementRef, customerRef };
}

/** @throws Error for a reason that only an entry by staff can meet */
function reasonOf(reason: string): WordRefusal {
  switch (reason) {
    case "alreadyObjected":
    case "alreadyApproved":
      return "saidAlready";
    case "noticeClosed":
    case "noSuchNotice":
      return reason;
    default:
      throw new Error(`A customer's word was refused: ${reason}`);
  }
}
