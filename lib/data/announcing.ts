import { type Actor, mayDo } from "@/lib/auth/actor";
import type { CalendarDate } from "@/lib/domain/calendar";
import type { Consequence } from "@/lib/domain/change/consequence";
import { gapSentence } from "@/lib/domain/change/dates-gap";
import { laterForPeople, tellsPeople } from "@/lib/domain/change/people-notice";
import { todayIn } from "@/lib/domain/organisation-day";
import { apply, type Register } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { activateWithin } from "./activation";
import {
  areTrueBy,
  changesOf,
  findChangeSet,
  itemsOf,
  movedItems,
  newestSeq,
  type StoredChangeSet,
  step,
} from "./change-sets";
import { columnOf } from "./days";
import { createNotices, orderMail } from "./mail-orders";
import { isAsSeen, outlookOf, type Seen } from "./outlook";
import { publish } from "./publications";
import { type Entry, write } from "./write";

export type Announced = {
  id: string;
  announcementId: string;
  notices: number;
  deliveries: number;
  plannedOn: CalendarDate | null;
};

/** An agreement whose days cannot be counted, and why: in words that name the calendar and the year. */
export type Uncounted = { customer: string; agreement: string; reason: string };

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
): Promise<
  Result<
    Announced,
    | "notAllowed"
    | "noSuchChangeSet"
    | "wrongState"
    | "baseMoved"
    | "nobodyToTell"
    | "plannedTooEarly"
    | "notYet"
    | "changedMeanwhile"
    | "daysUncountable"
  > & { uncounted?: Uncounted[] }
> {
  if (!mayDo(actor, "changeSet:announce")) return refuse("notAllowed");
  const before = await findChangeSet(id);
  if (before === null) return refuse("noSuchChangeSet");
  if (before.state !== "APPROVED") return refuse("wrongState");
  const { snapshot, consequence } = await outlookOf(before, actor.at);
  if (seen !== undefined && !isAsSeen(seen, before, consequence)) return refuse("changedMeanwhile");
  if (movedItems(itemsOf(before), snapshot).length > 0) return refuse("baseMoved");
  if (consequence.customers.length === 0 && !tellsPeople(consequence.items))
    return refuse("nobodyToTell");
  const uncounted = uncountedOf(consequence);
  if (uncounted.length > 0) return { ...refuse("daysUncountable"), uncounted };
  const today = todayIn(snapshot.register, actor.at);
  const isAtOnce = takesEffectAtOnce(consequence);
  if (isAtOnce && !areTrueBy(itemsOf(before), today)) return refuse("notYet");
  const { earliestEffectiveOn, items } = consequence;
  const earliest = laterForPeople(earliestEffectiveOn, items, today, "usual");
  // An emergency begins with the first agreement that allows it, and waits for nobody who is switched apart.
  const first = firstPossible(before.gating, consequence, today);
  if (plannedOn !== null && plannedOn < first) return refuse("plannedTooEarly");
  const planned = plannedOn ?? (before.emergencyGround === null ? earliest : first);

  return write(
    actor,
    (announced) => ({
      type: "changeSet.announced",
      changeSetId: id,
      announcementId: announced.announcementId,
      notices: announced.notices,
      deliveries: announced.deliveries,
    }),
    async (tx, entry) => {
      const current = await findChangeSet(id, tx);
      if (current?.state !== "APPROVED") return refuse("wrongState");
      if ((await newestSeq(tx)) !== snapshot.seq || current.position !== before.position)
        return refuse("changedMeanwhile");
      await step(tx, entry, id, {
        state: "ANNOUNCED",
        announcedAt: entry.at,
        plannedOn: columnOf(planned),
      });
      const isAdverse = consequence.class === "A";
      const notices = await createNotices(tx, id, consequence.customers);
      const told = await orderMail(tx, entry, isAdverse ? "ADVERSE" : "NOTICE", [id], notices);
      const announced = {
        ...current,
        state: "ANNOUNCED" as const,
        announcedAt: new Date(entry.at),
        plannedOn: columnOf(planned),
      };
      if (isAtOnce) await activateWithin(tx, entry, announced, snapshot.register, consequence);
      else
        await publish(
          tx,
          entry,
          id,
          announcementFacts(announced, snapshot.register, consequence, entry, planned),
        );
      return done({ id, ...told, notices: notices.length, plannedOn: planned });
    },
  );
}

/** An adverse fact, and what must not wait for any agreement, is in effect when it is told. */
function takesEffectAtOnce({ class: highest, customers, items }: Consequence): boolean {
  if (highest === "A") return true;
  return !tellsPeople(items) && customers.every(({ terms }) => terms.effect === "AT_ONCE");
}

/** The agreements whose days cannot be counted, each with the reason. */
function uncountedOf({ customers }: Consequence): Uncounted[] {
  return customers.flatMap(({ ref, agreement, datesGap }) =>
    datesGap === null ? [] : [{ customer: ref, agreement, reason: gapSentence(datesGap) }],
  );
}

/** The first day that may be planned: that of the last customer, or of the first where each follows on its own day. */
function firstPossible(
  gating: StoredChangeSet["gating"],
  { earliestEffectiveOn, customers, items }: Consequence,
  today: CalendarDate,
): CalendarDate {
  const days = customers.flatMap(({ dates }) => dates?.earliestEffectiveOn ?? []).toSorted();
  const forCustomers = gating === "GLOBAL_LATEST" ? earliestEffectiveOn : (days[0] ?? null);
  return laterForPeople(forCustomers, items, today, "first") ?? today;
}

function announcementFacts(
  changeSet: StoredChangeSet,
  register: Register,
  consequence: Consequence,
  entry: Entry,
  planned: CalendarDate | null,
) {
  const today = todayIn(register, entry.at);
  return {
    id: changeSet.id,
    title: changeSet.title,
    reason: changeSet.reason,
    state: "announced" as const,
    announcedOn: today,
    effectiveOn: planned,
    updatedAt: entry.at,
    before: register,
    after: apply(register, changesOf(itemsOf(changeSet), today)),
    items: consequence.items,
  };
}
