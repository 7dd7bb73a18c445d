import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { childEnvironment } from "@/lib/env";

/** A real worker, `recital work`, in a process of its own: it can be killed as it would be in earnest. */
export type WorkerProcess = {
  /** Sends the signal and waits for the end; says how long that took and with which code it ended. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<{ ms: number; code: number | null }>;
};

export type WorkerPlace = { databaseUrl: string; smtpUrl: string; folder: string };

/** Starts a worker and does not wait until it works. */
export function startWorker(place: WorkerPlace): WorkerProcess {
  const child = recital(["work"], place);
  const ended = once(child, "exit");
  return {
    async end(signal) {
      const start = performance.now();
      child.kill(signal);
      await ended;
      return { ms: performance.now() - start, code: child.exitCode };
    },
  };
}

/** One command of Recital, to its end. */
export async function runRecital(
  words: string[],
  place: WorkerPlace,
  more: Record<string, string> = {},
): Promise<{ code: number | null; errors: string }> {
  const child = recital(words, place, more);
  let errors = "";
  child.stderr?.on("data", (part) => {
    errors += part;
  });
  await once(child, "close");
  return { code: child.exitCode, errors };
}

/** Under child.mjs: whatever becomes of the harness, no worker outlives it. */
function recital(
  words: string[],
  { databaseUrl, smtpUrl, folder }: WorkerPlace,
  more: Record<string, string> = {},
): ChildProcess {
  return spawn(process.execPath, ["lib/local/child.mjs", "lib/cli/recital.ts", ...words], {
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: childEnvironment({
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl,
      SMTP_URL: smtpUrl,
      DATA_DIR: folder,
      PUBLICATION_TARGET: `${folder}/public`,
      MAIL_FROM: "Recital <recital@localhost>",
      LOG_LEVEL: "silent",
      RECITAL_CLOCK: "",
      ...more,
    }),
  });
}
