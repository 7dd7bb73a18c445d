import { addDays, type CalendarDate, daysBetween } from "@/lib/domain/calendar";
import type { NoticeDates } from "./dates";

/** Days that a processor needs at most to pass on what its own controllers answer. */
const mostDays = 7;

/**
 * By when a customer that is a processor itself needs the answers of its own controllers.
 *
 * Source: none, product decision 0050.
 * Reading: a week before its own last day to object, and of a short period no more than a third, so that some of it is left for them.
 *
 * @returns null where there is no day to object by
 */
export function onwardDeadline({
  startsOn,
  objectionLastDay,
}: Pick<NoticeDates, "startsOn" | "objectionLastDay">): CalendarDate | null {
  if (objectionLastDay === null) return null;
  const third = Math.floor(daysBetween(startsOn, objectionLastDay) / 3);
  return addDays(objectionLastDay, -Math.min(mostDays, third));
}
