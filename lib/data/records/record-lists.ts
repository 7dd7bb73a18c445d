import { type Actor, mayDo } from "@/lib/auth/actor";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { type CellView, cellsOf } from "@/lib/domain/list/list-cells";
import { pageOfPast, type RefPage } from "@/lib/domain/list/list-of-past";
import { columnsShown, type ListPlace, type ListQuery } from "@/lib/domain/list/list-query";
import { isPresent, momentQuery } from "@/lib/domain/moment";
import { find } from "@/lib/domain/register";
import { database } from "../database/current";
import { Prisma } from "../database/generated/client";
import { type Reading, registerAt } from "../moments";
import {
  conditionOf,
  named,
  type Order,
  orderOf,
  type Sought,
  titleQuestion,
  wordsSought,
} from "./list-sql";
import { staffNames } from "./staff-options";

export type ListRow = { readonly ref: string; readonly cells: readonly CellView[] };

/** One page of a list. */
export type RecordList = {
  readonly rows: readonly ListRow[];
  /** How many records there are under this search and these filters, on all pages. */
  readonly count: number;
  /** How many records of the kind there are at all: an empty list differs from one in which nothing matches. */
  readonly all: number;
  readonly previous: ListPlace | null;
  readonly next: ListPlace | null;
  /** False when the record behind which the page was to begin is gone, and this is the first page. */
  readonly isWhereAsked: boolean;
};

export const pageSize = 50;

/** One page of the records of a kind at the moment of the query; null when the actor may not see the register. */
export async function listRecords(
  actor: Actor,
  kind: KindName,
  query: ListQuery,
): Promise<RecordList | null> {
  if (!mayDo(actor, "register:read")) return null;
  const reading = await registerAt(actor, query.moment);
  const page = await pageAt(reading, kind, query, pageSize);
  return {
    rows: await rowsOf(reading, kind, query, page.refs),
    count: page.count,
    all: reading.register[kind].size,
    previous: placeAt("before", page.hasPrevious ? page.refs[0] : undefined),
    next: placeAt("after", page.hasNext ? page.refs.at(-1) : undefined),
    isWhereAsked: page.isWhereAsked,
  };
}

/** The present from the typed tables; what they do not hold, from the register of that moment. */
async function pageAt(
  { register }: Reading,
  kind: KindName,
  query: ListQuery,
  size: number,
): Promise<RefPage> {
  if (!isPresent(query.moment)) return pageOfPast(register, kind, query, size);
  const page = await pageOf(kind, query, size);
  return { ...page, count: page.count ?? register[kind].size };
}

const rowsAtOnce = 1_000;

/** Every row of a list, some at a time, in its order: for files. Yields nothing to who may not see the register. */
export async function* eachListRow(
  actor: Actor,
  kind: KindName,
  query: ListQuery,
): AsyncGenerator<readonly ListRow[]> {
  if (!mayDo(actor, "register:read")) return;
  let place: ListPlace | null = null;
  do {
    const reading = await registerAt(actor, query.moment);
    const page: RefPage = await pageAt(reading, kind, { ...query, place }, rowsAtOnce);
    // A record that ended meanwhile cannot be gone on from: better a file cut short than one with rows twice.
    if (!page.isWhereAsked) throw new Error("The list changed while it was read");
    yield await rowsOf(reading, kind, query, page.refs);
    place = placeAt("after", page.hasNext ? page.refs.at(-1) : undefined);
  } while (place !== null);
}

function placeAt(side: ListPlace["side"], ref: string | undefined): ListPlace | null {
  return ref === undefined ? null : { side, ref };
}

async function rowsOf(
  { register, day }: Reading,
  kind: KindName,
  query: ListQuery,
  refs: readonly string[],
): Promise<ListRow[]> {
  const columns = columnsShown(kind, query);
  const kept = momentQuery(query.moment);
  const hasOwners = columns.some(({ name }) => name === "ownerId");
  const staff = hasOwners ? await staffNames() : new Map<string, string>();
  return refs.flatMap((ref) =>
    find(register, kind, ref) === undefined
      ? []
      : [{ ref, cells: cellsOf(register, { kind, ref }, columns, { day, staff, query: kept }) }],
  );
}

/** Its count is null where nothing is asked of the records. */
type Page = Omit<RefPage, "count"> & { count: number | null };

/** Goes by value and ref, never by number of rows: every page costs the same, and none skips or repeats a record. */
async function pageOf(kind: KindName, query: ListQuery, size: number): Promise<Page> {
  const { place } = query;
  const order = orderOf(kind, query.sort.column);
  const anchor = place === null ? null : await anchorOf(kind, order, place);
  const isBackwards = anchor !== null && place?.side === "before";
  const found = await stretchOf({ kind, query, order, anchor, isBackwards, limit: size + 1 });
  const hasMore = found.refs.length > size;
  // Back at the beginning: the first page is whole, whatever page it was reached from.
  if (isBackwards && !hasMore) return pageOf(kind, { ...query, place: null }, size);
  const refs = found.refs.slice(0, size);
  return {
    refs: isBackwards ? refs.reverse() : refs,
    count: found.count,
    hasPrevious: isBackwards || anchor !== null,
    hasNext: isBackwards || hasMore,
    isWhereAsked: place === null || anchor !== null,
  };
}

/** The record at the edge of the page before, and whether it has a value in the sorted column. */
type Anchor = { readonly ref: string; readonly isEmpty: boolean };

async function anchorOf(kind: KindName, order: Order, { ref }: ListPlace): Promise<Anchor | null> {
  const rows = await database().$queryRaw<Anchor[]>`
    select r.ref, (${order.value}) is null as "isEmpty" from ${named(kind)} r ${order.joins} where r.ref = ${ref}`;
  return rows[0] ?? null;
}

type Stretch = {
  kind: KindName;
  query: ListQuery;
  order: Order;
  anchor: Anchor | null;
  isBackwards: boolean;
  limit: number;
};

type Found = { refs: string[]; count: number | null };

/**
 * The refs from a place on, and how many records match, in one pass over the table. Records without a value stand
 * behind all others, whichever way the list is sorted: each sort of row has a part of its own, and the second is only
 * read where the first does not fill the page.
 */
async function stretchOf(stretch: Stretch): Promise<Found> {
  const { kind, query, order, anchor, isBackwards, limit } = stretch;
  const isNarrowed = query.search !== "" || query.filters.length > 0;
  const near = anchor === null ? isBackwards : anchor.isEmpty;
  const isLastPart = near !== isBackwards;
  // What matches is kept only where it is read twice: kept, it costs the index.
  const kept = Prisma.raw(isNarrowed ? "materialized" : "not materialized");
  const condition = conditionOf(kind, query, await soughtBy(kind, query));
  const rows = await database().$queryRaw<Found[]>`
    with found as ${kept} (
      select r.ref, ${order.value} as value from ${named(kind)} r ${order.joins} where ${condition}),
    near as materialized (select array(${part(stretch, near, anchor)} limit ${limit}) as refs),
    far as materialized (select array(${part(stretch, !near, null)}
      limit ${isLastPart ? Prisma.sql`0` : Prisma.sql`(select ${limit}::int - cardinality(refs) from near)`}) as refs)
    select near.refs || far.refs as refs,
      ${isNarrowed ? Prisma.sql`(select count(*)::int from found)` : Prisma.sql`null::int`} as count
    from near, far`;
  return rows[0] ?? { refs: [], count: null };
}

async function soughtBy(kind: KindName, query: ListQuery): Promise<Sought[]> {
  const words = wordsSought(query);
  const question = titleQuestion(kind, words);
  const found =
    question === null
      ? []
      : await database().$queryRaw<{ word: string; field: string }[]>(question);
  return words.map((word) => ({
    word,
    fields: found.filter((one) => one.word === word).map(({ field }) => field),
  }));
}

/** One of the two parts in its order, from the record at the edge on. */
function part(
  { kind, query, order, isBackwards }: Stretch,
  isEmpty: boolean,
  edge: Anchor | null,
): Prisma.Sql {
  const isDown = query.sort.descending !== isBackwards;
  const direction = Prisma.raw(isDown ? "desc" : "asc");
  const beyond = Prisma.raw(isDown ? "<" : ">");
  if (isEmpty) {
    const from = edge === null ? Prisma.empty : Prisma.sql`and ref ${beyond} ${edge.ref}`;
    return Prisma.sql`select ref from found where value is null ${from} order by ref ${direction}`;
  }
  const from =
    edge === null
      ? Prisma.empty
      : Prisma.sql`and (value, ref) ${beyond}
        ((select ${order.value} from ${named(kind)} r ${order.joins} where r.ref = ${edge.ref}), ${edge.ref})`;
  return Prisma.sql`select ref from found where value is not null ${from} order by value ${direction}, ref ${direction}`;
}
