import { addDays, type CalendarDate, laterOf } from "@/lib/domain/calendar";
import type { ClassifiedItem } from "./classify";

/** Days for which a change is announced to the people concerned before it applies. */
const usual = 30;
const least = 14;

/** Whether the people concerned are to be told of a change before it applies. */
export function tellsPeople(items: readonly Pick<ClassifiedItem, "class">[]): boolean {
  return items.some((item) => item.class === "DS");
}

/**
 * The days of a change that is announced to the people concerned: what is usual, and the first that can be planned.
 *
 * Source: GDPR Art. 5(1)(a), 13(3), 14(4).
 * Reading: the law names no number of days; WP260 rev.01, paragraph 30, asks for a time that lets people understand the change
 * and use their rights. The day of the announcement does not count. See docs/decisions/0044.
 *
 * @param announcedOn day of the announcement, in the organisation's zone
 */
export function peopleDays(announcedOn: CalendarDate): {
  usual: CalendarDate;
  first: CalendarDate;
} {
  return { usual: addDays(announcedOn, usual + 1), first: addDays(announcedOn, least + 1) };
}

/** The later of a day for customers, where there is one, and that for people, where they are told. */
export function laterForPeople(
  day: CalendarDate | null,
  items: readonly Pick<ClassifiedItem, "class">[],
  announcedOn: CalendarDate,
  which: "usual" | "first",
): CalendarDate | null {
  if (!tellsPeople(items)) return day;
  const forPeople = peopleDays(announcedOn)[which];
  return day === null ? forPeople : laterOf(day, forPeople);
}
