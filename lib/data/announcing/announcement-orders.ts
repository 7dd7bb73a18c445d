import { createHash, randomUUID } from "node:crypto";
import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import { type CalendarDate, type Instant, instantOf, momentIn } from "@/lib/domain/calendar";
import type { Consequence } from "@/lib/domain/change/consequence";
import { frozenOutlook } from "@/lib/domain/change/frozen-outlook";
import { tooEarly } from "@/lib/domain/change/too-early";
import { organisationZone, todayIn } from "@/lib/domain/organisation-day";
import { done, type Result, refuse } from "@/lib/domain/result";
import { env } from "@/lib/env";
import { leaveOrder } from "../changes/change-sets";
import { outlookOf } from "../changes/outlook";
import { database } from "../database/current";
import { columnOf, dayOf, instantOfColumn } from "../days";
import { presentRegister } from "../register";
import { write } from "../write";
import type { AnnouncementPlan, ToAnnounce } from "./announcement-plan";
import {
  type Announced,
  type AnnouncingResult,
  announcePlans,
  plansFor,
  whatMoved,
} from "./announcing";

const longestAheadMs = 366 * 24 * 60 * 60 * 1000;

export type Ordered = { orderId: string; sendAt: Instant };
export type OrderRefusal = "sendInPast" | "sendTooLate" | "notDelayed";

/**
 * Orders the announcement of approved change sets for a moment to come. Until then nothing is frozen, published or sent, and it
 * can be called back. When the moment has come it is made as if somebody made it then, unless what follows has become otherwise.
 *
 * A change set is in one order at most: what a newer one takes out of an order leaves the others of it waiting for a person.
 *
 * @param readAt the state of the register that was looked at; refused with `changedMeanwhile` where it is another by now
 * @returns      refuses for the reasons of an announcement, as they would hold at that moment; with `notDelayed` where it takes
 *               effect when it is told, as an adverse fact does; with `plannedTooEarly`, too, where the planned day holds for all
 *               counted from today and does not counted from that moment
 */
export async function orderAnnouncement(
  actor: Actor,
  wanted: readonly ToAnnounce[],
  sendAt: Instant,
  readAt: number | null = null,
): Promise<AnnouncingResult<Ordered, OrderRefusal>> {
  if (!mayDo(actor, "changeSet:announce")) return refuse("notAllowed");
  if (sendAt <= actor.at) return refuse("sendInPast");
  if (Date.parse(sendAt) > Date.parse(actor.at) + longestAheadMs) return refuse("sendTooLate");
  const planned = await plansFor(wanted, { at: sendAt });
  if (!planned.ok) return planned;
  const plans = planned.value;
  const atOnce = plans.find(({ isAtOnce }) => isAtOnce);
  if (atOnce !== undefined) return { ...refuse("notDelayed"), changeSetId: atOnce.changeSet.id };
  if (readAt !== null && plans.some(({ snapshot }) => snapshot.seq !== readAt))
    return refuse("changedMeanwhile");
  const overtaken = await overtakenDay(plans, wanted, actor.at, sendAt);
  if (overtaken !== null) return overtaken;
  const orderId = randomUUID();
  const changeSetIds = plans.map(({ changeSet }) => changeSet.id);
  return write<Ordered, "wrongState" | "changedMeanwhile">(
    actor,
    { type: "announcement.ordered", orderId, changeSetIds, sendAt },
    async (tx, entry) => {
      const moved = await whatMoved(tx, plans);
      if (moved !== null) return refuse(moved);
      for (const id of changeSetIds) await leaveOrder(tx, entry, id);
      await tx.announcementOrder.create({
        data: {
          id: orderId,
          sendAt,
          orderedAt: entry.at,
          orderedById: actorName(actor),
          changes: { create: plans.map((plan) => orderedRow(plan, wanted)) },
        },
      });
      return done({ orderId, sendAt });
    },
  );
}

/** A day that was read off a page as the earliest for all, and is not when customers are told as late as that. */
async function overtakenDay(
  plans: readonly AnnouncementPlan[],
  wanted: readonly ToAnnounce[],
  now: Instant,
  sendAt: Instant,
): Promise<AnnouncingResult<never> | null> {
  for (const { changeSet, consequence, snapshot } of plans) {
    const planned = wanted.find(({ id }) => id === changeSet.id)?.plannedOn ?? null;
    const forAll = consequence.earliestEffectiveOn;
    // An emergency begins with the first whom it may begin with, and waits for no day for all.
    if (planned === null || forAll === null || planned >= forAll) continue;
    if (changeSet.emergencyGround !== null) continue;
    const today = await outlookOf(changeSet, now);
    const forAllToday = today.consequence.earliestEffectiveOn;
    if (forAllToday === null || planned < forAllToday) continue;
    const toldOn = todayIn(snapshot.register, sendAt);
    const days = tooEarly(planned, toldOn, forAll, consequence, snapshot.register, true);
    return { ...refuse("plannedTooEarly"), changeSetId: changeSet.id, tooEarly: days };
  }
  return null;
}

/** That the moment lies in the past, too, beside what else was refused. */
type MomentToo = { sendInPast?: true };

/** A moment as a clock on the organisation's wall shows it. */
export type WallMoment = { readonly on: CalendarDate; readonly time: string };

/**
 * Announces as a person at a page does: at the moment that they name, or after the delay in which it can be called back. What
 * takes effect when it is told is not delayed.
 *
 * @param moment null: as soon as the delay of this installation is over
 * @returns      the moment for which it is ordered; null where it is announced already
 */
export async function announceFromPage(
  actor: Actor,
  wanted: readonly ToAnnounce[],
  moment: WallMoment | null,
): Promise<AnnouncingResult<Instant | null, OrderRefusal> & MomentToo> {
  if (!mayDo(actor, "changeSet:announce")) return refuse("notAllowed");
  // What was read is held against what follows now; what is ordered, against what follows then.
  const present = await plansFor(wanted, actor);
  const zone = organisationZone((await presentRegister()).register);
  const named = moment === null ? null : momentIn(moment.on, moment.time, zone);
  if (!present.ok && named !== null && named <= actor.at) return { ...present, sendInPast: true };
  if (!present.ok) return tooEarlyThen(present, wanted, named);
  const isAtOnce = present.value.some(
    ({ isAtOnce: isNow, changeSet }) => isNow || changeSet.emergencyGround !== null,
  );
  const delayMs = isAtOnce ? 0 : env().sendDelayMs;
  if (named === null && delayMs === 0) {
    const announced = await announcePlans(actor, present.value, null);
    return announced.ok ? done(null) : announced;
  }
  const sendAt = named ?? instantOf(new Date(Date.parse(actor.at) + delayMs).toISOString());
  const readAt = present.value[0]?.snapshot.seq ?? null;
  const ordered = await orderAnnouncement(actor, wanted.map(unseen), sendAt, readAt);
  return ordered.ok ? done(ordered.value.sendAt) : ordered;
}

/**
 * Orders what somebody has read: what was in sight is held against what follows now; what is ordered, against what follows at
 * its moment.
 */
export async function orderAsSeen(
  actor: Actor,
  wanted: readonly ToAnnounce[],
  sendAt: Instant,
): Promise<AnnouncingResult<Ordered, OrderRefusal>> {
  if (!mayDo(actor, "changeSet:announce")) return refuse("notAllowed");
  const present = await plansFor(wanted, actor);
  if (!present.ok) return tooEarlyThen(present, wanted, sendAt);
  const readAt = present.value[0]?.snapshot.seq ?? null;
  return orderAnnouncement(actor, wanted.map(unseen), sendAt, readAt);
}

/** What is too early today is told with the days as they are counted from the moment that was named. */
async function tooEarlyThen(
  present: Extract<AnnouncingResult<AnnouncementPlan[]>, { ok: false }>,
  wanted: readonly ToAnnounce[],
  named: Instant | null,
): Promise<AnnouncingResult<never>> {
  if (present.reason !== "plannedTooEarly" || named === null) return present;
  const then = await plansFor(wanted.map(unseen), { at: named });
  return then.ok ? present : then;
}

function unseen({ id, plannedOn }: ToAnnounce): ToAnnounce {
  return { id, plannedOn };
}

function orderedRow({ changeSet, consequence }: AnnouncementPlan, wanted: readonly ToAnnounce[]) {
  const plannedOn = wanted.find(({ id }) => id === changeSet.id)?.plannedOn ?? null;
  return {
    changeSetId: changeSet.id,
    plannedOn: columnOf(plannedOn),
    position: changeSet.position,
    outlook: orderHash(consequence),
  };
}

/** Who would be told, of what class, under which terms: what an order was given for. */
function orderHash(consequence: Consequence): string {
  const terms = consequence.customers.map(({ agreement, terms: own }) => [agreement, own]);
  return createHash("sha256")
    .update(JSON.stringify([frozenOutlook(consequence), terms]))
    .digest("hex");
}

/** Calls an announcement back before it began: nothing was frozen, published or sent. */
export async function callBackAnnouncement(
  actor: Actor,
  changeSetId: string,
): Promise<Result<{ orderId: string; changeSetIds: string[] }, "notAllowed" | "noOrder">> {
  if (!mayDo(actor, "changeSet:announce")) return refuse("notAllowed");
  type CalledBack = { orderId: string; changeSetIds: string[]; sendAt: Instant };
  return write<CalledBack, "noOrder">(
    actor,
    ({ orderId, changeSetIds, sendAt }) => ({
      type: "announcement.calledBack",
      orderId,
      changeSetIds,
      sendAt,
    }),
    async (tx) => {
      const order = await tx.announcementOrder.findFirst({
        where: { changes: { some: { changeSetId } } },
        include: { changes: true },
      });
      if (order === null) return refuse("noOrder");
      await tx.announcementOrder.delete({ where: { id: order.id } });
      return done({
        orderId: order.id,
        changeSetIds: order.changes.map((one) => one.changeSetId),
        sendAt: instantOfColumn(order.sendAt),
      });
    },
  );
}

/** Makes an ordered announcement at once: it need not wait for its moment any more. */
export async function announceOrdered(
  actor: Actor,
  changeSetId: string,
): Promise<AnnouncingResult<Announced[], "noOrder" | "otherwiseByNow">> {
  if (!mayDo(actor, "changeSet:announce")) return refuse("notAllowed");
  const order = await database().announcementOrder.findFirst({
    where: { stoppedAt: null, changes: { some: { changeSetId } } },
    include: { changes: true },
  });
  return order === null ? refuse("noOrder") : carryOut(actor, order);
}

/**
 * The orders whose moment has come, in their order. None while mail is paused: nobody would be told, and after a restore nobody
 * knows yet which of them was carried out or called back since the backup.
 */
export async function dueOrders(actor: Actor): Promise<Order[]> {
  if (!mayDo(actor, "changeSet:announce")) return [];
  if ((await database().installation.count({ where: { mailPaused: true } })) > 0) return [];
  return database().announcementOrder.findMany({
    where: { stoppedAt: null, sendAt: { lte: new Date(actor.at) } },
    include: { changes: true },
    orderBy: [{ sendAt: "asc" }, { id: "asc" }],
  });
}

/**
 * Makes an announcement whose moment has come; what cannot be made is stopped, and waits for a person with the reason.
 *
 * @returns the change sets that were announced
 */
export async function carryOutDue(actor: Actor, order: Order): Promise<string[]> {
  const result = await carryOut(actor, order);
  if (result.ok) return result.value.map(({ id }) => id);
  // The register moved in that very moment: the next round looks again.
  if (result.reason !== "calledBack" && result.reason !== "changedMeanwhile")
    await stopOrder(actor, order, result.reason);
  return [];
}

/** An announcement that was ordered, and what it was ordered for. */
export type Order = {
  readonly id: string;
  readonly changes: readonly {
    changeSetId: string;
    plannedOn: Date | null;
    position: number;
    outlook: string;
  }[];
};

async function carryOut(
  actor: Actor,
  order: Order,
): Promise<AnnouncingResult<Announced[], "otherwiseByNow">> {
  const wanted = order.changes.map(({ changeSetId: id, plannedOn }) => ({
    id,
    plannedOn: dayOf(plannedOn),
  }));
  const plans = await plansFor(wanted, actor);
  if (!plans.ok) return plans;
  const isAsOrdered = plans.value.every(({ changeSet, consequence }) => {
    const ordered = order.changes.find(({ changeSetId }) => changeSetId === changeSet.id);
    return ordered?.position === changeSet.position && ordered.outlook === orderHash(consequence);
  });
  if (!isAsOrdered) return refuse("otherwiseByNow");
  return announcePlans(actor, plans.value, order.id);
}

async function stopOrder(actor: Actor, { id, changes }: Order, reason: string): Promise<void> {
  const changeSetIds = changes.map(({ changeSetId }) => changeSetId);
  await write<null, "noOrder">(
    actor,
    { type: "announcement.stopped", orderId: id, changeSetIds, reason },
    async (tx, entry) => {
      const { count } = await tx.announcementOrder.updateMany({
        where: { id, stoppedAt: null },
        data: { stoppedAt: entry.at, stoppedBecause: reason },
      });
      return count === 0 ? refuse("noOrder") : done(null);
    },
  );
}
