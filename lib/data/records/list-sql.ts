import type { Field } from "@/lib/domain/fields";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { type ListColumn, listColumn, listColumns } from "@/lib/domain/list/list-columns";
import { type Filling, isFilling, stateOf } from "@/lib/domain/list/list-filters";
import type { ListFilter, ListQuery } from "@/lib/domain/list/list-query";
import { ownerField } from "@/lib/domain/record/record-title";
import { countries } from "@/lib/domain/reference/countries";
import { countryInWords, kindNamed } from "@/lib/domain/value-words";
import { Prisma } from "../database/generated/client";

type Sql = Prisma.Sql;

/** By what a list is sorted: an expression over the rows of `r`, and the tables that it needs beside. */
export type Order = { readonly value: Sql; readonly joins: Sql };

/** Names are those of kinds and fields, never words of an address. */
export function named(...path: readonly string[]): Sql {
  if (!path.every((name) => /^[A-Za-z][A-Za-z0-9]*$/.test(name)))
    throw new RangeError(`Not a name of the schema: ${path.join(".")}`);
  return Prisma.raw(path.map((name) => `"${name}"`).join("."));
}

/** The same order on every server, whatever its locale: as dictionaries have it. */
function asText(value: Sql): Sql {
  return Prisma.sql`(${value}) collate "und-x-icu"`;
}

function isList({ type }: Field): boolean {
  return type.endsWith("s");
}

function plain(value: Sql): Order {
  return { value, joins: Prisma.empty };
}

/** Countries with the place of their name: written out, for only then does the database know how few they are. */
const countryPlaces = Object.keys(countries)
  .toSorted((one, other) => countryInWords(one).localeCompare(countryInWords(other), "en"))
  .map((code, place) => `('${code}', ${place})`)
  .join(", ");

/** The order of a column: countries by name, references by the title of what they name, lists by their first entry. */
export function orderOf(kind: KindName, column: string): Order {
  if (column === kinds[kind].titleField) return titleOrder(kind, "r");
  const known = listColumn(kind, column);
  if (known === undefined) throw new RangeError(`${kind} has no column ${column}`);
  return columnOrder(known, "r");
}

function columnOrder({ name, field }: ListColumn, table: string): Order {
  const own = named(table, name);
  const value = isList(field) ? Prisma.sql`(${own})[1]` : own;
  switch (field.type) {
    case "text":
    case "texts":
      return plain(asText(value));
    case "country":
    case "countries": {
      const place = `${table}${name}`;
      return {
        value: named(place, "position"),
        joins: Prisma.sql`left join (values ${Prisma.raw(countryPlaces)}) as ${named(place)}(code, position) on ${named(place, "code")} = (${value})::text`,
      };
    }
    case "reference":
    case "references":
      return referenceOrder(kindNamed(field.to), value, `${table}${name}`);
    default:
      return plain(value);
  }
}

function referenceOrder(to: KindName, value: Sql, table: string): Order {
  const title = titleOrder(to, table);
  return {
    value: title.value,
    joins: Prisma.sql`left join ${named(to)} as ${named(table)} on ${named(table, "ref")} = ${value} ${title.joins}`,
  };
}

/** By title; a record without one is called what it belongs to, and stands where that stands. */
function titleOrder(kind: KindName, table: string): Order {
  const [title] = listColumns(kind);
  if (title === undefined) throw new RangeError(`${kind} has no title`);
  const own = columnOrder(title, table);
  const owner = ownerField(kind);
  if (title.field.type !== "text" || owner === null || titleType(owner.to) !== "text") return own;
  const other = referenceOrder(owner.to, named(table, owner.name), `${table}Owner`);
  return {
    value: Prisma.sql`coalesce(${own.value}, ${other.value})`,
    joins: Prisma.sql`${own.joins} ${other.joins}`,
  };
}

function titleType(kind: KindName): Field["type"] | undefined {
  return listColumns(kind)[0]?.field.type;
}

/** A word of a search, with the fields of which some named record has it in its title. */
export type Sought = { readonly word: string; readonly fields: readonly string[] };

export function wordsSought({ search }: ListQuery): string[] {
  return search.split(/\s+/).filter((word) => word !== "");
}

/** What a record of `r` must be to stand in the list. */
export function conditionOf(
  kind: KindName,
  { filters }: ListQuery,
  sought: readonly Sought[],
): Sql {
  const parts = [
    ...sought.map((one) => searchCondition(kind, one)),
    ...filters.map((filter) => filterCondition(kind, filter)),
  ];
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, " and ");
}

/** The word stands in the record itself, or in the title of one that it names. */
function searchCondition(kind: KindName, { word, fields }: Sought): Sql {
  const own = Prisma.sql`r.ref in (select ref from "Present" where kind = ${kind} and search like lower(${patternOf(word)}))`;
  const byTitle = namingFields(kind).filter(({ name }) => fields.includes(name));
  return Prisma.sql`(${Prisma.join(
    [
      own,
      ...byTitle.map(({ name, to }) => Prisma.sql`${named("r", name)} in (${titled(to, word)})`),
    ],
    " or ",
  )})`;
}

/** Asks, for each word, by which fields it is found in a title: mostly none, and then nothing has to be joined. */
export function titleQuestion(kind: KindName, words: readonly string[]): Sql | null {
  const questions = words.flatMap((word) =>
    namingFields(kind).map(
      ({ name, to }) =>
        Prisma.sql`select ${word}::text as word, ${name}::text as field where exists (${titled(to, word)})`,
    ),
  );
  return questions.length === 0 ? null : Prisma.join(questions, " union all ");
}

/** The fields that name one record, of a kind whose title is a text. */
function namingFields(kind: KindName): { name: string; to: KindName }[] {
  return listColumns(kind).flatMap(({ name, field }) => {
    if (field.type !== "reference") return [];
    const to = kindNamed(field.to);
    return titleType(to) === "text" ? [{ name, to }] : [];
  });
}

function titled(to: KindName, word: string): Sql {
  const pattern = patternOf(word);
  const title = named("t", kinds[to].titleField);
  return Prisma.sql`select t.ref from "Present" p join ${named(to)} t on t.ref = p.ref
    where p.kind = ${to} and p.search like lower(${pattern}) and lower(${title}) like lower(${pattern})`;
}

function patternOf(word: string): string {
  return `%${word.replace(/[\\%_]/g, "\\$&")}%`;
}

function filterCondition(kind: KindName, { field: name, values }: ListFilter): Sql {
  const column = listColumn(kind, name);
  if (column === undefined) throw new RangeError(`${kind} has no field ${name}`);
  const { field } = column;
  const wanted = values.filter((value) => !isFilling(value));
  const own = named("r", name);
  const parts = values.filter(isFilling).map((filling) => fillingCondition(column, filling));
  if (field.type === "flag")
    parts.push(...wanted.map((value) => Prisma.sql`${own} = ${value === "yes"}`));
  else if (wanted.length > 0)
    parts.push(
      isList(field)
        ? Prisma.sql`(${own})::text[] && ${wanted}::text[]`
        : Prisma.sql`(${own})::text = any (${wanted}::text[])`,
    );
  return Prisma.sql`(${Prisma.join(parts, " or ")})`;
}

function fillingCondition({ name, field }: ListColumn, filling: Filling): Sql {
  const own = named("r", name);
  const isStated = isList(field)
    ? Prisma.sql`cardinality(${own}) > 0`
    : Prisma.sql`${own} is not null`;
  if (filling === "_some") return isStated;
  if (filling === "_none") return Prisma.sql`(${isStated}) is not true`;
  return Prisma.sql`r."fieldStates" -> ${name} ->> 'state' = ${stateOf(filling)}`;
}
