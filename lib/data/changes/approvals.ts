import { randomUUID } from "node:crypto";
import { type Actor, actorName, type CustomerActor } from "@/lib/auth/actor";
import { type CalendarDate, dateIn } from "@/lib/domain/calendar";
import { done, type Result, refuse } from "@/lib/domain/result";
import { termsOfNotice } from "../announcing/notice-terms";
import { columnOf } from "../days";
import { misdatedBy } from "../notices/notice-acts";
import {
  type Channel,
  findNotice,
  maySpeakFor,
  type NoticeRefusal,
} from "../objections/objections";
import { write } from "../write";

type Approved = { id: string; kind: "EARLY" | "SPECIFIC"; agreement: string };
type Refusal =
  | NoticeRefusal
  | "notAllowed"
  | "notYet"
  | "beforeAnnouncement"
  | "noticeClosed"
  | "alreadyApproved";

/**
 * Records a customer's written approval of one change: early, or the specific one that its agreement asks for.
 *
 * Source: GDPR Art. 28(2), first sentence (prior specific written authorisation).
 * Reading: a customer's own form, sent twice, is one approval. It approves what it was told: a day before the announcement is none of it.
 */
export async function recordApproval(
  actor: Actor | CustomerActor,
  draft: {
    changeSetId: string;
    customerRef: string;
    agreementRef: string | null;
    receivedOn: CalendarDate | null;
    channel: Channel;
    text: string | null;
  },
): Promise<Result<Approved, Refusal>> {
  if (!maySpeakFor(actor, "notice:record", draft)) return refuse("notAllowed");
  return write<Approved, Refusal>(
    actor,
    ({ id, kind, agreement }) => ({
      type: "approval.recorded",
      approvalId: id,
      changeSetId: draft.changeSetId,
      agreementRef: agreement,
      kind,
    }),
    async (tx, entry) => {
      const found = await findNotice(tx, draft);
      if (!found.ok) return found;
      if (found.value.declinedAt !== null) return refuse("noticeClosed");
      if (
        actor.type === "customer" &&
        (await tx.approval.count({ where: { noticeId: found.value.id, overtakenAt: null } })) > 0
      )
        return refuse("alreadyApproved");
      const { zone, authorisation } = termsOfNotice(found.value);
      const receivedOn = draft.receivedOn ?? dateIn(entry.at, zone);
      const misdated = await misdatedBy(tx, found.value, receivedOn, entry.at, zone);
      if (misdated !== null) return refuse(misdated);
      const id = randomUUID();
      const kind = authorisation === "SPECIFIC" ? "SPECIFIC" : "EARLY";
      const { channel, text } = draft;
      await tx.approval.create({
        data: {
          id,
          noticeId: found.value.id,
          kind,
          receivedOn: columnOf(receivedOn),
          channel,
          text,
          enteredBy: actorName(actor),
        },
      });
      return done({ id, kind, agreement: found.value.agreementRef });
    },
  );
}
