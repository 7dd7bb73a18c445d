import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { realClock } from "@/lib/clock";
import type { Instant } from "@/lib/domain/calendar";
import type { ServiceMail } from "@/lib/domain/documents/service-mail";
import { isSingleAddress } from "@/lib/domain/mail-address";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { instantOfColumn } from "../days";
import type { Transaction } from "../write";

export type { ServiceMail } from "@/lib/domain/documents/service-mail";

/** A mail as it is ordered: what it says, to whom, and until when it is worth sending. */
export type ServiceMailOrder = ServiceMail & {
  readonly address: string;
  /** null: the language of the installation. */
  readonly language: string | null;
  /** On the real clock: when the link in it ends, or its news is none any more. */
  readonly expiresAt: Temporal.Instant | Instant;
  /** While a mail with this key waits, the next order takes its place: of two links the newer one is sent. */
  readonly onceKey?: string;
};

/**
 * Orders a mail that proves nothing: a link, an invitation, a confirmation, news. The worker sends it within a second or
 * two of the commit, and then forgets it.
 *
 * @throws RangeError when the address is not exactly one: whoever takes addresses from people checks them
 */
export async function orderServiceMail(tx: Transaction, order: ServiceMailOrder): Promise<void> {
  const { kind, payload, address, language, expiresAt, onceKey } = order;
  if (!isSingleAddress(address)) throw new RangeError("A service mail goes to exactly one address");
  const now = columnOf(realClock());
  const row = {
    // A new id with each order: the worker that sends the mail of an earlier one does not delete this.
    id: randomUUID(),
    kind,
    address,
    language,
    payload: { ...payload } as Prisma.InputJsonObject,
    createdAt: now,
    expiresAt: new Date(expiresAt.toString()),
    nextAttemptAt: now,
    attemptCount: 0,
  };
  if (onceKey === undefined) await tx.serviceMail.create({ data: row });
  else {
    const create = { ...row, onceKey };
    await tx.serviceMail.upsert({ where: { onceKey }, create, update: row });
  }
}

/** One mail that a worker now sends, and no other until its time to answer is over. */
export type ClaimedServiceMail = ServiceMail & {
  readonly id: string;
  readonly address: string;
  readonly language: string | null;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  /** Number of this attempt, from 1. */
  readonly attempt: number;
};

/** Longer than the relay may take for one mail; who dies meanwhile lets it go out late, never not at all. */
const claimSeconds = 300;

/** Takes the next mail that is due: a link before news, for somebody waits for it. Null when none is due. */
export async function claimServiceMail(): Promise<ClaimedServiceMail | null> {
  const now = realClock();
  const rows = await database().$queryRaw<ServiceMailRow[]>`
    update "ServiceMail"
    set "nextAttemptAt" = ${columnOf(now.add({ seconds: claimSeconds }))}::timestamptz,
        "attemptCount" = "attemptCount" + 1
    where id = (
      select id from "ServiceMail"
      where "nextAttemptAt" <= ${columnOf(now)}::timestamptz and "expiresAt" > ${columnOf(now)}::timestamptz
      order by kind = 'SUBSCRIBER_NEWS', "nextAttemptAt"
      limit 1
      for update skip locked
    )
    returning *`;
  const [row] = rows;
  if (row === undefined) return null;
  const { id, address, language, createdAt, expiresAt, attemptCount: attempt } = row;
  return {
    // What was stored is what `orderServiceMail` took: kind and payload belong together.
    ...({ kind: row.kind, payload: row.payload } as ServiceMail),
    id,
    address,
    language,
    createdAt: instantOfColumn(createdAt),
    expiresAt: instantOfColumn(expiresAt),
    attempt,
  };
}

/** Forgets a mail that was sent, or that nobody can get. An order that took its place meanwhile stays. */
export async function forgetServiceMail(id: string): Promise<void> {
  await database().serviceMail.deleteMany({ where: { id } });
}

/** Leaves a mail for later. */
export async function postponeServiceMail(id: string, until: Temporal.Instant): Promise<void> {
  const data = { nextAttemptAt: columnOf(until) };
  await database().serviceMail.updateMany({ where: { id }, data });
}

/** Deletes what expired unsent; says how many there were. */
export async function forgetExpiredServiceMails(): Promise<number> {
  const where = { expiresAt: { lte: columnOf(realClock()) } };
  return (await database().serviceMail.deleteMany({ where })).count;
}

type ServiceMailRow = Prisma.ServiceMailGetPayload<object>;

function columnOf(instant: Temporal.Instant): Date {
  return new Date(instant.epochMilliseconds);
}
