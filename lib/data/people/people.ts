import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { type Actor, mayDo, type StaffActor, staffActor, type Via } from "@/lib/auth/actor";
import { areInConflict, type Role } from "@/lib/domain/access";
import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import type { Contact } from "@/lib/domain/customer/contact";
import { isSameAddress } from "@/lib/domain/mail-address";
import { done, type Result, refuse } from "@/lib/domain/result";
import { endAccess, eraseTraces } from "../customers/contact-traces";
import {
  nothingRedirected,
  type Redirected,
  redirectedFacts,
  stopOldAddress,
  tellNewAddress,
} from "../customers/moved-contacts";
import { database } from "../database/current";
import type { User } from "../database/generated/client";
import { columnOf, dayOf, instantOfColumn } from "../days";
import { type Entry, type Transaction, write } from "../write";
import { isAccessOver, mayCome, usualEnd } from "./access-end";
import { mailStaffLink } from "./sign-in-links";

/** The member of staff with this address, as an actor; null when there is none who may come. */
export async function findStaff(email: string, via: Via, at: Instant): Promise<StaffActor | null> {
  const user = await database().user.findFirst({
    where: { email: email.toLowerCase(), ...mayCome(Temporal.Instant.from(at)) },
  });
  return user === null ? null : staffActor(user, via, at);
}

type PersonDraft = {
  readonly email: string;
  readonly name: string | null;
  readonly roles: readonly Role[];
  /** The last day of their access; left out or null: no end, but for auditors. */
  readonly accessUntil?: CalendarDate | null;
};

export async function addUser(
  actor: Actor,
  draft: PersonDraft,
): Promise<Result<{ id: string }, "notAllowed" | "emailTaken" | "rolesInConflict">> {
  if (!mayDo(actor, "person:manage")) return refuse("notAllowed");
  if (areInConflict(draft.roles)) return refuse("rolesInConflict");
  return write<{ id: string }, "emailTaken">(
    actor,
    ({ id }) => ({ type: "user.added", userId: id }),
    async (tx, { at }) => {
      const user = await putUser(tx, draft, at);
      return user === null ? refuse("emailTaken") : done({ id: user.id });
    },
  );
}

/** @returns null where somebody has this address already */
export async function putUser(
  tx: Transaction,
  { email, name, roles, accessUntil }: PersonDraft,
  at: Instant,
) {
  const address = email.toLowerCase();
  const until = accessUntil ?? usualEnd(roles, at);
  if ((await tx.user.findUnique({ where: { email: address } })) !== null) return null;
  return tx.user.create({
    data: {
      id: randomUUID(),
      ...{ email: address, name, roles: [...roles], createdAt: at },
      accessUntil: until === null ? null : columnOf(until),
    },
  });
}

/** Adds somebody to the staff, and mails them the link by which they choose a password. */
export async function invitePerson(
  actor: Actor,
  draft: PersonDraft,
  realNow: Temporal.Instant,
): Promise<Result<{ id: string; email: string }, "notAllowed" | "emailTaken" | "rolesInConflict">> {
  if (!mayDo(actor, "person:manage")) return refuse("notAllowed");
  if (areInConflict(draft.roles)) return refuse("rolesInConflict");
  return write<{ id: string; email: string }, "emailTaken">(
    actor,
    ({ id }) => ({ type: "user.added", userId: id }),
    async (tx, { at }) => {
      const user = await putUser(tx, draft, at);
      if (user === null) return refuse("emailTaken");
      await mailStaffLink(tx, "INVITATION", user, realNow);
      return done({ id: user.id, email: user.email });
    },
  );
}

type StandingRefusal = "notAllowed" | "noSuchUser" | "yourself" | "lastAdministrator";

/** Ends somebody's access at once: whatever they hold, sessions and links, is gone with the commit. */
export async function disableUser(
  actor: Actor,
  email: string,
): Promise<Result<{ id: string }, StandingRefusal>> {
  if (!mayDo(actor, "person:manage")) return refuse("notAllowed");
  return write<{ id: string }, StandingRefusal>(
    actor,
    ({ id }) => ({ type: "user.disabled", userId: id }),
    async (tx, entry) => {
      const user = await tx.user.findUnique({ where: { email: email.toLowerCase() } });
      if (user === null) return refuse("noSuchUser");
      const id = user.id;
      if (isSelf(actor, id)) return refuse("yourself");
      if (await isLastAdministrator(tx, id)) return refuse("lastAdministrator");
      await tx.user.update({ where: { id }, data: { disabledAt: entry.at } });
      await tx.session.deleteMany({ where: { userId: id } });
      await tx.signInLink.deleteMany({ where: { userId: id } });
      return done({ id });
    },
  );
}

/** Lets somebody work here again, with the roles and the password they had. */
export async function enableUser(
  actor: Actor,
  email: string,
): Promise<Result<{ id: string }, "notAllowed" | "noSuchUser">> {
  if (!mayDo(actor, "person:manage")) return refuse("notAllowed");
  return write<{ id: string }, "noSuchUser">(
    actor,
    ({ id }) => ({ type: "user.enabled", userId: id }),
    async (tx) => {
      const user = await tx.user.findUnique({ where: { email: email.toLowerCase() } });
      if (user === null) return refuse("noSuchUser");
      await tx.user.update({ where: { id: user.id }, data: { disabledAt: null } });
      return done({ id: user.id });
    },
  );
}

/** Gives somebody these roles and no others; sessions that run have them from the next request on. */
export async function changeRoles(
  actor: Actor,
  email: string,
  roles: readonly Role[],
): Promise<Result<{ id: string }, StandingRefusal | "rolesInConflict">> {
  if (!mayDo(actor, "person:manage")) return refuse("notAllowed");
  if (areInConflict(roles)) return refuse("rolesInConflict");
  return write<{ id: string }, StandingRefusal>(
    actor,
    ({ id }) => ({ type: "user.rolesChanged", userId: id, roles: [...roles] }),
    async (tx, { at }) => {
      const user = await tx.user.findUnique({ where: { email: email.toLowerCase() } });
      if (user === null) return refuse("noSuchUser");
      const isAdministrator = roles.includes("ADMINISTRATOR");
      if (!isAdministrator && isSelf(actor, user.id)) return refuse("yourself");
      const until = user.accessUntil === null ? usualEnd(roles, at) : dayOf(user.accessUntil);
      // An auditor's access ends: the last administrator must not become one unnoticed.
      const stays = isAdministrator && (until === null || user.accessUntil !== null);
      if (!stays && (await isLastAdministrator(tx, user.id))) return refuse("lastAdministrator");
      await tx.user.update({
        where: { id: user.id },
        data: { roles: [...roles], accessUntil: until === null ? null : columnOf(until) },
      });
      return done({ id: user.id });
    },
  );
}

/**
 * Sets the last day on which somebody may come, or none; sessions that run end with it.
 *
 * @param until counts in full, wherever they are
 */
export async function setAccessEnd(
  actor: Actor,
  email: string,
  until: CalendarDate | null,
): Promise<Result<{ id: string }, StandingRefusal | "auditorNeedsEnd" | "dayPassed">> {
  if (!mayDo(actor, "person:manage")) return refuse("notAllowed");
  return write<{ id: string }, StandingRefusal | "auditorNeedsEnd" | "dayPassed">(
    actor,
    ({ id }) => ({ type: "user.accessEndSet", userId: id, until }),
    async (tx, { at }) => {
      const user = await tx.user.findUnique({ where: { email: email.toLowerCase() } });
      if (user === null) return refuse("noSuchUser");
      if (until === null && user.roles.includes("AUDITOR")) return refuse("auditorNeedsEnd");
      if (until === null && isSelf(actor, user.id)) return refuse("yourself");
      const trouble = until === null ? null : await whyNoEnd(tx, actor, user.id, until, at);
      if (trouble !== null) return refuse(trouble);
      const accessUntil = until === null ? null : columnOf(until);
      await tx.user.update({ where: { id: user.id }, data: { accessUntil } });
      return done({ id: user.id });
    },
  );
}

/** Nobody shuts themselves out, nor the last administrator. */
async function whyNoEnd(
  tx: Transaction,
  actor: Actor,
  userId: string,
  until: CalendarDate,
  at: Instant,
): Promise<"dayPassed" | "yourself" | "lastAdministrator" | null> {
  if (isAccessOver(until, Temporal.Instant.from(at))) return "dayPassed";
  if (isSelf(actor, userId)) return "yourself";
  return (await isLastAdministrator(tx, userId)) ? "lastAdministrator" : null;
}

function isSelf(actor: Actor, userId: string): boolean {
  return actor.type === "staff" && actor.id === userId;
}

/** Without one administrator who may come, and without an end, nobody could let another in. */
async function isLastAdministrator(tx: Transaction, userId: string): Promise<boolean> {
  const administrators = await tx.user.findMany({
    where: { roles: { has: "ADMINISTRATOR" }, disabledAt: null, accessUntil: null },
    select: { id: true },
    take: 2,
  });
  return administrators.length === 1 && administrators[0]?.id === userId;
}

/** Somebody on the staff, as administrators see them. */
export type Person = {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly roles: readonly Role[];
  readonly disabledAt: Instant | null;
  /** The last day on which they may come; null: no end. */
  readonly accessUntil: CalendarDate | null;
  /** Whether that day has passed. */
  readonly isOver: boolean;
  /** Whether they have chosen a password, without which nobody signs in. */
  readonly hasPassword: boolean;
};

/** Everybody on the staff, in the order of their addresses; nobody for whoever does not manage people. */
export async function listUsers(actor: Actor): Promise<Person[]> {
  if (!mayDo(actor, "person:manage")) return [];
  const users = await database().user.findMany({ orderBy: { email: "asc" } });
  return users.map((user) => personOf(user, actor.at));
}

/** Somebody on the staff; null when there is no such person, and for whoever does not manage people. */
export async function findUser(actor: Actor, id: string): Promise<Person | null> {
  if (!mayDo(actor, "person:manage")) return null;
  const user = await database().user.findUnique({ where: { id } });
  return user && personOf(user, actor.at);
}

/** What an administrator needs of a row; the hash of a password never leaves this layer. */
function personOf(
  { id, email, name, roles, disabledAt, accessUntil, passwordHash }: User,
  at: Instant,
): Person {
  const until = accessUntil === null ? null : dayOf(accessUntil);
  return {
    id,
    email,
    name,
    roles,
    disabledAt: disabledAt === null ? null : instantOfColumn(disabledAt),
    accessUntil: until,
    isOver: until !== null && isAccessOver(until, Temporal.Instant.from(at)),
    hasPassword: passwordHash !== null,
  };
}

/** Writes contacts beside an import: new ones are added, known ones brought up to date. */
export async function saveContacts(
  tx: Transaction,
  entry: Entry,
  contacts: readonly Contact[],
): Promise<Redirected> {
  const mail: Redirected[] = [];
  for (const contact of contacts) mail.push(await savedContact(tx, entry, contact));
  return {
    stopped: mail.flatMap(({ stopped }) => stopped),
    ordered: mail.flatMap(({ ordered }) => ordered),
  };
}

async function savedContact(
  tx: Transaction,
  entry: Entry,
  { ref, customer, email, name, language, purpose, confirmed }: Contact,
): Promise<Redirected> {
  const { at } = entry;
  const confirmedAt = confirmed ? at : null;
  const data = { customerRef: customer, email, name, language, purpose, confirmedAt };
  const known = await tx.customerContact.findUnique({ where: { id: ref } });
  // Who was erased does not come back by an old file.
  if (known !== null && known.erasedAt !== null) return nothingRedirected;
  const isMoved = known !== null && !isSameAddress(known.email, email);
  if (isMoved) await endAccess(tx, ref);
  const saved = await tx.customerContact.upsert({
    where: { id: ref },
    create: { id: ref, createdAt: at, ...data },
    // Another address is not the one that mail came back from.
    update: known?.email === email ? data : { ...data, bouncedAt: null },
  });
  const isNewlyConfirmed = known?.confirmedAt === null && confirmed;
  if (!isMoved && !isNewlyConfirmed) return nothingRedirected;
  return confirmed ? tellNewAddress(tx, entry, saved) : stopOldAddress(tx, entry, saved);
}

/** A contact belongs to one customer for good: what was sent to it proves that this customer was told. */
async function hasOtherOwners(tx: Transaction, contacts: readonly Contact[]): Promise<boolean> {
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
  contacts: readonly Contact[],
): Promise<Result<Redirected, "notAllowed" | "contactOfAnother">> {
  if (!mayDo(actor, "contact:edit")) return refuse("notAllowed");
  const event = {
    type: "contacts.imported" as const,
    contactIds: contacts.map(({ ref }) => ref),
  };
  return write<Redirected, "contactOfAnother">(
    actor,
    (mail) => ({ ...event, ...redirectedFacts(mail) }),
    async (tx, entry) => {
      if (await hasOtherOwners(tx, contacts)) return refuse("contactOfAnother");
      return done(await saveContacts(tx, entry, contacts));
    },
  );
}

/** The contacts as the register file names them, without those that were erased. */
export async function listContacts(): Promise<Contact[]> {
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
    await eraseTraces(tx, contactId, entry.at);
    return done({ id: contactId });
  });
}
