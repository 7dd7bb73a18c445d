import type { CommonBody } from "@/lib/domain/kinds/kind";
import type { Language } from "@/lib/domain/language/catalogue";

/** What stands where a fact is missing: never an invented value. */
export type Gap = {
  readonly state: "UNKNOWN" | "NOT_APPLICABLE" | "WITHHELD";
  readonly reason?: string;
};

/** A fact as the register has it, or why it has none. */
export type Told<Value> = Value | Gap;

export const unknown: Gap = { state: "UNKNOWN" };

export function isGap(value: unknown): value is Gap {
  return value instanceof Object && "state" in value;
}

/** The state of a field that has no value; without a state of its own it is not known. */
export function gapOf<R extends CommonBody>(row: R | undefined, field: keyof R & string): Gap {
  const found = row?.fieldStates?.[field];
  if (found === undefined) return unknown;
  return {
    state: found.state,
    ...(found.reason === undefined ? {} : { reason: found.reason }),
  };
}

/** A field's value, or its state; an empty list says no more than a missing one. */
export function told<R extends CommonBody, F extends keyof R & string>(
  row: R | undefined,
  field: F,
): Told<NonNullable<R[F]>> {
  const value = row?.[field];
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0))
    return gapOf(row, field);
  return value;
}

/** A text of the register in the language, where somebody translated it; else as it is. */
export function textIn<R extends CommonBody>(
  row: R | undefined,
  field: keyof R & string,
  language: Language,
): string | null {
  const own = row?.[field];
  const text = row?.translations?.[language]?.[field] ?? own;
  return typeof text === "string" ? text : null;
}

/** The same, with the state of the field where there is no text. */
export function toldIn<R extends CommonBody>(
  row: R | undefined,
  field: keyof R & string,
  language: Language,
): Told<string> {
  return textIn(row, field, language) ?? gapOf(row, field);
}

/** A list, or the gap where it has no entry. */
export function listOr<Value>(values: readonly Value[], gap: Gap): Told<readonly Value[]> {
  return values.length === 0 ? gap : values;
}
