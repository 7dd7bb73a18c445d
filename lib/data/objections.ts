import { randomUUID } from "node:crypto";
import { type Actor, actorName, type CustomerActor, mayDo } from "@/lib/auth/actor";
import type { Permission } from "@/lib/domain/access";
import { type CalendarDate, dateIn } from "@/lib/domain/calendar";
import type { ObjectionDecision } from "@/lib/domain/change/gate";
import { todayIn } from "@/lib/domain/organisation-day";
import type { RecordKey } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { findChangeSet } from "./change-sets";
import { database } from "./database/current";
import type { Prisma } from "./database/generated/client";
import { dayOf, instantOfColumn } from "./days";
import { termsOfNotice } from "./notice-terms";
import { publish } from "./publications";
import { presentRegister } from "./register";
import { type Entry, type Transaction, write } from "./write";

export type Channel = "EMAIL" | "LETTER" | "HAND" | "PORTAL" | "LINK" | "PHONE";

/** What a customer said of one change, as staff enter it. */
export type ObjectionDraft = {
  readonly changeSetId: string;
  readonly customerRef: string;
  /** Where the customer has several agreements that the change concerns. */
  readonly agreementRef: string | null;
  /** The day it was received, in the agreement's zone; null: today. */
  readonly receivedOn: CalendarDate | null;
  readonly channel: Channel;
  readonly text: string | null;
};

export type NoticeRefusal = "noSuchNotice" | "severalAgreements";

/** The notice by which one customer's agreement was told of one change. */
export async function findNotice(
  tx: Pick<Transaction, "notice">,
  {
    changeSetId,
    customerRef,
    agreementRef,
  }: Pick<ObjectionDraft, "changeSetId" | "customerRef" | "agreementRef">,
): Promise<Result<Prisma.NoticeGetPayload<object>, NoticeRefusal>> {
  const notices = await tx.notice.findMany({
    where: { changeSetId, customerRef, ...(agreementRef === null ? {} : { agreementRef }) },
  });
  const [notice, another] = notices;
  if (notice === undefined) return refuse("noSuchNotice");
  return another === undefined ? done(notice) : refuse("severalAgreements");
}

/** Whether an actor may put down a customer's word: staff by their role, a customer for itself and as of today. */
export function maySpeakFor(
  actor: Actor | CustomerActor,
  permission: Permission,
  { customerRef, receivedOn }: Pick<ObjectionDraft, "customerRef" | "receivedOn">,
): boolean {
  if (actor.type !== "customer") return mayDo(actor, permission);
  return actor.customerRef === customerRef && receivedOn === null;
}

type Recorded = { id: string; timely: boolean; inEffect: boolean; agreement: string };
type Refusal =
  | NoticeRefusal
  | "notAllowed"
  | "notYet"
  | "beforeAnnouncement"
  | "noticeClosed"
  | "alreadyObjected";

/**
 * Records an objection with the day on which it was received, and whether that was in time.
 *
 * Source: GDPR Art. 28(2), second sentence. Reading: the last day counts in full; before any notice was
 * accepted no period has begun, so the objection is in time. A change without a right to object has no time. One that
 * is entered after the change took effect is recorded all the same, with the day on which it came: what a customer
 * said is never lost. A customer's own form, sent twice, is one objection: staff may enter several.
 */
export async function recordObjection(
  actor: Actor | CustomerActor,
  draft: ObjectionDraft,
): Promise<Result<Recorded, Refusal>> {
  if (!maySpeakFor(actor, "objection:record", draft)) return refuse("notAllowed");
  return write<Recorded, Refusal>(
    actor,
    ({ id, timely, agreement }) => ({
      type: "objection.recorded",
      objectionId: id,
      changeSetId: draft.changeSetId,
      agreementRef: agreement,
      timely,
    }),
    async (tx, entry) => {
      const found = await findNotice(tx, draft);
      if (!found.ok) return found;
      const notice = found.value;
      const { zone, objectionPeriod } = termsOfNotice(notice);
      const receivedOn = draft.receivedOn ?? dateIn(entry.at, zone);
      if (receivedOn > dateIn(entry.at, zone)) return refuse("notYet");
      if (notice.declinedAt !== null) return refuse("noticeClosed");
      if (actor.type === "customer" && (await hasStandingObjection(tx, notice.id)))
        return refuse("alreadyObjected");
      const changeSet = await findChangeSet(draft.changeSetId, tx);
      const announcedAt = changeSet?.announcedAt;
      if (announcedAt && receivedOn < dateIn(instantOfColumn(announcedAt), zone))
        return refuse("beforeAnnouncement");
      const lastDay = dayOf(notice.objectionLastDay);
      const timely = objectionPeriod !== null && (lastDay === null || receivedOn <= lastDay);
      const id = randomUUID();
      const { channel, text } = draft;
      await tx.objection.create({
        data: {
          id,
          noticeId: notice.id,
          receivedAt: entry.at,
          receivedOn: new Date(receivedOn),
          timely,
          channel,
          text,
          enteredBy: actorName(actor),
        },
      });
      const inEffect = notice.effectiveOn !== null;
      return done({ id, timely, inEffect, agreement: notice.agreementRef });
    },
  );
}

/** Whether an objection was made that is not settled: refusing one does not settle it. */
async function hasStandingObjection(tx: Transaction, noticeId: string): Promise<boolean> {
  const where = { noticeId, OR: [{ decision: null }, { decision: "REFUSED" as const }] };
  return (await tx.objection.count({ where })) > 0;
}

const leavesOut: readonly ObjectionDecision[] = ["ACCOMMODATED_BY_LEAVING_OUT", "AGREEMENT_ENDED"];
const needsReason: readonly ObjectionDecision[] = [
  "UNTIMELY",
  "OUTSIDE_GROUND",
  "REFUSED",
  "REMEDY_RUN",
  "ACCOMMODATED_BY_SAFEGUARD",
];

/**
 * Decides an objection. Leaving the customer out closes the notice as declined: the agreement keeps the old record
 * for good. Refusing it does not open the gate, nor does calling it late when it was not.
 */
export async function decideObjection(
  actor: Actor,
  objectionId: string,
  decision: ObjectionDecision,
  reason: string | null,
): Promise<
  Result<
    { id: string },
    "notAllowed" | "noSuchObjection" | "alreadyDecided" | "reasonMissing" | "inTime" | "inEffect"
  >
> {
  if (!mayDo(actor, "objection:decide")) return refuse("notAllowed");
  if (needsReason.includes(decision) && reason === null) return refuse("reasonMissing");
  return write(actor, { type: "objection.decided", objectionId, decision }, async (tx, entry) => {
    const objection = await tx.objection.findUnique({
      where: { id: objectionId },
      include: { notice: true },
    });
    if (objection === null) return refuse("noSuchObjection");
    if (objection.decision !== null && objection.decision !== "REFUSED")
      return refuse("alreadyDecided");
    if (decision === "UNTIMELY" && objection.timely) return refuse("inTime");
    if (leavesOut.includes(decision) && objection.notice.effectiveOn !== null)
      return refuse("inEffect");
    await tx.objection.update({
      where: { id: objectionId },
      data: { decision, decisionReason: reason, decidedAt: entry.at, decidedBy: actorName(actor) },
    });
    if (leavesOut.includes(decision) && objection.notice.declinedAt === null)
      await decline(tx, entry, objection.notice, decision);
    return done({ id: objectionId });
  });
}

type OpenNotice = Pick<Prisma.NoticeGetPayload<object>, "id" | "changeSetId" | "agreementRef">;

/** The agreement keeps the old record, and with it does without what came later to the same records and nothing else. */
async function decline(
  tx: Transaction,
  entry: Entry,
  notice: OpenNotice,
  because: string,
): Promise<void> {
  const resting = await noticesRestingOn(tx, notice);
  await tx.notice.updateMany({
    where: { id: { in: [notice, ...resting].map(({ id }) => id) } },
    data: { declinedAt: entry.at, declinedBecause: because },
  });
  for (const { changeSetId } of [notice, ...resting]) await publishComplete(tx, entry, changeSetId);
}

/** The agreement's open notices of later changes that rest on nothing but what this one left out. */
async function noticesRestingOn(
  tx: Transaction,
  { changeSetId, agreementRef }: OpenNotice,
): Promise<OpenNotice[]> {
  const changeSet = await findChangeSet(changeSetId, tx);
  if (changeSet?.activatedAt == null) return [];
  const later = await tx.notice.findMany({
    where: {
      agreementRef,
      effectiveOn: null,
      declinedAt: null,
      changeSet: {
        OR: [
          { state: "ANNOUNCED" },
          { state: "ACTIVE", activatedAt: { gt: changeSet.activatedAt } },
        ],
      },
    },
    orderBy: { changeSet: { number: "asc" } },
  });
  const keys = new Set(changeSet.items.map(({ kind, ref }) => `${kind}/${ref}`));
  return later.filter(({ items }) =>
    (items as unknown as RecordKey[]).every(({ kind, ref }) => keys.has(`${kind}/${ref}`)),
  );
}

/** When the last agreement has followed or was left out, the roll-out is complete and the public list says so. */
async function publishComplete(tx: Transaction, entry: Entry, changeSetId: string): Promise<void> {
  const changeSet = await findChangeSet(changeSetId, tx);
  if (changeSet?.state !== "ACTIVE") return;
  const left = await tx.notice.count({
    where: { changeSetId: changeSet.id, effectiveOn: null, declinedAt: null },
  });
  if (left > 0) return;
  const { register } = await presentRegister(tx);
  const dayAt = (at: Date | null) => (at === null ? null : todayIn(register, instantOfColumn(at)));
  await publish(tx, entry, changeSet.id, {
    id: changeSet.id,
    title: changeSet.title,
    reason: changeSet.reason,
    state: "active",
    announcedOn: dayAt(changeSet.announcedAt),
    effectiveOn: dayAt(changeSet.activatedAt),
    updatedAt: entry.at,
    before: register,
    after: register,
    items: [],
  });
}

/** The objections, oldest first, of one change or of all. */
export async function listObjections(changeSetId: string | null) {
  return database().objection.findMany({
    where: changeSetId === null ? {} : { notice: { changeSetId } },
    include: {
      notice: {
        select: {
          changeSetId: true,
          agreementRef: true,
          customerRef: true,
          objectionLastDay: true,
        },
      },
    },
    orderBy: { receivedAt: "asc" },
  });
}
