import { spawnSync } from "node:child_process";
import type { BenchRow } from "./bench-row";

/** P4: the most memory that an annex of 1,000 rows takes, and what stays behind after many. */
export function benchAnnexMemory(quick: boolean): BenchRow[] {
  const renders = quick ? 20 : 200;
  const peak = probe("peak");
  const growth = probe("growth", String(renders));
  return [
    {
      id: "P4",
      what: "peak memory, annex of 1,000 rows",
      value: peak,
      unit: "MB",
      limit: "none",
      target: "≤ 800 MB",
      ok: peak <= 800,
      note: "the whole process with its drawing thread",
    },
    {
      id: "P4",
      what: `growth of the heap over ${renders} annexes`,
      value: growth,
      unit: "MB",
      limit: "none",
      target: "≤ 15 MB",
      ok: growth <= 15,
    },
  ];
}

function probe(...words: string[]): number {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--expose-gc", "--import", "tsx", "bench/annex-memory-probe.ts", ...words],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`The probe failed: ${stderr}`);
  return Number(stdout);
}
