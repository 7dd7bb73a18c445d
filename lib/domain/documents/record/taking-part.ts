import type { CalendarDate } from "@/lib/domain/calendar";
import type { Row } from "@/lib/domain/register";

/**
 * Whether an entity takes part in an activity on a day.
 *
 * Source: GDPR Art. 4(7), 4(8), 26 (who determines or processes, at the time).
 * Reading: a month or a year stands for all of its days, at both ends.
 */
export function takesPart({ from, to }: Row<"Participation">, on: CalendarDate): boolean {
  return (
    (from === undefined || on.slice(0, from.length) >= from) &&
    (to === undefined || on.slice(0, to.length) <= to)
  );
}
