import type { Field } from "@/lib/domain/fields";
import type { CommonBody } from "@/lib/domain/kinds/kind";
import { type KindName, kindNames, kinds } from "@/lib/domain/kinds/kinds";
import { recordTitle } from "@/lib/domain/record/record-title";
import type { RecordKey, Register } from "@/lib/domain/register";
import { countryInWords } from "../value-words";
import { folded, rankOf, wantedWords } from "./search-words";

/** Where in a record a search was met: the field, and the words around the hit. */
export type Excerpt = {
  readonly field: string;
  readonly before: string;
  readonly hit: string;
  readonly after: string;
};

/** A record that a search finds. */
export type SearchHit = RecordKey & {
  readonly label: string;
  /** Null where the name alone has all the words. */
  readonly excerpt: Excerpt | null;
};

type Entry = { key: RecordKey; label: string; name: string; text: string };
type Row = Readonly<Record<string, unknown>> & CommonBody & { readonly ref: string };

/**
 * The records that have all these words, in their name, ref, texts, translations or the quotes of their sources: first
 * those whose name begins with them, then those whose name has them, then those that have them in a text.
 */
export function searchRegister(register: Register, text: string): SearchHit[] {
  const wanted = wantedWords(text);
  if (wanted === null) return [];
  return entriesOf(register)
    .flatMap((entry) => {
      const rank = rankOf(entry, wanted);
      return rank === null ? [] : [{ entry, rank }];
    })
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ entry: { key, label, name } }) => ({
      ...key,
      label,
      get excerpt() {
        const missing = wanted.words.find((word) => !name.includes(word));
        return missing === undefined ? null : excerptOf(rowOf(register, key), key.kind, missing);
      },
    }));
}

const known = new WeakMap<Register, readonly Entry[]>();

/** Every record as a search reads it; kept as long as the register it was read from. */
function entriesOf(register: Register): readonly Entry[] {
  const made = known.get(register);
  if (made) return made;
  const entries = kindNames.flatMap((kind) =>
    [...register[kind].keys()].map((ref): Entry => {
      const key = { kind, ref };
      const label = recordTitle(register, key);
      return { key, label, name: folded(`${label} ${ref}`), text: foldedText(register, key) };
    }),
  );
  known.set(register, entries);
  return entries;
}

const texts = new WeakMap<object, string>();

/** Kept by the record itself: most records are the same in the next register. */
function foldedText(register: Register, key: RecordKey): string {
  const row = rowOf(register, key);
  const made = texts.get(row);
  if (made !== undefined) return made;
  const text = folded(
    textsOf(key.kind, row)
      .map((one) => one.text)
      .join("\n"),
  );
  texts.set(row, text);
  return text;
}

function rowOf(register: Register, { kind, ref }: RecordKey): Row {
  // Every record has the common body and a ref, whatever its kind.
  return (register[kind].get(ref) ?? { ref }) as Row;
}

type Said = { field: string; text: string };

/** All that a record says in words, by the label of the field. */
function textsOf(kind: KindName, row: Row): Said[] {
  const fields = Object.entries<Field>(kinds[kind].fields);
  const label = (name: string | undefined) =>
    fields.find(([known]) => known === name)?.[1].label ?? kinds[kind].label;
  return [
    ...fields.flatMap(([name, field]) =>
      wordsIn(field, row[name]).map((text) => ({ field: field.label, text })),
    ),
    ...Object.entries(row.fieldStates ?? {}).flatMap(([name, { reason }]) =>
      reason === undefined ? [] : [{ field: label(name), text: reason }],
    ),
    ...(row.sources ?? []).flatMap(({ field, quote }) =>
      quote === undefined ? [] : [{ field: `Source of ${label(field)}`, text: quote }],
    ),
    ...Object.entries(row.translations ?? {}).flatMap(([language, said]) =>
      Object.entries(said).map(([name, text]) => ({ field: `${label(name)} (${language})`, text })),
    ),
  ];
}

function wordsIn({ type }: Field, value: unknown): readonly string[] {
  if (value === undefined) return [];
  const values = [value].flat().map(String);
  if (type === "text" || type === "texts") return values;
  return type === "country" || type === "countries" ? values.map(countryInWords) : [];
}

const aroundHit = 60;

function excerptOf(row: Row, kind: KindName, word: string): Excerpt | null {
  for (const { field, text } of textsOf(kind, row)) {
    const found = placeIn(text, word);
    if (found === null) continue;
    const [start, end] = found;
    const from = Math.max(0, start - aroundHit);
    return {
      field,
      before: (from > 0 ? "…" : "") + text.slice(from, start),
      hit: text.slice(start, end),
      after: text.slice(end, end + aroundHit) + (end + aroundHit < text.length ? "…" : ""),
    };
  }
  return null;
}

/** Where a folded word stands in a text as it is written: folding can change how long a text is. */
function placeIn(text: string, word: string): [start: number, end: number] | null {
  const at = folded(text).indexOf(word);
  if (at < 0) return null;
  let position = 0;
  let start: number | null = null;
  let length = 0;
  for (const character of text) {
    if (length >= at + word.length) break;
    const next = length + folded(character).length;
    if (start === null && next > at) start = position;
    length = next;
    position += character.length;
  }
  return [start ?? 0, position];
}
