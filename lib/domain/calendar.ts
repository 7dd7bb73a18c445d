import { Temporal } from "temporal-polyfill";
import { remembered } from "./remembered";

declare const brand: unique symbol;

/** A day of the calendar, "YYYY-MM-DD", years 0001 to 9999. Sorts as text, and belongs to no zone. */
export type CalendarDate = string & { readonly [brand]: "CalendarDate" };

/** A moment, "YYYY-MM-DDTHH:MM:SS.mmmZ": always UTC and always milliseconds, so that it sorts as text. */
export type Instant = string & { readonly [brand]: "Instant" };

const calendarDateForm = /^\d{4}-\d{2}-\d{2}$/;
const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const periodForm = /^P(?=\d)(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,4}D)?$/;

export function isCalendarDate(text: string): text is CalendarDate {
  if (!calendarDateForm.test(text) || text.startsWith("0000")) return false;
  return succeeds(() => Temporal.PlainDate.from(text));
}

/** Whether the text is a day, a month or a year of the calendar: "2026-04-24", "2026-04", "2026". */
export function isRoughDate(text: string): boolean {
  return isCalendarDate(lastDayOf(text));
}

/**
 * The last day that a date of any precision can mean: a month and a year are compared by their end.
 *
 * Source: none, product rule (a source that names only a month is not held to its first day).
 *
 * @param text a day, a month or a year, as isRoughDate takes it; anything else comes back as it is
 */
export function lastDayOf(text: string): string {
  const [, year, month] = /^(\d{4})(?:-(\d{2}))?$/.exec(text) ?? [];
  if (year === undefined) return text;
  if (month === undefined) return `${year}-12-31`;
  const days = ["31", "30", "29", "28"].map((day) => `${text}-${day}`);
  return days.find(isCalendarDate) ?? text;
}

export function isInstant(text: string): text is Instant {
  return instantForm.test(text) && succeeds(() => Temporal.Instant.from(text));
}

/** Whether the text is a period in whole years, months, weeks or days ("P30D", "P1M", "P1Y6M"), each part at most 9999. */
export function isPeriod(text: string): boolean {
  return periodForm.test(text);
}

/** Whether the text is the name of a zone in the IANA database, written as it is written there. */
export function isZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  return succeeds(() => {
    const { timeZoneId } = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    if (timeZoneId !== text) throw new RangeError(`The zone is written ${timeZoneId}`);
  });
}

/** @throws RangeError when the text is no day of the calendar, as 2026-02-30 is not */
export function calendarDateOf(text: string): CalendarDate {
  if (!isCalendarDate(text)) {
    throw new RangeError(`Not a calendar date between 0001-01-01 and 9999-12-31: ${text}`);
  }
  return text;
}

/**
 * Brings any ISO moment with an offset to the one form that instants have here; below a millisecond it is cut.
 *
 * @throws RangeError when the text is no moment, or one without an offset
 */
export function instantOf(text: string): Instant {
  const instant = Temporal.Instant.from(text).toString({
    smallestUnit: "millisecond",
    roundingMode: "floor",
  });
  if (!isInstant(instant))
    throw new RangeError(`Not an instant of the years 0000 to 9999: ${text}`);
  return instant;
}

/** @param days whole number, negative for earlier days */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return calendarDateOf(Temporal.PlainDate.from(date).add({ days }).toString());
}

/**
 * The day on which a period ends that runs from the given day, the day itself not counted.
 *
 * Source: Regulation 1182/71 Art. 3(2)(b) and (c) (days; weeks, months and years).
 * Reading: a month without that day ends the period on its last day: P1M from 31 January is the end of February.
 *
 * @param date day of the event from which the period runs
 * @param period ISO 8601 period in years, months, weeks and days
 * @returns the last day; for P0D the day itself
 * @throws RangeError when the period has another form, a sign, a fraction or a time
 */
export function addPeriod(date: CalendarDate, period: string): CalendarDate {
  if (!isPeriod(period)) {
    throw new RangeError(`Not a period like P30D, P2W, P1M or P1Y: ${period}`);
  }
  return periodEnd({ date, period });
}

/** Agreements share their periods, and the mails of an announcement their day. */
const periodEnd = remembered(
  10_000,
  ({ date, period }: { date: CalendarDate; period: string }) => `${date} ${period}`,
  ({ date, period }) =>
    calendarDateOf(Temporal.PlainDate.from(date).add(period, { overflow: "constrain" }).toString()),
);

/** @returns whole days, negative when `to` is the earlier day */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** For sorting: negative when `one` is the earlier day, 0 when it is the same. */
export function compareDates(one: CalendarDate, other: CalendarDate): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

export function laterOf(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one < other ? other : one;
}

/** The day that the calendar on the wall shows at that moment in that zone. */
export function dateIn(instant: Instant, zone: string): CalendarDate {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(knownZone(zone));
  return calendarDateOf(local.toPlainDate().toString());
}

/** The first moment of a day in that zone, which is not midnight where clocks are moved at midnight. */
export function startOfDayIn(date: CalendarDate, zone: string): Instant {
  const start = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: knownZone(zone) });
  return instantOf(start.toInstant().toString());
}

/**
 * The moment at which a clock on the wall of that zone shows a time: where clocks were moved and it shows it twice, the first;
 * where it never does, as long after the gap as it stands in it.
 *
 * @param time hours and minutes, "09:30"
 */
export function momentIn(date: CalendarDate, time: string, zone: string): Instant {
  const shown = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
  return instantOf(shown.toZonedDateTime(knownZone(zone)).toInstant().toString());
}

/** Saturday or Sunday. Public holidays are in lists of their own: lib/domain/business-days.ts. */
export function isWeekend(date: CalendarDate): boolean {
  return Temporal.PlainDate.from(date).dayOfWeek >= 6;
}

function knownZone(zone: string): string {
  if (!isZone(zone)) throw new RangeError(`Not a zone of the IANA database: ${zone}`);
  return zone;
}

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
