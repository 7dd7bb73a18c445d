import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import type { KindName } from "@/lib/domain/kinds/kinds";
import type { Language } from "@/lib/domain/language/catalogue";
import type { EmergencyGround, Materiality, Severity } from "@/lib/domain/reference/enums";
import type { UnverifiedNote } from "@/lib/domain/unverified-value";
import type { DutyBasis } from "./consequence";
import type { ChangeState, NextSteps } from "./next-steps";
import type { Companion, OrderView } from "./order-view";
import type { Words } from "./words";

/** One record as a page links to it. */
export type RecordLink = { readonly title: string; readonly about: string; readonly href: string };

/** Another announced change that is about the same. */
export type AnnouncedBeside = {
  readonly id: string;
  readonly title: string;
  readonly plannedOn: CalendarDate | null;
};

export type ShownClass = Materiality | "INTERNAL";

/** Why a difference has its class, in words, with the provision. */
export type RuleView = {
  readonly what: string;
  readonly why: string;
  /** The provision; null where the class rests on what contracts usually promise. */
  readonly law: string | null;
  /** Set where nobody has looked up what the rule rests on. */
  readonly unverified: UnverifiedNote | null;
};

/** A class that a person set in the place of the one that the rule gave. */
export type OverrideView = {
  readonly from: ShownClass;
  readonly reason: string;
  readonly by: string;
};

/** One field as it reads before and after; `words` where both sides are text that can be compared. */
export type FieldView = {
  /** Null: the record as a whole. */
  readonly field: string | null;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly words: readonly Words[] | null;
  readonly class: ShownClass;
  readonly rule: RuleView | null;
  readonly override: OverrideView | null;
  /** The classes that a person can set in the place of this one. */
  readonly settable: readonly Materiality[];
};

/** One record of a change set, field by field. */
export type ItemView = {
  readonly key: string;
  readonly kind: KindName;
  readonly ref: string;
  readonly record: RecordLink;
  /** Set where the record, as it would read, rests on law that nobody has looked up. */
  readonly unverified: UnverifiedNote | null;
  readonly change: "ADDED" | "CHANGED" | "ENDED";
  readonly class: ShownClass;
  readonly validFrom: CalendarDate | null;
  /** The day until which lists and annexes say otherwise, though it is true before; null where they do not. */
  readonly waitsUntil: CalendarDate | null;
  readonly author: string;
  readonly baseMoved: boolean;
  /** Of a record that changes, its fields; of one that comes or goes, the record as a whole. */
  readonly differences: readonly FieldView[];
  /** Of a record that comes or goes, what it says. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
};

/** A field that the draft and somebody else both changed, each differently; values in words, null where nothing is stated. */
export type ConflictField = {
  /** "*": the record as a whole. */
  readonly field: string;
  readonly label: string;
  readonly base: string | null;
  readonly mine: string | null;
  readonly theirs: string | null;
};

/** One record on which a draft and the register disagree. */
export type ConflictView = {
  readonly kind: KindName;
  readonly ref: string;
  readonly record: RecordLink;
  readonly fields: readonly ConflictField[];
  /** Labels of the fields that only the draft changes: they stay as it says. */
  readonly kept: readonly string[];
  /** Labels of the fields that only the register changed: they are taken over. */
  readonly taken: readonly string[];
  /** Revision of the record as shown; null where the register has it no more. */
  readonly seq: number | null;
};

export type FindingView = {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly law: string;
  readonly record: RecordLink;
  /** The last day on which a waiver covers it; null where none does. */
  readonly waivedUntil: string | null;
  /** The form in which a draft that brings it gets a waiver of it; null where none can be had, or by whoever looks. */
  readonly waiveHref: string | null;
};

/** What follows in the register from a change. */
export type FollowsView = {
  readonly activities: readonly RecordLink[];
  readonly transfers: readonly (RecordLink & { readonly mechanisms: string | null })[];
  readonly withoutMechanism: readonly RecordLink[];
  readonly appeared: readonly FindingView[];
  readonly vanished: readonly FindingView[];
};

/** One agreement that a change concerns, with its days as they are, or would be if it were announced now. */
export type AffectedRow = {
  readonly customer: string;
  readonly name: string;
  readonly agreement: string;
  readonly title: string;
  readonly class: Materiality;
  /** Who asks for telling it beforehand; null once it was told. */
  readonly basis: DutyBasis | null;
  readonly authorisation: "SPECIFIC" | "GENERAL";
  readonly zone: string;
  /** The languages of its mails, and how many of the customer's contacts read each. */
  readonly languages: readonly { readonly language: Language; readonly contacts: number }[];
  readonly startsOn: CalendarDate | null;
  readonly noticeLastDay: CalendarDate | null;
  readonly objectionLastDay: CalendarDate | null;
  readonly earliestEffectiveOn: CalendarDate | null;
  /** How the days came about, in words; null where there are none. */
  readonly counted: string | null;
  /** Why the days cannot be counted, in words; null where they can. */
  readonly uncountable: string | null;
  readonly contacts: number;
  /** Whether its clause covers the emergency, in words; null where the change is none for it. */
  readonly emergency: {
    readonly isCovered: boolean;
    readonly words: string;
    readonly clause: string | null;
  } | null;
  /** In words. */
  readonly blockers: readonly string[];
};

/** One step that was taken, and by whom. */
export type StepTaken = {
  readonly at: Instant;
  readonly by: string;
  readonly words: string;
  readonly reason: string | null;
};

export type AdviceView = {
  readonly at: Instant;
  readonly by: string;
  readonly text: string;
  readonly inFavour: boolean;
  /** The change was altered after it was given. */
  readonly isOutdated: boolean;
};

export type CommentView = { readonly at: Instant; readonly by: string; readonly text: string };

/** One field that an announced change or others changed since: how it read, and how it will. */
export type CarriedField = ConflictField & {
  /** Both sides changed it, each differently. */
  readonly isConflict: boolean;
  /** Whose value is kept; null where that is not for us to say. */
  readonly kept: "mine" | "theirs" | null;
};

/** An announced change beside the register as others have made it since. */
export type CarryOverView = {
  readonly records: readonly {
    readonly record: RecordLink;
    readonly fields: readonly CarriedField[];
  }[];
  /** In words, what customers were told and would no longer be so; empty: it may go on. */
  readonly untrue: readonly string[];
};

/** A change set as its page shows it, apart from documents and mails. */
export type ChangeView = {
  readonly id: string;
  readonly title: string;
  readonly reason: string | null;
  readonly state: ChangeState;
  /** It is in effect for some agreements, and others have still to follow. */
  readonly isRollingOut: boolean;
  readonly internal: boolean;
  readonly class: Materiality | null;
  readonly perCustomer: boolean;
  readonly authors: readonly string[];
  readonly approvedBy: string | null;
  readonly plannedOn: CalendarDate | null;
  /** Why it cannot wait for the notice periods; null: it is no emergency. */
  readonly emergencyGround: EmergencyGround | null;
  /** The days of an adverse fact that is not announced yet; null: it is none, or it was. */
  readonly adverse: {
    readonly trueSince: CalendarDate;
    readonly knownOn: CalendarDate;
    /** Somebody said both; otherwise they are what the draft shows. */
    readonly isSaid: boolean;
  } | null;
  /** The agreements that are over to whose data it brings a stand-by; null: none, or it is in effect. */
  readonly afterEnd: {
    readonly agreements: readonly {
      readonly customer: string;
      readonly agreement: string;
      readonly title: string;
    }[];
    readonly engagements: readonly RecordLink[];
    /** Each of them is switched per customer: in a change of its own it stays off for these agreements. */
    readonly canStandApart: boolean;
    /** How they are kept from it, or why it comes to them; null: nobody said. */
    readonly words: string | null;
  } | null;
  /** In an emergency: the sub-processors that customers have authorised and that are not in use. */
  readonly standbys: readonly RecordLink[];
  /** What an act on the page refers to: a change that was altered since has another. */
  readonly position: number;
  /** Other announced changes of the same records or sub-processors; none once it is in effect or over. */
  readonly beside: readonly AnnouncedBeside[];
  /** Who would be mailed at once by withdrawing it now; null where it is not announced. */
  readonly toldByWithdrawal: { readonly customers: number; readonly contacts: number } | null;
  /** SHA-256 of what follows as this page shows it. */
  readonly outlookHash: string;
  readonly today: CalendarDate;
  /** The day for which its announcement is ordered, from which its days are counted; null: none is. */
  readonly toldOn: CalendarDate | null;
  readonly zone: string;
  readonly baseMoved: boolean;
  /** What others changed since it was announced; null where they changed nothing, or it is not announced. */
  readonly carryOver: CarryOverView | null;
  readonly newErrors: number;
  readonly items: readonly ItemView[];
  readonly follows: FollowsView;
  readonly affected: readonly AffectedRow[];
  /** The day on which the last agreement could follow; null when nobody has to be told. */
  readonly earliestForAll: CalendarDate | null;
  /** The first day that may be planned; null when nobody has to be told. */
  readonly firstPossible: CalendarDate | null;
  /** The dates are those of notices that were ordered, no forecast. */
  readonly isAnnounced: boolean;
  readonly taken: readonly StepTaken[];
  readonly advice: readonly AdviceView[];
  /** The data protection officer is asked on every adverse fact and every change that customers may object to. */
  readonly adviceWanted: boolean;
  readonly comments: readonly CommentView[];
  /** Its announcement, where one was ordered and has not been made. */
  readonly order: OrderView | null;
  /** How long an announcement can be called back after the button was pressed, in minutes; 0: not at all. */
  readonly sendDelayMinutes: number;
  /** Other change sets that could be announced together with it. */
  readonly companions: readonly Companion[];
  readonly next: NextSteps;
};

/** One change set in a list. */
export type ChangeRow = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly state: ChangeState;
  readonly isRollingOut: boolean;
  readonly internal: boolean;
  readonly class: ShownClass | null;
  readonly records: number;
  readonly authors: readonly string[];
  readonly plannedOn: CalendarDate | null;
  readonly lastStepAt: Instant;
};
