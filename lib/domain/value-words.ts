import { isCalendarDate, lastDayOf } from "@/lib/domain/calendar";
import type { Field } from "@/lib/domain/fields";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { catalogueOf } from "@/lib/domain/language/catalogue";
import { countryName, dayInWords } from "@/lib/domain/language/wording";
import { choiceInWords } from "./choice-words";

/** What a record is called, for fields that point to one. */
export type TitleOf = (kind: KindName | "User", ref: string) => string;

const english = catalogueOf("en");

/** One country as staff read it. */
export function countryInWords(code: string): string {
  return countryName(code, english);
}

const units = { Y: "year", M: "month", W: "week", D: "day" } as const;

/** "30 days", "1 year 6 months"; a text that is no period stays as it is. */
export function periodInWords(period: string): string {
  const parts = [...period.matchAll(/(\d+)([YMWD])/g)].map(([, count = "", letter]) => {
    const unit = Object.entries(units).find(([known]) => known === letter)?.[1] ?? "";
    return `${count} ${unit}${count === "1" ? "" : "s"}`;
  });
  return parts.join(" ") || period;
}

/** One language as staff read it: "German (de)". */
export function languageInWords(tag: string): string {
  const name = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
  try {
    const known = name.of(tag);
    return known === undefined ? tag : `${known} (${tag})`;
  } catch {
    return tag;
  }
}

/** The entries of a value in words, one for a value that is no list; none where nothing is stated. */
export function entriesInWords(field: Field, value: unknown, titleOf: TitleOf): string[] {
  if (value === undefined || value === null) return [];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((one) => entryInWords(field, one, titleOf));
}

/** A value in words, in one line; empty where nothing is stated. */
export function valueInWords(field: Field, value: unknown, titleOf: TitleOf): string {
  return entriesInWords(field, value, titleOf).join(field.type === "texts" ? "; " : ", ");
}

function entryInWords(field: Field, value: unknown, titleOf: TitleOf): string {
  switch (field.type) {
    case "choice":
    case "choices":
      return choiceInWords(String(value), field.values);
    case "country":
    case "countries":
      return countryInWords(String(value));
    case "date":
    case "dates":
      return dateText(String(value));
    case "flag":
      return value === true ? "Yes" : "No";
    case "reference":
    case "references":
      return titleOf(kindNamed(field.to), String(value));
    case "text":
      return field.format === "user"
        ? titleOf("User", String(value))
        : textEntry(field.format, String(value));
    default:
      return String(value);
  }
}

function dateText(value: string): string {
  return isCalendarDate(value) ? dayInWords(value, english) : value;
}

function textEntry(format: string, value: string): string {
  if (format === "period") return periodInWords(value);
  if (format === "roughDate") return roughDateInWords(value);
  return format === "language" ? languageInWords(value) : value;
}

/** "24 April 2026", "April 2026", "2026": as exact as the source is. */
function roughDateInWords(value: string): string {
  const lastDay = lastDayOf(value);
  if (!isCalendarDate(lastDay)) return value;
  const words = dayInWords(lastDay, english);
  // What is left of the day in words is the month and the year, or the year.
  return words.split(" ").slice(-value.split("-").length).join(" ");
}

/** @throws RangeError when a field points to what is no kind */
export function kindNamed(name: string): KindName {
  const found = Object.values(kinds).find((kind) => kind.name === name);
  if (found === undefined) throw new RangeError(`There is no kind named ${name}`);
  return found.name;
}
