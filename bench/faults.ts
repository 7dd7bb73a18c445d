import { loadavg } from "node:os";
import { say } from "@/lib/log";
import type { BenchRow } from "./bench-row";
import { actAtOnce } from "./faults/at-once";
import { tamperWithAudit } from "./faults/audit-tampered";
import { jumpClock } from "./faults/clock-jumps";
import { restartDatabase } from "./faults/database-restart";
import { fillDisk } from "./faults/disk-full";
import { killAtEveryStep } from "./faults/kill-steps";
import { killWorkers } from "./faults/kills";
import { restoreOldDump } from "./faults/old-dump";
import { killWhilePublishing } from "./faults/publication-kill";
import type { FaultFamily } from "./faults/scene";
import { failRelay } from "./faults/smtp-faults";

const families: Readonly<Record<string, FaultFamily>> = {
  "workers killed": killWorkers,
  "killed at every step": killAtEveryStep,
  "relay that fails": failRelay,
  "database restarted": restartDatabase,
  "disk full": fillDisk,
  "clock jumps": jumpClock,
  "killed while publishing": killWhilePublishing,
  "old backup": restoreOldDump,
  "audit chain": tamperWithAudit,
  "at once": actAtOnce,
};

/** What must hold whatever fails: each fault is made on purpose, and what is left is counted. */
export async function benchFaults({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [name, family] of Object.entries(families)) {
    const start = performance.now();
    rows.push(...(await family({ quick })));
    const seconds = Math.round((performance.now() - start) / 1_000);
    say(`    ${name}: ${seconds} s, load ${loadavg()[0]?.toFixed(1)}`);
  }
  return rows;
}
