import { addDays, type CalendarDate, isWeekend } from "@/lib/domain/calendar";

/** The holidays of one calendar, and for which years they are known to be complete. */
export type HolidayList = {
  /** Ref of its calendar in the register. */
  readonly calendar: string;
  readonly name: string;
  readonly years: readonly number[];
  readonly days: readonly CalendarDate[];
};

/** A calendar was asked about a year that it says nothing of. */
export type UnknownYear = {
  readonly calendar: string;
  readonly name: string;
  readonly year: number;
};

/** Whether a day is no Saturday, no Sunday and in none of the lists. */
export function isBusinessDay(date: CalendarDate, lists: readonly HolidayList[]): boolean {
  return !isWeekend(date) && !isHoliday(date, lists);
}

export function isHoliday(date: CalendarDate, lists: readonly HolidayList[]): boolean {
  return lists.some(({ days }) => days.includes(date));
}

/** The day itself where it is a business day, else the first that follows. */
export function businessDayOnOrAfter(
  date: CalendarDate,
  lists: readonly HolidayList[],
): CalendarDate {
  let day = date;
  while (!isBusinessDay(day, lists)) day = addDays(day, 1);
  return day;
}

/**
 * The day on which a number of business days has run from a day, itself not counted.
 *
 * Source: Regulation 1182/71 Art. 2(2) (working days are all days other than public holidays, Sundays and Saturdays).
 * Reading: which days are public holidays is the agreement's to say, by its calendars; see docs/decisions/0022.
 *
 * @param count whole number of business days; 0 gives the day itself
 */
export function addBusinessDays(
  date: CalendarDate,
  count: number,
  lists: readonly HolidayList[],
): CalendarDate {
  let day = date;
  for (let counted = 0; counted < count; counted += 1)
    day = businessDayOnOrAfter(addDays(day, 1), lists);
  return day;
}

/** The first year from one day to another of which a list says nothing; null when all are known. */
export function unknownYear(
  lists: readonly HolidayList[],
  from: CalendarDate,
  to: CalendarDate,
): UnknownYear | null {
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    const list = lists.find(({ years }) => !years.includes(year));
    if (list !== undefined) return { calendar: list.calendar, name: list.name, year };
  }
  return null;
}

/** Holidays from Monday to Friday after one day and up to another: what a count of business days passes over. */
export function holidaysBetween(
  lists: readonly HolidayList[],
  after: CalendarDate,
  to: CalendarDate,
): CalendarDate[] {
  const days = lists.flatMap((list) => list.days);
  return [...new Set(days)].filter((day) => day > after && day <= to && !isWeekend(day)).toSorted();
}

export function yearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4));
}
