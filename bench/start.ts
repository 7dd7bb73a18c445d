import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchRow } from "./bench-row";
import { withDemo } from "./demo-installation";
import { median } from "./measure";

/** S1: `npm start` a second time, until the first page answers. S2: the first time, from a clone; and what it installs. */
export async function benchStart({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  const dir = await mkdtemp(join(tmpdir(), "recital-bench-start-"));
  try {
    const data = join(dir, "data");
    await withDemo(data, () => undefined);
    const times: number[] = [];
    for (let round = 0; round < (quick ? 1 : 3); round += 1)
      times.push(await withDemo(data, ({ took }) => took));
    const seconds = median(times) / 1_000;
    const again: BenchRow = {
      id: "S1",
      what: "npm start, second time, to the first page",
      value: seconds,
      unit: "s",
      limit: "8 s",
      target: "≤ 8 s",
      ok: seconds <= 8,
    };
    return [again, installed(), ...(quick ? [] : [await fromClone(dir)])];
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

function installed(): BenchRow {
  const { stdout } = spawnSync("du", ["-sm", "node_modules"], { encoding: "utf8" });
  const megabytes = Number.parseInt(stdout, 10);
  return {
    id: "S2",
    what: "node_modules",
    value: megabytes,
    unit: "MB",
    limit: "none",
    target: "≤ 1,200 MB",
    ok: megabytes <= 1_200,
  };
}

/** As on a new machine, but for what npm may hold in its cache. */
async function fromClone(dir: string): Promise<BenchRow> {
  const clone = join(dir, "clone");
  const { status, stderr } = spawnSync("git", ["clone", "--quiet", ".", clone], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`The clone failed: ${stderr}`);
  const seconds = (await withDemo(join(clone, ".data"), ({ took }) => took, clone)) / 1_000;
  return {
    id: "S2",
    what: "npm start, first time from a clone, to the first page",
    value: seconds,
    unit: "s",
    limit: "none",
    target: "≤ 240 s",
    ok: seconds <= 240,
    note: "with npm's cache as it is here",
  };
}
