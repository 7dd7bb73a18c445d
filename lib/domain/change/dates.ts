import {
  addDays,
  addPeriod,
  type CalendarDate,
  dateIn,
  daysBetween,
  type Instant,
  laterOf,
  nextWorkingDay,
  workingDayOnOrAfter,
} from "@/lib/domain/calendar";

/** What one agreement says about notices, for the class of change in question. Frozen with the notice. */
export type NoticeTerms = {
  /** ISO period */
  noticePeriod: string;
  /** ISO period; null where the class of change gives no right to object (M2, DS) */
  objectionPeriod: string | null;
  /** IANA zone whose calendar counts */
  zone: string;
  deemedReceipt: "DISPATCH" | "NEXT_DAY" | "NEXT_WORKING_DAY";
  rollForward: boolean;
  effectiveAfter: "LATER_OF_BOTH" | "NOTICE_ONLY";
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
 * over Saturday and Sunday is caution in the customer's favour, and never shortens. All arithmetic is on the
 * calendar of the zone, never on multiples of 24 hours. Art. 3(5) of Regulation 1182/71 is not applied.
 *
 * @param attemptStartedAt start of the sending attempt that the relay accepted, not of the approval
 * @param terms            of the agreement; periods count from the day of receipt
 * @returns                the days; `objectionLastDay` is null where there is no right to object
 * @throws                 RangeError when a period or the zone is malformed
 */
export function noticeDates(attemptStartedAt: Instant, terms: NoticeTerms): NoticeDates {
  const startsOn = receiptDay(dateIn(attemptStartedAt, terms.zone), terms.deemedReceipt);
  const noticeLastDay = lastDayOf(startsOn, terms.noticePeriod, terms);
  const objectionLastDay =
    terms.objectionPeriod === null ? null : lastDayOf(startsOn, terms.objectionPeriod, terms);

  const lastDay =
    objectionLastDay === null || terms.effectiveAfter === "NOTICE_ONLY"
      ? noticeLastDay
      : laterOf(noticeLastDay, objectionLastDay);
  return { startsOn, noticeLastDay, objectionLastDay, earliestEffectiveOn: addDays(lastDay, 1) };
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

function receiptDay(
  dispatchedOn: CalendarDate,
  deemedReceipt: NoticeTerms["deemedReceipt"],
): CalendarDate {
  switch (deemedReceipt) {
    case "DISPATCH":
      return dispatchedOn;
    case "NEXT_DAY":
      return addDays(dispatchedOn, 1);
    case "NEXT_WORKING_DAY":
      return nextWorkingDay(dispatchedOn);
  }
}

function lastDayOf(startsOn: CalendarDate, period: string, terms: NoticeTerms): CalendarDate {
  const lastDay = addPeriod(startsOn, period);
  return terms.rollForward ? workingDayOnOrAfter(lastDay) : lastDay;
}
