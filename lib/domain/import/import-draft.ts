import { z } from "zod";
import type { Instant } from "@/lib/domain/calendar";
import { type KindName, kindNames } from "@/lib/domain/kinds/kinds";

const kindName = z.custom<KindName>(
  (value) => typeof value === "string" && kindNames.some((name) => name === value),
);

/**
 * How the rows of a list are read: one vendor with its service on each, one processing activity on one or several, or one
 * record of a kind.
 */
export const layoutSchema = z.union([z.literal("vendors"), z.literal("activities"), kindName]);
export type Layout = z.infer<typeof layoutSchema>;

export const mappingSchema = z.strictObject({
  layout: layoutSchema,
  /** For processing activities: which register, under which law. */
  register: z.enum(["CONTROLLER", "PROCESSOR"]),
  regime: z.enum(["EU_GDPR", "UK_GDPR"]),
  /** What each column says, by its place: the name of a target; null: the column is not read. */
  columns: z.array(z.string().max(100).nullable()).max(200),
});
/** How the columns of a list are read. */
export type ImportMapping = z.infer<typeof mappingSchema>;

/** Which part of a file is read: a sheet and the row of its headings; sheet null: all its forms. */
export type Reading = { readonly sheet: number | null; readonly headingRow: number };

/** A cell as somebody mended it. Row and column count from 0, rows below the headings. */
export type Correction = { readonly row: number; readonly column: number; readonly text: string };

/** Where the import itself stands. */
export type ImportStanding =
  | { readonly type: "open" }
  | { readonly type: "running"; readonly since: string; readonly records: number }
  | { readonly type: "done"; readonly changeSetId: string }
  | { readonly type: "refused"; readonly message: string };

/** What somebody has made of an uploaded file so far. */
export type ImportDraft = {
  readonly form: string;
  readonly reading: Reading;
  readonly mapping: ImportMapping;
  /** Whether somebody has looked at the mapping. */
  readonly isMapped: boolean;
  readonly corrections: readonly Correction[];
  /** Rows that are not imported, counted as in a correction. */
  readonly leftOut: readonly number[];
  /** Vendors of the register that names of the list stand for. */
  readonly takenAs?: readonly { readonly name: string; readonly ref: string }[];
  readonly standing: ImportStanding;
};

/** An import is one transaction: what is still running after this long was interrupted, and did nothing. */
const longestMinutes = 5;

/** Whether an import is being made at this instant, and nothing may change beneath it. */
export function isUnderWay(standing: ImportStanding, at: Instant): boolean {
  if (standing.type !== "running") return false;
  return Date.parse(at) - Date.parse(standing.since) < longestMinutes * 60_000;
}
