import { spawn } from "node:child_process";
import { toolEnvironment } from "@/lib/env";
import type { Ran } from "./recital";

/** An installation that runs, as `npm start` runs it; `stop` ends it as Ctrl-C does. */
export type Running = {
  stop: () => Promise<Ran>;
  ended: Promise<Ran>;
  /** What it has printed so far. */
  printed: () => string;
};

export function startRecital(settings: Record<string, string>): Running {
  const child = spawn(process.execPath, ["lib/local/bootstrap.mjs", "start"], {
    env: toolEnvironment({
      DATABASE_URL: "",
      SMTP_URL: "",
      APP_URL: "",
      RECITAL_CLOCK: "",
      AUTH_SECRET: "",
      SIGNING_KEY: "",
      LOG_LEVEL: "silent",
      SEND_DELAY: "PT0S",
      ...settings,
    }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const ended = new Promise<Ran>((resolve) => {
    child.once("close", (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
  return {
    ended,
    printed: () => stdout,
    stop: () => {
      child.kill("SIGINT");
      return ended;
    },
  };
}

/** Starts, and waits for it to end by itself. */
export function run(settings: Record<string, string>): Promise<Ran> {
  return startRecital(settings).ended;
}
