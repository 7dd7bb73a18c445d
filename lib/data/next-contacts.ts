import { type Actor, mayDo } from "@/lib/auth/actor";
import {
  type ContactToTell,
  type NextContact,
  nextContact,
} from "@/lib/domain/change/next-contact";
import { done, type Result, refuse } from "@/lib/domain/result";
import { database } from "./database/current";
import { findNotice, type NoticeRefusal } from "./objections";
import { reachable } from "./outlook";
import { mayReach, tellFirst } from "./telling";

/** Whom to turn to about each of these notices, which reached nobody. */
export async function nextContactsOf(
  notices: readonly { readonly id: string; readonly customerRef: string }[],
): Promise<ReadonlyMap<string, NextContact>> {
  if (notices.length === 0) return new Map();
  const [contacts, told] = await Promise.all([
    database().customerContact.findMany({
      where: {
        customerRef: { in: [...new Set(notices.map(({ customerRef }) => customerRef))] },
        purpose: reachable.purpose,
        erasedAt: reachable.erasedAt,
        email: { not: null },
      },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
    database().deliveredNotice.findMany({
      where: {
        noticeId: { in: notices.map(({ id }) => id) },
        delivery: { state: { in: [...mayReach] } },
      },
      select: { noticeId: true, delivery: { select: { contactId: true } } },
    }),
  ]);
  const isTold = new Set(told.map(({ noticeId, delivery }) => `${noticeId} ${delivery.contactId}`));
  return new Map(
    notices.map(({ id, customerRef }) => {
      const own = contacts
        .filter((contact) => contact.customerRef === customerRef)
        .map(
          (contact): ContactToTell => ({
            id: contact.id,
            label: [contact.name, contact.email].filter(Boolean).join(", "),
            isConfirmed: contact.confirmedAt !== null,
            hasBounced: contact.bouncedAt !== null,
            isTold: isTold.has(`${id} ${contact.id}`),
          }),
        );
      return [id, nextContact(own)];
    }),
  );
}

type Fallback = { deliveryId: string; announcementId: string; contactId: string };

/**
 * Sends a notice that reached nobody to the customer's next contact; its days are counted from that mail.
 *
 * Source: GDPR Art. 28(2), second sentence.
 *
 * @returns refuses with `noNextContact` where nobody is left whom a mail could reach
 */
export async function tellNextContact(
  actor: Actor,
  of: { changeSetId: string; customerRef: string; agreementRef: string | null },
): Promise<
  Result<
    Fallback,
    NoticeRefusal | "notAllowed" | "noSuchContact" | "noticeClosed" | "noNextContact"
  >
> {
  if (!mayDo(actor, "notice:record")) return refuse("notAllowed");
  const found = await findNotice(database(), of);
  if (!found.ok) return found;
  const next = (await nextContactsOf([found.value])).get(found.value.id);
  if (next?.act !== "TELL") return refuse("noNextContact");
  const told = await tellFirst(actor, { ...of, contactId: next.contact.id });
  if (told.ok) return done({ ...told.value, contactId: next.contact.id });
  const { reason } = told;
  return refuse(reason === "toldAlready" ? "noNextContact" : reason);
}
