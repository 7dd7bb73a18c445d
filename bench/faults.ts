import type { BenchRow } from "./bench-row";
import { restartDatabase } from "./faults/database-restart";
import { killAtEveryStep } from "./faults/kill-steps";
import { killWorkers } from "./faults/kills";
import type { FaultFamily } from "./faults/scene";
import { failRelay } from "./faults/smtp-faults";

const families: readonly FaultFamily[] = [killWorkers, killAtEveryStep, failRelay, restartDatabase];

/** What must hold whatever fails: each fault is made on purpose, and what is left is counted. */
export async function benchFaults({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const family of families) rows.push(...(await family({ quick })));
  return rows;
}
