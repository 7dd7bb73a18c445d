import { type CalendarDate, type Instant, laterOf } from "@/lib/domain/calendar";
import type { Consequence } from "@/lib/domain/change/consequence";
import { gapSentence } from "@/lib/domain/change/dates-gap";
import { laterForPeople, tellsPeople } from "@/lib/domain/change/people-notice";
import { afterEndTrouble } from "@/lib/domain/change/reached-after-end";
import { type TooEarly, tooEarly } from "@/lib/domain/change/too-early";
import { todayIn } from "@/lib/domain/organisation-day";
import { done, type Result, refuse } from "@/lib/domain/result";
import {
  areTrueBy,
  findChangeSet,
  itemsOf,
  movedItems,
  type StoredChangeSet,
} from "../changes/change-sets";
import { isAsSeen, outlookOf, type Seen } from "../changes/outlook";
import type { Snapshot } from "../register";

/** A change set as somebody wants to announce it. */
export type ToAnnounce = {
  readonly id: string;
  /** null: the earliest day for all, and the usual day for people who are told. */
  readonly plannedOn: CalendarDate | null;
  /** What was read; refused with `changedMeanwhile` when anything of it is otherwise by now. */
  readonly seen?: Seen;
};

/** A change set that may be announced at an instant, and what follows from it then. */
export type AnnouncementPlan = {
  readonly changeSet: StoredChangeSet;
  readonly snapshot: Snapshot;
  readonly consequence: Consequence;
  /** An adverse fact, and what must not wait, take effect when they are told. */
  readonly isAtOnce: boolean;
  readonly plannedOn: CalendarDate | null;
};

/** An agreement whose days cannot be counted, and why: in words that name the calendar and the year. */
export type Uncounted = { customer: string; agreement: string; reason: string };

export type PlanRefusal =
  | "noSuchChangeSet"
  | "wrongState"
  | "baseMoved"
  | "nobodyToTell"
  | "afterEndUnsaid"
  | "plannedTooEarly"
  | "notYet"
  | "changedMeanwhile"
  | "daysUncountable";

/** What a refusal says beside its reason: which days cannot be counted, and which can be planned. */
export type PlanTrouble = { uncounted?: Uncounted[]; tooEarly?: TooEarly };

/** Whether a change set may be announced at an instant, and with which day; or why not. */
export async function planAnnouncement(
  { id, plannedOn, seen }: ToAnnounce,
  at: Instant,
): Promise<Result<AnnouncementPlan, PlanRefusal> & PlanTrouble> {
  const changeSet = await findChangeSet(id);
  if (changeSet === null) return refuse("noSuchChangeSet");
  if (changeSet.state !== "APPROVED") return refuse("wrongState");
  const { snapshot, consequence } = await outlookOf(changeSet, at);
  if (seen !== undefined && !isAsSeen(seen, changeSet, consequence))
    return refuse("changedMeanwhile");
  if (movedItems(itemsOf(changeSet), snapshot).length > 0) return refuse("baseMoved");
  if (consequence.customers.length === 0 && !tellsPeople(consequence.items))
    return refuse("nobodyToTell");
  const unsaid = afterEndTrouble(consequence.reachedAfterEnd, changeSet.afterEndWords);
  if (unsaid !== null) return refuse(unsaid);
  const uncounted = uncountedOf(consequence);
  if (uncounted.length > 0) return { ...refuse("daysUncountable"), uncounted };
  const today = todayIn(snapshot.register, at);
  const isAtOnce = takesEffectAtOnce(consequence);
  if (isAtOnce && !areTrueBy(itemsOf(changeSet), today)) return refuse("notYet");
  // An emergency begins with the first agreement that allows it, and waits for nobody who is switched apart.
  const first = firstPossible(changeSet.gating, consequence, today);
  if (plannedOn !== null && plannedOn < first)
    return {
      ...refuse("plannedTooEarly"),
      tooEarly: tooEarly(plannedOn, today, first, consequence, snapshot.register),
    };
  const { earliestEffectiveOn, items } = consequence;
  const earliest = laterForPeople(earliestEffectiveOn, items, today, "usual");
  const usual = changeSet.emergencyGround === null ? earliest : first;
  return done({ changeSet, snapshot, consequence, isAtOnce, plannedOn: plannedOn ?? usual });
}

/**
 * The planned day of an announced change whose days begin anew: as it was, or the first that could be planned now.
 *
 * Source: none, product decision 0062.
 * Reading: a day that lies before any on which it may take effect is no plan, and nobody is told it. One that is still possible is kept.
 *
 * @param consequence of the change as it is right, if it were told now
 */
export function plannedAnew(
  planned: CalendarDate | null,
  gating: StoredChangeSet["gating"],
  consequence: Consequence,
  today: CalendarDate,
): CalendarDate | null {
  return planned === null ? null : laterOf(planned, firstPossible(gating, consequence, today));
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
