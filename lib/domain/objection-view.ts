import type { CalendarDate, Instant } from "./calendar";
import type { EffectiveGround } from "./change/gate";
import type { Channel, ObjectionView } from "./change/standing";

/** A letter as a draft, in one language. */
export type LetterView = {
  readonly language: string;
  readonly languageName: string;
  readonly subject: string;
  readonly text: string;
};

/** One objection with all that its own page shows. */
export type ObjectionPage = {
  readonly objection: ObjectionView;
  readonly changeSetId: string;
  readonly title: string;
  readonly agreement: string;
  readonly agreementTitle: string;
  readonly customer: string;
  readonly customerName: string;
  readonly zone: string;
  readonly today: CalendarDate;
  readonly objectionLastDay: CalendarDate | null;
  readonly effectiveOn: CalendarDate | null;
  readonly ground: EffectiveGround | null;
  /** The last day of what the agreement gives against a refusal; null while nothing was refused, or it says no period. */
  readonly remedyLastDay: CalendarDate | null;
  readonly incidents: readonly {
    readonly id: string;
    readonly number: number;
    readonly isOpen: boolean;
  }[];
  readonly answers: readonly {
    readonly id: string;
    readonly on: CalendarDate;
    readonly channel: Channel;
    readonly text: string;
    readonly enteredAt: Instant;
    readonly enteredBy: string;
  }[];
  /** Decisions that fell with the end of the agreement on which they rested. */
  readonly reopened: readonly {
    readonly id: string;
    readonly endedOn: CalendarDate;
    readonly decidedAt: Instant;
    readonly decisionReason: string | null;
    readonly at: Instant;
  }[];
  readonly letters: readonly LetterView[];
  readonly mayAnswer: boolean;
};
