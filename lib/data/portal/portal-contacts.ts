import { randomUUID } from "node:crypto";
import type { CustomerActor } from "@/lib/auth/actor";
import { isHeaderText, isSameAddress, isSingleAddress } from "@/lib/domain/mail-address";
import type { PortalContact } from "@/lib/domain/portal-view";
import { done, type Result, refuse } from "@/lib/domain/result";
import { reachable } from "../changes/outlook";
import { endAccess, eraseTraces } from "../customers/contact-traces";
import { isAddressTaken, mailConfirmation, type Saved } from "../customers/contacts";
import { nothingRedirected, redirectedFacts, stopOldAddress } from "../customers/moved-contacts";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { countTry, type Limit } from "../tries";
import { type Transaction, write } from "../write";
import type { Reader } from "./portal-notices";

type Contact = Prisma.CustomerContactGetPayload<object>;

/** How many contacts a customer may name by itself: each new one is sent a mail. */
const mostContacts = 25;

/** How many mails a customer may have us send to addresses that it names: nobody's mailbox is filled by our hand. */
const confirmations: Limit = { name: "contact-confirmation", tries: 30, seconds: 60 * 60 };

export type ContactForm = { readonly email: string; readonly name: string | null };

type SaveRefusal =
  | "noAddress"
  | "addressTaken"
  | "noSuchContact"
  | "lastConfirmed"
  | "tooManyMails";

/** The customer's own contacts for notices, those that can be told first. */
export async function contactsOf({ customerRef, contactId }: Reader): Promise<PortalContact[]> {
  const rows = await database().customerContact.findMany({
    where: { ...named, customerRef },
    orderBy: [{ confirmedAt: { sort: "asc", nulls: "last" } }, { email: "asc" }],
  });
  const confirmed = rows.filter(isReachable);
  return rows.map((row) => ({
    id: row.id,
    email: row.email ?? "",
    name: row.name,
    standing: standingOf(row),
    wantsDigest: row.digestStoppedAt === null,
    isOwn: row.id === contactId,
    isLast: isReachable(row) && confirmed.length === 1,
  }));
}

const named = { erasedAt: null, purpose: reachable.purpose } as const;

function isReachable({ confirmedAt, bouncedAt }: Contact): boolean {
  return confirmedAt !== null && bouncedAt === null;
}

function standingOf({ confirmedAt, bouncedAt }: Contact): PortalContact["standing"] {
  if (bouncedAt !== null) return "BOUNCED";
  return confirmedAt === null ? "UNCONFIRMED" : "CONFIRMED";
}

/** Names a new contact, who is told of nothing before confirming the address by mail. */
export async function addOwnContact(
  actor: CustomerActor,
  form: ContactForm,
): Promise<Result<{ id: string }, "noAddress" | "addressTaken" | "tooMany" | "tooManyMails">> {
  const { customerRef } = actor;
  if (!isMailable(form)) return refuse("noAddress");
  if (!(await countTry(confirmations, customerRef))) return refuse("tooManyMails");
  return write<{ id: string }, "addressTaken" | "tooMany">(
    actor,
    ({ id }) => ({ type: "contact.saved", contactId: id, customerRef }),
    async (tx, { at }) => {
      if (await isAddressTaken(tx, customerRef, form.email, null)) return refuse("addressTaken");
      const count = await tx.customerContact.count({ where: { ...named, customerRef } });
      if (count >= mostContacts) return refuse("tooMany");
      const { email, name } = form;
      const created = { id: randomUUID(), customerRef, email, name, createdAt: at };
      const contact = await tx.customerContact.create({
        data: { ...created, purpose: reachable.purpose },
      });
      await mailConfirmation(tx, contact);
      return done({ id: contact.id });
    },
  );
}

/** Changes a contact. Another address is another mailbox: it is confirmed anew, and who signed in by the old one is signed out. */
export async function changeOwnContact(
  actor: CustomerActor,
  contactId: string,
  form: ContactForm,
): Promise<Result<Saved, SaveRefusal>> {
  const { customerRef } = actor;
  if (!isMailable(form)) return refuse("noAddress");
  const before = await ownContact(database(), customerRef, contactId);
  const isMailed = before !== null && !isSameAddress(before.email, form.email);
  if (isMailed && !(await countTry(confirmations, customerRef))) return refuse("tooManyMails");
  return write<Saved, SaveRefusal>(
    actor,
    ({ mail }) => ({ type: "contact.saved", contactId, customerRef, ...redirectedFacts(mail) }),
    async (tx, entry) => {
      const known = await ownContact(tx, customerRef, contactId);
      if (known === null) return refuse("noSuchContact");
      const { email, name } = form;
      if (await isAddressTaken(tx, customerRef, email, contactId)) return refuse("addressTaken");
      const isSame = isSameAddress(known.email, email);
      if (!isSame && (await isLastOne(tx, known))) return refuse("lastConfirmed");
      const contact = await tx.customerContact.update({
        where: { id: contactId, customerRef },
        data: isSame ? { email, name } : { email, name, confirmedAt: null, bouncedAt: null },
      });
      const isConfirmed = contact.confirmedAt !== null;
      if (isSame) return done({ id: contactId, isConfirmed, mail: nothingRedirected });
      await endAccess(tx, contactId);
      await mailConfirmation(tx, contact);
      return done({ id: contactId, isConfirmed, mail: await stopOldAddress(tx, entry, contact) });
    },
  );
}

/** Sends the mail again by which a contact confirms its address. */
export async function remindOwnContact(
  actor: CustomerActor,
  contactId: string,
): Promise<Result<{ id: string }, "noSuchContact" | "alreadyConfirmed" | "tooManyMails">> {
  const { customerRef } = actor;
  if (!(await countTry(confirmations, customerRef))) return refuse("tooManyMails");
  return write<{ id: string }, "noSuchContact" | "alreadyConfirmed">(
    actor,
    { type: "signIn.linkOrdered", purpose: "CONTACT_CONFIRMATION", userId: null, contactId },
    async (tx) => {
      const known = await ownContact(tx, customerRef, contactId);
      if (known === null) return refuse("noSuchContact");
      if (known.confirmedAt !== null) return refuse("alreadyConfirmed");
      await mailConfirmation(tx, known);
      return done({ id: contactId });
    },
  );
}

/**
 * Removes a contact: the person's data go, what was sent stays provable by hashes. The last one that can be told stays.
 *
 * Source: GDPR Art. 17(1); 28(2) (somebody has to be there to be informed).
 */
export async function removeOwnContact(
  actor: CustomerActor,
  contactId: string,
): Promise<Result<{ id: string }, "noSuchContact" | "lastConfirmed">> {
  const { customerRef } = actor;
  return write<{ id: string }, "noSuchContact" | "lastConfirmed">(
    actor,
    { type: "contact.erased", contactId },
    async (tx, entry) => {
      const known = await ownContact(tx, customerRef, contactId);
      if (known === null) return refuse("noSuchContact");
      if (await isLastOne(tx, known)) return refuse("lastConfirmed");
      await eraseTraces(tx, contactId, entry.at);
      return done({ id: contactId });
    },
  );
}

function isMailable({ email, name }: ContactForm): boolean {
  return isSingleAddress(email) && isHeaderText(name ?? "");
}

async function ownContact(
  tx: Pick<Transaction, "customerContact">,
  customerRef: string,
  id: string,
): Promise<Contact | null> {
  return tx.customerContact.findFirst({ where: { ...named, id, customerRef } });
}

async function isLastOne(tx: Transaction, contact: Contact): Promise<boolean> {
  const { customerRef, id } = contact;
  if (!isReachable(contact)) return false;
  const others = await tx.customerContact.count({
    where: { ...reachable, customerRef, id: { not: id } },
  });
  return others === 0;
}
