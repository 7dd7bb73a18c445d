import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { type Actor, mayDo, type PublicActor } from "@/lib/auth/actor";
import { realClock } from "@/lib/clock";
import { languageOfContact } from "@/lib/domain/documents/told-mail";
import { linkToken } from "@/lib/domain/link-token";
import { isSameAddress, isSingleAddress } from "@/lib/domain/mail-address";
import { sha256 } from "@/lib/domain/publication/canonical";
import { find, list } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { env } from "@/lib/env";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { orderServiceMail } from "../mail/service-mails";
import { presentRegister } from "../register";
import { type Entry, type Transaction, write } from "../write";
import { endAccess } from "./contact-traces";
import {
  nothingRedirected,
  type Redirected,
  redirectedFacts,
  stopOldAddress,
  tellNewAddress,
} from "./moved-contacts";

type Contact = Prisma.CustomerContactGetPayload<object>;

/** A contact as staff, or the customer, write it down. */
export type ContactEntry = {
  /** null: a new one. */
  readonly id: string | null;
  readonly customerRef: string;
  readonly email: string;
  readonly name: string | null;
  readonly language: string | null;
};

/** What became of a contact, and of mail that was ordered for its earlier address. */
export type Saved = {
  readonly id: string;
  readonly isConfirmed: boolean;
  readonly mail: Redirected;
};

type Confirmed = { readonly id: string; readonly mail: Redirected };

const notices = "DPA_NOTICE";
const confirmationDays = 14;

/**
 * Adds a contact of a customer, or changes one. Another address is another mailbox: it has to be confirmed again, and what
 * still waits for the old one does not go out (decision 0026).
 *
 * Source: GDPR Art. 28(2) (the one informed is "the controller": the contact must be the one whom it named).
 */
export async function saveContact(
  actor: Actor,
  entry: ContactEntry,
): Promise<
  Result<Saved, "notAllowed" | "noSuchCustomer" | "noSuchContact" | "addressTaken" | "noAddress">
> {
  if (!mayDo(actor, "contact:edit")) return refuse("notAllowed");
  const email = entry.email.trim();
  if (!isSingleAddress(email)) return refuse("noAddress");
  const { register } = await presentRegister();
  if (find(register, "Customer", entry.customerRef) === undefined) return refuse("noSuchCustomer");
  const { customerRef, name, language } = entry;
  return write<Saved, "noSuchContact" | "addressTaken">(
    actor,
    ({ id, mail }) => ({
      type: "contact.saved",
      contactId: id,
      customerRef,
      ...redirectedFacts(mail),
    }),
    async (tx, written) => {
      const { at } = written;
      const known = await knownContact(tx, entry);
      if (entry.id !== null && known === null) return refuse("noSuchContact");
      const id = known?.id ?? randomUUID();
      if (await isAddressTaken(tx, customerRef, email, id)) return refuse("addressTaken");
      const isSame = isSameAddress(known?.email, email);
      const data = { email, name, language };
      const saved = await tx.customerContact.upsert({
        where: { id },
        create: { id, customerRef, purpose: notices, createdAt: at, ...data },
        update: isSame ? data : { ...data, confirmedAt: null, bouncedAt: null },
      });
      // Else whoever signed in at the old address would be in again once the new one is confirmed.
      if (known !== null && !isSame) await endAccess(tx, id);
      const isMoved = known !== null && !isSame;
      const mail = isMoved ? await stopOldAddress(tx, written, saved) : nothingRedirected;
      return done({ id, isConfirmed: saved.confirmedAt !== null, mail });
    },
  );
}

/** Whether another contact of this customer has the address. */
export async function isAddressTaken(
  tx: Transaction,
  customerRef: string,
  email: string,
  but: string | null,
): Promise<boolean> {
  const others = await tx.customerContact.findMany({
    where: { customerRef, ...(but === null ? {} : { id: { not: but } }) },
    select: { email: true },
  });
  return others.some((other) => isSameAddress(other.email, email));
}

async function knownContact(
  tx: Transaction,
  { id, customerRef }: ContactEntry,
): Promise<Contact | null> {
  if (id === null) return null;
  return tx.customerContact.findFirst({ where: { id, customerRef, erasedAt: null } });
}

/** Orders the mail by which a contact confirms its address. A newer mail takes the place of one that still waits. */
export async function orderContactConfirmation(
  actor: Actor,
  contactId: string,
): Promise<Result<{ id: string }, "notAllowed" | "noSuchContact" | "alreadyConfirmed">> {
  if (!mayDo(actor, "contact:edit")) return refuse("notAllowed");
  return write<{ id: string }, "noSuchContact" | "alreadyConfirmed">(
    actor,
    { type: "signIn.linkOrdered", purpose: "CONTACT_CONFIRMATION", userId: null, contactId },
    async (tx) => {
      const contact = await tx.customerContact.findUnique({ where: { id: contactId } });
      if (contact?.email == null) return refuse("noSuchContact");
      if (contact.confirmedAt !== null) return refuse("alreadyConfirmed");
      await mailConfirmation(tx, contact);
      return done({ id: contactId });
    },
  );
}

/** Orders the mail by which this contact confirms its address, in the transaction that made it or asks for it again. */
export async function mailConfirmation(tx: Transaction, contact: Contact): Promise<void> {
  const { id, email, customerRef } = contact;
  if (email === null) return;
  const { register } = await presentRegister();
  const token = linkToken(env().authSecret, "contact", nameInLink(contact, linkEnd()));
  await orderServiceMail(tx, {
    kind: "CONTACT_CONFIRMATION",
    payload: {
      url: new URL(`/contact/${token}`, env().appUrl).href,
      organisation: list(register, "Organisation")[0]?.name ?? "",
      customer: find(register, "Customer", customerRef)?.name ?? customerRef,
    },
    address: email,
    language: languageOfContact(register, contact),
    expiresAt: linkEnd(),
    onceKey: `contact ${id}`,
  });
}

function linkEnd(): Temporal.Instant {
  return realClock()
    .add({ hours: confirmationDays * 24 })
    .round("second");
}

/** What a link names: the contact, its address as it was then, and when the link ends. A link for an old address confirms no new one. */
function nameInLink({ id, email }: Pick<Contact, "id" | "email">, end: Temporal.Instant): string {
  return `${id} ${addressHash(email)} ${end.epochMilliseconds / 1000}`;
}

function addressHash(email: string | null): string {
  return sha256((email ?? "").toLowerCase()).slice(0, 16);
}

/** The contact whom a link names, while the link holds; null for every other. */
async function contactOfLink(
  reader: Pick<Transaction, "customerContact">,
  named: string,
): Promise<Contact | null> {
  const [id = "", hash, end] = named.split(" ");
  if (Number(end) * 1000 < realClock().epochMilliseconds) return null;
  const contact = await reader.customerContact.findUnique({ where: { id } });
  return contact?.email == null || addressHash(contact.email) !== hash ? null : contact;
}

/**
 * Whom a confirmation link is for, before anyone confirms anything.
 *
 * @param named what the link's token names, as `readLinkToken` gives it
 */
export async function contactToConfirm(
  _actor: PublicActor,
  named: string,
): Promise<{
  organisation: string;
  customer: string;
  email: string;
  isConfirmed: boolean;
} | null> {
  const contact = await contactOfLink(database(), named);
  if (contact?.email == null) return null;
  const { register } = await presentRegister();
  return {
    organisation: list(register, "Organisation")[0]?.name ?? "",
    customer: find(register, "Customer", contact.customerRef)?.name ?? contact.customerRef,
    email: contact.email,
    isConfirmed: contact.confirmedAt !== null,
  };
}

/**
 * Confirms a contact by the link that was sent to its address. Twice is once.
 *
 * @param named what the link's token names, as `readLinkToken` gives it
 */
export async function confirmContact(
  actor: PublicActor,
  named: string,
): Promise<Result<Confirmed, "noSuchContact">> {
  const known = await contactOfLink(database(), named);
  if (known?.confirmedAt != null) return done({ id: known.id, mail: nothingRedirected });
  return write<Confirmed, "noSuchContact">(
    actor,
    ({ id, mail }) => ({ type: "contact.confirmed", contactId: id, ...redirectedFacts(mail) }),
    async (tx, entry) => {
      const contact = await contactOfLink(tx, named);
      if (contact === null) return refuse("noSuchContact");
      return done(await markConfirmed(tx, entry, contact));
    },
  );
}

/** Confirms a contact by hand: staff know from elsewhere whom the customer named, and say from where. */
export async function confirmContactByHand(
  actor: Actor,
  contactId: string,
  reason: string,
): Promise<
  Result<Confirmed, "notAllowed" | "noSuchContact" | "alreadyConfirmed" | "reasonMissing">
> {
  if (!mayDo(actor, "contact:edit")) return refuse("notAllowed");
  if (reason.trim() === "") return refuse("reasonMissing");
  const event = { type: "contact.confirmed", contactId, reason: reason.trim() } as const;
  return write<Confirmed, "noSuchContact" | "alreadyConfirmed">(
    actor,
    ({ mail }) => ({ ...event, ...redirectedFacts(mail) }),
    async (tx, entry) => {
      const contact = await tx.customerContact.findUnique({ where: { id: contactId } });
      if (contact?.email == null) return refuse("noSuchContact");
      if (contact.confirmedAt !== null) return refuse("alreadyConfirmed");
      return done(await markConfirmed(tx, entry, contact));
    },
  );
}

/** From now on the contact is told of everything, and of what never arrived at an earlier address. */
async function markConfirmed(tx: Transaction, entry: Entry, { id }: Contact): Promise<Confirmed> {
  const data = { confirmedAt: new Date(entry.at) };
  const contact = await tx.customerContact.update({ where: { id }, data });
  return { id, mail: await tellNewAddress(tx, entry, contact) };
}
