import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import type { ChangeState } from "@/lib/domain/change/next-steps";
import type { FormOption } from "@/lib/domain/record/record-form-view";
import type { GuessGround } from "./guess-vendor";
import type { OurDeadline } from "./our-deadline";
import type { VendorGapRow } from "./vendor-gap";

export const receivedStates = ["OPEN", "OBJECTED", "ACCEPTED", "CLOSED"] as const;
export type ReceivedState = (typeof receivedStates)[number];

export const objectionSentBy = ["EMAIL", "LETTER", "PORTAL", "HAND"] as const;
export type ObjectionSentBy = (typeof objectionSentBy)[number];

/** The state of a notice as staff read it. */
export const receivedStateWords: Readonly<Record<ReceivedState, string>> = {
  OPEN: "Open",
  OBJECTED: "Objected to",
  ACCEPTED: "Accepted",
  CLOSED: "Closed",
};

export const objectionSentByWords: Readonly<Record<ObjectionSentBy, string>> = {
  EMAIL: "By e-mail",
  LETTER: "By letter",
  PORTAL: "In their portal",
  HAND: "By hand",
};

/** Whether the change made of a notice came to nothing: another can be made in its place. */
export function hasFailed(state: ChangeState): boolean {
  return state === "REJECTED" || state === "WITHDRAWN";
}

/** A received notice as lists show it. */
export type ReceivedRow = {
  readonly id: string;
  readonly number: number;
  readonly receivedOn: CalendarDate;
  readonly subject: string;
  readonly sender: string;
  /** Null until somebody has said which vendor it is. */
  readonly vendor: { readonly ref: string; readonly name: string } | null;
  readonly state: ReceivedState;
  /** By when to act; once it is answered, our last day as it stood then. */
  readonly actBy: CalendarDate | null;
  readonly isOverdue: boolean;
  readonly changeSetId: string | null;
};

/** One engagement that the notice may be about, with our deadline under it. */
export type ReceivedContract = VendorGapRow & {
  readonly isChosen: boolean;
  readonly deadline: OurDeadline;
  /** Those whom the vendor uses already, as the register has them. */
  readonly below: readonly { readonly title: string; readonly href: string }[];
};

/** What a change of it means for our own customers. */
export type ReceivedOutlook = {
  /** Agreements whose customers must be told; 0 where nobody must be. */
  readonly customers: number;
  /** The earliest day for all of them; null where nobody must be told, or the days cannot be counted. */
  readonly earliestOn: CalendarDate | null;
  /** How many days before that the vendor means to begin; 0 where it does not. */
  readonly daysShort: number;
  /** Told of a change that is there, or of one as it would be made today. */
  readonly isDraft: boolean;
};

/** Everything that the page of one notice shows. */
export type ReceivedView = ReceivedRow & {
  readonly text: string;
  readonly fileName: string | null;
  readonly sha256: string;
  readonly attached: readonly string[];
  readonly enteredAt: Instant;
  readonly enteredBy: string | null;
  readonly handledBy: string | null;
  readonly changes: string | null;
  readonly statedEffectiveOn: CalendarDate | null;
  readonly answer: string | null;
  readonly answeredOn: CalendarDate | null;
  readonly sentBy: ObjectionSentBy | null;
  readonly isErased: boolean;
  /** For the form that says which vendor it is: all, the likeliest first. */
  readonly vendors: readonly FormOption[];
  readonly guess: {
    readonly name: string;
    readonly ref: string;
    readonly ground: GuessGround;
  } | null;
  /** Days that the text names. */
  readonly namedDays: readonly CalendarDate[];
  /** A period to object that the notice names for itself, where it ends before a right of ours under our contract. */
  readonly shorter: { readonly words: string; readonly lastDay: CalendarDate } | null;
  /** Of the vendor that is confirmed, or else proposed. */
  readonly contracts: readonly ReceivedContract[];
  readonly lastDay: CalendarDate | null;
  readonly outlook: ReceivedOutlook | null;
  readonly changeState: ChangeState | null;
};
