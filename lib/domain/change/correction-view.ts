import type { CalendarDate, Instant } from "@/lib/domain/calendar";

/** One correction as staff read it. */
export type CorrectionView = {
  readonly id: string;
  readonly writtenBy: string;
  readonly writtenAt: Instant;
  /** Null while it waits for a second person. */
  readonly sentBy: string | null;
  readonly sentAt: Instant | null;
  readonly restarts: boolean;
  /** It was written as one that moves no day, and would move them now: it is written anew before it is sent. */
  readonly weighsMore: boolean;
  /** Whether it calls a fact wrong, and leaves the records that it is printed from as they were told. */
  readonly leavesRecords: boolean;
  /** The planned day that moves when it is sent; null where none does, or it was sent. */
  readonly moves: { readonly from: CalendarDate; readonly to: CalendarDate } | null;
  readonly entries: readonly {
    readonly matter: string;
    readonly said: string | null;
    /** Null where it is each agreement's own day. */
    readonly right: string | null;
  }[];
  /** The records of the change that read otherwise. */
  readonly records: readonly {
    readonly record: string;
    readonly differences: readonly {
      readonly field: string;
      readonly before: string | null;
      readonly after: string | null;
    }[];
  }[];
};

/** All that was put right of one announced change, and what may be done. */
export type CorrectionsView = {
  readonly changeSetId: string;
  readonly sent: readonly CorrectionView[];
  readonly waiting: CorrectionView | null;
  readonly may: { readonly write: boolean; readonly send: boolean };
};
