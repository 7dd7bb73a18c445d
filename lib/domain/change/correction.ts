import { z } from "zod";
import type { ClassifiedItem } from "./classify";

/**
 * What a notice has to tell, as far as it can be told wrong, and anything else.
 *
 * Source: SCC (EU) 2021/914, clause 9(a) ("the information necessary to enable the data exporter to exercise its right to object").
 */
export const correctedMatters = {
  NAME: "Name of the sub-processor",
  ADDRESS: "Address of the sub-processor",
  CONTACT: "Contact of the sub-processor",
  SERVICE: "Service, or what it is for",
  DATA: "Categories of data",
  SUBJECTS: "People concerned",
  LOCATIONS: "Places of processing",
  MECHANISM: "Transfer mechanism",
  PRODUCTS: "Products concerned",
  START: "Day from which it applies",
  DEADLINE: "Day by which to object",
  HOW_TO_OBJECT: "How to object",
  LIST: "Address of the list",
  AFTERWARDS: "What happens then",
  OTHER: "Anything else",
} as const;
export type CorrectedMatter = keyof typeof correctedMatters;

export function isCorrectedMatter(word: string): word is CorrectedMatter {
  return Object.hasOwn(correctedMatters, word);
}

/** Each agreement has days of its own, and no one text is right for all of them. */
const ownDays: readonly CorrectedMatter[] = ["START", "DEADLINE"];

/** Whether what is right is taken from each agreement, and not from what somebody writes for all of them. */
export function isOwnDay(matter: CorrectedMatter): boolean {
  return ownDays.includes(matter);
}

/** What mails, lists and annexes print from the records of the change. */
const fromRecords: readonly CorrectedMatter[] = [
  "NAME",
  "ADDRESS",
  "CONTACT",
  "SERVICE",
  "DATA",
  "SUBJECTS",
  "LOCATIONS",
  "MECHANISM",
  "PRODUCTS",
];

/** Whether a fact is called wrong while every record that it is printed from stays as it was told. */
export function leavesRecords(
  entries: readonly Pick<CorrectionEntry, "matter">[],
  items: readonly unknown[],
): boolean {
  return items.length === 0 && entries.some(({ matter }) => fromRecords.includes(matter));
}

/**
 * Why entries cannot be told as they are written.
 *
 * Source: SCC (EU) 2021/914, clause 9(a); GDPR Art. 28(2), second sentence.
 * Reading: one day written for everybody is wrong for whoever has another; the mail names each agreement's own. A fact that is right
 * in the mail and wrong in the record would be told wrong again by the list, the annex and the mail itself.
 *
 * @param recordsStand whether the author says that the records are right, and the telling alone was wrong
 */
export function entriesTrouble(
  entries: readonly CorrectionEntry[],
  items: readonly unknown[],
  recordsStand: boolean,
): "nothingCorrected" | "daysAreOwn" | "recordsStayWrong" | null {
  if (entries.length === 0) return "nothingCorrected";
  if (
    entries.some(({ matter, said, right }) => isOwnDay(matter) && (said !== null || right !== ""))
  )
    return "daysAreOwn";
  if (entries.some(({ matter, right }) => !isOwnDay(matter) && right.trim() === ""))
    return "nothingCorrected";
  return !recordsStand && leavesRecords(entries, items) ? "recordsStayWrong" : null;
}

export const correctionEntrySchema = z.strictObject({
  matter: z.string().refine(isCorrectedMatter, "Choose what was told wrong."),
  /** What the notice said; null where it said nothing of it, and where it said each agreement's own day. */
  said: z.string().nullable(),
  /** Empty where each agreement's own day is right. */
  right: z.string(),
});
export type CorrectionEntry = z.infer<typeof correctionEntrySchema>;

/** One record of the change as the notice told it, and as it is right. */
export const correctedItemSchema = z.strictObject({
  kind: z.string(),
  ref: z.string(),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
});
export type CorrectedItem = z.infer<typeof correctedItemSchema>;

/** What a customer judges a change by; what is only informed of, or only reads better, is not among it. */
const judgedBy: ReadonlySet<string> = new Set(["A", "M1", "M2", "DS"]);

/** Whether a correction that was written as one that moves no day would move them now. */
export function weighsMore(
  {
    restarts,
    entries,
  }: { readonly restarts: boolean; readonly entries: readonly CorrectionEntry[] },
  differences: readonly Pick<ClassifiedItem, "class">[],
): boolean {
  return !restarts && restartsClock(entries, differences);
}

/**
 * Whether the days of notice and objection count anew from a correction.
 *
 * Source: SCC (EU) 2021/914, clause 9(a); GDPR Art. 28(2), second sentence.
 * Reading: whoever was told wrong of what a notice has to tell had no opportunity to object to what is meant, so the time
 * begins with the mail that tells it. A slip in anything else moves nothing; nor can a person call a slip what the
 * rules of classes hold to be more. See docs/decisions/0054.
 *
 * @param differences between the records as they were told and as they are right
 */
export function restartsClock(
  entries: readonly Pick<CorrectionEntry, "matter">[],
  differences: readonly Pick<ClassifiedItem, "class">[],
): boolean {
  return (
    entries.some(({ matter }) => matter !== "OTHER") ||
    differences.some(({ class: own }) => judgedBy.has(own))
  );
}
