import { businessDayOnOrAfter } from "@/lib/domain/business-days";
import { addDays, type CalendarDate, dateIn, type Instant } from "@/lib/domain/calendar";
import {
  datesAfterReceipt,
  dispatchDay,
  type NoticeDates,
  type NoticeTerms,
  periodEnd,
  receiptDay,
} from "@/lib/domain/change/dates";
import type { DateStep } from "./pack-facts";

type Grounds = Readonly<Record<string, "AGREEMENT" | "PROFILE" | "SILENT">>;
type Terms = NoticeTerms & {
  readonly clauses: Readonly<Record<string, string | undefined>>;
  /** There where a clause on emergencies sets the period. */
  readonly emergency?: unknown;
};

/** Where the count begins: at the instant of an attempt, or on a day on which receipt was recorded. */
export type CountBegins =
  | { readonly type: "sent"; readonly at: Instant }
  | { readonly type: "received"; readonly on: CalendarDate };

/**
 * Tells step by step how the days of one notice come about: each with its term, the clause, and who says so.
 *
 * Source: GDPR Art. 28(2), second sentence; Art. 5(2) (to be able to demonstrate).
 * Source: Regulation 1182/71 Art. 3(1), (2) and (4), as read for the days of a notice.
 * Reading: the same arithmetic as that of the mail, told aloud; a shortened period, or none, by its clause on emergencies; a step that moves nothing is told as well, but for rolling
 * forward, which is told where it moves a day.
 *
 * @param grounds who says each term, by its name in the agreement; what is not named is silent
 * @returns       the steps in order, and the days that they lead to
 */
export function dateSteps(
  begins: CountBegins,
  terms: Terms,
  grounds: Grounds,
): { steps: DateStep[]; dates: NoticeDates } {
  const ground = (term: string): DateStep["ground"] => grounds[term] ?? "SILENT";
  const first = beginning(begins, terms, ground);
  const startsOn = first.at(-1)?.day as CalendarDate;
  const toldOn = (first[0]?.day ?? startsOn) as CalendarDate;
  const dates = datesAfterReceipt(startsOn, toldOn, terms);
  return {
    steps: [
      ...first,
      ...(terms.effectiveAfter === "AT_ONCE" ? [] : period("NOTICE", startsOn, terms, ground)),
      ...period("OBJECTION", startsOn, terms, ground),
      terms.effectiveAfter === "AT_ONCE"
        ? atOnce(dates, terms, ground)
        : earliest(dates, terms, ground),
    ],
    dates,
  };
}

type GroundOf = (term: string) => DateStep["ground"];

function beginning(begins: CountBegins, terms: Terms, ground: GroundOf): DateStep[] {
  if (begins.type === "received")
    return [
      {
        step: "RECEIPT",
        from: null,
        day: begins.on,
        term: "deemedReceipt",
        value: terms.deemedReceipt,
        clause: terms.clauses.receipt ?? null,
        ground: "RECORDED",
        sentence: `Receipt was recorded for ${begins.on}; that day itself is not counted.`,
      },
    ];
  const sentOn = dispatchDay(begins.at, terms);
  const startsOn = receiptDay(sentOn, terms);
  const isLate = sentOn !== dateIn(begins.at, terms.zone);
  return [
    {
      step: "DISPATCH",
      from: null,
      day: sentOn,
      term: "zone",
      value: terms.zone,
      clause: null,
      ground: ground("zone"),
      sentence: `Sending began at ${begins.at}, which is ${dateIn(begins.at, terms.zone)} in ${terms.zone}${isLate ? `; it may have been accepted on the day after, so ${sentOn} counts` : ""}.`,
    },
    {
      step: "RECEIPT",
      from: sentOn,
      day: startsOn,
      term: "deemedReceipt",
      value:
        terms.deemedReceipt === "AFTER_DAYS"
          ? `AFTER_DAYS ${terms.receiptDays ?? 0} ${terms.receiptDayCount}`
          : terms.deemedReceipt,
      clause: terms.clauses.receipt ?? null,
      ground: ground("deemedReceipt"),
      sentence: `It counts as received ${receiptWords(terms)}: on ${startsOn}. That day itself is not counted.`,
    },
  ];
}

function receiptWords({ deemedReceipt, receiptDays, receiptDayCount }: Terms): string {
  switch (deemedReceipt) {
    case "DISPATCH":
      return "when it is sent";
    case "ACCEPTANCE":
      return "when the relay has accepted it";
    case "CONFIRMATION":
      return "when the customer confirms it";
    case "NEXT_DAY":
      return "on the day after it is sent";
    case "NEXT_WORKING_DAY":
      return "on the next working day after it is sent";
    case "AFTER_DAYS":
      return `${receiptDays ?? 0} ${dayWords(receiptDayCount)} after it is sent`;
  }
}

function period(
  which: "NOTICE" | "OBJECTION",
  startsOn: CalendarDate,
  terms: Terms,
  ground: GroundOf,
): DateStep[] {
  const isNotice = which === "NOTICE";
  const length = isNotice ? terms.noticePeriod : terms.objectionPeriod;
  if (length === null) return [];
  const count = isNotice ? terms.noticeDayCount : terms.objectionDayCount;
  const noticeTerm = terms.emergency === undefined ? "noticePeriod" : "emergencyAllowed";
  const term = isNotice ? noticeTerm : "objectionPeriod";
  const name = isNotice ? "notice period" : "time to object";
  const clause = (isNotice ? terms.clauses.notice : terms.clauses.objection) ?? null;
  const end = periodEnd(startsOn, length, count, terms.holidays);
  const ended: DateStep = {
    step: `${which}_END`,
    from: startsOn,
    day: end,
    term,
    value: `${length} ${count}`,
    clause,
    ground: ground(term),
    sentence: `The ${name} of ${length} in ${dayWords(count)} ends with the last hour of ${end}.`,
  };
  const rolled = terms.rollForward ? businessDayOnOrAfter(end, terms.holidays) : end;
  if (rolled === end) return [ended];
  return [
    ended,
    {
      step: `${which}_ROLL`,
      from: end,
      day: rolled,
      term: "rollForward",
      value: "true",
      clause: null,
      ground: ground("rollForward"),
      sentence: `${end} is no working day: the ${name} ends with ${rolled}.`,
    },
  ];
}

function dayWords(count: "CALENDAR" | "BUSINESS"): string {
  return count === "BUSINESS" ? "business days" : "calendar days";
}

/** Told by the clause itself: no period stands before it. */
function atOnce(
  { earliestEffectiveOn: day }: NoticeDates,
  terms: Terms,
  ground: GroundOf,
): DateStep {
  return {
    step: "EARLIEST",
    from: day,
    day,
    term: "emergencyAllowed",
    value: "AT_ONCE",
    clause: terms.clauses.notice ?? null,
    ground: ground("emergencyAllowed"),
    sentence: `By the clause on emergencies the change may take effect on the day on which the customer is told: on ${day} in ${terms.zone}. The time to object runs afterwards.`,
  };
}

function earliest(dates: NoticeDates, terms: Terms, ground: GroundOf): DateStep {
  const { earliestEffectiveOn } = dates;
  const after =
    dates.objectionLastDay === null || terms.effectiveAfter === "NOTICE_ONLY"
      ? "end of the notice period"
      : "later of both ends";
  return {
    step: "EARLIEST",
    from: addDays(earliestEffectiveOn, -1),
    day: earliestEffectiveOn,
    term: "effectiveAfter",
    value: terms.effectiveAfter,
    clause: null,
    ground: ground("effectiveAfter"),
    sentence: `The change may take effect on the day after the ${after}: from the first moment of ${earliestEffectiveOn} in ${terms.zone}.`,
  };
}
