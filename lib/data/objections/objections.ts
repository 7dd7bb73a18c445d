import { randomUUID } from "node:crypto";
import { type Actor, actorName, type CustomerActor, mayDo } from "@/lib/auth/actor";
import type { Permission } from "@/lib/domain/access";
import type { AuditEvent } from "@/lib/domain/audit/audit-events";
import { type CalendarDate, dateIn } from "@/lib/domain/calendar";
import type { ObjectionDecision } from "@/lib/domain/change/gate";
import { wasEnteredLate } from "@/lib/domain/incident/late-entry";
import { done, type Result, refuse } from "@/lib/domain/result";
import { termsOfNotice } from "../announcing/notice-terms";
import { findChangeSet } from "../changes/change-sets";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { dayOf, instantOfColumn } from "../days";
import { decline } from "../gate/leaving-out";
import { type Opened, openIncident } from "../incidents/incident-opening";
import { type DecisionOrdered, orderObjectionMail } from "../notices/decision-mails";
import { presentRegister } from "../register";
import { type Entry, type Transaction, write } from "../write";
import { type DecisionRests, draftOf, type JudgingRefusal, judged } from "./judging";

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

type Recorded = {
  id: string;
  timely: boolean;
  inEffect: boolean;
  agreement: string;
  /** The incident that it opened: it came in time, and is entered after the change took effect. */
  incident: Opened | null;
  /** By which the customer's contacts are told that it came. */
  mail: DecisionOrdered;
};
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
 * said is never lost. Where it would have held the change back, an incident is opened. A customer's own form, sent twice, is one objection: staff may enter several.
 */
export async function recordObjection(
  actor: Actor | CustomerActor,
  draft: ObjectionDraft,
): Promise<Result<Recorded, Refusal>> {
  if (!maySpeakFor(actor, "objection:record", draft)) return refuse("notAllowed");
  return write<Recorded, Refusal>(
    actor,
    ({ id, timely, agreement, incident, mail }) => ({
      type: "objection.recorded",
      objectionId: id,
      changeSetId: draft.changeSetId,
      agreementRef: agreement,
      timely,
      ...(incident === null ? {} : { incidentId: incident.id }),
      ...mail,
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
      const entered = { id, timely, receivedOn, enteredBy: actorName(actor) };
      const incident = await incidentOf(tx, entry, notice, entered);
      const inEffect = notice.effectiveOn !== null;
      const mail = await orderObjectionMail(tx, entry, id);
      return done({ id, timely, inEffect, agreement: notice.agreementRef, incident, mail });
    },
  );
}

type Entered = { id: string; timely: boolean; receivedOn: CalendarDate; enteredBy: string };

/** The incident of an objection that came in time and is entered after the change took effect; null where there is none. */
async function incidentOf(
  tx: Transaction,
  { at }: Entry,
  notice: Prisma.NoticeGetPayload<object>,
  { id, timely, receivedOn, enteredBy }: Entered,
): Promise<Opened | null> {
  const effectiveOn = dayOf(notice.effectiveOn);
  const today = dateIn(at, termsOfNotice(notice).zone);
  if (!wasEnteredLate({ timely, receivedOn }, effectiveOn, today)) return null;
  return openIncident(tx, at, {
    kind: "OBJECTION_ENTERED_LATE",
    changeSetId: notice.changeSetId,
    noticeId: notice.id,
    objectionId: id,
    agreementRefs: [notice.agreementRef],
    trueSince: effectiveOn ?? receivedOn,
    knownOn: today,
    openedBy: enteredBy,
  });
}

/** Whether an objection was made that is not settled: refusing one does not settle it. */
async function hasStandingObjection(tx: Transaction, noticeId: string): Promise<boolean> {
  const where = { noticeId, OR: [{ decision: null }, { decision: "REFUSED" as const }] };
  return (await tx.objection.count({ where })) > 0;
}

type Decided = {
  id: string;
  decision: ObjectionDecision;
  mail: DecisionOrdered;
};

function decidedEvent({ id, decision, mail }: Decided): AuditEvent {
  return { type: "objection.decided", objectionId: id, decision, ...mail };
}

/**
 * Decides an objection. Leaving the customer out closes the notice as declined: the agreement keeps the old record
 * for good. The customer is told by mail. Refusing it does not open the gate, nor does calling it late when it was not.
 *
 * @param rests the clause and the day of the remedy, where the agreement that was frozen with the notice does not say them
 */
export async function decideObjection(
  actor: Actor,
  objectionId: string,
  decision: ObjectionDecision,
  reason: string | null,
  rests: DecisionRests = {},
): Promise<Result<Decided, "notAllowed" | JudgingRefusal>> {
  if (!mayDo(actor, "objection:decide")) return refuse("notAllowed");
  const draft = draftOf(decision, reason, rests);
  return write<Decided, JudgingRefusal>(actor, decidedEvent, async (tx, entry) => {
    const { register } = await presentRegister(tx);
    const judgement = await judged(tx, register, entry.at, objectionId, draft);
    if (!judgement.ok) return judgement;
    const { objection, columns, closes } = judgement.value;
    await tx.objection.update({
      where: { id: objectionId },
      data: { ...columns, decidedBy: actorName(actor) },
    });
    if (closes) await decline(tx, entry, objection.notice, decision);
    return done({
      id: objectionId,
      decision,
      mail: await orderObjectionMail(tx, entry, objectionId),
    });
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
          changeSet: { select: { state: true } },
        },
      },
    },
    orderBy: { receivedAt: "asc" },
  });
}
