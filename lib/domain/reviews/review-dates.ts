import {
  addPeriod,
  type CalendarDate,
  calendarDateOf,
  daysBetween,
  isCalendarDate,
  isPeriod,
} from "@/lib/domain/calendar";
import { countryOf } from "@/lib/domain/findings/standing";
import { type KindName, kindNames, kinds } from "@/lib/domain/kinds/kinds";
import { ownerOf } from "@/lib/domain/record/record-title";
import { decisionsFor } from "@/lib/domain/reference/adequacy";
import { adequacyDecisions } from "@/lib/domain/reference/adequacy-decisions";
import { internationalOrganisation } from "@/lib/domain/reference/international-organisations";
import {
  find,
  list,
  pointingTo,
  type RecordKey,
  type Register,
  type Row,
} from "@/lib/domain/register";
import { destinationOf } from "@/lib/domain/transfer-destination";

/** What a day of a record is about: a look at all of it, at one fact of it, or the end of something. */
export const reviewTopics = [
  "REVIEW",
  "ASSESSMENT",
  "FRAMEWORK_LIST",
  "CHAIN",
  "CERTIFICATE_END",
  "EVIDENCE_END",
  "CONTRACT_END",
  "MANDATE_END",
  "ADEQUACY_END",
  "CALENDAR_END",
  "VENDOR_NOTICE",
  "DATA_END",
  "OBJECTION",
  "OBJECTION_WINDOW",
] as const;
export type ReviewTopic = (typeof reviewTopics)[number];

/** A day on which somebody must look at a record. */
export type ReviewDate = RecordKey & {
  readonly topic: ReviewTopic;
  /** The field that the day comes from, else the id of the notice, objection or change: a record can have two of one topic. */
  readonly field: string;
  readonly dueOn: CalendarDate;
  /** The member of staff who answers for it, by id; of a part, whoever answers for what it belongs to. */
  readonly ownerId: string | null;
  /** What “reviewed, nothing changed” writes; null where only another fact helps, such as a new contract. */
  readonly confirms: { readonly field: string; readonly becomes: "today" | "nextReview" } | null;
};

type Body = Readonly<Record<string, unknown>>;
type Rule = {
  readonly topic: ReviewTopic;
  readonly field: string;
  /** From the day in the field to the day that is due; null: the field itself is that day. */
  readonly after: string | null;
  readonly isConfirmed: boolean;
};

const day = (topic: ReviewTopic, field: string): Rule => ({
  topic,
  field,
  after: null,
  isConfirmed: topic === "ASSESSMENT",
});

/** The days that kinds hold beside the review of the whole record. */
const rules: { readonly [K in KindName]?: readonly Rule[] } = {
  DpfCertification: [
    { topic: "FRAMEWORK_LIST", field: "checkedOn", after: "P90D", isConfirmed: true },
    day("CERTIFICATE_END", "nextDueOn"),
  ],
  Engagement: [
    { topic: "CHAIN", field: "chainReviewedOn", after: "P12M", isConfirmed: true },
    day("CONTRACT_END", "contractExpiresOn"),
  ],
  Certification: [day("CERTIFICATE_END", "expiresOn")],
  DueDiligence: [day("EVIDENCE_END", "expiresOn")],
  CustomerAgreement: [day("CONTRACT_END", "endsOn")],
  Appointment: [day("MANDATE_END", "mandateTo")],
  Transfer: [day("ASSESSMENT", "assessmentReviewOn")],
  TransferImpactAssessment: [day("ASSESSMENT", "reviewOn")],
  LegitimateInterestAssessment: [day("ASSESSMENT", "reviewOn")],
  DpiaScreening: [day("ASSESSMENT", "reviewOn")],
};

const usualInterval = "P12M";
const reviewedOn = "lastReviewedOn";

/**
 * Every day on which a record of the register is to be looked at, the earliest first.
 *
 * Source: GDPR Art. 5(2), 24(1) (measures are reviewed and updated where necessary).
 * Source: SCC (EU) 2021/914, clause 14(e) (the assessment is looked at again).
 * Reading: no law names an interval. Twelve months unless the record says otherwise; what was never reviewed counts from
 * the day since which it reads as it does; the list of the Data Privacy Framework is looked at every 90 days, since a
 * certification can lapse at any time; an adequacy decision with a last day is looked at before that day, and where it is not named it is the one for the
 * destination under the regime, as the linter has it (TRF-007); a holiday calendar by which periods are counted needs the next year three months before its last one ends.
 *
 * @param today a day that has ended something already stays due until the record says what came after it
 */
export function reviewDates(register: Register, today: CalendarDate): ReviewDate[] {
  return [
    ...kindNames.flatMap((kind) =>
      list(register, kind).flatMap((row) => datesOf(register, kind, row)),
    ),
    ...calendarEnds(register),
    ...adequacyEnds(register, today),
  ].toSorted(
    (one, other) =>
      one.dueOn.localeCompare(other.dueOn) ||
      one.kind.localeCompare(other.kind) ||
      one.ref.localeCompare(other.ref) ||
      one.topic.localeCompare(other.topic),
  );
}

function datesOf(register: Register, kind: KindName, row: Row<KindName>): ReviewDate[] {
  const body: Body = row;
  if (isOver(body)) return [];
  const key = { kind, ref: row.ref };
  const ownerId = answersFor(register, key);
  const whole = isUnderReview(kind, body, ownerId)
    ? [wholeReview(key, body, row.validFrom, ownerId)]
    : [];
  const others = (rules[kind] ?? []).flatMap((rule) => {
    const known = dayIn(body[rule.field]);
    const { topic, field, after, isConfirmed } = rule;
    const start = known ?? (topic === "FRAMEWORK_LIST" ? row.validFrom : null);
    if (start === null) return [];
    const dueOn = after === null || known === null ? start : addPeriod(start, after);
    const becomes = after === null ? ("nextReview" as const) : ("today" as const);
    return [
      { ...key, topic, field, dueOn, ownerId, confirms: isConfirmed ? { field, becomes } : null },
    ];
  });
  return [...whole, ...others];
}

function wholeReview(
  key: RecordKey,
  body: Body,
  since: CalendarDate,
  ownerId: string | null,
): ReviewDate {
  const start = dayIn(body[reviewedOn]) ?? since;
  const dueOn = addPeriod(start, intervalOf(body));
  const confirms = { field: reviewedOn, becomes: "today" } as const;
  return { ...key, topic: "REVIEW", field: reviewedOn, dueOn, ownerId, confirms };
}

const alwaysReviewed: readonly KindName[] = ["ProcessingActivity", "Vendor"];

/**
 * Whether a record is reviewed as a whole: activities and vendors always, others once somebody answers for them, or they
 * say when they were or are to be reviewed. The day in a document of others is theirs, not ours.
 */
function isUnderReview(kind: KindName, body: Body, ownerId: string | null): boolean {
  if (!Object.hasOwn(kinds[kind].fields, reviewedOn) || kind === "SourceDocument") return false;
  return (
    alwaysReviewed.includes(kind) ||
    ownerId !== null ||
    body[reviewedOn] !== undefined ||
    body.reviewInterval !== undefined
  );
}

/** What is no longer in use needs no review. */
function isOver(body: Body): boolean {
  return body.actualUseTo !== undefined || body.status === "WITHDRAWN";
}

function intervalOf({ reviewInterval }: Body): string {
  return typeof reviewInterval === "string" && isPeriod(reviewInterval)
    ? reviewInterval
    : usualInterval;
}

function dayIn(value: unknown): CalendarDate | null {
  return typeof value === "string" && isCalendarDate(value) ? calendarDateOf(value) : null;
}

/** A notice sent late in a year runs into the next: its holidays are wanted while there is time to look them up. */
const calendarAhead = "-10-01";

/** The holiday calendars by which periods are counted, each by the autumn of its last year. */
function calendarEnds(register: Register): ReviewDate[] {
  return list(register, "HolidayCalendar").flatMap(({ ref, lastYear }): ReviewDate[] => {
    const uses = calendarUsers.flatMap((kind) =>
      pointingTo(register, kind, "holidayCalendarIds", ref).map((use) => ({ kind, ref: use.ref })),
    );
    if (lastYear === undefined || uses.length === 0) return [];
    const owners = uses.flatMap((use) => answersFor(register, use) ?? []);
    return [
      {
        kind: "HolidayCalendar",
        ref,
        topic: "CALENDAR_END",
        field: "lastYear",
        dueOn: calendarDateOf(`${lastYear}${calendarAhead}`),
        ownerId: owners[0] ?? null,
        confirms: null,
      },
    ];
  });
}

const calendarUsers = ["CustomerAgreement", "TermsProfile"] as const;

/** Who answers for a record: whoever it names, or whoever answers for what it belongs to. */
export function answersFor(register: Register, key: RecordKey): string | null {
  const row: Body = find(register, key.kind, key.ref) ?? {};
  if (typeof row.ownerId === "string") return row.ownerId;
  const owner = ownerOf(register, key);
  return owner === null ? null : answersFor(register, owner);
}

/** The transfers that rest on an adequacy decision with a last day. */
function adequacyEnds(register: Register, today: CalendarDate): ReviewDate[] {
  return list(register, "TransferMechanismUse").flatMap((use) => {
    const dueOn = lastDayOfAdequacy(register, use, today);
    if (dueOn === null) return [];
    const { ref } = use;
    const key = { kind: "TransferMechanismUse", ref } as const;
    const ownerId = answersFor(register, key);
    return [
      { ...key, topic: "ADEQUACY_END", field: "adequacyDecision", dueOn, ownerId, confirms: null },
    ];
  });
}

/**
 * The last day of the adequacy on which a mechanism rests; null where it rests on none, none has an end, or a court has
 * ended it already.
 * Of several the one that lasts longest counts, and of those that have ended the latest, so that its end stays due.
 */
function lastDayOfAdequacy(
  register: Register,
  { adequacyDecision, mechanism, regime, transferId }: Row<"TransferMechanismUse">,
  today: CalendarDate,
): CalendarDate | null {
  const code = destinationOf(find(register, "Transfer", transferId));
  const destination = countryOf(code) ?? internationalOrganisation(code);
  const derived =
    mechanism !== "ADEQUACY" || regime === undefined || destination === undefined
      ? []
      : decisionsFor(regime, destination.code);
  const meant =
    adequacyDecision === undefined
      ? derived
      : adequacyDecisions.filter(({ id }) => id === adequacyDecision);
  const ends = meant
    .filter(({ invalidatedOn }) => invalidatedOn === undefined || today < invalidatedOn)
    .map(({ expiresOn }) => expiresOn);
  return ends.includes(null) ? null : dayIn(ends.toSorted().at(-1));
}

/** The body of a record once somebody looked at it and found nothing to change. */
export function reviewed(
  body: Readonly<Record<string, unknown>>,
  { confirms }: ReviewDate,
  today: CalendarDate,
): Record<string, unknown> {
  if (confirms === null) return { ...body };
  const { field, becomes } = confirms;
  return { ...body, [field]: becomes === "today" ? today : addPeriod(today, intervalOf(body)) };
}

/** How near a day is, for those who are reminded of it. */
export const reminderStages = ["AHEAD", "SOON", "DUE"] as const;
export type ReminderStage = (typeof reminderStages)[number];

const daysAhead = 30;
const daysSoon = 7;

/** @returns null while the day is more than thirty days off */
export function stageOf(dueOn: CalendarDate, today: CalendarDate): ReminderStage | null {
  const days = daysBetween(today, dueOn);
  if (days > daysAhead) return null;
  if (days > daysSoon) return "AHEAD";
  return days > 0 ? "SOON" : "DUE";
}
