import { randomUUID } from "node:crypto";
import { type Actor, mayDo } from "@/lib/auth/actor";
import { digestDue } from "@/lib/domain/digest/digest-month";
import { todayIn } from "@/lib/domain/organisation-day";
import { done, refuse } from "@/lib/domain/result";
import { reachable } from "../changes/outlook";
import { database } from "../database/current";
import { deliveryTo } from "../mail/mail-orders";
import { presentRegister } from "../register";
import { write } from "../write";
import { nextDigest } from "./digest-contents";
import { digestDay } from "./digest-window";

/** Contacts that a digest goes to: those whom a notice may go to, but for whoever stopped it. */
export const wantsDigest = { ...reachable, digestStoppedAt: null } as const;

type Ordered = {
  month: string;
  publication: number;
  announcementId: string | null;
  customers: number;
  deliveries: number;
};

/**
 * Orders the monthly digest on its day: one mail to each contact of each customer whom an informative change concerns. That the month is
 * done, what each customer is told, and its mails are written in one transaction: a worker that dies, or a second one beside it, tells
 * nobody twice, and a month in which there is nothing is done with none.
 *
 * Source: none, product rule table (class I: change log and monthly digest).
 *
 * @returns how many mails were ordered
 */
export async function orderDigest(actor: Actor): Promise<number> {
  if (!mayDo(actor, "notice:record")) return 0;
  const { register } = await presentRegister();
  const month = digestDue(await digestDay(register), todayIn(register, actor.at));
  if (month === null) return 0;
  const { drawn, since, contents } = await nextDigest(actor.at);
  if (drawn === null) return 0;
  const { number: publication, upTo } = drawn;
  const result = await write<Ordered, "doneAlready">(
    actor,
    (ordered) => ({ type: "digest.ordered", ...ordered }),
    async (tx, entry) => {
      if ((await tx.digest.findUnique({ where: { month } })) !== null) return refuse("doneAlready");
      const contacts = await tx.customerContact.findMany({
        where: { ...wantsDigest, customerRef: { in: [...contents.keys()] } },
      });
      const told = new Set(contacts.map(({ customerRef }) => customerRef));
      const announcementId = contacts.length === 0 ? null : randomUUID();
      if (announcementId !== null) {
        const announcement = { id: announcementId, kind: "DIGEST", at: entry.at } as const;
        await tx.announcement.create({ data: announcement });
        await tx.delivery.createMany({
          data: contacts.map((contact) => deliveryTo(contact, announcementId, entry)),
        });
      }
      const window = { since: new Date(since), upTo: new Date(upTo) };
      await tx.digest.create({
        data: { month, at: entry.at, ...window, publication, announcementId },
      });
      await tx.digestedChange.createMany({
        data: [...contents].flatMap(([customerRef, ids]) =>
          told.has(customerRef)
            ? ids.map((changeSetId) => ({ month, customerRef, changeSetId }))
            : [],
        ),
      });
      return done({
        month,
        publication,
        announcementId,
        customers: told.size,
        deliveries: contacts.length,
      });
    },
  );
  return result.ok ? result.value.deliveries : 0;
}

/** What the mails of one digest are made from; throws for an announcement of another kind. */
export async function digestOf(announcementId: string) {
  const digest = await database().digest.findUniqueOrThrow({
    where: { announcementId },
    include: { changes: { orderBy: { changeSetId: "asc" } }, published: true },
  });
  const changes = new Map<string, string[]>();
  for (const { customerRef, changeSetId } of digest.changes)
    changes.set(customerRef, [...(changes.get(customerRef) ?? []), changeSetId]);
  const { number, hash, publicPart } = digest.published;
  return { publication: { number, hash }, publicPart, changes };
}

/** Whether a contact still wants it, asked when its mail is made. */
export async function stillWantsDigest(deliveryId: string): Promise<string | null> {
  const contact = await database().customerContact.findFirst({
    where: { ...wantsDigest, deliveries: { some: { id: deliveryId } } },
    select: { id: true },
  });
  return contact?.id ?? null;
}
