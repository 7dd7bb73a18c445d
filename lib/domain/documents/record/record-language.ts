import type { Line } from "@/lib/domain/documents/blocks";
import { type Catalogue, catalogueOf, type Language } from "@/lib/domain/language/catalogue";
import type { RecordWords } from "@/lib/domain/language/en-record";
import { recordWordsOf } from "@/lib/domain/language/record-words";
import { countryName } from "@/lib/domain/language/wording";
import { type Gap, isGap, type Told } from "./told";

/** All words that a record is written with, in one language. */
export type Speech = { readonly words: RecordWords; readonly catalogue: Catalogue };

export function speechOf(language: Language): Speech {
  return { words: recordWordsOf(language), catalogue: catalogueOf(language) };
}

/** What is said where a fact is missing. */
export function gapText({ state, reason }: Gap, { words, catalogue }: Speech): string {
  if (state === "NOT_APPLICABLE") return words.notApplicable(reason ?? null);
  const said = state === "WITHHELD" ? words.withheld : catalogue.unknown;
  return reason === undefined ? said : `${said} (${reason})`;
}

export function text(told: Told<string>, speech: Speech): string {
  return isGap(told) ? gapText(told, speech) : told;
}

/** The lines of a list, or what is said in its place. */
export function linesOr<Value>(
  told: Told<readonly Value[]>,
  speech: Speech,
  linesOf: (value: Value) => readonly Line[],
): Line[] {
  return isGap(told) ? [{ text: gapText(told, speech) }] : told.flatMap((one) => [...linesOf(one)]);
}

/** The name of a country, or of an international organisation by its code in the shipped list. */
export function country(told: Told<string>, speech: Speech): string {
  if (isGap(told)) return speech.words.destinationUnknown;
  return countryName(told, speech.catalogue);
}

/** "P1Y6M" in words; a period of another form stays as it is. */
export function period(iso: string, { words }: Speech): string {
  const parts = [...iso.matchAll(/(\d+)([YMWD])/g)].map(([, count, letter]) => {
    const unit = Object.entries(words.units).find(([known]) => known === letter)?.[1];
    return unit?.(Number(count)) ?? "";
  });
  return parts.join(" ") || iso;
}

/** The parts that are there, joined. */
export function joined(parts: readonly (string | null | undefined | false)[], by = ", "): string {
  return parts.filter(Boolean).join(by);
}
