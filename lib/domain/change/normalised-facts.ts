import type { Field } from "@/lib/domain/fields";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import { countries } from "@/lib/domain/reference/countries";
import type { FieldDifference } from "./diff";
import { factWords } from "./fact-words";

/** From this length on a text is prose: a sentence that can be put otherwise. Shorter ones are names and codes. */
const proseFrom = 500;

/**
 * What one field states, apart from how it is written: two values with the same facts differ in wording only.
 *
 * Source: none, product decision 0043.
 * Reading: of prose the figures, periods, countries, addresses and the words that deny or limit are facts, in their order; of a name its letters; of
 * a list what is in it, not its order; of a link nothing but that there is one; of everything else the value itself.
 *
 * @returns a value that canonical JSON can write; null where the field states nothing
 */
export function normalisedFacts(kind: KindName, field: string, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (field === "translations") return translationFacts(value);
  const definition: Field | undefined = fieldsOf(kind)[field];
  if (definition === undefined) return value;
  switch (definition.type) {
    case "text":
      return textFacts(String(value), definition.format === "url", definition);
    case "texts":
      return sorted(listOf(value).map((one) => textFacts(one, false, definition)));
    case "references":
    case "choices":
    case "countries":
    case "dates":
      return sorted(listOf(value));
    default:
      return value;
  }
}

/** SHA-256 of the facts of a field: the same before and after, where only its wording changed. */
export function factsHash(kind: KindName, field: string, value: unknown): string {
  return sha256(canonicalJson(normalisedFacts(kind, field, value)));
}

/**
 * SHA-256 of what a field says, word for word: the same before and after, where nothing but case, spaces and punctuation differ.
 * What somebody was told is held against this: nobody has called it editorial.
 *
 * Source: none, product decision 0053.
 */
export function wordsHash(kind: KindName, field: string, value: unknown): string {
  const isText = fieldsOf(kind)[field]?.type === "text" || fieldsOf(kind)[field]?.type === "texts";
  const said = isText && value != null ? sorted(listOf(value).map(lettersOf)) : null;
  return sha256(canonicalJson([normalisedFacts(kind, field, value), said]));
}

/**
 * Whether a difference can be editorial at all: a record that comes or goes, and a field that states something for the first time or
 * no more, never are.
 */
export function isEditorial(
  kind: KindName,
  { field, before, after }: Pick<FieldDifference, "field" | "before" | "after">,
): boolean {
  return field !== null && factsHash(kind, field, before) === factsHash(kind, field, after);
}

function fieldsOf(kind: KindName): Readonly<Record<string, Field>> {
  return kinds[kind].fields;
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

function sorted(values: readonly unknown[]): string[] {
  return values.map((value) => canonicalJson(value)).toSorted();
}

function textFacts(
  value: string,
  isLink: boolean,
  { max, ...field }: { max: number; format?: string },
): unknown {
  if (isLink) return "link";
  if (field.format !== undefined && field.format !== "plain") return value;
  return max < proseFrom ? lettersOf(value) : proseFacts(value);
}

/** A name without its typography: case, spaces, punctuation, accents put together or apart. Signs that say something stay. */
function lettersOf(value: string): string {
  return value
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[<>≤≥≠±%€$£¥]/gu, " $& ")
    .replaceAll(/[^\p{L}\p{N}<>≤≥≠±%€$£¥]+/gu, " ")
    .trim();
}

/** A mail address, a figure with its decimals, a country by its initials, a word, or a sign that compares or names a currency. */
const tokens =
  /[^\s<>(),;]+@[^\s<>(),;]+\p{L}|\p{N}+(?:[.,]\p{N}+)+|U\.S\.A|U\.S\b|U\.K\b|[\p{L}\p{N}]+|[<>≤≥≠±%€$£¥]/gu;

/** Written short, in capitals alone: "us" is a word, too. */
const initials: Readonly<Record<string, string>> = { US: "US", USA: "US", UK: "GB" };

/** What counts, in the order in which it is said: "from 30 to 90 days" is not "from 90 to 30 days". */
function proseFacts(value: string): { prose: true; facts: string[] } {
  const said = (value.normalize("NFKC").match(tokens) ?? []).map(
    (token) => initials[token.replaceAll(".", "")] ?? token.toLowerCase(),
  );
  const facts: string[] = [];
  for (let at = 0; at < said.length; at += 1) {
    const [word = "", place] = [said[at], placeAt(said, at)];
    if (place !== undefined) at += place.words.length - 1;
    const fact = place?.code ?? (isFact(word) ? word : undefined);
    if (fact !== undefined) facts.push(fact);
  }
  return { prose: true, facts };
}

function isFact(word: string): boolean {
  return /[\p{N}\p{Lu}@<>≤≥≠±%€$£¥]/u.test(word) || factWords.has(word);
}

type Place = { readonly code: string; readonly words: readonly string[] };

/** The countries by the first word of each name that they have in our languages, the longest name first. */
const places: ReadonlyMap<string, readonly Place[]> = placesByFirstWord();

function placesByFirstWord(): Map<string, Place[]> {
  const found = new Map<string, Place[]>();
  const named = Object.entries(countries).flatMap(([code, { name }]) =>
    [name.en, name.de, name.fr].map((one) => ({ code, words: lettersOf(one).split(" ") })),
  );
  for (const place of named.toSorted((one, other) => other.words.length - one.words.length)) {
    const [first = ""] = place.words;
    found.set(first, [...(found.get(first) ?? []), place]);
  }
  return found;
}

function placeAt(said: readonly string[], at: number): Place | undefined {
  return places
    .get(said[at] ?? "")
    ?.find(({ words }) => words.every((word, n) => said[at + n] === word));
}

/**
 * A translation is another wording: each language states what its figures say, and one without figures states nothing. Languages
 * stay apart, so that a figure that is right in one does not hide another in the next.
 */
function translationFacts(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return null;
  const stated = Object.entries(value).flatMap(([language, texts]: [string, unknown]) =>
    typeof texts === "object" && texts !== null
      ? Object.entries(texts).map(([field, text]) => [language, field, figuresOf(String(text))])
      : [],
  );
  return sorted(stated.filter(([, , figures]) => figures?.length !== 0));
}

/** The figures alone, in any order: what denies or limits is another word in each language, and the words stand elsewhere. */
function figuresOf(value: string): string[] {
  return (value.match(/\p{N}+(?:[.,]\p{N}+)*/gu) ?? []).toSorted();
}
