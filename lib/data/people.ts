import { randomUUID } from "node:crypto";
import { type Actor, mayDo, type StaffActor, staffActor, type Via } from "@/lib/auth/actor";
import type { Role } from "@/lib/domain/access";
import type { Instant } from "@/lib/domain/calendar";
import { done, type Result, refuse } from "@/lib/domain/result";
import { database } from "./database/current";
import { type Transaction, write } from "./write";

/** The member of staff with this address, as an actor; null when there is none or the account is disabled. */
export async function findStaff(email: string, via: Via, at: Instant): Promise<StaffActor | null> {
  const user = await database().user.findUnique({ where: { email: email.toLowerCase() } });
  return user === null || user.disabledAt !== null ? null : staffActor(user, via, at);
}

export async function addUser(
  actor: Actor,
  { email, name, roles }: { email: string; name: string | null; roles: readonly Role[] },
): Promise<Result<{ id: string }, "notAllowed" | "emailTaken">> {
  if (!mayDo(actor, "person:manage")) return refuse("notAllowed");
  return write(
    actor,
    ({ id }) => ({ type: "user.added", userId: id }),
    async (tx, entry) => {
      const address = email.toLowerCase();
      if ((await tx.user.findUnique({ where: { email: address } })) !== null)
        return refuse("emailTaken");
      const id = randomUUID();
      await tx.user.create({
        data: { id, email: address, name, roles: [...roles], createdAt: entry.at },
      });
      return done({ id });
    },
  );
}

export async function disableUser(
  actor: Actor,
  email: string,
): Promise<Result<{ id: string }, "notAllowed" | "noSuchUser">> {
  if (!mayDo(actor, "person:manage")) return refuse("notAllowed");
  return write(
    actor,
    ({ id }) => ({ type: "user.disabled", userId: id }),
    async (tx, entry) => {
      const user = await tx.user.findUnique({ where: { email: email.toLowerCase() } });
      if (user === null) return refuse("noSuchUser");
      await tx.user.update({ where: { id: user.id }, data: { disabledAt: entry.at } });
      return done({ id: user.id });
    },
  );
}

export async function changeRoles(
  actor: Actor,
  email: string,
  roles: readonly Role[],
): Promise<Result<{ id: string }, "notAllowed" | "noSuchUser">> {
  if (!mayDo(actor, "person:manage")) return refuse("notAllowed");
  return write(
    actor,
    ({ id }) => ({ type: "user.rolesChanged", userId: id, roles: [...roles] }),
    async (tx) => {
      const user = await tx.user.findUnique({ where: { email: email.toLowerCase() } });
      if (user === null) return refuse("noSuchUser");
      await tx.user.update({ where: { id: user.id }, data: { roles: [...roles] } });
      return done({ id: user.id });
    },
  );
}

export async function listUsers() {
  return database().user.findMany({ orderBy: { email: "asc" } });
}

/** A contact as the register file names it; the file is the only writer of contacts until staff have a screen. */
export type ContactDraft = {
  readonly ref: string;
  readonly customer: string;
  readonly email: string;
  readonly name: string | null;
  readonly language: string | null;
  readonly purpose: string;
  readonly confirmed: boolean;
};

/** Writes contacts beside an import: new ones are added, known ones brought up to date. */
export async function saveContacts(
  tx: Transaction,
  contacts: readonly ContactDraft[],
  at: Instant,
): Promise<void> {
  for (const { ref, customer, email, name, language, purpose, confirmed } of contacts) {
    const data = {
      customerRef: customer,
      email,
      name,
      language,
      purpose,
      confirmedAt: confirmed ? at : null,
    };
    const known = await tx.customerContact.findUnique({ where: { id: ref } });
    // Who was erased does not come back by an old file.
    if (known !== null && known.erasedAt !== null) continue;
    await tx.customerContact.upsert({
      where: { id: ref },
      create: { id: ref, createdAt: at, ...data },
      // Another address is not the one that mail came back from.
      update: known?.email === email ? data : { ...data, bouncedAt: null },
    });
  }
}

/** A contact belongs to one customer for good: what was sent to it proves that this customer was told. */
async function hasOtherOwners(
  tx: Transaction,
  contacts: readonly ContactDraft[],
): Promise<boolean> {
  const owners = new Map(contacts.map(({ ref, customer }) => [ref, customer]));
  const known = await tx.customerContact.findMany({
    where: { id: { in: [...owners.keys()] } },
    select: { id: true, customerRef: true },
  });
  return known.some(({ id, customerRef }) => owners.get(id) !== customerRef);
}

/** Adds the contacts of a file to what is known, or brings them up to date. */
export async function importContacts(
  actor: Actor,
  contacts: readonly ContactDraft[],
): Promise<Result<null, "notAllowed" | "contactOfAnother">> {
  if (!mayDo(actor, "contact:edit")) return refuse("notAllowed");
  return write<null, "contactOfAnother">(
    actor,
    { type: "contacts.imported", contactIds: contacts.map(({ ref }) => ref) },
    async (tx, entry) => {
      if (await hasOtherOwners(tx, contacts)) return refuse("contactOfAnother");
      await saveContacts(tx, contacts, entry.at);
      return done(null);
    },
  );
}

/** The contacts as the register file names them, without those that were erased. */
export async function listContacts(): Promise<ContactDraft[]> {
  const rows = await database().customerContact.findMany({
    where: { erasedAt: null },
    orderBy: { id: "asc" },
  });
  return rows.flatMap(({ id, customerRef, email, name, language, purpose, confirmedAt }) =>
    email === null
      ? []
      : [
          {
            ref: id,
            customer: customerRef,
            email,
            name,
            language,
            purpose,
            confirmed: confirmedAt !== null,
          },
        ],
  );
}

/**
 * Erases a contact: the person's data go, what was sent stays provable by hashes.
 *
 * Source: GDPR Art. 17(1), 5(1)(e).
 */
export async function eraseContact(
  actor: Actor,
  contactId: string,
): Promise<Result<{ id: string }, "notAllowed" | "noSuchContact">> {
  if (!mayDo(actor, "contact:edit")) return refuse("notAllowed");
  return write(actor, { type: "contact.erased", contactId }, async (tx, entry) => {
    const contact = await tx.customerContact.findUnique({ where: { id: contactId } });
    if (contact === null) return refuse("noSuchContact");
    await tx.customerContact.update({
      where: { id: contactId },
      data: { email: null, name: null, language: null, confirmedAt: null, erasedAt: entry.at },
    });
    await tx.delivery.updateMany({ where: { contactId }, data: { address: null, name: null } });
    await tx.delivery.updateMany({
      where: { contactId, state: { in: ["PENDING", "DEFERRED"] } },
      data: { state: "CANCELLED", nextAttemptAt: null },
    });
    return done({ id: contactId });
  });
}
