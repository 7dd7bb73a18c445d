import { spawn } from "node:child_process";
import { toolEnvironment } from "@/lib/env";
import { freePort } from "@/lib/local/ports";

/** The demo as `npm start` runs it: where it answers, and how long it took to its first page, in milliseconds. */
export type Demo = { origin: string; took: number };

/** Starts the demo in a data folder, runs something against it, and ends it. */
export async function withDemo<Value>(
  dataDir: string,
  run: (demo: Demo) => Promise<Value> | Value,
  folder = process.cwd(),
): Promise<Value> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, ["lib/local/bootstrap.mjs", "start"], {
    cwd: folder,
    env: toolEnvironment({
      DATA_DIR: dataDir,
      PORT: String(port),
      LOG_LEVEL: "warn",
      DATABASE_URL: "",
      RECITAL_CLOCK: "",
    }),
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  try {
    await firstPage(origin, began);
    return await run({ origin, took: performance.now() - began });
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

async function firstPage(origin: string, began: number): Promise<void> {
  while (performance.now() - began < 600_000) {
    const answer = await fetch(`${origin}/subprocessors`).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("npm start did not answer within 600 s");
}
