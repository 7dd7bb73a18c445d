import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import type { Severity } from "@/lib/domain/reference/enums";

/** Why something waits for a person, the most pressing first. */
export const waitingFor = [
  "activate",
  "incident",
  "objection",
  "correction",
  "undelivered",
  "blocked",
  "approve",
  "announce",
  "advise",
  "received",
  "ending",
  "request",
  "review",
  "unowned",
  "draft",
] as const;
export type WaitingFor = (typeof waitingFor)[number];

export type WaitingItem = {
  readonly key: string;
  readonly title: string;
  readonly href: string;
  /** Why, or whose: one short sentence without a full stop. */
  readonly detail: string;
  /** The day since or on which, where there is one. */
  readonly on: CalendarDate | null;
};

export type WaitingGroup = {
  readonly what: WaitingFor;
  readonly items: readonly WaitingItem[];
  /** How many there are, and where all of them are listed, where not all are named here. */
  readonly all?: { readonly count: number; readonly href: string };
};

/** A change that customers were told of and that is not in effect for all of them. */
export type RunningChange = {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly state: "ANNOUNCED" | "ACTIVE";
  readonly plannedOn: CalendarDate | null;
  /** The last day on which any customer may still object. */
  readonly lastObjectionDay: CalendarDate | null;
  /** Agreements, without those that were left out. */
  readonly agreements: number;
  readonly effective: number;
  readonly leftOut: number;
};

/** A change that is announced when its moment comes, unless it is called back before. */
export type OrderedChange = {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly sendAt: Instant;
  /** Null: the earliest day of each agreement. */
  readonly plannedOn: CalendarDate | null;
};

export type HomeFinding = {
  readonly key: string;
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  readonly href: string;
  readonly message: string;
  readonly source: string;
};

/** What a member of staff sees first. */
export type HomeView = {
  readonly today: CalendarDate;
  readonly waiting: readonly WaitingGroup[];
  readonly running: readonly RunningChange[];
  readonly ordered: readonly OrderedChange[];
  /** In which the moments of what is ordered are told. */
  readonly zone: string;
  readonly findings: {
    readonly counts: Readonly<Record<Severity, number>>;
    /** Accepted for a time: not among the counts. */
    readonly waived: number;
    /** The heaviest; the others are counted. */
    readonly shown: readonly HomeFinding[];
  };
};
