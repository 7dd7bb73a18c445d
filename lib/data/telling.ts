import { randomUUID } from "node:crypto";
import { type Actor, mayDo } from "@/lib/auth/actor";
import { done, type Result, refuse } from "@/lib/domain/result";
import { env } from "@/lib/env";
import { restartOf } from "./correction-rows";
import type { Prisma } from "./database/generated/client";
import { standsFor } from "./notice-acts";
import type { NoticeContact } from "./notice-contact";
import { findNotice, type NoticeRefusal } from "./objections";
import { type Transaction, write } from "./write";

type Ordered = { deliveryId: string; announcementId: string };
type Refusal = NoticeRefusal | "noSuchContact" | "noticeClosed";

/** A mail in one of these states has reached its contact, or still may. */
export const mayReach = ["PENDING", "SENDING", "DEFERRED", "ACCEPTED", "UNKNOWN"] as const;

/**
 * Orders one mail of one agreement's notice to one of the customer's contacts: one who was never written to, such as the
 * first whom a customer names, or one who is to have it again. It says what holds by now.
 *
 * Source: GDPR Art. 28(2), second sentence.
 */
export async function tellContact(
  actor: Actor,
  draft: NoticeContact,
): Promise<Result<Ordered, Refusal | "notAllowed">> {
  return orderTelling<never>(actor, draft, async () => done(null));
}

/** The same to a contact whom no mail about it has reached or may still reach: pressed twice at once, it is one mail. */
export async function tellFirst(
  actor: Actor,
  draft: NoticeContact,
): Promise<Result<Ordered, Refusal | "notAllowed" | "toldAlready">> {
  return orderTelling<"toldAlready">(actor, draft, async (tx, noticeId) => {
    const { contactId } = draft;
    const where = { noticeId, delivery: { contactId, state: { in: [...mayReach] } } };
    const told = await tx.deliveredNotice.count({ where });
    return told === 0 ? done(null) : refuse("toldAlready");
  });
}

/** @param look what else has to hold, under the writer's lock */
async function orderTelling<More extends string>(
  actor: Actor,
  draft: NoticeContact,
  look: (tx: Transaction, noticeId: string) => Promise<Result<null, More>>,
): Promise<Result<Ordered, Refusal | "notAllowed" | More>> {
  if (!mayDo(actor, "notice:record")) return refuse("notAllowed");
  return write<Ordered, Refusal | More>(
    actor,
    (ordered) => ({ type: "delivery.resent", ...ordered }),
    async (tx, entry) => {
      const found = await findNotice(tx, draft);
      if (!found.ok) return found;
      const notice = found.value;
      if (notice.declinedAt !== null) return refuse("noticeClosed");
      const contact = await tx.customerContact.findUnique({ where: { id: draft.contactId } });
      if (!standsFor(contact, draft.customerRef) || contact.email === null)
        return refuse("noSuchContact");
      const looked = await look(tx, notice.id);
      if (!looked.ok) return looked;
      const [announcementId, deliveryId] = [randomUUID(), randomUUID()];
      await tx.announcement.create({
        data: {
          id: announcementId,
          ...(await tellingNow(tx, notice)),
          at: entry.at,
          changes: { create: [{ changeSetId: draft.changeSetId }] },
        },
      });
      await tx.delivery.create({
        data: {
          id: deliveryId,
          announcementId,
          contactId: contact.id,
          address: contact.email,
          name: contact.name,
          nextAttemptAt: entry.at,
          messageId: `<${deliveryId}@${new URL(env().appUrl).hostname}>`,
          notices: { create: [{ noticeId: notice.id }] },
        },
      });
      return done({ deliveryId, announcementId });
    },
  );
}

type Notice = Prisma.NoticeGetPayload<object>;

/** What tells of a notice by now: whoever is told of a corrected change reads what was wrong before. */
async function tellingNow(tx: Transaction, notice: Notice) {
  const { changeClass, effectiveOn, restartedAt, changeSetId } = notice;
  if (changeClass === "A") return { kind: "ADVERSE" as const, correctionId: null };
  if (effectiveOn !== null) return { kind: "CONFIRMATION" as const, correctionId: null };
  const correction = restartedAt === null ? null : await restartOf(changeSetId, tx);
  return correction === null
    ? { kind: "NOTICE" as const, correctionId: null }
    : { kind: "CORRECTION" as const, correctionId: correction.id };
}
