import type { CalendarDate } from "@/lib/domain/calendar";
import { outOfReachFrom } from "@/lib/domain/termination/out-of-reach";
import type { AffectedAgreement } from "./affected";
import { isGated } from "./materiality";
import type { NoticeEffect } from "./notice-effect";
import { isSwitchedOn } from "./switched-on";

/** An agreement that is over, to whose data a change brings stand-by sub-processors that it switches on. */
export type ReachedAfterEnd = {
  /** The customer. */
  readonly ref: string;
  readonly agreement: string;
  /** The stand-bys, by the refs of their engagements. */
  readonly engagements: readonly string[];
};

/**
 * The stand-bys that a change switches on for the data of an agreement that is over; none while it is in force, and where its gate
 * keeps the change from it.
 *
 * Source: GDPR Art. 28(2), 28(3)(g).
 * Reading: a stand-by was authorised to serve an agreement; once that is over, its data wait to be given back or deleted, and go to
 * nobody new without need. What is switched on for all at once comes to them as long as they are held, so somebody says how the product
 * keeps them from it, or why it cannot. An adverse fact tells what has happened already. See docs/decisions/0060, 0061 and 0067.
 *
 * @param perCustomer whether each customer follows the change by itself
 * @param on          today in the organisation's zone
 */
export function switchedOnAfterEnd(
  { agreement, changeClass, items }: AffectedAgreement,
  effect: NoticeEffect,
  perCustomer: boolean,
  on: CalendarDate,
): readonly string[] {
  const from = outOfReachFrom(agreement, "PER_CUSTOMER");
  if (from === null || on < from || changeClass === "A") return [];
  const isShut = perCustomer && isGated(changeClass) && effect !== "AT_ONCE";
  return isShut ? [] : [...new Set(items.filter(isSwitchedOn).map(({ ref }) => ref))];
}

/** Why a change may not go on: it reaches agreements that are over, and nobody said how they are kept from it. */
export function afterEndTrouble(
  reached: readonly ReachedAfterEnd[],
  words: string | null,
): "afterEndUnsaid" | null {
  return reached.length > 0 && (words ?? "").trim() === "" ? "afterEndUnsaid" : null;
}
