import { z } from "zod";
import { refSchema } from "@/lib/domain/fields";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { type Moment, momentQuery, readMoment } from "../moment";
import { momentWords } from "../moment-words";
import { listPath } from "../record/record-address";
import { isField, listColumn, listColumns, usualColumns } from "./list-columns";
import { isFilterValue } from "./list-filters";

/** Where a page begins: behind a record, or (going back) before one. */
export type ListPlace = { readonly side: "after" | "before"; readonly ref: string };
export type ListFilter = { readonly field: string; readonly values: readonly string[] };

/** What of a kind is shown, as the address says it. */
export type ListQuery = {
  /** Words that a record must all have; empty: any record. */
  readonly search: string;
  readonly sort: { readonly column: string; readonly descending: boolean };
  /** Names of columns, the title first. */
  readonly columns: readonly string[];
  readonly filters: readonly ListFilter[];
  /** Null: the first page. */
  readonly place: ListPlace | null;
  /** Of which state of the register the list is. */
  readonly moment: Moment;
};

export type ReadQuery = {
  readonly query: ListQuery;
  /** One sentence for each part of the address that was left out. */
  readonly notes: readonly string[];
  /** Whether the address is written as we write it; a form's own is not. */
  readonly isTidy: boolean;
};

/** Words of the address that are no field. No kind may have a field of such a name. */
export const reservedWords = [
  "search",
  "sort",
  "columns",
  "after",
  "before",
  "view",
  ...momentWords,
] as const;

type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

const searchSchema = z
  .string()
  .trim()
  .max(200)
  .refine((words) => words.isWellFormed() && !/\p{Cc}/u.test(words));

/** Reads the state of a list from its address. What it does not understand it leaves out, and says so. */
export function parseListQuery(kind: KindName, parameters: Parameters): ReadQuery {
  const notes: string[] = [];
  const stated = statedIn(parameters);
  const words = (name: string) => stated.get(name) ?? [];

  const search = searchSchema.safeParse(words("search").join(" "));
  if (!search.success) notes.push("The search is too long or has characters that no text has.");
  const columns = columnsOf(kind, words("columns"), notes);
  const asked = readMoment((name) => words(name)[0] ?? null);
  notes.push(...asked.notes);
  const query: ListQuery = {
    search: search.success ? search.data : "",
    sort: sortOf(kind, words("sort"), notes),
    columns,
    filters: filtersOf(kind, stated, notes),
    place: placeOf(words("after"), words("before"), notes),
    moment: asked.moment,
  };
  const isTidy = Object.values(parameters).every(
    (value) => typeof value === "string" && value !== "",
  );
  return { query, notes, isTidy };
}

/** Each parameter's words: repeated or parted by commas, without blanks. */
function statedIn(parameters: Parameters): ReadonlyMap<string, readonly string[]> {
  const stated = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries(parameters)) {
    const all = typeof value === "string" ? [value] : (value ?? []);
    const words = name === "search" ? all : all.flatMap((one) => one.split(","));
    const filled = words.filter((word) => word.trim() !== "");
    if (filled.length > 0) stated.set(name, [...new Set(filled)]);
  }
  return stated;
}

function sortOf(kind: KindName, [word, ...more]: readonly string[], notes: string[]) {
  const usual = usualSort(kind);
  if (word === undefined) return usual;
  const descending = word.startsWith("-");
  const column = descending ? word.slice(1) : word;
  if (more.length === 0 && listColumn(kind, column) !== undefined) return { column, descending };
  notes.push(`The list cannot be sorted by ${quoted(word)}.`);
  return usual;
}

function usualSort(kind: KindName): ListQuery["sort"] {
  return { column: kinds[kind].titleField, descending: false };
}

/** The title stands first whatever was asked for: it leads to the record. */
function columnsOf(kind: KindName, words: readonly string[], notes: string[]): readonly string[] {
  const known = words.filter((word) => listColumn(kind, word) !== undefined);
  const unknown = words.filter((word) => !known.includes(word));
  if (unknown.length > 0) notes.push(`There is no column ${unknown.map(quoted).join(", ")}.`);
  if (known.length === 0) return usualColumns(kind);
  return [...new Set([kinds[kind].titleField, ...known])];
}

function filtersOf(
  kind: KindName,
  stated: ReadonlyMap<string, readonly string[]>,
  notes: string[],
): ListFilter[] {
  const filters: ListFilter[] = [];
  for (const [name, words] of stated) {
    if (reservedWords.some((reserved) => reserved === name)) continue;
    const column = isField(name) ? listColumn(kind, name) : undefined;
    const values = column ? words.filter((word) => isFilterValue(column.field, word)) : [];
    if (column === undefined) notes.push(`The list cannot be filtered by ${quoted(name)}.`);
    else if (values.length < words.length)
      notes.push(
        `“${column.label}” is never ${words
          .filter((word) => !values.includes(word))
          .map(quoted)
          .join(" or ")}.`,
      );
    if (values.length > 0) filters.push({ field: name, values });
  }
  return filters;
}

function placeOf(
  after: readonly string[],
  before: readonly string[],
  notes: string[],
): ListPlace | null {
  const [word, ...more] = [...after, ...before];
  if (word === undefined) return null;
  if (more.length === 0 && refSchema.safeParse(word).success)
    return { side: after.length > 0 ? "after" : "before", ref: word };
  notes.push("The page that the address asks for does not exist: this is the first.");
  return null;
}

function quoted(word: string): string {
  return `“${word.length > 60 ? `${word.slice(0, 60)}…` : word}”`;
}

/** The address of a list with some of its state changed. Another search, sort or filter begins at the first page. */
export function listHref(
  kind: KindName,
  query: ListQuery,
  changes: Partial<ListQuery> = {},
  path = listPath(kind),
): string {
  const next = { ...query, place: null, ...changes };
  const words = wordsOf(kind, next).map(
    ([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`,
  );
  return words.length === 0 ? path : `${path}?${words.join("&")}`;
}

/** The parameters that say a query, without those that would say what is usual. */
export function wordsOf(kind: KindName, query: ListQuery): [name: string, value: string][] {
  const { search, sort, columns, filters, place, moment } = query;
  const words: [string, string][] = search === "" ? [] : [["search", search]];
  for (const { field, values } of filters) words.push([field, values.join(",")]);
  const usual = usualSort(kind);
  if (sort.column !== usual.column || sort.descending)
    words.push(["sort", `${sort.descending ? "-" : ""}${sort.column}`]);
  if (columns.join() !== usualColumns(kind).join()) words.push(["columns", columns.join(",")]);
  words.push(...Object.entries(momentQuery(moment)));
  if (place !== null) words.push([place.side, place.ref]);
  return words;
}

/** The columns of a query, in its order. */
export function columnsShown(kind: KindName, { columns }: ListQuery) {
  const known = listColumns(kind);
  return columns.flatMap((name) => known.find((column) => column.name === name) ?? []);
}
