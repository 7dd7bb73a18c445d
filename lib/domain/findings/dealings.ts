import type { CalendarDate } from "@/lib/domain/calendar";
import { type NoticeEffect, runsPeriods } from "@/lib/domain/change/notice-effect";
import type { Materiality } from "@/lib/domain/reference/enums";
import type { RecordChange, RecordKey } from "@/lib/domain/register";

/** One notice of a change to one agreement, as far as rules ask about it. */
export type DealtNotice = {
  readonly agreementRef: string;
  readonly customerRef: string;
  readonly changeClass: Materiality;
  /** The first day that counts: null until a mail was accepted. */
  readonly startsOn: CalendarDate | null;
  readonly objectionLastDay: CalendarDate | null;
  readonly earliestEffectiveOn: CalendarDate | null;
  /** Null: held back. */
  readonly effectiveOn: CalendarDate | null;
  /** Left out for this agreement: it never takes effect there. */
  readonly isDeclined: boolean;
  readonly isApproved: boolean;
  /** Its terms say, with the clause quoted, that silence counts as approval. */
  readonly silenceApproves: boolean;
  /** What the change waits for at this agreement. */
  readonly effect: NoticeEffect;
  /** The day of the first timely objection that is neither settled nor accommodated. */
  readonly openObjectionOn: CalendarDate | null;
  /** The day of the first timely objection that nobody has decided on. */
  readonly unansweredObjectionOn: CalendarDate | null;
  /** Mails, letters and the like: all, and those that arrived or are still on their way. */
  readonly deliveries: { readonly all: number; readonly good: number };
};

/** A class that was set by hand below the one of the rule. */
export type LoweredClass = RecordKey & {
  readonly field: string | null;
  readonly from: Materiality;
  readonly to: Materiality | "INTERNAL";
  readonly reason: string;
  /** Whether somebody else than the one who set it approved the change. */
  readonly isSeconded: boolean;
};

/** A change set that customers were, or had to be, told of. */
export type DealtChange = {
  readonly id: string;
  readonly title: string;
  readonly state: "ANNOUNCED" | "ACTIVE";
  readonly plannedOn: CalendarDate | null;
  readonly isPerCustomer: boolean;
  /** What it changes; while it is announced the register does not have it yet. */
  readonly changes: readonly RecordChange[];
  /** The engagements that it brings. */
  readonly added: readonly string[];
  /** The agreements that were to be told when it was approved, with class M1 or M2. */
  readonly owed: readonly string[];
  readonly notices: readonly DealtNotice[];
  readonly lowered: readonly LoweredClass[];
};

/** The public list as it was last published: the engagements that it names as in use or on stand-by. */
export type PublishedList = {
  readonly number: number;
  readonly entries: readonly {
    readonly ref: string;
    readonly name: string;
    /** It has ended for some customers, and stays until it has for all. */
    readonly isLeaving: boolean;
  }[];
};

/** Whom the newest annex that was drawn for an agreement lists, made from its publication as it was. */
export type AnnexSnapshot = {
  readonly agreementRef: string;
  readonly publication: number;
  readonly engagements: ReadonlySet<string>;
};

/**
 * What passed between us, the customers and the public: facts that are no records of the register, and that rules on changes
 * and notices are judged by.
 */
export type Dealings = {
  /** How many contacts can be told, per customer. */
  readonly contacts: ReadonlyMap<string, number>;
  readonly changes: readonly DealtChange[];
  /** Null: nothing was ever published. */
  readonly published: PublishedList | null;
  readonly annexes: readonly AnnexSnapshot[];
  /** Engagements that an agreement has not got, or never will. */
  readonly heldBack: ReadonlyMap<string, ReadonlySet<string>>;
};

/** The record at which a defect of a whole change is shown: the first that it touches. */
export function placeOf({ changes }: DealtChange): RecordKey | undefined {
  const [first] = changes;
  return first && { kind: first.kind, ref: first.ref };
}

/** A notice that customers may object to or have to be told of in advance; a signature and a repair wait for no telling. */
export function isGatedNotice({ changeClass, effect }: DealtNotice): boolean {
  return runsPeriods(changeClass, effect);
}
