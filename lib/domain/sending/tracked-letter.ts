import type { CalendarDate } from "@/lib/domain/calendar";

/** One letter as its carrier tells of it. */
export type TrackedLetter = {
  /** Of the list. */
  readonly line: number;
  readonly customer: string | null;
  readonly agreement: string | null;
  /** Null: the customer's contact who was confirmed first. */
  readonly contact: string | null;
  readonly carrier: string;
  readonly number: string;
  readonly postedOn: CalendarDate;
  readonly deliveredOn: CalendarDate | null;
  readonly returnedOn: CalendarDate | null;
};

/** What recording one letter would do. */
export type TrackingOutcome = "NEW" | "RETURNED_NEW" | "DELIVERED" | "RETURNED" | "KNOWN";

export const trackingOutcomeWords: Readonly<Record<TrackingOutcome, string>> = {
  NEW: "Recorded, its days count",
  RETURNED_NEW: "Recorded as returned: it tells nobody",
  DELIVERED: "Known; the day of delivery is added",
  RETURNED: "Known; came back: it tells nobody any more",
  KNOWN: "Known, nothing to add",
};

/** Why a letter cannot be recorded, by the column that is wrong. */
export type TrackingTrouble = {
  readonly line: number;
  readonly column:
    | "customer"
    | "agreement"
    | "contact"
    | "number"
    | "posted"
    | "delivered"
    | "returned";
  readonly message: string;
  readonly hint: string;
};

/** One letter of a list with what recording it would do. */
export type PlannedLetter = TrackedLetter & {
  readonly agreementRef: string;
  readonly outcome: TrackingOutcome;
  /** The last day to object and the earliest effective day that it sets; null where it sets none. */
  readonly objectionLastDay: CalendarDate | null;
  readonly earliestEffectiveOn: CalendarDate | null;
};

/** A list of letters before it is recorded, as its page shows it. */
export type TrackingView = {
  readonly changeSetId: string;
  readonly fileName: string;
  /** Of what is shown: what is recorded is that, or nothing. */
  readonly planHash: string;
  readonly letters: readonly PlannedLetter[];
  readonly problems: readonly {
    readonly place: string;
    readonly message: string;
    readonly hint: string;
  }[];
};
