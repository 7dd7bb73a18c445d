import type { CalendarDate } from "@/lib/domain/calendar";
import type { AffectedRow, FollowsView, RecordLink } from "@/lib/domain/change/change-view";
import type { Typed } from "@/lib/domain/form-state";
import type { FormOption } from "@/lib/domain/record/record-form-view";
import type { Materiality } from "@/lib/domain/reference/enums";
import type { DrillSubject } from "./supposition";

/** One way of data under one law that loses what it rests on, in words. */
export type WayRow = {
  readonly key: string;
  readonly record: RecordLink;
  readonly regime: string;
  readonly countries: string;
  /** What it rests on until then. */
  readonly lost: string;
  /** What carries it from then on; null: nothing does. */
  readonly fallback: string | null;
  /** What would carry it after that. */
  readonly further: readonly string[];
};

/** One engagement that goes with its vendor. */
export type EngagementRow = {
  readonly record: RecordLink;
  readonly above: RecordLink | null;
  readonly standIns: readonly RecordLink[];
  readonly unserved: readonly RecordLink[];
};

export type DrillDraftRow = {
  readonly title: string;
  readonly class: Materiality | null;
  readonly records: number;
};

/** What follows from a supposition, as its page shows it. */
export type DrillAnswer = {
  readonly says: string;
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly ways: readonly WayRow[];
  readonly engagements: readonly EngagementRow[];
  readonly follows: FollowsView;
  readonly affected: readonly AffectedRow[];
  readonly earliestForAll: CalendarDate | null;
  /** How many agreements cannot follow by the supposed day, even if they were told today. */
  readonly tooLate: number;
  readonly drafts: readonly DrillDraftRow[];
  /** The question as its address has it, and a hash of the drafts: a draft is made of what was shown, or not at all. */
  readonly asked: string;
  readonly hash: string;
};

/** The question of a drill, and its answer once it is asked whole. */
export type DrillView = {
  readonly what: DrillSubject;
  readonly typed: Typed;
  readonly errors: Readonly<Record<string, readonly string[]>>;
  readonly today: CalendarDate;
  readonly choices: Readonly<
    Record<"decisions" | "countries" | "vendors" | "certificates", readonly FormOption[]>
  >;
  readonly answer: DrillAnswer | null;
  readonly mayDraft: boolean;
};

export const drillWords: Readonly<
  Record<DrillSubject, { readonly title: string; readonly about: string }>
> = {
  DECISION: {
    title: "An adequacy decision falls",
    about: "A court sets it aside, or its authority withdraws it. There is no time of grace.",
  },
  COUNTRY: {
    title: "A country loses adequacy",
    about:
      "Whatever makes it adequate under a law, for everyone or under conditions, no longer does.",
  },
  VENDOR: {
    title: "A vendor disappears",
    about: "Its services end, and the chain below it with them.",
  },
  CERTIFICATION: {
    title: "A certificate lapses",
    about: "It is not renewed, or it is withdrawn. Transfers that rest on it lose it.",
  },
};
