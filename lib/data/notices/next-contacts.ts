import { type Actor, mayDo } from "@/lib/auth/actor";
import {
  type ContactToTell,
  type NextContact,
  nextContact,
  type ToldAlong,
} from "@/lib/domain/change/next-contact";
import { done, type Result, refuse } from "@/lib/domain/result";
import { mayReach, orderTelling } from "../announcing/telling";
import { toldAlong } from "../announcing/told-along";
import { reachable } from "../changes/outlook";
import { database } from "../database/current";
import { counts, telling } from "../gate/told-facts";
import { findNotice, type NoticeRefusal } from "../objections/objections";
import type { Transaction } from "../write";
import type { NoticeContact } from "./notice-contact";

type Reader = Pick<Transaction, "customerContact" | "deliveredNotice">;

/** Whom to turn to about each of these notices, which reached nobody, and what goes along. */
export async function nextContactsOf(
  notices: readonly { readonly id: string; readonly customerRef: string }[],
  reader: Reader = database(),
): Promise<ReadonlyMap<string, NextContact>> {
  if (notices.length === 0) return new Map();
  const ids = notices.map(({ id }) => id);
  const [contacts, told, along] = await Promise.all([
    reader.customerContact.findMany({
      where: {
        customerRef: { in: [...new Set(notices.map(({ customerRef }) => customerRef))] },
        purpose: reachable.purpose,
        erasedAt: reachable.erasedAt,
        email: { not: null },
      },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
    reader.deliveredNotice.findMany({
      where: {
        noticeId: { in: ids },
        delivery: { state: { in: [...mayReach] }, announcement: telling },
      },
      select: {
        noticeId: true,
        notice: { select: { restartedAt: true } },
        delivery: { select: { contactId: true, announcement: { select: { at: true } } } },
      },
    }),
    toldAlong(reader, ids),
  ]);
  const isTold = new Set(
    told.flatMap(({ noticeId, notice, delivery: { contactId, announcement } }) =>
      counts(announcement.at, notice.restartedAt) ? `${noticeId} ${contactId}` : [],
    ),
  );
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
      const others = (along.get(id) ?? []).map(({ changeSetId, agreementRef: agreement }) => ({
        changeSetId,
        agreement,
      }));
      return [id, nextContact(own, others)];
    }),
  );
}

type Fallback = {
  deliveryId: string;
  announcementId: string;
  contactId: string;
  /** What the same mail tells beside it. */
  along: readonly ToldAlong[];
};

/**
 * Sends a notice that reached nobody to the customer's next contact, in one mail with whatever the mail that came back told
 * beside it; the days of each are counted from that mail.
 *
 * Source: GDPR Art. 28(2), second sentence.
 *
 * @param of.contactId whom a page named as the next contact; null: whoever it is
 * @returns            refuses with `noNextContact` where nobody is left whom a mail could reach, or it is somebody else
 */
export async function tellNextContact(
  actor: Actor,
  of: Omit<NoticeContact, "contactId"> & { contactId: string | null },
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
  const contactId = of.contactId ?? next.contact.id;
  // Looked at again under the lock: pressed twice at once, it is one mail.
  const told = await orderTelling<"noNextContact">(
    actor,
    { ...of, contactId },
    async (tx, notice) => {
      const still = (await nextContactsOf([notice], tx)).get(notice.id);
      if (still?.act !== "TELL" || still.contact.id !== contactId) return refuse("noNextContact");
      return done((await toldAlong(tx, [notice.id])).get(notice.id) ?? []);
    },
  );
  return told.ok ? done({ ...told.value, contactId, along: next.along }) : told;
}
