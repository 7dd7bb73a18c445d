import { randomUUID } from "node:crypto";
import { type Actor, mayDo } from "@/lib/auth/actor";
import { type CalendarDate, calendarDateOf } from "@/lib/domain/calendar";
import { todayIn } from "@/lib/domain/organisation-day";
import { find } from "@/lib/domain/register";
import { done, refuse } from "@/lib/domain/result";
import { isEndTakenBack } from "@/lib/domain/termination/taken-back";
import { auditHead } from "../audit/audit-head";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { columnOf } from "../days";
import { orderMail } from "../mail/mail-orders";
import { presentRegister } from "../register";
import { type Entry, type Transaction, write } from "../write";

const closedByEnd = "AGREEMENT_ENDED" as const;

const parts = { objections: { where: { decision: closedByEnd } } } satisfies Prisma.NoticeInclude;
type Closed = Prisma.NoticeGetPayload<{ include: typeof parts }>;

/** What is open again: each objection, and the notice where it was closed, with the last day on which that rested. */
type Rests = {
  readonly notice: Closed;
  readonly isNoticeClosed: boolean;
  readonly objections: Closed["objections"];
  readonly endedOn: CalendarDate;
};

/** The day, and where the audit chain stood, when all was looked at. */
let lookedAt = "";

/**
 * Opens again what an end had closed that was taken back: objections are undecided as before, and a notice is told anew, with days that
 * begin with that. So nothing comes for a customer that stayed without its having been told, and what was decided is kept.
 *
 * Source: GDPR Art. 28(2), second sentence.
 *
 * @returns how many notices are open again, or have objections that are
 */
export async function reopenTakenBack(actor: Actor): Promise<number> {
  if (!mayDo(actor, "objection:decide")) return 0;
  const { register } = await presentRegister();
  const today = todayIn(register, actor.at);
  // What an end closed stays closed for good as a rule: it is not read each round.
  const state = `${today} ${await auditHead()}`;
  if (state === lookedAt) return 0;
  const closed = await closedNotices(database());
  let opened = 0;
  for (const notice of closed) {
    const agreement = find(register, "CustomerAgreement", notice.agreementRef);
    if (agreement === undefined) continue;
    const endsOn = agreement.endsOn ?? null;
    if (endsOn !== null && endsOn < today) continue;
    if (await reopen(actor, notice.id, endsOn, today)) opened += 1;
  }
  lookedAt = state;
  return opened;
}

async function closedNotices(reader: Pick<Transaction, "notice">, id?: string): Promise<Closed[]> {
  return reader.notice.findMany({
    where: {
      ...(id === undefined ? {} : { id }),
      changeSet: { state: { in: ["ANNOUNCED", "ACTIVE"] } },
      OR: [
        { declinedBecause: closedByEnd, declinedAt: { not: null } },
        { objections: { some: { decision: closedByEnd } } },
      ],
    },
    include: parts,
  });
}

async function reopen(
  actor: Actor,
  noticeId: string,
  endsOn: string | null,
  today: CalendarDate,
): Promise<boolean> {
  const known = await closedNotices(database(), noticeId);
  const rests = await restsOn(database(), known[0], endsOn, today);
  if (rests === null) return false;
  const { changeSetId, agreementRef } = rests.notice;
  const result = await write<Told | null, "changedMeanwhile">(
    actor,
    (told) => ({
      type: "notice.reopened",
      changeSetId,
      agreementRef,
      objectionIds: rests.objections.map(({ id }) => id),
      ...(told ?? {}),
    }),
    async (tx, entry) => {
      const [now] = await closedNotices(tx, noticeId);
      const still = await restsOn(tx, now, endsOn, today);
      if (still?.objections.length !== rests.objections.length) return refuse("changedMeanwhile");
      await openObjections(tx, entry, still);
      return done(still.isNoticeClosed ? await openNotice(tx, entry, still) : null);
    },
  );
  return result.ok;
}

/** What of a notice rests on an end that was taken back; null where nothing does. */
async function restsOn(
  reader: Pick<Transaction, "revision">,
  notice: Closed | undefined,
  endsOn: string | null,
  today: CalendarDate,
): Promise<Rests | null> {
  if (notice === undefined) return null;
  const { agreementRef, declinedAt, declinedBecause, objections } = notice;
  const isClosed = declinedAt !== null && declinedBecause === closedByEnd;
  const times = [
    ...(isClosed ? [declinedAt] : []),
    ...objections.flatMap(({ decidedAt }) => decidedAt ?? []),
  ];
  const first = times.toSorted((one, other) => one.getTime() - other.getTime())[0];
  if (first === undefined) return null;
  const then = await endAsOf(reader, agreementRef, first);
  if (then === null || !isEndTakenBack(then, endsOn, today)) return null;
  return { notice, isNoticeClosed: isClosed, objections, endedOn: calendarDateOf(then) };
}

/** The agreement's last day as the register had it at a moment. */
async function endAsOf(
  reader: Pick<Transaction, "revision">,
  agreementRef: string,
  at: Date,
): Promise<string | null> {
  const revision = await reader.revision.findFirst({
    where: { kind: "CustomerAgreement", ref: agreementRef, recordedAt: { lte: at }, validTo: null },
    orderBy: { seq: "desc" },
  });
  const body = revision?.body;
  const endsOn = typeof body === "object" && body !== null && "endsOn" in body ? body.endsOn : null;
  return typeof endsOn === "string" ? endsOn : null;
}

async function openObjections(
  tx: Transaction,
  { at }: Entry,
  { notice, objections, endedOn }: Rests,
): Promise<void> {
  await tx.reopening.createMany({
    data: objections.map(({ id: objectionId, decidedAt, decidedBy, decisionReason }) => ({
      id: randomUUID(),
      noticeId: notice.id,
      objectionId,
      endedOn: columnOf(endedOn),
      closedAt: decidedAt ?? at,
      ...{ decidedBy, decisionReason },
      reopenedAt: at,
    })),
  });
  await tx.objection.updateMany({
    where: { id: { in: objections.map(({ id }) => id) } },
    data: {
      decision: null,
      decisionReason: null,
      decisionClause: null,
      doneWithout: null,
      decidedAt: null,
      decidedBy: null,
    },
  });
}

type Told = { readonly announcementId: string; readonly deliveries: number };

/** The customer is told anew, and the days begin with that. */
async function openNotice(
  tx: Transaction,
  entry: Entry,
  { notice, endedOn }: Rests,
): Promise<Told> {
  const { id, changeSetId, declinedAt } = notice;
  await tx.reopening.create({
    data: {
      id: randomUUID(),
      noticeId: id,
      endedOn: columnOf(endedOn),
      closedAt: declinedAt ?? entry.at,
      reopenedAt: entry.at,
    },
  });
  await tx.notice.update({
    where: { id },
    data: {
      declinedAt: null,
      declinedBecause: null,
      restartedAt: entry.at,
      startsOn: null,
      noticeLastDay: null,
      objectionLastDay: null,
      earliestEffectiveOn: null,
    },
  });
  // The mail names days, and nothing may come before them: what was approved before opens nothing, and can be said again.
  await tx.approval.updateMany({
    where: { noticeId: id, overtakenAt: null },
    data: { overtakenAt: entry.at },
  });
  const { announcementId, deliveries } = await orderMail(
    tx,
    entry,
    "NOTICE",
    [changeSetId],
    [notice],
  );
  return { announcementId, deliveries };
}
