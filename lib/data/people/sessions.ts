import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import type { CustomerActor, StaffActor } from "@/lib/auth/actor";
import type { Role } from "@/lib/domain/access";
import type { Instant } from "@/lib/domain/calendar";
import { done, type Result } from "@/lib/domain/result";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { instantOfColumn } from "../days";
import { type Transaction, write } from "../write";
import { mayCome } from "./access-end";

/** A session ends by itself after so long without a request, and after so long in any case. */
const idleHours = 8;
export const absoluteHours = 24;

/** Who is signed in, by one session. */
export type SignedIn =
  | {
      readonly type: "staff";
      readonly sessionId: string;
      readonly user: {
        readonly id: string;
        readonly email: string;
        readonly name: string | null;
        readonly roles: readonly Role[];
      };
    }
  | {
      readonly type: "customer";
      readonly sessionId: string;
      readonly contact: {
        readonly id: string;
        readonly customerRef: string;
        readonly email: string;
        readonly name: string | null;
      };
    };

/** One's own session, as one can tell it from another. */
type OwnSession = {
  readonly id: string;
  readonly startedAt: Instant;
  readonly lastSeenAt: Instant;
};

/** Which contacts may sign in: those a customer's side has confirmed, while their address is kept. */
export const mayVisit = {
  email: { not: null },
  confirmedAt: { not: null },
  erasedAt: null,
} as const satisfies Prisma.CustomerContactWhereInput;

/** @param now on the real clock */
function stillRunning(now: Temporal.Instant) {
  return {
    createdAt: { gt: timestampOf(now.subtract({ hours: absoluteHours })) },
    lastSeenAt: { gt: timestampOf(now.subtract({ hours: idleHours })) },
  } satisfies Prisma.SessionWhereInput;
}

export function timestampOf(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}

/** Puts the row of a session that begins now, and takes away those of anybody that are over. */
export async function putSession(
  tx: Transaction,
  whose: { userId: string } | { contactId: string },
  now: Temporal.Instant,
): Promise<string> {
  await tx.session.deleteMany({ where: { NOT: stillRunning(now) } });
  const id = randomUUID();
  const at = timestampOf(now);
  await tx.session.create({ data: { id, ...whose, createdAt: at, lastSeenAt: at } });
  return id;
}

/** Signs a member of staff in; whoever calls this has proven who it is. */
export async function openStaffSession(
  actor: StaffActor,
  now: Temporal.Instant,
): Promise<Result<string, never>> {
  return write(
    actor,
    (sessionId) => ({ type: "session.opened", sessionId, userId: actor.id, contactId: null }),
    async (tx) => done(await putSession(tx, { userId: actor.id }, now)),
  );
}

/**
 * Whose session this is; null once it is over, has been ended, or its person may come no more.
 *
 * @param now on the real clock
 */
export async function findSession(id: string, now: Temporal.Instant): Promise<SignedIn | null> {
  const session = await database().session.findFirst({
    where: {
      id,
      ...stillRunning(now),
      OR: [{ user: mayCome(now) }, { contact: mayVisit }],
    },
    include: { user: true, contact: true },
  });
  if (session === null) return null;
  await touch(session, now);
  const { user, contact } = session;
  if (user !== null) {
    const { email, name, roles } = user;
    return { type: "staff", sessionId: id, user: { id: user.id, email, name, roles } };
  }
  if (contact === null || contact.email === null) return null;
  const { customerRef, email, name } = contact;
  return { type: "customer", sessionId: id, contact: { id: contact.id, customerRef, email, name } };
}

/** Keeps a session from going idle; once a minute is enough. An ordinary column: no act that the chain could tell of. */
async function touch(session: { id: string; lastSeenAt: Date }, now: Temporal.Instant) {
  if (session.lastSeenAt >= timestampOf(now.subtract({ minutes: 1 }))) return;
  await database().session.updateMany({
    where: { id: session.id },
    data: { lastSeenAt: timestampOf(now) },
  });
}

/** The sessions of one's own that run, the one used last first. */
export async function listOwnSessions(
  actor: StaffActor,
  now: Temporal.Instant,
): Promise<OwnSession[]> {
  const rows = await database().session.findMany({
    where: { userId: actor.id, ...stillRunning(now) },
    orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
  });
  return rows.map(({ id, createdAt, lastSeenAt }) => ({
    id,
    startedAt: instantOfColumn(createdAt),
    lastSeenAt: instantOfColumn(lastSeenAt),
  }));
}

/** Ends one's own sessions: the named one, or all. What is not one's own, or over already, is passed over. */
export async function closeOwnSessions(
  actor: StaffActor | CustomerActor,
  sessionId: string | null,
): Promise<Result<string[], never>> {
  const whose = actor.type === "staff" ? { userId: actor.id } : { contactId: actor.contactId };
  return write(
    actor,
    (sessionIds) => ({ type: "session.closed", sessionIds }),
    async (tx) => {
      const rows = await tx.session.findMany({
        where: { ...whose, ...(sessionId !== null && { id: sessionId }) },
        select: { id: true },
        orderBy: { id: "asc" },
      });
      const ids = rows.map(({ id }) => id);
      await tx.session.deleteMany({ where: { id: { in: ids } } });
      return done(ids);
    },
  );
}
