import type { Field } from "@/lib/domain/fields";
import type { FieldState } from "@/lib/domain/kinds/kind";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { countries } from "@/lib/domain/reference/countries";
import type { Register } from "@/lib/domain/register";
import { ownerField } from "../record/record-title";
import { countryInWords, kindNamed } from "../value-words";
import { listColumn, listColumns } from "./list-columns";
import { isFilling, stateOf } from "./list-filters";
import type { ListFilter, ListPlace, ListQuery } from "./list-query";

/** The refs of one page of a list. */
export type RefPage = {
  refs: readonly string[];
  /** How many records match. */
  count: number;
  hasPrevious: boolean;
  hasNext: boolean;
  /** False when the record at which the page was to begin is not there, and this is the first page. */
  isWhereAsked: boolean;
};

type PastRow = { readonly ref: string } & Readonly<Record<string, unknown>>;
type Rows = ReadonlyMap<string, PastRow>;
type SortKey = string | number | null;

/**
 * One page of a list of a register that is not the present one: the typed tables hold the present alone. Searches, filters,
 * sorts and pages as the query of the present list does (lib/data/records/record-lists.ts); a test holds the two equal.
 */
export function pageOfPast(
  register: Register,
  kind: KindName,
  query: ListQuery,
  size: number,
): RefPage {
  const refs = refsOf(register, kind, query);
  const { place } = query;
  const at = place === null ? -1 : refs.indexOf(place.ref);
  const isWhereAsked = place === null || at >= 0;
  const from = isWhereAsked && place !== null ? startOf(place, at, size) : 0;
  return {
    refs: refs.slice(from, from + size),
    count: refs.length,
    hasPrevious: from > 0,
    hasNext: from + size < refs.length,
    isWhereAsked,
  };
}

function startOf({ side }: ListPlace, at: number, size: number): number {
  return side === "after" ? at + 1 : Math.max(0, at - size);
}

function refsOf(register: Register, kind: KindName, query: ListQuery): readonly string[] {
  const sorted = inOrder(register, kind, query.sort);
  const words = query.search.split(/\s+/).filter((word) => word !== "");
  if (words.length === 0 && query.filters.length === 0) return sorted;
  const rows = rowsOf(register, kind);
  const plain = words.map((word) => word.toLowerCase());
  return sorted.filter((ref) => {
    const row = rows.get(ref);
    return (
      row !== undefined &&
      plain.every((word) => isFoundIn(register, kind, row, word)) &&
      query.filters.every((filter) => passes(kind, row, filter))
    );
  });
}

function rowsOf(register: Register, kind: KindName): Rows {
  return register[kind] as unknown as Rows;
}

const ordered = new WeakMap<Register, Map<string, readonly string[]>>();

/** Kept as long as the register: the next page has the same order. */
function inOrder(register: Register, kind: KindName, sort: ListQuery["sort"]): readonly string[] {
  const known = ordered.get(register) ?? new Map<string, readonly string[]>();
  ordered.set(register, known);
  const key = `${kind} ${sort.column} ${sort.descending}`;
  const refs = known.get(key) ?? sorted(register, kind, sort);
  known.set(key, refs);
  return refs;
}

/** Records without a value stand behind all others, whichever way the list is sorted. */
function sorted(register: Register, kind: KindName, { column, descending }: ListQuery["sort"]) {
  const keyed = [...rowsOf(register, kind).values()].map((row) => ({
    ref: row.ref,
    key: sortKey(register, kind, row, column),
  }));
  const way = descending ? -1 : 1;
  const [empty, full] = [keyed.filter(isEmpty), keyed.filter((one) => !isEmpty(one))];
  return [
    ...full.toSorted(
      (one, other) => way * (compare(one.key, other.key) || compareRefs(one.ref, other.ref)),
    ),
    ...empty.toSorted((one, other) => way * compareRefs(one.ref, other.ref)),
  ].map(({ ref }) => ref);
}

function isEmpty({ key }: { key: SortKey }): boolean {
  return key === null;
}

/** The order of dictionaries, whatever the locale of the machine. */
const dictionary = new Intl.Collator("und");

function compare(one: SortKey, other: SortKey): number {
  if (typeof one === "string" && typeof other === "string")
    return dictionary.compare(one, other) || compareRefs(one, other);
  return Number(one) - Number(other);
}

function compareRefs(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

const countryPlaces = new Map(
  Object.keys(countries)
    .toSorted((one, other) => countryInWords(one).localeCompare(countryInWords(other), "en"))
    .map((code, place) => [code, place]),
);

function sortKey(register: Register, kind: KindName, row: PastRow, column: string): SortKey {
  if (column === kinds[kind].titleField) return titleKey(register, kind, row);
  const field = listColumn(kind, column)?.field;
  return field === undefined ? null : valueKey(register, field, row[column]);
}

/** Countries by name, choices in their own order, references by the title of what they name, lists by their first entry. */
function valueKey(register: Register, field: Field, stated: unknown): SortKey {
  const value: unknown = Array.isArray(stated) ? stated[0] : stated;
  if (value === undefined || value === null) return null;
  switch (field.type) {
    case "country":
    case "countries":
      return countryPlaces.get(String(value)) ?? null;
    case "choice":
    case "choices":
      return field.values.indexOf(String(value));
    case "reference":
    case "references": {
      const to = kindNamed(field.to);
      const row = rowsOf(register, to).get(String(value));
      return row === undefined ? null : titleKey(register, to, row);
    }
    case "number":
    case "flag":
      return Number(value);
    default:
      return String(value);
  }
}

/** By title; a record without one is called what it belongs to, and stands where that stands. */
function titleKey(register: Register, kind: KindName, row: PastRow): SortKey {
  const field = titleOf(kind);
  const own = field === undefined ? null : valueKey(register, field, row[kinds[kind].titleField]);
  const owner = ownerField(kind);
  if (own !== null || owner === null || field?.type !== "text") return own;
  if (titleOf(owner.to)?.type !== "text") return own;
  const above = rowsOf(register, owner.to).get(String(row[owner.name]));
  return above === undefined ? null : titleKey(register, owner.to, above);
}

function titleOf(kind: KindName): Field | undefined {
  return listColumns(kind)[0]?.field;
}

/** The word stands in the ref or a text of the record, or in the title of one that it names. */
function isFoundIn(register: Register, kind: KindName, row: PastRow, word: string): boolean {
  if (row.ref.toLowerCase().includes(word)) return true;
  return listColumns(kind).some(({ name, field }) => {
    const value = row[name];
    if (field.type === "text" || field.type === "texts")
      return [value].flat().some((text) => isText(text, word));
    if (field.type !== "reference" || typeof value !== "string") return false;
    const to = kindNamed(field.to);
    if (titleOf(to)?.type !== "text") return false;
    return isText(rowsOf(register, to).get(value)?.[kinds[to].titleField], word);
  });
}

function isText(value: unknown, word: string): boolean {
  return typeof value === "string" && value.toLowerCase().includes(word);
}

function passes(kind: KindName, row: PastRow, { field: name, values }: ListFilter): boolean {
  const field = listColumn(kind, name)?.field;
  const stated = [row[name]].flat().filter((value) => value !== undefined);
  return values.some((wanted) => {
    if (!isFilling(wanted))
      return stated.some((value) => inFilter(value, field?.type === "flag") === wanted);
    if (wanted === "_some") return stated.length > 0;
    if (wanted === "_none") return stated.length === 0;
    const states = row.fieldStates as Readonly<Record<string, FieldState>> | undefined;
    return states?.[name]?.state === stateOf(wanted);
  });
}

function inFilter(value: unknown, isFlag: boolean): string {
  if (isFlag) return value === true ? "yes" : "no";
  return String(value);
}
