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
 * Reading: of prose the figures, periods, countries, addresses and the words that deny or limit are facts; of a name its letters; of
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

/** A name without its typography: case, spaces, punctuation, accents put together or apart. */
function lettersOf(value: string): string {
  return value
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function proseFacts(value: string): { prose: true; facts: string[] } {
  const text = ` ${lettersOf(value)} `;
  const words = text.split(" ").filter((word) => /\p{N}/u.test(word) || factWords.has(word));
  const places = countryNames.filter((name) => text.includes(` ${name} `));
  const addresses = value.toLowerCase().match(/[^\s<>()]+@[^\s<>(),;]+\p{L}/gu) ?? [];
  return { prose: true, facts: [...words, ...places, ...addresses].toSorted() };
}

const countryNames: readonly string[] = Object.values(countries).flatMap(({ name }) =>
  [...new Set([name.en, name.de, name.fr])].map(lettersOf),
);

/** A translation is another wording: it states what its figures and limits say, and the language itself states nothing. */
function translationFacts(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return null;
  const stated = Object.values(value).flatMap((texts: unknown) =>
    typeof texts === "object" && texts !== null
      ? Object.entries(texts).map(([field, text]) => [field, proseFigures(String(text))])
      : [],
  );
  return sorted([...new Set(stated.map((one) => canonicalJson(one)))]);
}

/** The figures alone: what denies or limits is another word in each language. */
function proseFigures(value: string): string[] {
  return (value.match(/\p{N}+/gu) ?? []).toSorted();
}
