import { spawn } from "node:child_process";
import { once } from "node:events";
import { toolEnvironment } from "@/lib/env";

/** A second process of an installation that runs: `recital web` or `recital work`, on the same database and folder. */
export type Beside = { stop: () => Promise<void> };

export function startBeside(command: "web" | "work", settings: Record<string, string>): Beside {
  const child = spawn(process.execPath, ["lib/local/bootstrap.mjs", "recital", command], {
    env: toolEnvironment({
      DATABASE_URL: "",
      SMTP_URL: "",
      AUTH_SECRET: "",
      SIGNING_KEY: "",
      LOG_LEVEL: "silent",
      // What is announced goes at once, as in the process beside which it runs.
      SEND_DELAY: "PT0S",
      ...settings,
    }),
    stdio: "ignore",
  });
  const ended = once(child, "exit");
  return {
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
