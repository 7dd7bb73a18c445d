import { randomUUID } from "node:crypto";
import { type Actor, mayDo } from "@/lib/auth/actor";
import { done, type Result, refuse } from "@/lib/domain/result";
import { env } from "@/lib/env";
import type { Prisma } from "../database/generated/client";
import { standsFor } from "../notices/notice-acts";
import type { NoticeContact } from "../notices/notice-contact";
import { findNotice, type NoticeRefusal } from "../objections/objections";
import { type Transaction, write } from "../write";
import { tellingWith } from "./telling-now";

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
  return orderTelling<never>(actor, draft, async () => done([]));
}

/**
 * The same where more has to hold, and with what else goes in the same mail.
 *
 * @param look asked under the writer's lock; gives the other notices of the customer that the mail tells of
 */
export async function orderTelling<More extends string>(
  actor: Actor,
  draft: NoticeContact,
  look: (tx: Transaction, notice: Notice) => Promise<Result<readonly Notice[], More>>,
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
      const looked = await look(tx, notice);
      if (!looked.ok) return looked;
      const told = [notice, ...looked.value];
      const [announcementId, deliveryId] = [randomUUID(), randomUUID()];
      await tx.announcement.create({
        data: {
          id: announcementId,
          ...(await tellingWith(tx, notice)),
          at: entry.at,
          changes: {
            create: [...new Set(told.map(({ changeSetId }) => changeSetId))].map((changeSetId) => ({
              changeSetId,
            })),
          },
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
          notices: { create: told.map(({ id: noticeId }) => ({ noticeId })) },
        },
      });
      return done({ deliveryId, announcementId });
    },
  );
}

type Notice = Prisma.NoticeGetPayload<object>;
