import { addDays, type CalendarDate, daysBetween, isPeriod } from "@/lib/domain/calendar";
import { datesFrom, type NoticeTerms } from "@/lib/domain/change/dates";
import { activitiesOf, isProcessor } from "@/lib/domain/findings/standing";
import type { Register, Row } from "@/lib/domain/register";

/** What our last day rests on. */
export type DeadlineGround = "OBJECTION_PERIOD" | "NOTICE_PERIOD" | "STATED_DAY" | "UNKNOWN";

/** By when we must answer a vendor's notice, under one engagement. */
export type OurDeadline = {
  readonly engagementRef: string;
  readonly ground: DeadlineGround;
  /** The last day of our right; null where neither the contract nor the notice names one. */
  readonly lastDay: CalendarDate | null;
  /** The day by which to act: before the change begins, even where our right lasts longer. */
  readonly actBy: CalendarDate | null;
  /** The first day on which the contract lets the change take effect; null where it names no notice period. */
  readonly earliestEffectiveOn: CalendarDate | null;
  /** How many days before that the vendor means to begin; 0 where it keeps to the contract, or nobody knows. */
  readonly daysTooSoon: number;
};

type Received = {
  readonly receivedOn: CalendarDate;
  /** The day from which the vendor says the change holds. */
  readonly statedEffectiveOn: CalendarDate | null;
};

/**
 * Tells by when we may object to what a vendor tells us, under our own contract with it.
 *
 * Source: GDPR Art. 28(2), second sentence (the controller's opportunity to object); Art. 28(4) (the same duties down the chain).
 * Reading: our period begins on the day on which the notice came, which counts as its receipt, and no weekend or holiday
 * makes it longer: what is caution towards a customer is risk for ourselves. A contract without a period to object is read
 * as if its notice period were one; without either, the day before the stated one is all there is. See decision 0042.
 *
 * @param engagement the contract that the notice falls under
 * @returns          days of the calendar; null where nothing says one
 */
export function ourDeadline(
  engagement: Row<"Engagement">,
  { receivedOn, statedEffectiveOn }: Received,
): OurDeadline {
  const notice = knownPeriod(engagement.vendorNoticePeriod);
  const objection = knownPeriod(engagement.vendorObjectionPeriod);
  const dates = datesFrom(receivedOn, termsOf(notice, objection));
  const dayBefore =
    statedEffectiveOn === null || statedEffectiveOn <= receivedOn
      ? null
      : addDays(statedEffectiveOn, -1);
  const noticeLastDay = notice === null ? null : dates.noticeLastDay;
  const earliestEffectiveOn = noticeLastDay && addDays(noticeLastDay, 1);
  const lastDay = dates.objectionLastDay ?? noticeLastDay ?? dayBefore;
  const known = [lastDay, statedEffectiveOn === null ? null : (dayBefore ?? receivedOn)];
  return {
    engagementRef: engagement.ref,
    ground: groundOf(objection, notice, dayBefore),
    lastDay,
    actBy: known.flatMap((day) => day ?? []).toSorted()[0] ?? null,
    earliestEffectiveOn,
    daysTooSoon:
      earliestEffectiveOn === null || statedEffectiveOn === null
        ? 0
        : Math.max(0, daysBetween(statedEffectiveOn, earliestEffectiveOn)),
  };
}

function knownPeriod(period: string | undefined): string | null {
  return period !== undefined && isPeriod(period) ? period : null;
}

function groundOf(
  objection: string | null,
  notice: string | null,
  dayBefore: CalendarDate | null,
): DeadlineGround {
  if (objection !== null) return "OBJECTION_PERIOD";
  if (notice !== null) return "NOTICE_PERIOD";
  return dayBefore === null ? "UNKNOWN" : "STATED_DAY";
}

/** Our terms with a vendor as the count of days takes them: received is sent, nothing rolls forward. */
function termsOf(notice: string | null, objectionPeriod: string | null): NoticeTerms {
  return {
    noticePeriod: notice ?? "P0D",
    noticeDayCount: "CALENDAR",
    objectionPeriod,
    objectionDayCount: "CALENDAR",
    holidays: [],
    zone: "UTC",
    deemedReceipt: "DISPATCH",
    receiptDays: null,
    receiptDayCount: "CALENDAR",
    rollForward: false,
    effectiveAfter: "LATER_OF_BOTH",
  };
}

/** The day by which the whole notice wants an answer: the earliest of its engagements. */
export function firstToAct(deadlines: readonly OurDeadline[]): CalendarDate | null {
  return deadlines.flatMap(({ actBy }) => actBy ?? []).toSorted()[0] ?? null;
}

/** The chairs we sit on under an engagement: as a processor we owe our customers word, as a controller we decide for ourselves. */
export type Chair = "PROCESSOR" | "CONTROLLER";

/**
 * Tells on which chairs a vendor's change meets us.
 *
 * Source: GDPR Art. 28(2), 28(4) (another processor); Art. 30(1), 30(2) (activities of our own, and for others).
 * Reading: derived from the activities that the engagement serves, never typed; it can be both.
 */
export function chairsOf(register: Register, engagement: Row<"Engagement">): readonly Chair[] {
  const kept = activitiesOf(register, engagement).map((activity) => activity.register);
  return (["PROCESSOR", "CONTROLLER"] as const).filter((chair) => kept.includes(chair));
}

/**
 * Whether the vendor processes for us under an engagement, so that Art. 28(2) gives us a say; a controller of its own
 * owes us what the contract says, and no more.
 *
 * Source: GDPR Art. 4(8), 28(2), 28(10).
 */
export function givesUsASay(register: Register, engagement: Row<"Engagement">): boolean {
  return isProcessor(register, engagement);
}
