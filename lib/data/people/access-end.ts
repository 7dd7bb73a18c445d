import type { Temporal } from "temporal-polyfill";
import type { Role } from "@/lib/domain/access";
import { addDays, type CalendarDate, dateIn, type Instant } from "@/lib/domain/calendar";
import type { Prisma } from "../database/generated/client";

/** A day is over everywhere so long after it began in UTC: whoever may come on it may come all of it, wherever they are. */
const dayEverywhereHours = 36;

/**
 * Which accounts may be used.
 *
 * @param now on the real clock, as for sessions
 */
export function mayCome(now: Temporal.Instant) {
  const before = new Date(now.subtract({ hours: dayEverywhereHours }).epochMilliseconds);
  return {
    disabledAt: null,
    OR: [{ accessUntil: null }, { accessUntil: { gt: before } }],
  } satisfies Prisma.UserWhereInput;
}

/** Whether the last day of somebody's access has passed, as `mayCome` has it. */
export function isAccessOver(until: CalendarDate, now: Temporal.Instant): boolean {
  return now.epochMilliseconds >= Date.parse(until) + dayEverywhereHours * 3_600_000;
}

const auditorDays = 90;

/** When access ends where nobody said: an auditor's after so many days, others' not. */
export function usualEnd(roles: readonly Role[], at: Instant): CalendarDate | null {
  return roles.includes("AUDITOR") ? addDays(dateIn(at, "UTC"), auditorDays) : null;
}
