import { addDays, type CalendarDate, daysBetween } from "@/lib/domain/calendar";
import type { CustomerConsequence } from "./consequence";
import { datesFrom, datesGap, datesKey } from "./dates";
import { peopleDays } from "./people-notice";
import type { AgreementTerms } from "./terms";

/** Weekends, holidays and the lengths of months move the days of a period by no more than this. */
const slackDays = 14;

/**
 * The last day on which a change can be announced so that it is in effect for all on a given day.
 *
 * Source: none, product decision 0050.
 * Reading: counted as each mail counts, in each agreement's own terms, as if all mail were taken on the day it is sent.
 *
 * @param customers   those who are told; whoever has no periods is waited for by nobody here
 * @param tellsPeople whether people are told before it applies
 * @param effectiveOn the day on which it is to be in effect
 * @param today       the first day on which it can be announced
 * @returns           null where no day from today on is early enough, or where days cannot be counted
 */
export function announceBy(
  customers: readonly Pick<CustomerConsequence, "dates" | "datesGap" | "terms">[],
  tellsPeople: boolean,
  effectiveOn: CalendarDate,
  today: CalendarDate,
): CalendarDate | null {
  if (customers.some(({ datesGap: gap }) => gap !== null)) return null;
  const periods = new Map<string, Period>();
  for (const { dates, terms } of customers) {
    if (dates === null) continue;
    const usualDays = daysBetween(today, dates.earliestEffectiveOn);
    periods.set(datesKey(terms), { usualDays, makesIt: (on) => isInTime(on, terms, effectiveOn) });
  }
  if (tellsPeople) {
    const usualDays = daysBetween(today, peopleDays(today).usual);
    periods.set("", { usualDays, makesIt: (on) => peopleDays(on).usual <= effectiveOn });
  }
  const days = [...periods.values()].map((period) => lastThat(period, effectiveOn, today));
  const found = days.flatMap((day) => day ?? []).toSorted();
  return found.length < days.length ? null : (found[0] ?? effectiveOn);
}

type Period = {
  /** How long it takes from today. */
  readonly usualDays: number;
  readonly makesIt: (announcedOn: CalendarDate) => boolean;
};

function isInTime(on: CalendarDate, terms: AgreementTerms, effectiveOn: CalendarDate): boolean {
  return datesGap(on, terms) === null && datesFrom(on, terms).earliestEffectiveOn <= effectiveOn;
}

/** Looks from somewhat after the day that the length of the period suggests, backwards to the first that makes it. */
function lastThat(
  { usualDays, makesIt }: Period,
  effectiveOn: CalendarDate,
  today: CalendarDate,
): CalendarDate | null {
  let on = addDays(effectiveOn, slackDays - usualDays);
  for (let back = 0; back <= 2 * slackDays && on >= today; back += 1) {
    if (makesIt(on)) return on;
    on = addDays(on, -1);
  }
  return null;
}

/**
 * Days by which a change is often wanted: the first of the month after its earliest day, and of the quarter after that.
 *
 * @param earliest the day on which it could be in effect if it were announced today
 */
export function usualTargets(earliest: CalendarDate): CalendarDate[] {
  const month = firstOfNextMonth(earliest);
  let quarter = firstOfNextMonth(month);
  while (!isQuarter(quarter)) quarter = firstOfNextMonth(quarter);
  return [month, quarter];
}

function firstOfNextMonth(day: CalendarDate): CalendarDate {
  let next = addDays(day, 1);
  while (!next.endsWith("-01")) next = addDays(next, 1);
  return next;
}

function isQuarter(day: CalendarDate): boolean {
  return ["-01-01", "-04-01", "-07-01", "-10-01"].some((end) => day.endsWith(end));
}
