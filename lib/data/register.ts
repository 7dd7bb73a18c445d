import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import { type KindName, kindNames } from "@/lib/domain/kinds/kinds";
import { lifted } from "@/lib/domain/kinds/lift";
import { apply, emptyRegister, type RecordChange, type Register } from "@/lib/domain/register";
import type { Database } from "./database/client";
import { database } from "./database/current";
import { dayOf } from "./days";
import type { Entry, Transaction } from "./write";

type Reader = Pick<Transaction, "$queryRaw">;
type StoredRevision = {
  kind: string;
  ref: string;
  seq: number;
  validFrom: Date;
  body: Record<string, unknown> | null;
};

/** The register as read at one moment, and up to which revision. */
export type Snapshot = {
  readonly register: Register;
  readonly seq: number;
  readonly seqOf: ReadonlyMap<string, number>;
};

const nothing: Snapshot = { register: emptyRegister, seq: 0, seqOf: new Map() };

/**
 * What is kept of one database: its present register, and those of the past that were last looked at, the newest last. A page
 * after a page asks for the same one.
 */
type Memory = { present: Snapshot; readonly past: Map<string, Register> };

const memories = new WeakMap<Database, Memory>();

function memory(): Memory {
  const known = memories.get(database()) ?? { present: nothing, past: new Map() };
  memories.set(database(), known);
  return known;
}

function changeOf({ kind, ref, validFrom, body }: StoredRevision): RecordChange {
  const name = kind as KindName;
  return { kind: name, ref, validFrom: dayOf(validFrom), body: lifted(name, body) };
}

/** The present register; asks the database only for what came since it was last asked. */
export async function presentRegister(reader: Reader = database()): Promise<Snapshot> {
  const memo = memory();
  const { present } = memo;
  const rows = await reader.$queryRaw<StoredRevision[]>`
    select kind, ref, seq, "validFrom", body from "Revision"
    where seq > ${present.seq} and "validTo" is null order by seq`;
  const known = rows.filter(({ kind }) => kindNames.includes(kind as KindName));
  const last = rows.at(-1);
  if (last === undefined) return present;
  const seqOf = new Map(present.seqOf);
  for (const { kind, ref, seq, body } of known) {
    if (body === null) seqOf.delete(`${kind}/${ref}`);
    else seqOf.set(`${kind}/${ref}`, seq);
  }
  const next = { register: apply(present.register, known.map(changeOf)), seq: last.seq, seqOf };
  // A transaction's own rows may yet be undone: only what is committed is kept.
  if (reader === database()) memo.present = next;
  return next;
}

/** Forgets what was read: for a process that changes its database, as tests and restore do. */
export function forgetPresent(): void {
  memories.delete(database());
}

const mostPast = 4;

function kept(key: string, register: Register): Register {
  const { past } = memory();
  past.delete(key);
  past.set(key, register);
  const [oldest] = past.keys();
  if (past.size > mostPast && oldest !== undefined) past.delete(oldest);
  return register;
}

/**
 * The register as it was true on a day, as far as was recorded by an instant.
 *
 * Source: GDPR Art. 5(2).
 */
export async function loadRegister(validOn: CalendarDate, recordedAt: Instant): Promise<Register> {
  const seq = await seqAt(recordedAt);
  const key = `${validOn} ${seq}`;
  const known = memory().past.get(key);
  if (known !== undefined) return kept(key, known);
  const rows = await database().$queryRaw<StoredRevision[]>`
    select distinct on (kind, ref) kind, ref, seq, "validFrom", body from "Revision"
    where seq <= ${seq} and "validFrom" <= ${validOn}::date
      and ("validTo" is null or "validTo" > ${validOn}::date)
    order by kind, ref, seq desc`;
  const inOrder = rows
    .filter(({ body }) => body !== null)
    .toSorted((one, other) => one.seq - other.seq);
  return kept(key, apply(emptyRegister, inOrder.map(changeOf)));
}

/** The newest revision that was recorded by an instant; 0 where there is none. Recorded instants never go back. */
async function seqAt(recordedAt: Instant): Promise<number> {
  const [row] = await database().$queryRaw<{ seq: number }[]>`
    select seq from "Revision" where "recordedAt" <= ${recordedAt}::timestamptz order by seq desc limit 1`;
  return row?.seq ?? 0;
}

/** One revision to be written: from a day (to a day), a body or the end. */
export type RevisionDraft = RecordChange & { readonly validTo?: CalendarDate };

/** Writes revisions; the database projects the open ones into the typed tables. */
export async function addRevisions(
  tx: Transaction,
  entry: Entry,
  drafts: readonly RevisionDraft[],
  changeSetId: string | null,
): Promise<void> {
  // As one value: an import's thousands of rows, each with its parameters, would take longer to ask than to write.
  const rows = JSON.stringify(
    drafts.map(({ kind, ref, validFrom, validTo = null, body }) => ({
      kind,
      ref,
      validFrom,
      validTo,
      body,
    })),
  );
  await tx.$executeRaw`
    insert into "Record" (kind, ref)
    select distinct kind, ref from jsonb_to_recordset(${rows}::jsonb) as draft(kind text, ref text)
    on conflict do nothing`;
  await tx.$executeRaw`
    insert into "Revision" (position, kind, ref, "recordedAt", "validFrom", "validTo", body, "changeSetId")
    select ${entry.position}, kind, ref, ${entry.at}::timestamptz, "validFrom", "validTo", nullif(body, 'null'), ${changeSetId}
    from rows from (jsonb_to_recordset(${rows}::jsonb) as (kind text, ref text, "validFrom" date, "validTo" date, body jsonb))
      with ordinality as draft(kind, ref, "validFrom", "validTo", body, place)
    order by place`;
}

/** The register as it stood when a publication was made; null when there is no such publication. */
export async function registerOfPublication(number: number): Promise<Register | null> {
  const rows = await database().$queryRaw<{ seq: number | null; found: boolean }[]>`
    select count(*) > 0 as found, (select max(r.seq)::int from "Revision" r join "AuditEntry" e on e.position = r.position
      where e.position <= (select h.position + 1 from "AuditEntry" h join "Publication" q on q."auditHead" = h.hash where q.number = ${number})
         or ${number} = 1 and r."changeSetId" = 'CS-0') as seq
    from "Publication" where number = ${number}`;
  const [row] = rows;
  if (row === undefined || !row.found) return null;
  const revisions = await database().$queryRaw<StoredRevision[]>`
    select distinct on (kind, ref) kind, ref, seq, "validFrom", body from "Revision"
    where seq <= ${row.seq ?? 0} and "validTo" is null order by kind, ref, seq desc`;
  const inOrder = revisions
    .filter(({ body }) => body !== null)
    .toSorted((one, other) => one.seq - other.seq);
  return apply(emptyRegister, inOrder.map(changeOf));
}
