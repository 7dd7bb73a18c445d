import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import type { Materiality } from "@/lib/domain/reference/enums";
import {
  type Blocker,
  type EffectiveGround,
  isOpenObjection,
  type ObjectionDecision,
} from "./gate";
import type { NextContact } from "./next-contact";

/** Where one agreement stands after an announcement: one word for each, in the order in which staff must look at them. */
export const standings = [
  "OBJECTED",
  "NOT_TOLD",
  "SENDING",
  "WAITING",
  "READY",
  "EFFECTIVE",
  "CLOSED",
] as const;
export type Standing = (typeof standings)[number];

export function isStanding(word: string | null | undefined): word is Standing {
  return standings.some((known) => known === word);
}

export type StandingFacts = {
  readonly isEffective: boolean;
  readonly isClosed: boolean;
  readonly blockers: readonly Blocker[];
  /** A mail to this agreement waits, is being sent, or will be tried again. */
  readonly isOnItsWay: boolean;
};

/** Where one agreement stands; what waits for staff comes before what waits for time. */
export function standingOf({
  isEffective,
  isClosed,
  blockers,
  isOnItsWay,
}: StandingFacts): Standing {
  if (isEffective) return "EFFECTIVE";
  if (isClosed) return "CLOSED";
  const codes = blockers.map(({ code }) => code);
  if (codes.includes("OBJECTION_OPEN")) return "OBJECTED";
  const untold = ["NO_CONTACT", "NOT_INFORMED", "CONTACTS_NOT_TOLD"] as const;
  if (untold.some((code) => codes.includes(code))) return isOnItsWay ? "SENDING" : "NOT_TOLD";
  return codes.length > 0 ? "WAITING" : "READY";
}

/** How mails of one change went so far; each mail is counted once. */
export type MailProgress = {
  readonly all: number;
  /** Waiting for its turn, or being sent. */
  readonly pending: number;
  readonly accepted: number;
  /** The relay asked to come again, or the answer was lost: tried again by itself. */
  readonly retried: number;
  readonly bounced: number;
  readonly failed: number;
  readonly cancelled: number;
};

export type MailState =
  | "PENDING"
  | "SENDING"
  | "ACCEPTED"
  | "DEFERRED"
  | "BOUNCED"
  | "UNKNOWN"
  | "FAILED"
  | "CANCELLED";

/** Counts mails by what became of them. */
export function mailProgress(
  counts: readonly { readonly state: MailState; readonly count: number }[],
): MailProgress {
  const of = (...states: MailState[]) =>
    counts.reduce((sum, { state, count }) => (states.includes(state) ? sum + count : sum), 0);
  return {
    all: counts.reduce((sum, { count }) => sum + count, 0),
    pending: of("PENDING", "SENDING"),
    accepted: of("ACCEPTED"),
    retried: of("DEFERRED", "UNKNOWN"),
    bounced: of("BOUNCED"),
    failed: of("FAILED"),
    cancelled: of("CANCELLED"),
  };
}

export type Channel = "EMAIL" | "LETTER" | "HAND" | "PORTAL" | "LINK" | "PHONE";

/** A contact as staff choose among them; the label of one who was erased says so. */
export type ContactChoice = { readonly id: string; readonly label: string };

/** One telling: to whom, how, and what the relay or the post said. */
export type Telling = {
  readonly id: string;
  readonly kind:
    | "NOTICE"
    | "ADVERSE"
    | "CONFIRMATION"
    | "WITHDRAWAL"
    | "CORRECTION"
    | "DECISION"
    | "RECEIPT"
    | "DIGEST";
  readonly contact: ContactChoice;
  /** The other changes of which the same mail tells. */
  readonly along: readonly string[];
  /** It was stopped, since the contact has another address by now. */
  readonly hasMoved: boolean;
  readonly channel: Channel;
  readonly state: MailState;
  readonly attempts: number;
  readonly lastAt: Instant | null;
  readonly lastReply: string | null;
};

/** An answer by mail, as its head says; null where it was erased. */
export type ReplyView = {
  readonly id: string;
  readonly filedAt: Instant;
  readonly writtenAt: Instant | null;
  readonly said: { readonly sender: string; readonly subject: string } | null;
};

export type ObjectionView = {
  readonly id: string;
  readonly receivedOn: CalendarDate;
  readonly isTimely: boolean;
  readonly channel: Channel;
  readonly text: string | null;
  readonly decision: ObjectionDecision | null;
  readonly decisionReason: string | null;
  /** The clause on which the decision rests, quoted. */
  readonly decisionClause: string | null;
  /** How the product does without what was left out, where that cannot be switched for one customer alone. */
  readonly doneWithout: string | null;
  readonly remedyRanOn: CalendarDate | null;
  readonly decidedAt: Instant | null;
};

/** Whether staff still have to answer an objection: a late one holds nothing back, but wants an answer all the same. */
export function isUndecided({
  isTimely,
  decision,
}: Pick<ObjectionView, "isTimely" | "decision">): boolean {
  return decision === null || isOpenObjection({ timely: isTimely, decision });
}

/** One agreement after an announcement, as a row of the list. */
export type AgreementStanding = {
  readonly noticeId: string;
  readonly agreement: string;
  readonly agreementTitle: string;
  readonly customer: string;
  readonly customerName: string;
  readonly class: Materiality;
  readonly standing: Standing;
  readonly zone: string;
  readonly startsOn: CalendarDate | null;
  readonly noticeLastDay: CalendarDate | null;
  readonly objectionLastDay: CalendarDate | null;
  readonly earliestEffectiveOn: CalendarDate | null;
  /** How the days came about, in words; null while there are none. */
  readonly counted: string | null;
  readonly effectiveOn: CalendarDate | null;
  readonly ground: EffectiveGround | null;
  readonly closedBecause: string | null;
  readonly blockers: readonly Blocker[];
  readonly tellings: readonly Telling[];
  /** Answers by mail that were filed. */
  readonly replies: readonly ReplyView[];
  /** Whom to turn to where nobody was told; null elsewhere. */
  readonly next: NextContact | null;
  readonly acknowledged: readonly { readonly at: Instant; readonly contact: string }[];
  readonly objections: readonly ObjectionView[];
  readonly approvals: readonly {
    readonly id: string;
    readonly kind: "EARLY" | "SPECIFIC";
    readonly receivedOn: CalendarDate;
    readonly channel: Channel;
    /** False once the customer was told anew. */
    readonly counts: boolean;
    readonly text: string | null;
  }[];
};

/** Everything that came of one announcement, as far as one page shows it. */
export type RollOutView = {
  readonly changeSetId: string;
  /** Whether each customer follows on its own day: all that it brings can be switched per customer. */
  readonly perCustomer: boolean;
  readonly counts: Readonly<Record<Standing, number>>;
  readonly all: number;
  readonly progress: MailProgress;
  readonly standing: Standing | null;
  readonly page: number;
  readonly pages: number;
  readonly agreements: readonly AgreementStanding[];
  /** The agreement that is opened, with the contacts that may be told for it. */
  readonly opened: {
    readonly agreement: string;
    readonly contacts: readonly ContactChoice[];
  } | null;
  readonly may: { readonly record: boolean; readonly object: boolean; readonly decide: boolean };
};
