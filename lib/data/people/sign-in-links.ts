import { createHash, randomBytes } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { type Actor, customerActor, mayDo, type PublicActor } from "@/lib/auth/actor";
import { realClock } from "@/lib/clock";
import { type Instant, instantOf } from "@/lib/domain/calendar";
import type { ServiceMail } from "@/lib/domain/documents/service-mail";
import { languageOfContact } from "@/lib/domain/documents/told-mail";
import { isSameAddress } from "@/lib/domain/mail-address";
import { done, type Result, refuse } from "@/lib/domain/result";
import { env } from "@/lib/env";
import { database } from "../database/current";
import type { $Enums, Prisma } from "../database/generated/client";
import { orderServiceMail } from "../mail/service-mails";
import { presentRegister } from "../register";
import { type Transaction, write } from "../write";
import { mayCome } from "./access-end";
import { mayVisit, putSession, timestampOf } from "./sessions";

type LinkPurpose = $Enums.SignInPurpose;

/** How long a link of each purpose opens something. */
const linkMinutes: Readonly<Record<LinkPurpose, number>> = {
  FIRST_ADMINISTRATOR: 24 * 60,
  INVITATION: 72 * 60,
  PASSWORD_RESET: 60,
  CUSTOMER: 10,
};

/** What a link that can still be used stands for. */
type OpenLink =
  | { readonly purpose: "CUSTOMER"; readonly email: string; readonly customer: string }
  | {
      readonly purpose: Exclude<LinkPurpose, "CUSTOMER">;
      /** null: the first administrator, who says at the link who they are. */
      readonly user: {
        readonly id: string;
        readonly email: string;
        readonly name: string | null;
      } | null;
    };

/** A link as it is made: what it says is known to whoever it is given to, and to nobody else again. */
type NewLink = { readonly url: string; readonly expiresAt: Instant };

/** How long a link opens something, where not as long as usual, and the path to which it leads on. */
type LinkWishes = { readonly minutes?: number | undefined; readonly next?: string | undefined };

type Whose = { userId: string | null } | { contactId: string };

/** Only the hash is kept: who reads the database or a backup can sign in with nothing. */
export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/**
 * Puts a new link; an older one of the same person and purpose opens nothing any more.
 *
 * @param now on the real clock
 */
export async function putLink(
  tx: Transaction,
  purpose: LinkPurpose,
  whose: Whose,
  now: Temporal.Instant,
  { minutes = linkMinutes[purpose], next }: LinkWishes = {},
): Promise<NewLink> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = now.add({ minutes });
  await tx.signInLink.deleteMany({
    where: { OR: [{ purpose, ...whose }, { expiresAt: { lte: timestampOf(now) } }] },
  });
  await tx.signInLink.create({
    data: {
      tokenHash: hashOfToken(token),
      purpose,
      ...whose,
      createdAt: timestampOf(now),
      expiresAt: timestampOf(expiresAt),
    },
  });
  const path = purpose === "CUSTOMER" ? "link" : "invitation";
  const query = new URLSearchParams({ token, ...(next !== undefined && { next }) });
  const url = `${env().appUrl}/sign-in/${path}?${query}`;
  return { url, expiresAt: instantOf(expiresAt.toString()) };
}

/** Which links open something: unused, in time, of somebody who may come. */
function usable(token: string, now: Temporal.Instant): Prisma.SignInLinkWhereInput {
  return {
    tokenHash: hashOfToken(token),
    usedAt: null,
    expiresAt: { gt: timestampOf(now) },
    OR: [
      { user: mayCome(now) },
      { contact: mayVisit },
      { purpose: "FIRST_ADMINISTRATOR", userId: null },
    ],
  };
}

/** What a link stands for, without using it; null when it was used, is over, or never was one. */
export async function findLink(token: string, now: Temporal.Instant): Promise<OpenLink | null> {
  const link = await database().signInLink.findFirst({
    where: usable(token, now),
    include: { user: true, contact: true },
  });
  if (link === null) return null;
  const { purpose, user, contact } = link;
  if (purpose !== "CUSTOMER") {
    const whose = user && { id: user.id, email: user.email, name: user.name };
    return { purpose, user: whose };
  }
  if (contact === null || contact.email === null) return null;
  const customer = await database().customer.findUnique({ where: { ref: contact.customerRef } });
  return { purpose, email: contact.email, customer: customer?.name ?? contact.customerRef };
}

/** Uses a link up, within the act that it is for; null when it opens nothing. Of two at once, one gets it. */
export async function consumeLink(tx: Transaction, token: string, now: Temporal.Instant) {
  const link = await tx.signInLink.findFirst({
    where: usable(token, now),
    include: { user: true, contact: true },
  });
  if (link === null) return null;
  await tx.signInLink.update({
    where: { tokenHash: link.tokenHash },
    data: { usedAt: timestampOf(now) },
  });
  return link;
}

/** Signs a customer's contact in by their link. */
export async function openCustomerSession(
  token: string,
  at: Instant,
  now: Temporal.Instant,
): Promise<Result<string, "linkOver">> {
  const found = await database().signInLink.findFirst({
    where: { ...usable(token, now), purpose: "CUSTOMER" },
    include: { contact: true },
  });
  if (found === null || found.contact === null) return refuse("linkOver");
  const { id: contactId } = found.contact;
  return write<string, "linkOver">(
    customerActor(found.contact, "portal", at),
    (sessionId) => ({ type: "session.opened", sessionId, userId: null, contactId }),
    async (tx) => {
      if ((await consumeLink(tx, token, now)) === null) return refuse("linkOver");
      return done(await putSession(tx, { contactId }, now));
    },
  );
}

/** Mails a link to every contact with this address: one may stand for several customers. Says nothing to whoever asks. */
export async function orderCustomerLinks(
  actor: PublicActor,
  { email, next }: { email: string; next: string },
  now: Temporal.Instant,
): Promise<void> {
  const alike = await database().customerContact.findMany({
    where: { ...mayVisit, email: { equals: email, mode: "insensitive" } },
    orderBy: { id: "asc" },
  });
  // The database reads "%" and "_", which an address may have, as any letters.
  const contacts = alike.filter((contact) => isSameAddress(contact.email, email));
  // Who asks need not be who reads the mail: of what was asked, only a plain page of the portal stands in it.
  const wishes = /^\/portal(\/[\w-]+)+$/.test(next) ? { next } : {};
  const { register } = await presentRegister();
  for (const contact of contacts) {
    const { id: contactId, email: address } = contact;
    if (address === null) continue;
    await write(actor, linkOrdered("CUSTOMER", null, contactId), async (tx) => {
      const { url, expiresAt } = await putLink(tx, "CUSTOMER", { contactId }, now, wishes);
      const payload = { url, organisation: await organisationName(tx) };
      const onceKey = `sign-in:${contactId}`;
      const mail: ServiceMail = { kind: "SIGN_IN_LINK", payload };
      const language = languageOfContact(register, contact);
      await orderServiceMail(tx, { ...mail, address, language, expiresAt, onceKey });
      return done(null);
    });
  }
}

/** Mails a member of staff a link to choose a password; nothing when there is none with this address. Says nothing. */
export async function orderPasswordReset(
  actor: PublicActor,
  email: string,
  now: Temporal.Instant,
): Promise<void> {
  const user = await database().user.findFirst({
    where: { email: email.toLowerCase(), ...mayCome(now) },
  });
  if (user === null) return;
  await write(actor, linkOrdered("PASSWORD_RESET", user.id, null), async (tx) => {
    await mailStaffLink(tx, "PASSWORD_RESET", user, now);
    return done(null);
  });
}

/** Mails somebody on the staff another link: an invitation to whoever has no password yet, else a new start. */
export async function sendStaffLink(
  actor: Actor,
  userId: string,
  now: Temporal.Instant,
): Promise<Result<{ email: string }, "notAllowed" | "noSuchUser">> {
  if (!mayDo(actor, "person:manage")) return refuse("notAllowed");
  const user = await database().user.findFirst({ where: { id: userId, ...mayCome(now) } });
  if (user === null) return refuse("noSuchUser");
  const purpose = purposeFor(user);
  return write(actor, linkOrdered(purpose, user.id, null), async (tx) => {
    await mailStaffLink(tx, purpose, user, now);
    return done({ email: user.email });
  });
}

/** Makes a link for somebody on the staff and gives it to whoever asks, who is at the trusted shell. */
export async function makeStaffLink(
  actor: Actor,
  email: string,
  now: Temporal.Instant,
  minutes?: number,
): Promise<Result<NewLink, "notAllowed" | "noSuchUser">> {
  if (!mayDo(actor, "person:manage")) return refuse("notAllowed");
  const user = await database().user.findFirst({
    where: { email: email.toLowerCase(), ...mayCome(now) },
  });
  if (user === null) return refuse("noSuchUser");
  const purpose = purposeFor(user);
  return write(actor, linkOrdered(purpose, user.id, null), async (tx) =>
    done(await putLink(tx, purpose, { userId: user.id }, now, { minutes })),
  );
}

/** Makes the link by which somebody becomes the first administrator; null once there is one who can sign in. */
export async function makeFirstLink(
  actor: Actor,
  now: Temporal.Instant,
): Promise<Result<NewLink, "notAllowed" | "hasAdministrator">> {
  if (!mayDo(actor, "person:manage")) return refuse("notAllowed");
  return write<NewLink, "hasAdministrator">(
    actor,
    linkOrdered("FIRST_ADMINISTRATOR", null, null),
    async (tx) =>
      (await hasAdministrator(tx))
        ? refuse("hasAdministrator")
        : done(await putLink(tx, "FIRST_ADMINISTRATOR", { userId: null }, now)),
  );
}

/** Whether there is an administrator who can sign in by password. */
export async function hasAdministrator(tx: Transaction): Promise<boolean> {
  const found = await tx.user.findFirst({
    where: {
      roles: { has: "ADMINISTRATOR" },
      passwordHash: { not: null },
      ...mayCome(realClock()),
    },
  });
  return found !== null;
}

type Person = Prisma.UserModel;

export async function mailStaffLink(
  tx: Transaction,
  purpose: "INVITATION" | "PASSWORD_RESET",
  { id: userId, email: address, name, roles }: Person,
  now: Temporal.Instant,
): Promise<void> {
  const { url, expiresAt } = await putLink(tx, purpose, { userId }, now);
  const organisation = await organisationName(tx);
  const mail: ServiceMail =
    purpose === "INVITATION"
      ? { kind: purpose, payload: { url, organisation, name, roles } }
      : { kind: purpose, payload: { url, organisation } };
  await orderServiceMail(tx, {
    ...mail,
    address,
    language: null,
    expiresAt,
    onceKey: `${purpose}:${userId}`,
  });
}

function purposeFor({ passwordHash }: { passwordHash: string | null }) {
  return passwordHash === null ? ("INVITATION" as const) : ("PASSWORD_RESET" as const);
}

function linkOrdered(purpose: LinkPurpose, userId: string | null, contactId: string | null) {
  return { type: "signIn.linkOrdered", purpose, userId, contactId } as const;
}

async function organisationName(tx: Transaction): Promise<string> {
  const found = await tx.organisation.findFirst({ select: { name: true } });
  return found?.name ?? new URL(env().appUrl).hostname;
}
