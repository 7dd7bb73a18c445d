import type { CommonBody } from "@/lib/domain/kinds/kind";

/** How a fact is wanting, as a message says it. */
export type Gap = "is missing" | "is recorded as unknown";

/**
 * Tells whether a record lacks a fact that it should state.
 *
 * Source: none, product decision: a fact is stated, or withheld (known, not published), or does not apply for a
 * reason given, or it is wanting; "unknown" is honest, and still wanting.
 *
 * @returns how it is wanting, as the predicate of a sentence; undefined when it is not
 */
export function gapOf<R extends CommonBody>(row: R, field: keyof R & string): Gap | undefined {
  if (isStated(row, field)) return undefined;
  const state = row.fieldStates?.[field];
  if (state?.state === "NOT_APPLICABLE" && state.reason !== undefined) return undefined;
  return state?.state === "UNKNOWN" ? "is recorded as unknown" : "is missing";
}

/** The same for facts of which one is enough; none is wanting when each of them does not apply. */
export function gapOfAll<R extends CommonBody>(
  row: R,
  fields: readonly (keyof R & string)[],
): Gap | undefined {
  if (fields.some((field) => isStated(row, field))) return undefined;
  return worstOf(fields.map((field) => gapOf(row, field)));
}

/** One word for several gaps: unknown when any of them is, since someone has looked there. */
export function worstOf(gaps: readonly (Gap | undefined)[]): Gap | undefined {
  if (gaps.includes("is recorded as unknown")) return "is recorded as unknown";
  return gaps.find((gap) => gap !== undefined);
}

/** Whether the record holds the fact itself, shown or withheld. */
export function isStated<R extends CommonBody>(row: R, field: keyof R & string): boolean {
  const value: unknown = row[field];
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined || row.fieldStates?.[field]?.state === "WITHHELD";
}

/** The gap as the predicate of several things. */
export function plural(gap: Gap): string {
  return gap.replace("is ", "are ");
}
