import type { Temporal } from "temporal-polyfill";
import { type StaffActor, staffActor, systemActor } from "@/lib/auth/actor";
import type { Instant } from "@/lib/domain/calendar";
import { done, type Result, refuse } from "@/lib/domain/result";
import { database } from "../database/current";
import { type Transaction, write } from "../write";
import { mayCome } from "./access-end";
import { putUser } from "./people";
import { consumeLink, findLink, hasAdministrator, hashOfToken } from "./sign-in-links";

/** The account behind an address, for the one place that checks passwords; null also when it may not be used. */
export async function findAccount(email: string, now: Temporal.Instant) {
  return database().user.findFirst({
    where: { email: email.toLowerCase(), ...mayCome(now) },
    select: { id: true, email: true, roles: true, passwordHash: true },
  });
}

/** The hash of one's own password. */
export async function passwordHashOf(actor: StaffActor): Promise<string | null> {
  const user = await database().user.findUnique({ where: { id: actor.id } });
  return user?.passwordHash ?? null;
}

/** Who somebody is, as they say at the link of the first administrator. */
type Introduction = { readonly email: string; readonly name: string | null };

/**
 * Makes whoever holds the link of the first administrator one; from then on the link is theirs. Two acts, as the audit
 * has it: somebody is added, then they choose a password. What is interrupted between goes on from there.
 */
export async function introduceAdministrator(
  token: string,
  { email, name }: Introduction,
  at: Instant,
  now: Temporal.Instant,
): Promise<Result<{ id: string }, "linkOver" | "emailTaken">> {
  const link = await findLink(token, now);
  if (link === null || link.purpose !== "FIRST_ADMINISTRATOR") return refuse("linkOver");
  if (link.user !== null) return done({ id: link.user.id });
  return write<{ id: string }, "linkOver" | "emailTaken">(
    systemActor("link", at),
    ({ id }) => ({ type: "user.added", userId: id }),
    async (tx, entry) => {
      if (await hasAdministrator(tx)) return refuse("linkOver");
      const user = await putUser(tx, { email, name, roles: ["ADMINISTRATOR"] }, entry.at);
      if (user === null) return refuse("emailTaken");
      await tx.signInLink.update({
        where: { tokenHash: hashOfToken(token) },
        data: { userId: user.id },
      });
      return done({ id: user.id });
    },
  );
}

/** Sets the password of whoever holds a link for that, and uses the link up. */
export async function setPasswordByLink(
  token: string,
  passwordHash: string,
  at: Instant,
  now: Temporal.Instant,
): Promise<Result<StaffActor, "linkOver">> {
  const link = await findLink(token, now);
  if (link === null || link.purpose === "CUSTOMER" || link.user === null) return refuse("linkOver");
  const userId = link.user.id;
  return write<StaffActor, "linkOver">(
    systemActor("link", at),
    { type: "user.passwordSet", userId },
    async (tx) => {
      const used = await consumeLink(tx, token, now);
      if (used === null || used.user === null) return refuse("linkOver");
      await keepPassword(tx, userId, passwordHash, null);
      return done(staffActor(used.user, "web", at));
    },
  );
}

/** Sets one's own password; all one's other sessions end. Whoever calls this has asked for the old one. */
export async function changePassword(
  actor: StaffActor,
  passwordHash: string,
  ownSessionId: string,
): Promise<Result<null, never>> {
  return write(actor, { type: "user.passwordSet", userId: actor.id }, async (tx) => {
    await keepPassword(tx, actor.id, passwordHash, ownSessionId);
    return done(null);
  });
}

/** With a new password all that rested on the old one ends: sessions but the one at hand, and links. */
async function keepPassword(
  tx: Transaction,
  userId: string,
  passwordHash: string,
  ownSessionId: string | null,
): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { passwordHash } });
  await tx.session.deleteMany({
    where: { userId, ...(ownSessionId !== null && { id: { not: ownSessionId } }) },
  });
  await tx.signInLink.deleteMany({ where: { userId, usedAt: null } });
}
