import { setImmediate as turn } from "node:timers/promises";
import { auditHash, payloadHash } from "@/lib/domain/audit/audit";
import type { Instant } from "@/lib/domain/calendar";
import type { Transaction } from "../write";
import { beforeFirst } from "./audit-row";

type StoredEntry = {
  position: number;
  at: Instant;
  actor: string;
  via: string;
  event: string;
  payload: Record<string, unknown> | null;
  payloadHash: string;
  previousHash: string;
  hash: string;
};

export type AuditProblem = {
  what:
    | "auditEntryMissing"
    | "auditEntryAltered"
    | "auditPayloadAltered"
    | "auditDoesNotFollow"
    | "auditHeadUnknown"
    | "auditCutOff";
  where: string;
};

/** What the chain says, for comparison with what else is stored. */
export type AuditRead = {
  problems: AuditProblem[];
  entries: number;
  head: { position: number; hash: string } | null;
  /** publication → hash of the list of files that was signed for it */
  drawn: ReadonlyMap<number, string>;
  /** publication → hash of the list of its PDFs */
  documents: ReadonlyMap<number, string>;
  /** position → digest of the revisions written under it; entries whose payload was erased say nothing */
  revisions: ReadonlyMap<number, string | null>;
  /** position → digest of the attempts that it sealed; erased ones say nothing */
  seals: ReadonlyMap<number, string | null>;
};

type Walk = Omit<AuditRead, "drawn" | "documents" | "revisions" | "seals"> & {
  drawn: Map<number, string>;
  documents: Map<number, string>;
  revisions: Map<number, string | null>;
  seals: Map<number, string | null>;
  unseen: Set<string>;
  /** What the database wrote down beside the chain when its last entry was added, until the walk comes past it. */
  last: { position: number; hash: string } | null;
};

/** Few enough that the database is asked again long before they are hashed. */
const entriesPerPage = 2_000;
/** Whoever wrote the chain anew must not fill the screen; the first ones tell. */
const mostProblemsNamed = 1000;

/**
 * Reads the audit chain from its first entry to its last, and names every entry that is not as it was written.
 * Unlike `verifyAuditChain` it goes on behind the first, and holds no more than one page in memory.
 *
 * @param knownHeads hashes that publications have shown to the world, by the name of what showed them
 */
export async function readAuditChain(
  tx: Transaction,
  knownHeads: ReadonlyMap<string, string>,
): Promise<AuditRead> {
  const unseen = new Set([...knownHeads.keys()].filter((hash) => hash !== beforeFirst));
  const walk: Walk = {
    problems: [],
    entries: 0,
    head: null,
    drawn: new Map(),
    documents: new Map(),
    revisions: new Map(),
    seals: new Map(),
    unseen,
    last: await tx.auditHead.findUnique({ where: { id: 1 } }),
  };
  let next = pageAfter(tx, 0);
  for (;;) {
    const page = await next;
    const last = page.at(-1);
    // The database reads the page after, while this one is hashed here: after a turn, in which the question goes out.
    if (last !== undefined) next = pageAfter(tx, last.position);
    await turn();
    for (const entry of page) step(walk, entry);
    if (last === undefined || walk.problems.length >= mostProblemsNamed) break;
  }
  await next;
  const { problems, unseen: _, ...read } = walk;
  if (problems.length >= mostProblemsNamed)
    return { ...read, problems: problems.slice(0, mostProblemsNamed) };
  const unknown = [...unseen].map(
    (hash): AuditProblem => ({ what: "auditHeadUnknown", where: knownHeads.get(hash) ?? hash }),
  );
  return { ...read, problems: [...problems, ...unknown, ...cutOff(walk.last)] };
}

/** An entry that was the last once, and is not there any more as it was. */
function cutOff(last: Walk["last"]): AuditProblem[] {
  return last === null ? [] : [{ what: "auditCutOff", where: `audit entry ${last.position}` }];
}

/** Between the fields of an entry, and between entries: what no field of ours holds. */
const [fieldEnd, entryEnd] = ["\u001f", "\u001e"] as const;

/**
 * As one text: a million entries row by row, column by column, would take longer to carry than to check. Where somebody
 * wrote one of its signs into a field, the text has not as many entries as there are: they are then read one by one. No
 * field may be null here (an instant without end is written as nothing): the entry would be left out, and another one
 * could take its place in the count.
 */
async function pageAfter(
  tx: Transaction,
  position: number,
  most = entriesPerPage,
): Promise<StoredEntry[]> {
  const [page] = await tx.$queryRaw<{ entries: string | null; count: number }[]>`
    select count(*)::int as count, string_agg(position || ${fieldEnd} || at || ${fieldEnd} || actor || ${fieldEnd} || via
      || ${fieldEnd} || event || ${fieldEnd} || payload || ${fieldEnd} || "payloadHash" || ${fieldEnd} || "previousHash"
      || ${fieldEnd} || hash, ${entryEnd}) as entries
    from (
      select position, coalesce(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), '') as at, actor, via, event,
        coalesce(payload::text, '') as payload, "payloadHash", "previousHash", hash
      from "AuditEntry" where position > ${position} order by position limit ${most}) page`;
  if (page === undefined || page.entries === null) return [];
  const entries = page.entries.split(entryEnd).map(storedEntry);
  const isWhole = entries.length === page.count && !entries.includes(null);
  if (isWhole) return entries.filter((entry) => entry !== null);
  return most === 1 ? [misshapen(page.entries)] : oneByOne(tx, position);
}

async function oneByOne(tx: Transaction, position: number): Promise<StoredEntry[]> {
  const entries: StoredEntry[] = [];
  let last = position;
  while (entries.length < entriesPerPage) {
    const [entry] = await pageAfter(tx, last, 1);
    if (entry === undefined) break;
    entries.push(entry);
    last = entry.position;
  }
  return entries;
}

/** Null where the text has not the fields of one entry. */
function storedEntry(text: string): StoredEntry | null {
  const [position, at, actor, via, event, payload, payloadHash, previousHash, hash, more] =
    text.split(fieldEnd);
  if (hash === undefined || more !== undefined) return null;
  return {
    position: Number(position),
    at: at as Instant,
    actor: actor ?? "",
    via: via ?? "",
    event: event ?? "",
    payload: payload ? (JSON.parse(payload) as StoredEntry["payload"]) : null,
    payloadHash: payloadHash ?? "",
    previousHash: previousHash ?? "",
    hash,
  };
}

/** An entry in whose fields somebody wrote our signs: nothing of it is as it was, but where it stands and what follows it. */
function misshapen(text: string): StoredEntry {
  const pieces = text.split(fieldEnd);
  const [at, actor, via, event, payloadHash] = ["" as Instant, "", "", "", ""];
  const [previousHash, hash] = [pieces.at(-2) ?? "", pieces.at(-1) ?? ""];
  const position = Number(pieces[0]);
  return { position, at, actor, via, event, payload: null, payloadHash, previousHash, hash };
}

function step(walk: Walk, entry: StoredEntry): void {
  const expected = (walk.head?.position ?? 0) + 1;
  const isGap = entry.position > expected;
  if (isGap)
    walk.problems.push({
      what: "auditEntryMissing",
      where: rangeWords(expected, entry.position - 1),
    });
  // Behind a gap nobody knows the hash before; what the entry itself says of it must do.
  const previousHash = isGap ? entry.previousHash : (walk.head?.hash ?? beforeFirst);
  const what = problemOf(entry, previousHash);
  if (what !== null) walk.problems.push({ what, where: `audit entry ${entry.position}` });

  walk.entries += 1;
  walk.head = { position: entry.position, hash: entry.hash };
  walk.unseen.delete(entry.hash);
  if (entry.position === walk.last?.position && entry.hash === walk.last.hash) walk.last = null;
  hear(walk, entry);
}

/** What an entry says of what else is stored. */
function hear(walk: Walk, entry: StoredEntry): void {
  if (entry.payload === null) walk.revisions.set(entry.position, null);
  const { number, listingHash, revisions } = entry.payload ?? {};
  if (entry.event === "attempts.sealed") walk.seals.set(entry.position, digestIn(entry.payload));
  if (typeof revisions === "string") walk.revisions.set(entry.position, revisions);
  if (typeof number === "number" && typeof listingHash === "string") {
    if (entry.event === "publication.drawn") walk.drawn.set(number, listingHash);
    if (entry.event === "publication.documentsDrawn") walk.documents.set(number, listingHash);
  }
}

/** Null where the payload was erased. */
function digestIn(payload: StoredEntry["payload"]): string | null {
  return payload === null ? null : String(payload.digest);
}

function problemOf(entry: StoredEntry, previousHash: string): AuditProblem["what"] | null {
  const before = entry.previousHash === beforeFirst ? null : entry.previousHash;
  if (auditHash(before, entry) !== entry.hash) return "auditEntryAltered";
  if (entry.previousHash !== previousHash) return "auditDoesNotFollow";
  return isPayloadIntact(entry) ? null : "auditPayloadAltered";
}

/** An erased payload is intact: the chain is over its hash. The door stands in the payload too. */
function isPayloadIntact({ payload, payloadHash: expected, via }: StoredEntry): boolean {
  if (payload === null) return true;
  try {
    return payloadHash(payload) === expected && payload.via === via;
  } catch {
    // What has no canonical form was never hashed by us.
    return false;
  }
}

function rangeWords(first: number, last: number): string {
  return first === last ? `audit entry ${first}` : `audit entries ${first} to ${last}`;
}
