import { systemActor } from "@/lib/auth/actor";
import { auditRow, beforeFirst } from "@/lib/data/audit/audit-row";
import { verifyInstallation } from "@/lib/data/audit/verification";
import { connect } from "@/lib/data/database/connect";
import { write } from "@/lib/data/write";
import { instantOf } from "@/lib/domain/calendar";
import { sha256 } from "@/lib/domain/publication/canonical";
import { done } from "@/lib/domain/result";
import type { BenchRow } from "./bench-row";
import { alternating, median, timed } from "./measure";
import { onScratchDatabase } from "./on-scratch-database";

const actor = systemActor("cli", instantOf("2026-11-22T08:00:00Z"));
const rounds = 3;

/** Q1 of the targets: an audit entry beside a plain insert, and the whole chain verified beside bare SHA-256. */
export function benchAudit({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  return onScratchDatabase(async (url) => [
    await inserts(url, quick ? 300 : 1_000),
    await verified(url, quick ? 50_000 : 1_000_000),
  ]);
}

/** Each in a transaction of its own, as writes are. */
async function inserts(url: string, count: number): Promise<BenchRow> {
  const client = await connect(url);
  try {
    await client.query(`create table plain (id serial primary key, text text)`);
    const chained = async () => {
      for (let index = 0; index < count; index += 1)
        await write(actor, { type: "mail.paused" }, async () => done(null));
    };
    const plain = async () => {
      for (let index = 0; index < count; index += 1)
        await client.query(`insert into plain (text) values ($1)`, [sha256(String(index))]);
    };
    await chained();
    const { one, other } = await alternating(rounds, chained, plain);
    return {
      id: "Q1",
      what: "an audit entry against a plain insert",
      value: other / one,
      unit: "×",
      limit: "plain insert, a transaction each",
      target: "≥ 0.1 ×",
      ok: other / one >= 0.1,
      note: `${perSecond(count, one)} against ${perSecond(count, other)}`,
    };
  } finally {
    await client.end();
  }
}

async function verified(url: string, count: number): Promise<BenchRow> {
  const client = await connect(url);
  try {
    await fill(client, count);
  } finally {
    await client.end();
  }
  const ours: number[] = [];
  for (let round = 0; round < rounds; round += 1) ours.push(await timed(verifyAll));
  const bare = await timed(() => {
    for (let index = 0; index < 2 * count; index += 1)
      sha256(`${beforeFirst}${beforeFirst}${index}`);
  });
  const seconds = median(ours) / 1_000;
  const limit = (5 * count) / 1_000_000;
  return {
    id: "Q1",
    what: `verify ${count.toLocaleString("en-GB")} audit entries`,
    value: seconds,
    unit: "s",
    limit: "raw SHA-256",
    target: `≤ ${limit} s`,
    ok: seconds <= limit,
    note: `two hashes each, bare: ${(bare / 1_000).toFixed(2)} s`,
  };
}

async function verifyAll(): Promise<void> {
  const { problems, chain } = await verifyInstallation(null);
  if (problems.length + chain.length > 0) throw new Error("What was just written does not verify");
}

const perInsert = 5_000;

/** Puts entries behind those that are there, past the application, which would take an hour: each as it would be. */
async function fill(client: Awaited<ReturnType<typeof connect>>, count: number): Promise<void> {
  const { rows } = await client.query<{ position: number; hash: string }>(
    `select position, hash from "AuditEntry" order by position desc limit 1`,
  );
  let { position, hash } = rows[0] ?? { position: 0, hash: beforeFirst };
  const last = position + count;
  while (position < last) {
    const entries = [];
    while (entries.length < perInsert && position < last) {
      position += 1;
      const event = { type: "mail.paused" } as const;
      const entry = auditRow(actor, { position, at: actor.at }, hash, event, null);
      hash = entry.hash;
      entries.push(entry);
    }
    await client.query(
      `insert into "AuditEntry" (position, at, actor, via, event, payload, "payloadHash", "previousHash", hash)
       select position, at, actor, via, event, payload, "payloadHash", "previousHash", hash
       from jsonb_to_recordset($1::jsonb) as entry(position int, at timestamptz, actor text, via text, event text, payload jsonb,
         "payloadHash" text, "previousHash" text, hash text)`,
      [JSON.stringify(entries)],
    );
  }
}

function perSecond(count: number, milliseconds: number): string {
  return `${Math.round((count * 1_000) / milliseconds)}/s`;
}
