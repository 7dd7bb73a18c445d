import type { UnknownYear } from "@/lib/domain/business-days";

/** Why the days of a notice cannot be counted: nothing is guessed. */
export type DatesGap =
  | ({ readonly code: "HOLIDAYS_UNKNOWN" } & UnknownYear)
  | { readonly code: "NO_CALENDAR" }
  | { readonly code: "PERIOD_NOT_IN_DAYS"; readonly period: string }
  | { readonly code: "RECEIPT_DAYS_MISSING" };

/** Why the days cannot be counted, in words that say what would be right. */
export function gapSentence(gap: DatesGap): string {
  switch (gap.code) {
    case "HOLIDAYS_UNKNOWN":
      return `its days cannot be counted: the holiday calendar “${gap.name}” says nothing of ${gap.year}`;
    case "NO_CALENDAR":
      return "its days cannot be counted: it counts business days, and names no holiday calendar";
    case "PERIOD_NOT_IN_DAYS":
      return `its days cannot be counted: a period of ${gap.period} in business days has to be written in days`;
    case "RECEIPT_DAYS_MISSING":
      return "its days cannot be counted: it does not say how many days after sending a notice counts as received";
  }
}
