import { systemActor } from "@/lib/auth/actor";
import { verifyInstallation } from "@/lib/data/audit/verification";
import { execute } from "@/lib/data/database/scratch";
import { setMailPaused } from "@/lib/data/mail/mail-switch";
import { expectDone } from "@/lib/testing/outbox-fixture";
import type { BenchRow } from "../bench-row";
import { announcedChange, rowOf, type Scene, withScene, yesterday } from "./scene";

/** Every column of an entry that says something; to erase a payload is allowed, to write another is not. */
const alterations: Readonly<Record<string, string>> = {
  at: "at = at + interval '1 second'",
  actor: "actor = actor || 'x'",
  via: "via = via || 'x'",
  event: "event = event || 'x'",
  payload: `payload = payload || '{"x": 1}'`,
  payloadHash: `"payloadHash" = repeat('a', 64)`,
  previousHash: `"previousHash" = repeat('b', 64)`,
  hash: "hash = repeat('c', 64)",
};

type Act = { name: string; sql: string };

/** Each row of the audit chain altered, deleted, swapped and cut off, by who may do all: `recital verify` must say so each time. */
export async function tamperWithAudit({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  return withScene(async (scene) => {
    await announcedChange();
    for (const paused of [true, false, true, false])
      expectDone(await setMailPaused(systemActor("cli", yesterday()), paused));
    const entries = await scene.database.auditEntry.count();
    const acts = Array.from({ length: entries }, (_, at) => actsOn(at + 1, entries)).flat();
    const tried = quick ? acts.filter((_, at) => at % 5 === 0) : acts;
    const unseen: string[] = [];
    await execute(scene.url, `create table copied as table "AuditEntry"`);
    for (const act of tried) if (!(await isSeen(scene, act))) unseen.push(act.name);
    const before = await verifyInstallation(null);
    return [
      rowOf(
        `audit chain of ${entries} entries tampered with in ${tried.length} ways: not found by verify`,
        unseen.length,
        0,
        {
          id: "F9",
          note: unseen.length === 0 ? "altered, deleted, swapped, cut off" : unseen.join(", "),
        },
      ),
      rowOf("audit chain put back: problems named", before.problems.length, 0, { id: "F9" }),
    ];
  });
}

function actsOn(position: number, entries: number): Act[] {
  const altered = Object.entries(alterations).map(([column, change]) => ({
    name: `${column} of ${position} altered`,
    sql: `update "AuditEntry" set ${change} where position = ${position}`,
  }));
  const swapped = {
    name: `${position} and ${position + 1} swapped`,
    sql: [
      [position, -1],
      [position + 1, position],
      [-1, position + 1],
    ]
      .map(([from, to]) => `update "AuditEntry" set position = ${to} where position = ${from}`)
      .join(";"),
  };
  return [
    ...altered,
    { name: `${position} deleted`, sql: `delete from "AuditEntry" where position = ${position}` },
    {
      name: `cut off at ${position}`,
      sql: `delete from "AuditEntry" where position >= ${position}`,
    },
    ...(position === entries ? [] : [swapped]),
  ];
}

async function isSeen({ url }: Scene, { sql }: Act): Promise<boolean> {
  const unguarded = "set session_replication_role = replica";
  await execute(url, `${unguarded}; ${sql}`);
  try {
    return (await verifyInstallation(null)).problems.length > 0;
  } finally {
    await execute(
      url,
      `${unguarded}; delete from "AuditEntry"; insert into "AuditEntry" select * from copied`,
    );
  }
}
