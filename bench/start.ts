import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toolEnvironment } from "@/lib/env";
import { freePort } from "@/lib/local/ports";
import type { BenchRow } from "./bench-row";
import { median } from "./measure";

/** S1: `npm start` a second time, until the first page answers. */
export async function benchStart({ quick }: { quick: boolean }): Promise<BenchRow[]> {
  const dir = await mkdtemp(join(tmpdir(), "recital-bench-start-"));
  try {
    await startToPage(dir);
    const times: number[] = [];
    for (let round = 0; round < (quick ? 1 : 3); round += 1) times.push(await startToPage(dir));
    const seconds = median(times) / 1_000;
    return [
      {
        id: "S1",
        what: "npm start, second time, to the first page",
        value: seconds,
        unit: "s",
        limit: "8 s",
        target: "≤ 8 s",
        ok: seconds <= 8,
      },
    ];
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function startToPage(dir: string): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, ["lib/local/bootstrap.mjs", "start"], {
    env: toolEnvironment({
      DATA_DIR: dir,
      PORT: String(port),
      LOG_LEVEL: "warn",
      DATABASE_URL: "",
      RECITAL_CLOCK: "",
    }),
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  try {
    while (performance.now() - began < 240_000) {
      const answer = await fetch(`http://localhost:${port}/subprocessors`).catch(() => null);
      if (answer?.ok === true) return performance.now() - began;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("npm start did not answer within 240 s");
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}
