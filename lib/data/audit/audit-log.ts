import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import { type AuditQuery, auditWords } from "@/lib/domain/audit/audit-query";
import type { AuditLine, AuditPage } from "@/lib/domain/audit/audit-view";
import { addDays, dateIn, startOfDayIn } from "@/lib/domain/calendar";
import { isKindName } from "@/lib/domain/kinds/kinds";
import { organisationZone } from "@/lib/domain/organisation-day";
import { recordPath } from "@/lib/domain/record/record-address";
import { recordTitle } from "@/lib/domain/record/record-title";
import type { Register } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { database } from "../database/current";
import { Prisma } from "../database/generated/client";
import { instantOfColumn } from "../days";
import { namesOfActors } from "../people/actor-names";
import { presentRegister } from "../register";
import { write } from "../write";
import { readAuditChain } from "./audit";

export const auditPageSize = 50;
const mostRecordsNamed = 5;

type StoredLine = {
  position: number;
  at: Date;
  databaseAt: Date;
  actor: string;
  via: string;
  event: string;
  payload: Record<string, unknown> | null;
  hash: string;
};

/**
 * One page of the audit log, the newest first. That somebody looked is an entry itself: one for each person, filter and day
 * (decision 0032).
 *
 * @returns null when the actor may not read the log
 */
export async function auditPage(actor: Actor, query: AuditQuery): Promise<AuditPage | null> {
  if (!mayDo(actor, "audit:read")) return null;
  const { register } = await presentRegister();
  const zone = organisationZone(register);
  await noteReading(actor, query, zone);
  const rows = await linesBefore(query, zone, auditPageSize + 1);
  const shown = rows.slice(0, auditPageSize);
  return {
    query,
    lines: await linesOf(register, shown),
    older: rows.length > auditPageSize ? (shown.at(-1)?.position ?? null) : null,
    actors: await actorsOfLog(),
    events: await eventsOfLog(),
    zone,
  };
}

/** What a reading was narrowed by, as its entry says it: ids and days alone. */
function filterOf(query: AuditQuery): string {
  return new URLSearchParams(auditWords(query)).toString();
}

async function noteReading(actor: Actor, query: AuditQuery, zone: string): Promise<void> {
  const filter = filterOf(query);
  const since = startOfDayIn(dateIn(actor.at, zone), zone);
  const [known] = await database().$queryRaw<{ position: number }[]>`
    select position from "AuditEntry"
    where actor = ${actorName(actor)} and event = 'audit.read' and at >= ${since}::timestamptz
      and payload ->> 'filter' = ${filter}
    order by position desc limit 1`;
  if (known === undefined)
    await write(actor, { type: "audit.read", filter }, async () => done(null));
}

function conditionOf(query: AuditQuery, zone: string): Prisma.Sql {
  const { actor, event, record, change, from, to, before } = query;
  const after = to === null ? null : startOfDayIn(addDays(to, 1), zone);
  const parts = [Prisma.sql`true`];
  if (actor !== null) parts.push(Prisma.sql`actor = ${actor}`);
  if (event !== null) parts.push(Prisma.sql`event = ${event}`);
  if (record !== null)
    parts.push(
      Prisma.sql`position in (select position from "Revision" where kind = ${record.kind} and ref = ${record.ref})`,
    );
  if (change !== null) parts.push(Prisma.sql`payload ->> 'changeSetId' = ${change}`);
  if (from !== null) parts.push(Prisma.sql`at >= ${startOfDayIn(from, zone)}::timestamptz`);
  if (after !== null) parts.push(Prisma.sql`at < ${after}::timestamptz`);
  if (before !== null) parts.push(Prisma.sql`position < ${before}`);
  return Prisma.join(parts, " and ");
}

async function linesBefore(query: AuditQuery, zone: string, limit: number): Promise<StoredLine[]> {
  return database().$queryRaw<StoredLine[]>`
    select position, at, "databaseAt", actor, via, event, payload, hash from "AuditEntry"
    where ${conditionOf(query, zone)} order by position desc limit ${limit}`;
}

async function linesOf(register: Register, rows: readonly StoredLine[]): Promise<AuditLine[]> {
  const [names, touched] = await Promise.all([
    namesOfActors(rows.map(({ actor }) => actor)),
    database().revision.groupBy({
      by: ["position", "kind", "ref"],
      where: { position: { in: rows.map(({ position }) => position) } },
      orderBy: [{ position: "asc" }, { kind: "asc" }, { ref: "asc" }],
    }),
  ]);
  return rows.map(({ at, databaseAt, ...row }) => {
    const own = touched.filter(({ position }) => position === row.position);
    return {
      ...row,
      at: instantOfColumn(at),
      databaseAt: instantOfColumn(databaseAt),
      actorName: row.actor === "public" ? "Somebody of the public" : (names.get(row.actor) ?? ""),
      records: own
        .slice(0, mostRecordsNamed)
        .flatMap(({ kind, ref }) =>
          isKindName(kind)
            ? [{ title: recordTitle(register, { kind, ref }), href: recordPath({ kind, ref }) }]
            : [],
        ),
      moreRecords: Math.max(0, own.length - mostRecordsNamed),
    };
  });
}

/** Whoever stands in the log, by a walk over the index: distinct over a million entries would read them all. */
async function actorsOfLog() {
  const rows = await database().$queryRaw<{ value: string }[]>`
    with recursive walk(value) as (
      (select actor from "AuditEntry" order by actor limit 1)
      union all
      select (select actor from "AuditEntry" where actor > walk.value order by actor limit 1) from walk where walk.value is not null)
    select value from walk where value is not null and value not like 'contact:%' limit 500`;
  const values = rows.map(({ value }) => value);
  const names = await namesOfActors(values);
  return values
    .map((value) => ({
      value,
      label: value === "public" ? "Somebody of the public" : (names.get(value) ?? value),
    }))
    .toSorted((one, other) => one.label.localeCompare(other.label, "en"));
}

async function eventsOfLog(): Promise<string[]> {
  const rows = await database().$queryRaw<{ value: string }[]>`
    with recursive walk(value) as (
      (select event from "AuditEntry" order by event limit 1)
      union all
      select (select event from "AuditEntry" where event > walk.value order by event limit 1) from walk where walk.value is not null)
    select value from walk where value is not null`;
  return rows.map(({ value }) => value);
}

/** One entry as a file has it. */
export type AuditExportLine = Omit<AuditLine, "records" | "moreRecords">;

const linesAtOnce = 2_000;

/**
 * Begins an export of the log: writes the entry that says so, then yields what the filter asks for, the newest first.
 *
 * @returns null when the actor may not read the log
 */
export async function exportAuditLog(
  actor: Actor,
  query: AuditQuery,
  format: "csv" | "json",
): Promise<AsyncGenerator<readonly AuditExportLine[]> | null> {
  if (!mayDo(actor, "audit:read")) return null;
  const { register } = await presentRegister();
  const zone = organisationZone(register);
  const whole = { ...query, before: null };
  const [counted] = await database().$queryRaw<{ entries: number }[]>`
    select count(*)::int as entries from "AuditEntry" where ${conditionOf(whole, zone)}`;
  const head = await database().auditEntry.findFirst({ orderBy: { position: "desc" } });
  await write(
    actor,
    {
      type: "audit.exported",
      ...{ filter: filterOf(whole), format },
      entries: counted?.entries ?? 0,
      head: head?.hash ?? null,
    },
    async () => done(null),
  );
  // What is written while the file is made, this very entry among it, is not in it.
  return pagesFrom({ ...whole, before: (head?.position ?? 0) + 1 }, zone);
}

async function* pagesFrom(
  query: AuditQuery,
  zone: string,
): AsyncGenerator<readonly AuditExportLine[]> {
  let before = query.before;
  for (;;) {
    const rows = await linesBefore({ ...query, before }, zone, linesAtOnce);
    const names = await namesOfActors(rows.map(({ actor }) => actor));
    yield rows.map(({ at, databaseAt, ...row }) => ({
      ...row,
      at: instantOfColumn(at),
      databaseAt: instantOfColumn(databaseAt),
      actorName: names.get(row.actor) ?? "",
    }));
    const last = rows.at(-1);
    if (last === undefined || rows.length < linesAtOnce) return;
    before = last.position;
  }
}

export type AuditVerified = {
  readonly entries: number;
  readonly head: string | null;
  readonly problems: readonly { readonly what: string; readonly where: string }[];
};

/** Reads the whole chain, compares it with the heads that publications have shown, and records that this was done. */
export async function verifyAuditLog(actor: Actor): Promise<Result<AuditVerified, "notAllowed">> {
  if (!mayDo(actor, "audit:read")) return refuse("notAllowed");
  const verified = await database().$transaction(
    async (tx) => {
      const publications = await tx.publication.findMany({
        select: { number: true, auditHead: true },
      });
      const heads = new Map(
        publications.map(({ number, auditHead }) => [auditHead, `publication ${number}`]),
      );
      const { entries, head, problems } = await readAuditChain(tx, heads);
      return { entries, head: head?.hash ?? null, problems };
    },
    { isolationLevel: "RepeatableRead", maxWait: 60_000, timeout: 600_000 },
  );
  const { entries, head, problems } = verified;
  await write(
    actor,
    { type: "audit.verified", entries, head, problems: problems.length },
    async () => done(null),
  );
  return done(verified);
}
