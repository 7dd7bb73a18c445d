import { type Actor, mayDo } from "@/lib/auth/actor";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { type CellView, cellsOf } from "@/lib/domain/list-cells";
import { columnsShown, type ListPlace, type ListQuery } from "@/lib/domain/list-query";
import { find } from "@/lib/domain/register";
import { database } from "./database/current";
import { Prisma } from "./database/generated/client";
import { conditionOf, named, type Order, orderOf } from "./list-sql";
import { presentRegister } from "./register";

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

/** One page of the present records of a kind; null when the actor may not see the register. */
export async function listRecords(
  actor: Actor,
  kind: KindName,
  query: ListQuery,
): Promise<RecordList | null> {
  if (!mayDo(actor, "register:read")) return null;
  const [page, counts] = await Promise.all([pageOf(kind, query, pageSize), countsOf(kind, query)]);
  return {
    ...counts,
    rows: await rowsOf(kind, query, page.refs),
    previous: placeAt("before", page.hasPrevious ? page.refs[0] : undefined),
    next: placeAt("after", page.hasNext ? page.refs.at(-1) : undefined),
    isWhereAsked: page.isWhereAsked,
  };
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
    const page: Page = await pageOf(kind, { ...query, place }, rowsAtOnce);
    // A record that ended meanwhile cannot be gone on from: better a file cut short than one with rows twice.
    if (!page.isWhereAsked) throw new Error("The list changed while it was read");
    yield await rowsOf(kind, query, page.refs);
    place = placeAt("after", page.hasNext ? page.refs.at(-1) : undefined);
  } while (place !== null);
}

function placeAt(side: ListPlace["side"], ref: string | undefined): ListPlace | null {
  return ref === undefined ? null : { side, ref };
}

async function rowsOf(
  kind: KindName,
  query: ListQuery,
  refs: readonly string[],
): Promise<ListRow[]> {
  const { register } = await presentRegister();
  const columns = columnsShown(kind, query);
  return refs.flatMap((ref) =>
    find(register, kind, ref) === undefined
      ? []
      : [{ ref, cells: cellsOf(register, { kind, ref }, columns) }],
  );
}

async function countsOf(kind: KindName, query: ListQuery): Promise<{ count: number; all: number }> {
  const [row] = await database().$queryRaw<{ all: number }[]>`
    select count(*)::int as all from "Present" where kind = ${kind}`;
  const all = row?.all ?? 0;
  if (query.search === "" && query.filters.length === 0) return { count: all, all };
  const [matching] = await database().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from ${named(kind)} r where ${conditionOf(kind, query)}`;
  return { count: matching?.count ?? 0, all };
}

type Page = {
  refs: readonly string[];
  hasPrevious: boolean;
  hasNext: boolean;
  isWhereAsked: boolean;
};

/** Goes by value and ref, never by number of rows: every page costs the same, and none skips or repeats a record. */
async function pageOf(kind: KindName, query: ListQuery, size: number): Promise<Page> {
  const { place } = query;
  const order = orderOf(kind, query.sort.column);
  const anchor = place === null ? null : await anchorOf(kind, order, place);
  const isBackwards = anchor !== null && place?.side === "before";
  const found = await refsFrom({ kind, query, order, anchor, isBackwards, limit: size + 1 });
  // Back at the beginning: the first page is whole, whatever page it was reached from.
  if (isBackwards && found.length <= size) return pageOf(kind, { ...query, place: null }, size);
  const hasMore = found.length > size;
  const refs = found.slice(0, size);
  return {
    refs: isBackwards ? refs.reverse() : refs,
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

/** Records without a value stand behind all others, whichever way the list is sorted: each kind of row by a query of its own. */
async function refsFrom(stretch: Stretch): Promise<string[]> {
  const { anchor, isBackwards, limit } = stretch;
  const sections = isBackwards ? [true, false] : [false, true];
  const left = anchor === null ? sections : sections.slice(sections.indexOf(anchor.isEmpty));
  const refs: string[] = [];
  for (const isEmpty of left) {
    if (refs.length === limit) break;
    const from = anchor?.isEmpty === isEmpty ? anchor : null;
    const rows = await section({ ...stretch, anchor: from, limit: limit - refs.length }, isEmpty);
    refs.push(...rows.map(({ ref }) => ref));
  }
  return refs;
}

function section(
  { kind, query, order, anchor, isBackwards, limit }: Stretch,
  isEmpty: boolean,
): Promise<{ ref: string }[]> {
  const { value, joins } = order;
  const isDown = query.sort.descending !== isBackwards;
  const direction = Prisma.raw(isDown ? "desc" : "asc");
  const beyond = Prisma.raw(isDown ? "<" : ">");
  const from = whereFrom(kind, order, anchor, isEmpty, beyond);
  const by = isEmpty
    ? Prisma.sql`r.ref ${direction}`
    : Prisma.sql`${value} ${direction}, r.ref ${direction}`;
  return database().$queryRaw<{ ref: string }[]>`
    select r.ref from ${named(kind)} r ${joins}
    where (${value}) is ${Prisma.raw(isEmpty ? "null" : "not null")} and ${from} and ${conditionOf(kind, query)}
    order by ${by} limit ${limit}`;
}

function whereFrom(
  kind: KindName,
  { value, joins }: Order,
  anchor: Anchor | null,
  isEmpty: boolean,
  beyond: Prisma.Sql,
): Prisma.Sql {
  if (anchor === null) return Prisma.sql`true`;
  if (isEmpty) return Prisma.sql`r.ref ${beyond} ${anchor.ref}`;
  return Prisma.sql`(${value}, r.ref) ${beyond}
    ((select ${value} from ${named(kind)} r ${joins} where r.ref = ${anchor.ref}), ${anchor.ref})`;
}
