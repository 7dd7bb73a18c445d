import type { FieldDifference } from "@/lib/domain/change/diff";

export type Outcome = "created" | "updated" | "unchanged";

/** What becomes of one record of the list. */
export type PlannedRecord = {
  readonly line: number;
  readonly kind: "Customer" | "CustomerAgreement" | "CustomerContact";
  readonly ref: string;
  readonly title: string;
  readonly outcome: Outcome;
  readonly differences: readonly FieldDifference[];
};
