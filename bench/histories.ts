import { performance } from "node:perf_hooks";
import { openDatabase } from "@/lib/data/database/client";
import { setDatabase } from "@/lib/data/database/current";
import { applyMigrations } from "@/lib/data/database/migrate";
import { withScratchDatabase } from "@/lib/data/database/scratch";
import { forgetPresent } from "@/lib/data/register";
import { env } from "@/lib/env";
import { openEmbedded } from "@/lib/local/postgres";
import { playHistories } from "@/lib/testing/agreed-histories";
import type { BenchRow } from "./bench-row";

/** Each database holds so many: the more histories lie in one, the longer each of their questions takes. */
const perDatabase = 50;
const firstSeed = 1_000;

/** Agreed lists, as-of views and typed tables against a model: 1,000 histories, or a few when it must be quick. */
export async function benchHistories({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  return runHistories(quick ? 20 : 1_000);
}

/**
 * Plays many random histories of changes, objections and activations on the real database and on a model in memory.
 *
 * @throws with seed and history where the two differ
 */
export async function runHistories(count: number): Promise<BenchRow[]> {
  const server = await openEmbedded(env().dataDir);
  const start = performance.now();
  try {
    for (let played = 0; played < count; played += perDatabase) {
      await withScratchDatabase(server.url, (url) =>
        playIn(url, Math.min(perDatabase, count - played), firstSeed + played),
      );
    }
  } finally {
    await server.close();
  }
  const seconds = (performance.now() - start) / 1_000;
  return [
    {
      id: "engine 5.1",
      what: "histories in which every agreed list, as-of view and typed table equals the model",
      value: count,
      unit: "histories",
      limit: "",
      target: "1,000",
      ok: true,
      note: `${Math.round(seconds)} s, seeds from ${firstSeed}`,
    },
  ];
}

async function playIn(url: string, histories: number, seed: number): Promise<void> {
  await applyMigrations(url);
  const database = openDatabase(url);
  setDatabase(database);
  forgetPresent();
  try {
    await playHistories(histories, seed);
  } finally {
    await database.$disconnect();
  }
}
