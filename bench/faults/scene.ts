import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { realClock } from "@/lib/clock";
import { type Database, openDatabase } from "@/lib/data/database/client";
import { setDatabase } from "@/lib/data/database/current";
import { applyMigrations } from "@/lib/data/database/migrate";
import { withScratchDatabase } from "@/lib/data/database/scratch";
import { forgetPresent } from "@/lib/data/register";
import { type Instant, instantOf } from "@/lib/domain/calendar";
import { env } from "@/lib/env";
import { openEmbedded } from "@/lib/local/postgres";
import { given } from "@/lib/testing/given";
import { announceObserva, storeContacts, storeRegister } from "@/lib/testing/outbox-fixture";
import type { BenchRow } from "../bench-row";

/** An installation of its own, in which something is to go wrong. */
export type Scene = {
  readonly url: string;
  readonly database: Database;
  /** For what lies on disk: published files, secrets, backups. */
  readonly folder: string;
};

/** One family of faults: what it tries, and the lines that say whether what was promised held. */
export type FaultFamily = (how: { quick: boolean }) => Promise<BenchRow[]>;

/** Runs something in a migrated, empty database on the embedded server, or on another. */
export async function withScene<Value>(
  run: (scene: Scene) => Promise<Value>,
  dataDir: string = env().dataDir,
): Promise<Value> {
  const server = await openEmbedded(dataDir);
  try {
    return await withScratchDatabase(server.url, async (url) => {
      await applyMigrations(url);
      return onDatabase(url, run);
    });
  } finally {
    await server.close();
  }
}

/** Runs something with a database as the one in use, and with a folder that is gone afterwards. */
export async function onDatabase<Value>(
  url: string,
  run: (scene: Scene) => Promise<Value>,
): Promise<Value> {
  const database = openDatabase(url);
  const folder = await mkdtemp(join(tmpdir(), "recital-faults-"));
  workOn(database);
  try {
    return await run({ url, database, folder });
  } finally {
    await database.$disconnect().catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
}

export function workOn(database: Database): void {
  setDatabase(database);
  forgetPresent();
}

/** A register, and one change that is announced to one contact: `fillOutbox` adds the many others. */
export async function announcedChange(): Promise<string> {
  const at = yesterday();
  await storeRegister(given.completeRegister(), at);
  await storeContacts({ customerRef: "client", email: "dpo@client.example" });
  return (await announceObserva(at)).changeSetId;
}

/** Before anything that the processes of a scene will do, whatever day it is. */
export function yesterday(): Instant {
  return instantOf(realClock().subtract({ hours: 24 }).round("millisecond").toString());
}

/** How many deliveries are in each state. */
export async function statesIn(database: Database): Promise<Record<string, number>> {
  const counts = await database.delivery.groupBy({ by: ["state"], _count: true });
  return Object.fromEntries(counts.map(({ state, _count }) => [state, _count]));
}

/** Waits until something is so; what never becomes so is a finding, not a hang. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  milliseconds = 60_000,
): Promise<void> {
  const deadline = performance.now() + milliseconds;
  while (!(await isSo())) {
    if (performance.now() > deadline)
      throw new Error(`Not within ${milliseconds / 1_000} s: ${what}`);
    await pause(5);
  }
}

/** The line for a count that must not pass a limit. */
export function rowOf(
  what: string,
  value: number,
  most: number,
  { unit = "", note, id = "F" }: { unit?: string; note?: string; id?: string } = {},
): BenchRow {
  return {
    id,
    what,
    value,
    unit,
    limit: String(most),
    target: most === 0 ? "0" : `≤ ${most}`,
    ok: value <= most,
    ...(note === undefined ? {} : { note }),
  };
}
