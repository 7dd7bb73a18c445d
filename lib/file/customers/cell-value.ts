import { choiceInWords } from "@/lib/domain/choice-words";
import type { Field } from "@/lib/domain/fields";
import type { FieldState } from "@/lib/domain/kinds/kind";
import { catalogueOf } from "@/lib/domain/language/catalogue";
import { countryName } from "@/lib/domain/language/wording";
import { countryCodes } from "@/lib/domain/reference/countries";
import { withoutFormulaMark } from "@/lib/draw/csv";
import { dayWritten, roughDayWritten } from "../written-day";

/** What a cell says of its field: nothing, a value, that it is not known, or that what stood there goes. */
export type CellSays =
  | { readonly type: "nothing" }
  | { readonly type: "value"; readonly value: unknown }
  | { readonly type: "state"; readonly state: FieldState }
  | { readonly type: "cleared" };

/** Finds a record of a kind by its ref or its title; null where no record, or more than one, is called so. */
export type FindRef = (kind: string, word: string) => string | null;

/** Takes what stands there away. */
export const clearedCell = "(none)";

/**
 * Reads a cell for a field. What cannot be read stays as it is written, so that the schema refuses it in its own words.
 */
export function cellSays(field: Field, cell: string, findRef: FindRef): CellSays {
  const written = cellText(cell);
  if (written === "") return { type: "nothing" };
  if (written.toLowerCase() === clearedCell) return { type: "cleared" };
  const state = stateOf(written);
  return state === null
    ? { type: "value", value: valueIn(field, written, findRef) }
    : { type: "state", state };
}

/** The text of a cell without what spreadsheets and people put around it. */
export function cellText(cell: string): string {
  return withoutFormulaMark(cell).replaceAll(/\r\n?/g, "\n").trim();
}

/** A value as a cell shows it, such that the cell says that value again. */
export function cellOf(value: unknown, state: FieldState | undefined): string {
  if (state !== undefined) {
    const words = state.state.toLowerCase().replaceAll("_", " ");
    return state.reason === undefined ? `(${words})` : `(${words}: ${state.reason})`;
  }
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) {
    const entries = value.map(String);
    return entries.join(entries.some((entry) => entry.includes(";")) ? "\n" : "; ");
  }
  return typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
}

function stateOf(written: string): FieldState | null {
  const found = /^\((unknown|withheld|not applicable)(?::\s*([\s\S]+))?\)$/i.exec(written);
  const name = found?.[1]?.toUpperCase().replace(" ", "_");
  if (name !== "UNKNOWN" && name !== "WITHHELD" && name !== "NOT_APPLICABLE") return null;
  const reason = found?.[2]?.trim();
  return reason ? { state: name, reason } : { state: name };
}

function valueIn(field: Field, written: string, findRef: FindRef): unknown {
  switch (field.type) {
    case "texts":
      return entries(written, written.includes("\n") ? /\n/ : /;/);
    case "choices":
      return entries(written).map((entry) => choiceOf(field.values, entry));
    case "countries":
      return entries(written).map(countryOf);
    case "references":
      return entries(written, /[;\n]/).map((entry) => findRef(field.to, entry) ?? entry);
    case "choice":
      return choiceOf(field.values, written);
    case "country":
      return countryOf(written);
    case "date":
      return dayWritten(written);
    case "dates":
      return entries(written).map((entry) => dayWritten(entry));
    case "number":
      return /^-?\d+$/.test(written) ? Number(written) : written;
    case "flag":
      return flags[written.toLowerCase()] ?? written;
    case "reference":
      return findRef(field.to, written) ?? written;
    case "text":
      return textOf(field.format, written);
  }
}

const flags: Readonly<Record<string, boolean>> = { yes: true, true: true, no: false, false: false };

function entries(written: string, between = /[;,\n]/): string[] {
  return [...new Set(written.split(between).map((entry) => entry.trim()))].filter(
    (entry) => entry !== "",
  );
}

function choiceOf(values: readonly string[], written: string): string {
  const letters = (word: string) => word.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
  return (
    values.find((value) => letters(value) === letters(written)) ??
    values.find((value) => letters(choiceInWords(value, values)) === letters(written)) ??
    written
  );
}

/** What lists write where the catalogues say it otherwise. */
const otherNames = {
  UK: "GB",
  USA: "US",
  "U.S.": "US",
  "U.S.A.": "US",
  "United States of America": "US",
  "Great Britain": "GB",
  Großbritannien: "GB",
  "Czech Republic": "CZ",
  "The Netherlands": "NL",
  Holland: "NL",
} as const;

const codes = new Map([
  ...(["fr", "de", "en"] as const).flatMap((language) =>
    countryCodes.map(
      (code) => [countryName(code, catalogueOf(language)).toLowerCase(), code] as const,
    ),
  ),
  ...Object.entries(otherNames).map(([name, code]) => [name.toLowerCase(), code] as const),
]);

function countryOf(written: string): string {
  const named = codes.get(written.toLowerCase());
  if (named !== undefined) return named;
  return /^[a-z]{2}$/i.test(written) ? written.toUpperCase() : written;
}

const units: Readonly<Record<string, string>> = { day: "D", week: "W", month: "M", year: "Y" };

function textOf(format: string, written: string): string {
  if (format === "roughDate") return roughDayWritten(written);
  if (format !== "period") return written;
  const [, count, unit = ""] = /^(\d+)\s*(day|week|month|year)s?$/i.exec(written) ?? [];
  return count === undefined ? written.toUpperCase() : `P${count}${units[unit.toLowerCase()]}`;
}
