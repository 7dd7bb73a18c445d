import {
  addBusinessDays,
  businessDayOnOrAfter,
  type HolidayList,
  unknownYear,
} from "@/lib/domain/business-days";
import {
  addDays,
  addPeriod,
  type CalendarDate,
  dateIn,
  daysBetween,
  type Instant,
  instantOf,
  laterOf,
} from "@/lib/domain/calendar";

import { type DatesGap, gapSentence } from "./dates-gap";

export type DayCount = "CALENDAR" | "BUSINESS";

/** What one agreement says about notices, for the class of change in question. Frozen with the notice. */
export type NoticeTerms = {
  /** ISO period; in days alone where business days are counted */
  noticePeriod: string;
  noticeDayCount: DayCount;
  /** ISO period; null where the class of change gives no right to object (M2, DS) */
  objectionPeriod: string | null;
  objectionDayCount: DayCount;
  /** of the calendars that the agreement counts by; none: Saturdays and Sundays alone are no working days */
  holidays: readonly HolidayList[];
  /** IANA zone whose calendar counts */
  zone: string;
  deemedReceipt:
    | "DISPATCH"
    | "ACCEPTANCE"
    | "NEXT_DAY"
    | "NEXT_WORKING_DAY"
    | "AFTER_DAYS"
    | "CONFIRMATION";
  /** for AFTER_DAYS, 1 to 60 */
  receiptDays: number | null;
  receiptDayCount: DayCount;
  rollForward: boolean;
  /** AT_ONCE: on the day on which it is sent, by a clause on emergencies. */
  effectiveAfter: "LATER_OF_BOTH" | "NOTICE_ONLY" | "AT_ONCE";
};

/** What one notice means for one agreement: days of the calendar in the agreement's zone, each counted in full. */
export type NoticeDates = {
  /** day of receipt, itself not counted */
  startsOn: CalendarDate;
  noticeLastDay: CalendarDate;
  objectionLastDay: CalendarDate | null;
  /** from its first moment on; see startOfDayIn */
  earliestEffectiveOn: CalendarDate;
};

/** Whether one customer may still object to one announced change. */
export type ObjectionWindow =
  | { state: "open"; lastDay: CalendarDate; daysLeft: number }
  | { state: "closed"; lastDay: CalendarDate };

/**
 * Computes the days that one notice sets for one agreement.
 *
 * Source: GDPR Art. 28(2), second sentence ("thereby giving the controller the opportunity to object").
 * Source: SCC (EU) 2021/914 Clause 9(a), Option 2; SCC (EU) 2021/915 Clause 7.7(a), Option 2 ("at least … in advance").
 * Source: Regulation 1182/71 Art. 3(1), (2) and (4) (day of the event not counted; last day in full; roll forward).
 * The law names no number of days: periods, zone and receipt are those of the agreement.
 * Reading: the change may take effect on the day after the later of notice end and objection end, since the
 * time to object lies before the engagement, unless the agreement looks at the notice alone. Rolling forward
 * over Saturday, Sunday and the holidays of the agreement's calendars is caution in the customer's favour, and never
 * shortens. All arithmetic is on the calendar of the zone, never on multiples of 24 hours. Art. 3(5) of Regulation 1182/71 is not applied.
 *
 * @param attemptStartedAt start of the sending attempt that the relay accepted, not of the approval
 * @param terms            of the agreement; periods count from the day of receipt
 * @returns                the days; `objectionLastDay` is null where there is no right to object
 * @throws                 RangeError when a period or the zone is malformed, or where `datesGap` finds terms wanting
 */
export function noticeDates(attemptStartedAt: Instant, terms: NoticeTerms): NoticeDates {
  return datesFrom(dispatchDay(attemptStartedAt, terms), terms);
}

/** No attempt to hand a mail over takes longer than this. */
const longestAttemptMs = 30 * 60_000;

/**
 * The day, in the agreement's zone, on which a notice counts as sent.
 *
 * Source: none, product decision 0022.
 * Reading: where acceptance counts, a mail that is begun so late that it may be accepted on the day after is dated by that
 * day: the days in it are written before it is accepted, and must not be too early. Confirmation counts on its own day.
 */
export function dispatchDay(
  startedAt: Instant,
  { deemedReceipt, zone }: Pick<NoticeTerms, "deemedReceipt" | "zone">,
): CalendarDate {
  if (deemedReceipt !== "ACCEPTANCE") return dateIn(startedAt, zone);
  return dateIn(instantOf(new Date(Date.parse(startedAt) + longestAttemptMs).toISOString()), zone);
}

/** The days of a notice that counts as sent on a day; see `noticeDates`. */
export function datesFrom(dispatchedOn: CalendarDate, terms: NoticeTerms): NoticeDates {
  const gap = datesGap(dispatchedOn, terms);
  if (gap !== null) throw new RangeError(`Of an agreement, ${gapSentence(gap)}`);
  return countedFrom(dispatchedOn, terms);
}

/** A year that a calendar does not know counts here as one without holidays: whoever asks has looked for that. */
function countedFrom(dispatchedOn: CalendarDate, terms: NoticeTerms): NoticeDates {
  return datesAfterReceipt(receiptDay(dispatchedOn, terms), dispatchedOn, terms);
}

/**
 * The days of a notice that was received on a day.
 *
 * @param toldOn day of telling, from which on it may be in effect where a clause on emergencies waits for nothing else; that of receipt
 *               where receipt is recorded rather than presumed
 */
export function datesAfterReceipt(
  startsOn: CalendarDate,
  toldOn: CalendarDate,
  terms: NoticeTerms,
): NoticeDates {
  const { noticePeriod, noticeDayCount, objectionPeriod, objectionDayCount } = terms;
  const noticeLastDay = lastDayOf(startsOn, noticePeriod, noticeDayCount, terms);
  const objectionLastDay =
    objectionPeriod === null
      ? null
      : lastDayOf(startsOn, objectionPeriod, objectionDayCount, terms);
  if (terms.effectiveAfter === "AT_ONCE")
    return { startsOn, noticeLastDay: startsOn, objectionLastDay, earliestEffectiveOn: toldOn };

  const lastDay =
    objectionLastDay === null || terms.effectiveAfter === "NOTICE_ONLY"
      ? noticeLastDay
      : laterOf(noticeLastDay, objectionLastDay);
  return { startsOn, noticeLastDay, objectionLastDay, earliestEffectiveOn: addDays(lastDay, 1) };
}

/**
 * What the terms lack to count the days of a notice that counts as sent on a day; null when nothing does.
 *
 * Source: none, product decision 0022 (a year without data is refused, never guessed).
 * Reading: a holiday more could move any day of the count, so that every year from dispatch to the last day must be known.
 */
export function datesGap(dispatchedOn: CalendarDate, terms: NoticeTerms): DatesGap | null {
  const gap = termsGap(terms);
  if (gap !== null || !countsBusinessDays(terms)) return gap;
  const { noticeLastDay, objectionLastDay } = countedFrom(dispatchedOn, terms);
  const last = laterOf(noticeLastDay, objectionLastDay ?? noticeLastDay);
  const unknown = unknownYear(terms.holidays, dispatchedOn, last);
  return unknown === null ? null : { code: "HOLIDAYS_UNKNOWN", ...unknown };
}

/** Whether it matters to the days of a notice which days are business days. */
export function countsBusinessDays(terms: NoticeTerms): boolean {
  return (
    terms.rollForward || terms.deemedReceipt === "NEXT_WORKING_DAY" || countedInBusinessDays(terms)
  );
}

function countedInBusinessDays(terms: NoticeTerms): boolean {
  return (
    terms.noticeDayCount === "BUSINESS" ||
    (terms.objectionPeriod !== null && terms.objectionDayCount === "BUSINESS") ||
    (terms.deemedReceipt === "AFTER_DAYS" && terms.receiptDayCount === "BUSINESS")
  );
}

function termsGap(terms: NoticeTerms): DatesGap | null {
  if (terms.deemedReceipt === "AFTER_DAYS" && terms.receiptDays === null)
    return { code: "RECEIPT_DAYS_MISSING" };
  if (countedInBusinessDays(terms) && terms.holidays.length === 0) return { code: "NO_CALENDAR" };
  const period =
    (terms.noticeDayCount === "BUSINESS" && notInDays(terms.noticePeriod)) ||
    (terms.objectionDayCount === "BUSINESS" && notInDays(terms.objectionPeriod));
  return period ? { code: "PERIOD_NOT_IN_DAYS", period } : null;
}

const inDays = /^P(\d{1,4})D$/;

/** "One month in business days" has no meaning that two readers would share. */
function notInDays(period: string | null): string | null {
  return period === null || inDays.test(period) ? null : period;
}

/** Names all that the days of a notice depend on beside the day on which it was sent. */
export function datesKey(terms: NoticeTerms): string {
  const { holidays, ...others } = terms;
  const counted = [
    others.noticePeriod,
    others.noticeDayCount,
    others.objectionPeriod,
    others.objectionDayCount,
    others.zone,
    others.deemedReceipt,
    others.receiptDays,
    others.receiptDayCount,
    others.rollForward,
    others.effectiveAfter,
  ];
  return [...counted, ...holidays.flatMap(({ years, days }) => [years, days])].join("|");
}

/**
 * Tells whether a customer may still object to an announced change.
 *
 * Source: GDPR Art. 28(2), second sentence ("the opportunity to object").
 * Source: Regulation 1182/71 Art. 3(2)(b) (a period ends with the expiry of the last hour of its last day).
 *
 * @param lastDay last day to object, as frozen with the notice
 * @param today   day of the question, in the zone of the agreement
 * @returns       the window; `daysLeft` is 0 on the last day
 */
export function objectionWindow(lastDay: CalendarDate, today: CalendarDate): ObjectionWindow {
  const daysLeft = daysBetween(today, lastDay);
  return daysLeft >= 0 ? { state: "open", lastDay, daysLeft } : { state: "closed", lastDay };
}

/** The day on which a notice counts as received that counts as sent on a day. */
export function receiptDay(dispatchedOn: CalendarDate, terms: NoticeTerms): CalendarDate {
  const { holidays, receiptDays } = terms;
  switch (terms.deemedReceipt) {
    case "DISPATCH":
    case "ACCEPTANCE":
    case "CONFIRMATION":
      return dispatchedOn;
    case "NEXT_DAY":
      return addDays(dispatchedOn, 1);
    case "NEXT_WORKING_DAY":
      return addBusinessDays(dispatchedOn, 1, holidays);
    case "AFTER_DAYS":
      return terms.receiptDayCount === "BUSINESS"
        ? addBusinessDays(dispatchedOn, receiptDays ?? 0, holidays)
        : addDays(dispatchedOn, receiptDays ?? 0);
  }
}

function lastDayOf(
  startsOn: CalendarDate,
  period: string,
  count: DayCount,
  { rollForward, holidays }: NoticeTerms,
): CalendarDate {
  const lastDay = periodEnd(startsOn, period, count, holidays);
  return rollForward ? businessDayOnOrAfter(lastDay, holidays) : lastDay;
}

/** The day on which a period ends, before anything rolls forward. */
export function periodEnd(
  startsOn: CalendarDate,
  period: string,
  count: DayCount,
  holidays: readonly HolidayList[],
): CalendarDate {
  return count === "BUSINESS"
    ? addBusinessDays(startsOn, Number(inDays.exec(period)?.[1]), holidays)
    : addPeriod(startsOn, period);
}
