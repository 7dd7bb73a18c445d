import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import type { Channel } from "@/lib/domain/change/standing";
import type { ToldFact } from "./told-fact";

export const incidentKinds = [
  "ADVERSE_FACT",
  "OBJECTION_ENTERED_LATE",
  "USE_BEFORE_AUTHORISATION",
] as const;
export type IncidentKind = (typeof incidentKinds)[number];

export const suspensions = ["PROPOSED", "DONE", "NOT_POSSIBLE", "LIFTED"] as const;
export type Suspension = (typeof suspensions)[number];

/** What each kind is, in a few words and in a sentence. */
export const incidentKindWords: Readonly<Record<IncidentKind, { label: string; meaning: string }>> =
  {
    ADVERSE_FACT: {
      label: "Adverse fact",
      meaning:
        "Something has happened that the agreements do not allow for. It has no notice period: the customers are told without undue delay, and suspension is proposed.",
    },
    OBJECTION_ENTERED_LATE: {
      label: "Objection entered late",
      meaning:
        "The objection came in time and would have held the change back. It was entered only after the change had taken effect for this agreement, so the change is in use without the customer’s word.",
    },
    USE_BEFORE_AUTHORISATION: {
      label: "Used before it was authorised",
      meaning:
        "The sub-processor was in use before these agreements authorised it, or is in use without their authorisation.",
    },
  };

export const suspensionWords: Readonly<Record<Suspension, string>> = {
  PROPOSED: "Proposed",
  DONE: "Suspended",
  NOT_POSSIBLE: "Not possible",
  LIFTED: "Lifted",
};

/** One incident as lists show it. */
export type IncidentRow = {
  readonly id: string;
  readonly number: number;
  readonly kind: IncidentKind;
  readonly isOpen: boolean;
  /** What it is about: the title of a change or of a fact without one, or the name of a sub-processor. */
  readonly title: string;
  readonly changeSetId: string | null;
  readonly agreements: number;
  readonly trueSince: CalendarDate;
  readonly knownOn: CalendarDate;
  readonly suspension: Suspension | null;
  readonly closedOn: CalendarDate | null;
};

/** That a customer was told, when, and in which way. */
export type IncidentTold = {
  readonly on: CalendarDate;
  readonly channel: Channel;
  readonly words: string;
};

/** One agreement that an incident concerns. */
export type IncidentAgreement = {
  readonly ref: string;
  readonly title: string;
  readonly customerRef: string;
  readonly customerName: string;
  readonly told: readonly IncidentTold[];
  /** Since when what the incident is about is suspended for it; null while it is not. */
  readonly suspendedSince: CalendarDate | null;
  /** From the day on which it was known to the first telling; to today while nobody was told. */
  readonly daysUntilTold: number;
};

export const dueSteps = ["TELL", "SUSPEND", "DECIDE_OBJECTION"] as const;
/** What is due before an incident is closed, unless somebody answers for leaving it undone. */
export type DueStep = (typeof dueSteps)[number];
export type IncidentStep = DueStep | "CLOSE";

/** That an incident was closed or opened again, by whom and why, with what was left undone. */
export type IncidentTurn = {
  readonly at: Instant;
  readonly by: string;
  readonly isClosed: boolean;
  readonly reason: string;
  readonly undone: readonly { readonly step: DueStep; readonly reason: string }[];
};

export type IncidentView = IncidentRow & {
  /** Of an adverse fact that stands in no record; null: it stands in the records of its change, or there is none. */
  readonly fact: ToldFact | null;
  readonly engagement: { readonly ref: string; readonly title: string } | null;
  readonly objection: {
    readonly id: string;
    readonly receivedOn: CalendarDate;
    readonly enteredAt: Instant;
    readonly isDecided: boolean;
  } | null;
  readonly customers: readonly IncidentAgreement[];
  /** The agreements that came to use what is suspended after the incident was opened. */
  readonly cameLater: readonly Pick<
    IncidentAgreement,
    "ref" | "title" | "customerRef" | "customerName" | "suspendedSince"
  >[];
  readonly suspensionOn: CalendarDate | null;
  readonly suspensionReason: string | null;
  /** The sub-processors that suspending it suspends, or has suspended. */
  readonly suspends: readonly { readonly ref: string; readonly title: string }[];
  readonly openedAt: Instant;
  readonly openedBy: string;
  readonly closedAt: Instant | null;
  readonly closedBy: string | null;
  readonly closedReason: string | null;
  readonly steps: readonly IncidentStep[];
  /** Each time that it was closed or opened again, the oldest first. */
  readonly turns: readonly IncidentTurn[];
};

export const incidentStepWords: Readonly<Record<IncidentStep, string>> = {
  TELL: "Tell the customers that were not told yet, and record when and how.",
  SUSPEND: "Decide about suspension: done, or not possible, with the reason.",
  DECIDE_OBJECTION:
    "Decide the objection. If the customer is to be left out from now on, propose a change of its agreement that leaves the vendor out.",
  CLOSE: "Close the incident, with what came of it.",
};
