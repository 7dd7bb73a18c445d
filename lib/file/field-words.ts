import { isCalendarDate } from "@/lib/domain/calendar";
import type { Field } from "@/lib/domain/fields";
import { misleadingCharacter } from "@/lib/domain/hidden-characters";
import { isKindName, kinds } from "@/lib/domain/kinds/kinds";
import { nearestFew } from "./nearest";

const formats = {
  plain: "text",
  url: "a web address such as https://example.com",
  email: "an e-mail address such as privacy@example.com",
  period: "a period such as P30D or P1M",
  zone: "a time zone such as Europe/Paris",
  language: "a language such as en or de-CH",
  linterRule: "the code of a rule of the linter such as TRF-010",
  foundRecord: "a kind and a ref such as Engagement/hosting",
  roughDate: "a day, a month or a year such as 2026-04-24, 2026-04 or 2026",
  user: "the id of a member of staff",
} as const;

/** What a field takes, in words that complete "expected: …". */
export function expectedForm(field: Field): string {
  switch (field.type) {
    case "text":
      return field.format === "plain"
        ? `text of at most ${field.max} characters`
        : formats[field.format];
    case "texts":
      return `a list of texts of at most ${field.max} characters each`;
    case "choice":
      return `one of ${field.values.join(", ")}`;
    case "choices":
      return `a list of ${field.values.join(", ")}`;
    case "country":
      return "a two-letter country code such as DE";
    case "countries":
      return "a list of two-letter country codes such as [DE, FR]";
    case "date":
      return "a date that exists, written YYYY-MM-DD";
    case "dates":
      return "a list of dates such as [2026-04-03, 2026-04-06]";
    case "number":
      return `a whole number from ${field.min} to ${field.max}`;
    case "flag":
      return "true or false";
    case "reference":
      return `the ref of a ${kindWord(field.to)}`;
    case "references":
      return `a list of refs of ${kindWord(field.to)} records`;
  }
}

export function kindWord(kind: string): string {
  return isKindName(kind)
    ? kinds[kind].label.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())
    : kind;
}

/** What would be right instead of this value: the exact repair where it can be told, else the expected form. */
export function valueHint(field: Field, value: unknown): string {
  return repair(field, value) ?? `expected: ${expectedForm(field)}`;
}

const textual: readonly Field["type"][] = ["text", "country", "date", "reference"];

function repair(field: Field, value: unknown): string | null {
  if (textual.includes(field.type) && (typeof value === "number" || typeof value === "boolean")) {
    return `put it in quotation marks: "${value}"`;
  }
  if (field.type.endsWith("s") && typeof value === "string")
    return `write a list: [${value}]; expected: ${expectedForm(field)}`;
  if (typeof value !== "string") return null;
  if (misleadingCharacter(value) !== null) return "remove the character, or type the text anew";
  const isDay = field.type === "date" || (field.type === "text" && field.format === "roughDate");
  return isDay ? lastDayOfThatMonth(value) : null;
}

function lastDayOfThatMonth(text: string): string | null {
  const month = /^(\d{4}-\d{2})-\d{2}$/.exec(text)?.[1];
  const last = ["31", "30", "29", "28"].map((day) => `${month}-${day}`).find(isCalendarDate);
  return last === undefined ? null : `the last day of that month is ${last}`;
}

/** So many words are listed whole; of more a few are named. */
const mostListed = 30;
const few = 3;

/** "nearest: X; known: A, B, C", for a word that is none of a known set; of a large one "nearest: X, Y; 417 are known". */
export function knownWordsHint(word: unknown, known: readonly string[]): string {
  const isLong = known.length > mostListed;
  const near = typeof word === "string" ? nearestFew(word, known, isLong ? few : 1) : [];
  const nearby = near.length === 0 ? "" : `nearest: ${near.join(", ")}; `;
  if (known.length === 0) return "none is known";
  if (!isLong) return `${nearby}known: ${known.join(", ")}`;
  const such = near.length > 0 ? "" : `, such as ${known.slice(0, few).join(", ")}`;
  return `${nearby}${known.length} are known${such}`;
}

/** A value as a message shows it: short, on one line, without characters that could mislead. */
export function shown(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  const text = String(value).replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, "?");
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return typeof value === "string" ? `"${short}"` : short;
}
