import { addPeriod, type CalendarDate, calendarDateOf } from "@/lib/domain/calendar";

/**
 * The month whose digest is due; null while none is. A day that was missed is made up for within its month, and what a whole month
 * missed stands in the next digest.
 *
 * Source: none, product decision 0053.
 *
 * @param day   of the month on which it goes out, 1 to 28; undefined: never
 * @param today in the organisation's zone
 * @param last  month of the newest digest, as "2026-11"
 */
export function digestDue(
  day: number | undefined,
  today: CalendarDate,
  last: string | null,
): string | null {
  const month = today.slice(0, 7);
  const isDue = day !== undefined && Number(today.slice(8)) >= day && (last ?? "") < month;
  return isDue ? month : null;
}

/** The day of the next digest: today, where one is due. */
export function nextDigestOn(day: number, today: CalendarDate, last: string | null): CalendarDate {
  if (digestDue(day, today, last) !== null) return today;
  const inMonth = calendarDateOf(`${today.slice(0, 7)}-${String(day).padStart(2, "0")}`);
  const isAhead = inMonth > today && (last ?? "") < today.slice(0, 7);
  return isAhead ? inMonth : addPeriod(inMonth, "P1M");
}
