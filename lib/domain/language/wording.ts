import { type CalendarDate, type Instant, isCalendarDate } from "@/lib/domain/calendar";
import { internationalOrganisation } from "@/lib/domain/reference/international-organisations";
import { transferMechanisms } from "@/lib/domain/reference/transfer-mechanisms";
import type { Catalogue } from "./catalogue";

type Formats = {
  long: Intl.DateTimeFormat;
  short: Intl.DateTimeFormat;
  month: Intl.DateTimeFormat;
  regions: Intl.DisplayNames;
  conjunction: Intl.ListFormat;
};

/** One of each per language: to make one takes longer than a thousand uses of it. */
const formats = new Map<string, Formats>();

function formatsOf({ tag, dateTag }: Catalogue): Formats {
  const known = formats.get(dateTag);
  if (known !== undefined) return known;
  const made: Formats = {
    long: new Intl.DateTimeFormat(dateTag, { dateStyle: "long", timeZone: "UTC" }),
    short: new Intl.DateTimeFormat(dateTag, { dateStyle: "medium", timeZone: "UTC" }),
    month: new Intl.DateTimeFormat(dateTag, { month: "long", year: "numeric", timeZone: "UTC" }),
    regions: new Intl.DisplayNames([tag], { type: "region" }),
    conjunction: new Intl.ListFormat(dateTag, { type: "conjunction" }),
  };
  formats.set(dateTag, made);
  return made;
}

/** "3 March 2026". */
export function dayInWords(day: CalendarDate, words: Catalogue): string {
  return formatsOf(words).long.format(new Date(`${day}T00:00:00.000Z`));
}

/** "3 March 2026", "March 2026" or "2026": as exact as the day is stated. */
export function roughDayInWords(day: string, words: Catalogue): string {
  if (isCalendarDate(day)) return dayInWords(day, words);
  if (!/^\d{4}-\d{2}$/.test(day)) return day;
  return formatsOf(words).month.format(new Date(`${day}-01T00:00:00.000Z`));
}

/** "3 Mar 2026", for columns. */
export function dayInShort(day: CalendarDate, words: Catalogue): string {
  return formatsOf(words).short.format(new Date(`${day}T00:00:00.000Z`));
}

/** "3 March 2026, 14:05 UTC": instants are told in UTC, which is the same for every reader. */
export function instantInWords(at: Instant, words: Catalogue): string {
  return `${formatsOf(words).long.format(new Date(at))}, ${at.slice(11, 16)} UTC`;
}

/** The name of a country or region code in the language, or of an international organisation; the code itself where it has none. */
export function countryName(code: string, words: Catalogue): string {
  if (!/^([A-Z]{2}|\d{3})$/.test(code)) return internationalOrganisation(code)?.name ?? code;
  return formatsOf(words).regions.of(code) ?? code;
}

/** The name of a transfer mechanism with its module: "EU standard contractual clauses 2021/914, module 3". */
export function mechanismName(code: string, module: string | null, words: Catalogue): string {
  const known = Object.values(transferMechanisms).find((mechanism) => mechanism.code === code);
  const name = words.mechanisms.get(code) ?? known?.label ?? code;
  return module === null ? name : words.mechanismModule(name, module.replace(/^M(?=\d$)/, ""));
}

/** What joins names in a sentence: "A, B and C". */
export function inSentence(names: readonly string[], words: Catalogue): string {
  return formatsOf(words).conjunction.format(names);
}
