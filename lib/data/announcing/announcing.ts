import { type Actor, mayDo } from "@/lib/auth/actor";
import type { CalendarDate } from "@/lib/domain/calendar";
import type { Consequence } from "@/lib/domain/change/consequence";
import { isAdverse } from "@/lib/domain/change/materiality";
import { todayIn } from "@/lib/domain/organisation-day";
import { apply, type Register } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import {
  changesOf,
  findChangeSet,
  itemsOf,
  newestSeq,
  type StoredChangeSet,
  step,
} from "../changes/change-sets";
import type { Seen } from "../changes/outlook";
import { columnOf, instantOfColumn } from "../days";
import { activateWithin } from "../gate/activation";
import { adverseDays } from "../incidents/adverse-days";
import type { Opened } from "../incidents/incident-opening";
import { createNotices, type NoticeRow, orderMail } from "../mail/mail-orders";
import { publish } from "../publications/publications";
import { type Entry, type Transaction, write } from "../write";
import {
  type AnnouncementPlan,
  type PlanRefusal,
  type PlanTrouble,
  planAnnouncement,
  type ToAnnounce,
} from "./announcement-plan";

export type Announced = {
  id: string;
  announcementId: string;
  notices: number;
  deliveries: number;
  plannedOn: CalendarDate | null;
  /** The incident that it opened: what is announced is an adverse fact. */
  incident: Opened | null;
};

export type AnnouncingRefusal = PlanRefusal | "notAllowed" | "notTogether" | "calledBack";

/** A refusal that says which of several change sets it is about, and what of its days stands in the way. */
export type AnnouncingResult<Value, More extends string = never> = Result<
  Value,
  AnnouncingRefusal | More
> &
  PlanTrouble & { changeSetId?: string };

/**
 * Announces an approved change set: freezes recipients and terms, orders one mail per contact, and publishes the
 * announcement. An adverse fact has no gate, and a repair must not wait: both take effect in the same transaction.
 *
 * Source: GDPR Art. 28(2); SCC (EU) 2021/914, clause 9(a).
 *
 * @param plannedOn the day planned for the change; null: the earliest for all, and the usual day for people who are told; in an emergency
 *                  the first possible day
 * @param seen      what was read; refused with `changedMeanwhile` when anything of it is otherwise by now
 * @returns         refuses with `plannedTooEarly` when the day lies before the earliest for all and not each customer can follow alone
 */
export async function announceChangeSet(
  actor: Actor,
  id: string,
  plannedOn: CalendarDate | null,
  seen?: Seen,
): Promise<AnnouncingResult<Announced>> {
  const wanted = { id, plannedOn, ...(seen === undefined ? {} : { seen }) };
  const { changeSetId: _itself, ...result } = await announceTogether(actor, [wanted]);
  if (!result.ok) return result;
  const [announced] = result.value;
  return announced === undefined ? refuse("noSuchChangeSet") : done(announced);
}

/**
 * Announces several approved change sets at once: each has its notices with days of its own, and each contact gets one mail
 * about all that concern it. Each is told in the audit chain by itself.
 *
 * Source: GDPR Art. 28(2); SCC (EU) 2021/914, clause 9(a).
 *
 * @returns refuses with `notTogether` where one of several takes effect when it is told
 */
export async function announceTogether(
  actor: Actor,
  wanted: readonly ToAnnounce[],
): Promise<AnnouncingResult<Announced[]>> {
  if (!mayDo(actor, "changeSet:announce")) return refuse("notAllowed");
  const planned = await plansFor(wanted, actor);
  return planned.ok ? announcePlans(actor, planned.value, null) : planned;
}

/**
 * Announces what was planned a moment ago: exactly that, or nothing.
 *
 * @param orderId the order that this carries out; refused with `calledBack` where it is gone by now
 */
export async function announcePlans(
  actor: Actor,
  plans: readonly AnnouncementPlan[],
  orderId: string | null,
): Promise<AnnouncingResult<Announced[]>> {
  if (!mayDo(actor, "changeSet:announce")) return refuse("notAllowed");
  return write<Announced[], AnnouncingRefusal>(
    actor,
    (announced) =>
      announced.map(({ id, announcementId, notices, deliveries, incident }) => ({
        type: "changeSet.announced" as const,
        changeSetId: id,
        announcementId,
        notices,
        deliveries,
        ...(incident === null ? {} : { incidentId: incident.id }),
      })),
    async (tx, entry) => {
      if (orderId !== null && !(await takeOrder(tx, orderId))) return refuse("calledBack");
      const moved = await whatMoved(tx, plans);
      if (moved !== null) return refuse(moved);
      return done(await announceWithin(tx, entry, plans));
    },
  );
}

/** Plans for each, at this moment; the first that cannot be announced says why none is. */
export async function plansFor(
  wanted: readonly ToAnnounce[],
  { at }: Pick<Actor, "at">,
): Promise<AnnouncingResult<AnnouncementPlan[]>> {
  const plans: AnnouncementPlan[] = [];
  for (const one of new Map(wanted.map((each) => [each.id, each])).values()) {
    const plan = await planAnnouncement(one, at);
    if (!plan.ok) return { ...plan, changeSetId: one.id };
    plans.push(plan.value);
  }
  const alone = plans.length > 1 ? plans.find(({ isAtOnce }) => isAtOnce) : undefined;
  if (alone !== undefined) return { ...refuse("notTogether"), changeSetId: alone.changeSet.id };
  return done(plans);
}

/** Under the writer's lock: an order is carried out once, and not after it was called back. */
async function takeOrder(tx: Transaction, id: string): Promise<boolean> {
  const { count } = await tx.announcementOrder.deleteMany({ where: { id, stoppedAt: null } });
  return count === 1;
}

/** Under the writer's lock: whether the changes and the register are still those that were looked at. */
export async function whatMoved(
  tx: Transaction,
  plans: readonly AnnouncementPlan[],
): Promise<"wrongState" | "changedMeanwhile" | null> {
  const seq = await newestSeq(tx);
  for (const { changeSet, snapshot } of plans) {
    const current = await findChangeSet(changeSet.id, tx);
    if (current?.state !== "APPROVED") return "wrongState";
    if (seq !== snapshot.seq || current.position !== changeSet.position) return "changedMeanwhile";
  }
  return null;
}

async function announceWithin(
  tx: Transaction,
  entry: Entry,
  plans: readonly AnnouncementPlan[],
): Promise<Announced[]> {
  const steps: { plan: AnnouncementPlan; own: Entry; notices: NoticeRow[] }[] = [];
  for (const [index, plan] of plans.entries()) {
    const own = { ...entry, position: entry.position + index };
    const days = isAdverse(plan.consequence) ? await adverseDaysOf(tx, own, plan) : {};
    await step(tx, own, plan.changeSet.id, {
      state: "ANNOUNCED",
      announcedAt: entry.at,
      plannedOn: columnOf(plan.plannedOn),
      ...days,
    });
    const notices = await createNotices(tx, plan.changeSet.id, plan.consequence.customers);
    steps.push({ plan, own, notices });
  }
  const isAtOnce = plans.some(({ consequence }) => consequence.class === "A");
  const told = await orderMail(
    tx,
    entry,
    isAtOnce ? "ADVERSE" : "NOTICE",
    plans.map(({ changeSet }) => changeSet.id),
    steps.flatMap(({ notices }) => notices),
  );
  const announced: Announced[] = [];
  for (const { plan, own, notices } of steps) {
    const incident = await publishAnnouncement(tx, own, plan);
    const customers = new Set(notices.map(({ customerRef }) => customerRef));
    announced.push({
      id: plan.changeSet.id,
      announcementId: told.announcementId,
      notices: notices.length,
      deliveries: told.customers.filter((customer) => customers.has(customer)).length,
      plannedOn: plan.plannedOn,
      incident,
    });
  }
  return announced;
}

/** Whatever the mail and the incident say is kept, whether somebody said it or it was drawn from the draft. */
async function adverseDaysOf(
  tx: Transaction,
  { at }: Entry,
  { changeSet, snapshot: { register } }: AnnouncementPlan,
) {
  const current = (await findChangeSet(changeSet.id, tx)) ?? changeSet;
  const { trueSince, knownOn } = await adverseDays(tx, current, register, at);
  return { trueSince: columnOf(trueSince), knownOn: columnOf(knownOn) };
}

/** @returns the incident that it opened: what takes effect with it may be an adverse fact */
async function publishAnnouncement(
  tx: Transaction,
  entry: Entry,
  { changeSet, snapshot: { register }, consequence, isAtOnce, plannedOn }: AnnouncementPlan,
): Promise<Opened | null> {
  const announced = {
    ...((await findChangeSet(changeSet.id, tx)) ?? changeSet),
    state: "ANNOUNCED" as const,
    announcedAt: new Date(entry.at),
    plannedOn: columnOf(plannedOn),
  };
  if (isAtOnce) return (await activateWithin(tx, entry, announced, register, consequence)).incident;
  const facts = announcementFacts(announced, register, consequence, entry, plannedOn);
  await publish(tx, entry, changeSet.id, facts);
  return null;
}

/** What a publication says of a change that is announced. */
export function announcementFacts(
  changeSet: StoredChangeSet,
  register: Register,
  consequence: Consequence,
  entry: Entry,
  planned: CalendarDate | null,
) {
  const today = todayIn(register, entry.at);
  const { announcedAt } = changeSet;
  return {
    id: changeSet.id,
    title: changeSet.title,
    reason: changeSet.reason,
    state: "announced" as const,
    announcedOn: announcedAt === null ? today : todayIn(register, instantOfColumn(announcedAt)),
    effectiveOn: planned,
    updatedAt: entry.at,
    before: register,
    after: apply(register, changesOf(itemsOf(changeSet), today)),
    items: consequence.items,
  };
}
