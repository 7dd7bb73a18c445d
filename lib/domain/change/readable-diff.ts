import type { Field } from "@/lib/domain/fields";
import type { CommonBody, SourceCitation } from "@/lib/domain/kinds/kind";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { markedEntries, markedInWords } from "@/lib/domain/marked-words";
import { languageInWords, type TitleOf } from "@/lib/domain/value-words";
import { listDifference } from "./diff";
import type { Words } from "./words";
import { wordsBetween } from "./words-between";

/** One field of a record that reads differently, in words. */
export type ReadableDifference = { readonly field: string; readonly label: string } & (
  | { readonly shape: "text"; readonly words: readonly Words[] }
  | {
      readonly shape: "list";
      readonly kept: readonly string[];
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  | { readonly shape: "value"; readonly before: string | null; readonly after: string | null }
);

type RecordBody = (Readonly<Record<string, unknown>> & CommonBody) | null;

/**
 * The fields in which two versions of a record differ, in words: texts word by word, lists entry by entry. A field's
 * state ("unknown") stands where its value would; a record that is new or ended differs in all that it states.
 */
export function readableDifferences(
  kind: KindName,
  before: RecordBody,
  after: RecordBody,
  titleOf: TitleOf,
): ReadableDifference[] {
  const fields = Object.entries<Field>(kinds[kind].fields);
  return [
    ...fields.flatMap(([name, field]) => fieldDifference(name, field, before, after, titleOf)),
    ...listed("sources", "Sources", citationsOf(kind, before), citationsOf(kind, after)),
    ...listed(
      "translations",
      "Translations",
      translationsOf(kind, before),
      translationsOf(kind, after),
    ),
  ];
}

function fieldDifference(
  name: string,
  field: Field,
  before: RecordBody,
  after: RecordBody,
  titleOf: TitleOf,
): ReadableDifference[] {
  const said = (body: RecordBody) =>
    stateInWords(body, name) ?? (markedInWords(field, body?.[name], titleOf) || null);
  const was = said(before);
  const is = said(after);
  if (isSame(before, after, name)) return [];
  const isTold = before?.[name] !== undefined && after?.[name] !== undefined;
  if (isTold && field.type === "text" && field.format === "plain") {
    const words = wordsBetween(
      markedInWords(field, before[name], titleOf),
      markedInWords(field, after[name], titleOf),
    );
    return [{ field: name, label: field.label, shape: "text", words }];
  }
  if (isTold && Array.isArray(after[name])) {
    return listed(
      name,
      field.label,
      markedEntries(field, before[name], titleOf),
      markedEntries(field, after[name], titleOf),
    );
  }
  return [{ field: name, label: field.label, shape: "value", before: was, after: is }];
}

function isSame(before: RecordBody, after: RecordBody, name: string): boolean {
  const of = (body: RecordBody) => JSON.stringify([body?.[name], stateInWords(body, name)]);
  return of(before) === of(after);
}

/** What is said of a field that holds no value: "Unknown", "Not applicable: …"; null where nothing is. */
export function stateInWords(body: RecordBody, field: string): string | null {
  const state = body?.fieldStates?.[field];
  if (state === undefined) return null;
  const word = { UNKNOWN: "Unknown", NOT_APPLICABLE: "Not applicable", WITHHELD: "Withheld" }[
    state.state
  ];
  return state.reason === undefined ? word : `${word}: ${state.reason}`;
}

function listed(
  field: string,
  label: string,
  before: readonly string[],
  after: readonly string[],
): ReadableDifference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const { added, removed } = listDifference(before, after);
  const kept = after.filter((entry) => before.includes(entry));
  return [{ field, label, shape: "list", kept, added, removed }];
}

function citationsOf(kind: KindName, body: RecordBody): string[] {
  return (body?.sources ?? []).map((citation) => citationInWords(kind, citation));
}

/** "Name: Acme DPA, clause 4, “…” (stated)" */
export function citationInWords(kind: KindName, citation: SourceCitation): string {
  const { field, document, locator, quote, confidence } = citation;
  const label = field && labelOf(kind, field);
  const place = [document, locator, quote && `“${quote}”`].filter(Boolean).join(", ");
  return `${label ? `${label}: ` : ""}${place} (${confidence.toLowerCase()})`;
}

function translationsOf(kind: KindName, body: RecordBody): string[] {
  return Object.entries(body?.translations ?? {}).flatMap(([tag, texts]) =>
    Object.entries(texts).map(
      ([field, text]) => `${languageInWords(tag)}, ${labelOf(kind, field)}: ${text}`,
    ),
  );
}

function labelOf(kind: KindName, name: string): string {
  return (
    Object.entries<Field>(kinds[kind].fields).find(([known]) => known === name)?.[1].label ?? name
  );
}
