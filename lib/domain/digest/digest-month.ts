import { addPeriod, type CalendarDate, calendarDateOf } from "@/lib/domain/calendar";

/** The day of the month on which the digest goes out, and what is known of it. */
export type DigestDay = {
  /** 1 to 28; undefined: none goes out. */
  readonly day: number | undefined;
  /** The day on which this day of the month was set; null: nobody knows. */
  readonly setOn: CalendarDate | null;
  /** Month of the newest digest, as "2026-11". */
  readonly last: string | null;
};

/**
 * The month whose digest is due; null while none is. A day that was missed is made up for within its month, and what a whole month
 * missed stands in the next digest.
 *
 * Source: none, product decision 0053.
 * Reading: a day that had passed when it was set is the day of the next month: setting it sends nothing there and then.
 *
 * @param today in the organisation's zone
 */
export function digestDue({ day, setOn, last }: DigestDay, today: CalendarDate): string | null {
  if (day === undefined) return null;
  const on = dayInMonth(day, today);
  const isDue = on <= today && (setOn === null || setOn <= on) && isNew(today, last);
  return isDue ? today.slice(0, 7) : null;
}

/** The day of the next digest: today, where one is due; null where none goes out. */
export function nextDigestOn(known: DigestDay, today: CalendarDate): CalendarDate | null {
  const { day, last } = known;
  if (day === undefined) return null;
  if (digestDue(known, today) !== null) return today;
  const on = dayInMonth(day, today);
  return on > today && isNew(today, last) ? on : addPeriod(on, "P1M");
}

function isNew(today: CalendarDate, last: string | null): boolean {
  return (last ?? "") < today.slice(0, 7);
}

function dayInMonth(day: number, today: CalendarDate): CalendarDate {
  return calendarDateOf(`${today.slice(0, 7)}-${String(day).padStart(2, "0")}`);
}
