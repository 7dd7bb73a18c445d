import { performance } from "node:perf_hooks";
import { systemActor } from "@/lib/auth/actor";
import { instantOf } from "@/lib/domain/calendar";
import { stopReading } from "@/lib/file/table/read-table-apart";
import { given } from "@/lib/testing/given";
import { storeRegister } from "@/lib/testing/outbox-fixture";
import type { BenchRow } from "./bench-row";
import { onScratchDatabase } from "./on-scratch-database";

export const importer = systemActor("cli", instantOf("2026-11-22T08:00:00Z"));
const limitMs = 3_000;

/** An import step by step: each step ends with a call, the last one with the step that writes. */
type Import = {
  readonly what: string;
  readonly last: string;
  run(steps: { wasRead(): void; wasPreviewed(): void }): Promise<void>;
};

/** I1 of the targets: a list from its bytes to the preview, and from there to the draft. The thread that reads it starts cold. */
export function benchImport({ what, last, run }: Import): Promise<BenchRow[]> {
  return onScratchDatabase(async () => {
    try {
      await storeRegister(given.completeRegister());
      const times = [performance.now()];
      const note = () => void times.push(performance.now());
      await run({ wasRead: note, wasPreviewed: note });
      note();
      return [importRow(what, last, times)];
    } finally {
      await stopReading();
    }
  });
}

function importRow(what: string, last: string, times: readonly number[]): BenchRow {
  const [began = 0, read = 0, previewed = 0, ended = 0] = times;
  const between = (from: number, to: number) => `${Math.round(to - from)} ms`;
  const value = ended - began;
  return {
    id: "I1",
    what,
    value,
    unit: "ms",
    limit: `${limitMs} ms`,
    target: `${limitMs} ms`,
    ok: value <= limitMs,
    note: `read ${between(began, read)}, preview ${between(read, previewed)}, ${last} ${between(previewed, ended)}`,
  };
}
