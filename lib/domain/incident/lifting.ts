import type { CalendarDate } from "@/lib/domain/calendar";
import type { Suspension } from "./incident-view";
import type { SuspendedSince } from "./suspended";

/**
 * The agreements for which recording it so would end a suspension: all where it is not called suspended any more, and whoever is not
 * named where it is recorded again for some.
 *
 * @param before since when it is suspended, by agreement; empty while it is not
 * @param named  for whom it is recorded; none: all
 */
export function liftedBy(
  before: SuspendedSince,
  suspension: Suspension,
  named: readonly string[],
): readonly string[] {
  const suspended = Object.keys(before);
  if (suspension !== "DONE") return suspended;
  return named.length === 0 ? [] : suspended.filter((ref) => !named.includes(ref));
}

/**
 * What is wrong with the day of a suspension, or of its end; null where nothing is.
 *
 * Source: none, product decision 0067.
 *
 * @param lifted for whom it ends a suspension
 */
export function suspensionDayTrouble(
  before: SuspendedSince,
  lifted: readonly string[],
  suspension: Suspension,
  on: CalendarDate,
  days: { readonly trueSince: CalendarDate; readonly today: CalendarDate },
): "notYet" | "suspendedTooEarly" | "liftedTooEarly" | null {
  if (on > days.today) return "notYet";
  if (lifted.some((ref) => on < (before[ref] ?? on))) return "liftedTooEarly";
  return suspension === "DONE" && on < days.trueSince ? "suspendedTooEarly" : null;
}
