import { z } from "zod";
import { isCalendarDate, isPeriod, isRoughDate, isZone } from "@/lib/domain/calendar";
import { invisibleCharacter, misleadingCharacter } from "@/lib/domain/hidden-characters";
import { isLinterRuleCode } from "@/lib/domain/reference/linter-rules";
import type { ShippedList } from "@/lib/domain/reference/shipped-lists";

/** What every field says of itself to people: on forms, in the register file's schema, in findings. */
export type FieldMeta = {
  label: string;
  help?: string;
  /** Provision that asks for this fact. */
  source?: string;
  /** True when no document, list or record for the outside ever shows this field. */
  internal?: true;
  /** True when a record cannot even be saved without it. */
  required?: true;
  /** The list of reference data from which the value can be taken. */
  shipped?: ShippedList;
  /** True when a record belongs to what this field points to, although it can stand without it. */
  owner?: true;
};

export type TextFormat =
  | "plain"
  | "url"
  | "email"
  | "period"
  | "zone"
  | "language"
  | "linterRule"
  | "foundRecord"
  | "roughDate"
  | "user";

type Typed<Type extends string, Rest = object> = { type: Type } & Rest & FieldMeta;

export type TextField = Typed<"text", { max: number; format: TextFormat }>;
export type TextsField = Typed<"texts", { max: number }>;
export type ChoiceField<V extends string> = Typed<"choice", { values: readonly V[] }>;
export type ChoicesField<V extends string> = Typed<"choices", { values: readonly V[] }>;
export type CountryField = Typed<"country">;
export type CountriesField = Typed<"countries">;
export type DateField = Typed<"date">;
export type DatesField = Typed<"dates">;
export type NumberField = Typed<"number", { min: number; max: number }>;
export type FlagField = Typed<"flag">;
export type ReferenceField = Typed<"reference", { to: string }>;
export type ReferencesField = Typed<"references", { to: string }>;

export type Field =
  | TextField
  | TextsField
  | ChoiceField<string>
  | ChoicesField<string>
  | CountryField
  | CountriesField
  | DateField
  | DatesField
  | NumberField
  | FlagField
  | ReferenceField
  | ReferencesField;

/** The TypeScript value that a field holds when it holds one. */
export type ValueOf<F> = F extends { type: "text" | "country" | "date" | "reference" }
  ? string
  : F extends { type: "texts" | "countries" | "dates" | "references" }
    ? readonly string[]
    : F extends { type: "choice"; values: readonly (infer V)[] }
      ? V
      : F extends { type: "choices"; values: readonly (infer V)[] }
        ? readonly V[]
        : F extends { type: "number" }
          ? number
          : F extends { type: "flag" }
            ? boolean
            : never;

export function text(max: number, meta: FieldMeta): TextField {
  return { type: "text", max, format: "plain", ...meta };
}
export function url(meta: FieldMeta): TextField {
  return { type: "text", max: 2000, format: "url", ...meta };
}
export function email(meta: FieldMeta): TextField {
  return { type: "text", max: 254, format: "email", ...meta };
}
/** An ISO 8601 period in whole days, weeks, months or years: `P30D`, `P1M`. */
export function period(meta: FieldMeta): TextField {
  return { type: "text", max: 20, format: "period", ...meta };
}
/** An IANA time zone: `Europe/Paris`. */
export function zone(meta: FieldMeta): TextField {
  return { type: "text", max: 60, format: "zone", ...meta };
}
/** A BCP 47 language: `en`, `de-CH`. */
export function language(meta: FieldMeta): TextField {
  return { type: "text", max: 20, format: "language", ...meta };
}
/** The code of a rule of the linter: `TRF-010`. */
export function linterRule(meta: FieldMeta): TextField {
  return { type: "text", max: 20, format: "linterRule", ...meta };
}
/** A record of any kind, as findings name it: `Engagement/hosting`. */
export function foundRecord(meta: FieldMeta): TextField {
  return { type: "text", max: 120, format: "foundRecord", ...meta };
}
/** A day, a month or a year, as exact as the source states it: `2026-04-24`, `2026-04`, `2026`. */
export function roughDate(meta: FieldMeta): TextField {
  return { type: "text", max: 10, format: "roughDate", ...meta };
}
/** A member of staff, by the id of the account: a name or an address would stay in the record for ever. */
export function user(meta: FieldMeta): TextField {
  return { type: "text", max: 60, format: "user", ...meta };
}
export function texts(max: number, meta: FieldMeta): TextsField {
  return { type: "texts", max, ...meta };
}
export function choice<const V extends string>(
  values: readonly V[],
  meta: FieldMeta,
): ChoiceField<V> {
  return { type: "choice", values, ...meta };
}
export function choices<const V extends string>(
  values: readonly V[],
  meta: FieldMeta,
): ChoicesField<V> {
  return { type: "choices", values, ...meta };
}
export function country(meta: FieldMeta): CountryField {
  return { type: "country", ...meta };
}
export function countries(meta: FieldMeta): CountriesField {
  return { type: "countries", ...meta };
}
export function date(meta: FieldMeta): DateField {
  return { type: "date", ...meta };
}
export function dates(meta: FieldMeta): DatesField {
  return { type: "dates", ...meta };
}
export function number(min: number, max: number, meta: FieldMeta): NumberField {
  return { type: "number", min, max, ...meta };
}
export function flag(meta: FieldMeta): FlagField {
  return { type: "flag", ...meta };
}
export function reference(to: string, meta: FieldMeta): ReferenceField {
  return { type: "reference", to, ...meta };
}
export function references(to: string, meta: FieldMeta): ReferencesField {
  return { type: "references", to, ...meta };
}

export const refPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;
export const refSchema = z
  .string()
  .regex(refPattern, "a ref is 1 to 80 letters, digits, dots, hyphens or underscores");

const lineBreak = /[\t\n\v\f\r\u0085\u2028\u2029]/u;
/** A text that may be longer than this is written in paragraphs; a shorter one is a name or a line. */
const longestLine = 300;

/** A text that shows all that it holds. */
export function plainText(max: number): z.ZodString {
  return z
    .string()
    .min(1, "must not be empty: leave the field out instead")
    .max(max, `at most ${max} characters`)
    .regex(/\S/, "must not be blank")
    .check(({ value, issues }) => {
      const message = misleadingCharacter(value) ?? invisibleCharacter(value);
      if (message !== null) issues.push({ code: "custom", input: value, message });
    });
}

/** The same, of one line where it is no longer than a line may be. */
export function safeText(max: number): z.ZodString {
  return plainText(max).refine(
    (value) => max > longestLine || !lineBreak.test(value),
    "must be one line, without tabs or line breaks",
  );
}

const daysOfUnit: Readonly<Record<string, number>> = { Y: 366, M: 31, W: 7, D: 1 };

function daysAtMost(period: string): number {
  const parts = [...period.matchAll(/(\d+)([YMWD])/g)];
  return parts.reduce(
    (days, [, count, unit]) => days + Number(count) * (daysOfUnit[unit ?? ""] ?? 0),
    0,
  );
}

/** "https://bank.example@evil.example" reads as one site and leads to another. */
function hasCredentials(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { username, password } = new URL(address);
  return username !== "" || password !== "";
}

const textSchemas: Record<TextFormat, (max: number) => z.ZodType<string>> = {
  plain: safeText,
  url: (max) =>
    safeText(max)
      .refine(
        (value) => /^https?:\/\/[^\s]+$/i.test(value) && URL.canParse(value),
        "must be a web address that begins with https:// or http://",
      )
      .refine((value) => !hasCredentials(value), "must not hold a name or password before an @"),
  email: () => z.email("must be an e-mail address such as privacy@example.com"),
  period: () =>
    z
      .string()
      .refine(isPeriod, "must be an ISO 8601 period such as P30D or P1M")
      .refine((value) => daysAtMost(value) <= 100 * 366, "must be no longer than 100 years"),
  zone: () => z.string().refine(isZone, "must be an IANA time zone such as Europe/Paris"),
  language: () =>
    z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "must be a language tag such as en or de-CH"),
  linterRule: () =>
    z.string().refine(isLinterRuleCode, "must be the code of a rule of the linter such as TRF-010"),
  foundRecord: () =>
    z
      .string()
      .regex(
        /^[A-Z][A-Za-z]{1,39}\/[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/,
        "must be a kind and a ref such as Engagement/hosting",
      ),
  roughDate: () =>
    z
      .string()
      .refine(
        (value) => isRoughDate(value) && value < "9000",
        "must be a date that exists, written YYYY-MM-DD, or a month YYYY-MM, or a year YYYY",
      ),
  user: (max) =>
    z
      .string()
      .max(max)
      .regex(/^[A-Za-z0-9_-]+$/, "must be the id of a member of staff"),
};

const countrySchema = z
  .string()
  .regex(/^[A-Z]{2}$/, "must be a two-letter country code such as DE");
// Dates and periods are short of the end of the calendar, so that no rule that adds one to the other runs over it.
const calendarDate = z.iso
  .date("must be a date that exists, written YYYY-MM-DD")
  .refine(
    (value) => isCalendarDate(value) && value < "9000",
    "must be a day of the years 0001 to 8999",
  );

function distinct<T>(item: z.ZodType<T>): z.ZodType<T[]> {
  return z
    .array(item)
    .max(500)
    .refine((list) => new Set(list).size === list.length, "must not repeat an entry");
}

function valueSchema(field: Field): z.ZodType {
  switch (field.type) {
    case "text":
      return textSchemas[field.format](field.max);
    case "texts":
      return distinct(safeText(field.max));
    case "choice":
      return z.enum(field.values);
    case "choices":
      return distinct(z.enum(field.values));
    case "country":
      return countrySchema;
    case "countries":
      return distinct(countrySchema);
    case "date":
      return calendarDate;
    case "dates":
      return distinct(calendarDate);
    case "number":
      return z.number().int().min(field.min).max(field.max);
    case "flag":
      return z.boolean();
    case "reference":
      return refSchema;
    case "references":
      return distinct(refSchema);
  }
}

/** The zod schema of one field's value, with its label and help for generated forms and JSON Schema. */
export function fieldSchema(field: Field): z.ZodType {
  const description = [field.label, field.help, field.source].filter(Boolean).join(". ");
  return valueSchema(field).meta({ description });
}
