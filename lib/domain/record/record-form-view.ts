import type { Field } from "@/lib/domain/fields";
import type { Typed } from "@/lib/domain/form-state";
import type { CommonBody } from "@/lib/domain/kinds/kind";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { countryCodes } from "@/lib/domain/reference/countries";
import { shippedEntries } from "@/lib/domain/reference/shipped-lists";
import { markedChoice } from "../marked-words";
import { type UnverifiedNote, unverifiedValue, withMark } from "../unverified-value";
import { countryInWords, kindNamed, languageInWords } from "../value-words";
import { listPath } from "./record-address";
import { inputName, isPeriodField } from "./record-form";
import { translatableFields } from "./record-form-annotations";
import { type StaleTranslation, translationsIn } from "./stale-translations";

export type FormOption = { readonly value: string; readonly label: string };

/** How a field is filled in. */
export type Control =
  | {
      readonly type: "line";
      readonly format: "text" | "url" | "email";
      readonly max: number;
      readonly options: readonly FormOption[];
    }
  | { readonly type: "area"; readonly rows: number; readonly max: number | null }
  | { readonly type: "select"; readonly options: readonly FormOption[] }
  | { readonly type: "checks"; readonly options: readonly FormOption[] }
  | {
      readonly type: "pick";
      readonly many: boolean;
      /** What can be searched: an address that answers with options, or all of them. */
      readonly searchHref: string | null;
      readonly options: readonly FormOption[];
    }
  | { readonly type: "day" }
  | { readonly type: "number" }
  | { readonly type: "flag" }
  | { readonly type: "period" };

export type FormField = {
  readonly name: string;
  readonly input: string;
  readonly label: string;
  readonly help: string | null;
  readonly source: string | null;
  readonly required: boolean;
  readonly internal: boolean;
  /** Set where the value with which the form opens rests on law that nobody has looked up, and no option says so. */
  readonly unverified: UnverifiedNote | null;
  readonly control: Control;
};

/** A draft into which a proposal can be put. */
export type DraftChoice = {
  readonly id: string;
  readonly title: string;
  readonly isOwn: boolean;
  readonly authors: readonly string[];
  /** It holds a proposal for this record already. */
  readonly hasRecord: boolean;
};

/** What sources and translations can be about, and what is known of those that are there. */
export type AnnotationFields = {
  readonly citable: readonly FormOption[];
  readonly translatable: readonly FormOption[];
  readonly languages: readonly FormOption[];
  /** By the row of the form: what is translated, and whether it was changed after the translation was made. */
  readonly originals: readonly { readonly text: string; readonly isStale: boolean }[];
};

/** The form of a record, as it is opened. */
export type RecordForm = {
  readonly kind: KindName;
  readonly ref: string | null;
  readonly title: string;
  readonly fields: readonly FormField[];
  readonly values: Typed;
  readonly annotations: AnnotationFields;
  readonly drafts: readonly DraftChoice[];
  /** The draft in which it was opened. */
  readonly draft: { readonly id: string; readonly title: string } | null;
  /** The draft was written on an older version of the record: it is rebased first. */
  readonly baseMoved: boolean;
  readonly isUsed: boolean;
};

/** The records that a field may point to. */
export type Choices = {
  readonly total: number;
  /** All where they are few; else those that are chosen. */
  readonly options: readonly FormOption[];
};

/** More than these are searched, not listed. */
export const listedAtMost = 60;
const tickedAtMost = 16;

const longText = 300;

/** The fields of a kind as a form shows them; nothing but the kind decides what they look like. */
export function formFields(
  kind: KindName,
  values: Typed,
  choicesOf: (kind: KindName, refs: readonly string[]) => Choices,
  people: readonly FormOption[],
  unverifiedOf: (field: string) => UnverifiedNote | null,
): FormField[] {
  return Object.entries<Field>(kinds[kind].fields).map(([name, field]) => ({
    name,
    input: inputName(name, field),
    label: field.label,
    help: helpOf(field),
    source: field.source ?? null,
    required: field.required === true,
    internal: field.internal === true,
    unverified: saysItself(field) ? null : unverifiedOf(name),
    control: isPerson(field)
      ? { type: "select", options: withChosen(people, listOf(values[name])) }
      : controlOf(field, listOf(values[inputName(name, field)]), choicesOf),
  }));
}

/** Whether each option of a field carries its own mark. */
function saysItself({ type }: Field): boolean {
  return type === "choice" || type === "choices";
}

/** Whether a field names a member of staff. */
export function isPerson(field: Field): boolean {
  return field.type === "text" && field.format === "user";
}

/** Who was chosen stays chosen, also without an account any more. */
function withChosen(people: readonly FormOption[], ids: readonly string[]): FormOption[] {
  const gone = ids.filter((id) => !people.some(({ value }) => value === id));
  return [...people, ...gone.map((value) => ({ value, label: "Somebody who has left" }))];
}

/** What the rows of sources and translations are drawn from. */
export function annotationFields(
  kind: KindName,
  body: Readonly<Record<string, unknown>> & CommonBody,
  stale: readonly StaleTranslation[],
): AnnotationFields {
  const options = ({ name, label }: { name: string; label: string }) => ({ value: name, label });
  const citable = Object.entries<Field>(kinds[kind].fields).map(([name, { label }]) => ({
    name,
    label,
  }));
  return {
    citable: citable.map(options),
    translatable: translatableFields(kind).map(options),
    languages: suggestions("language"),
    originals: translationsIn(body).map(({ language, field }) => ({
      text: String(body[field] ?? ""),
      isStale: stale.some((one) => one.language === language && one.field === field),
    })),
  };
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined || value === "") return [];
  return typeof value === "string" ? [value] : value;
}

function controlOf(
  field: Field,
  values: readonly string[],
  choicesOf: (kind: KindName, refs: readonly string[]) => Choices,
): Control {
  switch (field.type) {
    case "text":
      return textControl(field, values);
    case "texts":
    case "dates":
      return { type: "area", rows: rowsFor(values.join("\n"), 3), max: null };
    case "choice":
      return { type: "select", options: choiceOptions(field) };
    case "choices":
      return { type: "checks", options: choiceOptions(field) };
    case "country":
      return { type: "select", options: countryOptions() };
    case "countries":
      return { type: "pick", many: true, searchHref: null, options: countryOptions() };
    case "date":
      return { type: "day" };
    case "number":
      return { type: "number" };
    case "flag":
      return { type: "flag" };
    case "reference":
    case "references":
      return referenceControl(field, choicesOf(kindNamed(field.to), values));
  }
}

function textControl(field: Field & { type: "text" }, values: readonly string[]): Control {
  const text = values.join("");
  if (isPeriodField(field)) return { type: "period" };
  if (field.format === "plain" && (field.max > longText || text.includes("\n")))
    return { type: "area", rows: rowsFor(text, 2), max: field.max };
  const format = field.format === "url" || field.format === "email" ? field.format : "text";
  return {
    type: "line",
    format,
    max: field.max,
    options: [...shippedOptions(field), ...suggestions(field.format)],
  };
}

function referenceControl(
  field: Field & { type: "reference" | "references" },
  { total, options }: Choices,
): Control {
  const many = field.type === "references";
  if (total <= (many ? tickedAtMost : listedAtMost))
    return { type: many ? "checks" : "select", options };
  const searchHref = `${listPath(kindNamed(field.to))}/options`;
  return { type: "pick", many, searchHref, options };
}

const lineLength = 80;

function rowsFor(text: string, least: number): number {
  const rows = text
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lineLength)), 0);
  return Math.min(14, Math.max(least, rows));
}

function choiceOptions(field: Field & { type: "choice" | "choices" }): FormOption[] {
  return field.values.map((value) => ({ value, label: markedChoice(field, value) }));
}

/** The entries of a shipped list, for a text that may be one of them. */
function shippedOptions(field: Field): FormOption[] {
  if (field.shipped === undefined) return [];
  return shippedEntries(field.shipped).map(({ value, label }) => ({
    value,
    label: withMark(label, unverifiedValue(field, value)),
  }));
}

function countryOptions(): FormOption[] {
  return countryCodes
    .map((code) => ({ value: code, label: countryInWords(code) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, "en"));
}

const languages = ["en", "de", "de-CH", "fr", "fr-CH", "it", "es", "pt", "nl", "pl", "sv", "da"];

function suggestions(format: string): FormOption[] {
  if (format === "zone")
    return ["UTC", ...Intl.supportedValuesOf("timeZone")].map((value) => ({ value, label: value }));
  if (format === "language")
    return languages.map((value) => ({ value, label: languageInWords(value) }));
  return [];
}

function helpOf(field: Field): string | null {
  if (field.help !== undefined) return field.help;
  if (field.type === "texts") return "One on each line.";
  if (field.type === "dates") return "One on each line, written YYYY-MM-DD.";
  if (field.type !== "text") return null;
  if (field.format === "zone") return "Such as Europe/Paris.";
  if (field.format === "language") return "Such as en or de-CH.";
  if (field.format === "roughDate") return "Such as 2026-04-24, 2026-04 or 2026.";
  return field.format === "url" ? "Begins with https://." : null;
}
