import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import { childEnvironment } from "@/lib/env";
import { log } from "@/lib/log";

export type Program = {
  name: string;
  words: string[];
  environment: Record<string, string>;
  /** For Node itself, before the program. */
  flags?: readonly string[];
};
export type Children = { stop: () => Promise<void> };

const patienceMs = 30_000;
const restartsPerMinute = 5;

/**
 * Runs programs beside this one and starts each again when it falls.
 *
 * @param onGivenUp told when one falls too often to be started again
 */
export function runChildren(programs: Program[], onGivenUp: (name: string) => void): Children {
  const running = new Map<string, ChildProcess>();
  let isStopping = false;

  function begin(program: Program, falls: number[]): void {
    const words = [...(program.flags ?? []), resolve("lib/local/child.mjs"), ...program.words];
    const child = spawn(process.execPath, words, {
      // Its own group: Ctrl-C reaches this process alone, which then stops all in order.
      detached: true,
      // What Next says there is for a developer; Recital itself logs on stderr.
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: childEnvironment(program.environment),
    });
    running.set(program.name, child);
    child.on("exit", () => {
      running.delete(program.name);
      if (isStopping) return;
      const now = performance.now();
      const recent = [...falls.filter((fall) => now - fall < 60_000), now];
      if (recent.length > restartsPerMinute) onGivenUp(program.name);
      else {
        log().warn({ program: program.name }, "fell and is started again");
        begin(program, recent);
      }
    });
  }

  for (const program of programs) begin(program, []);
  return {
    stop: async () => {
      isStopping = true;
      await Promise.all([...running.values()].map(ended));
    },
  };
}

/** Asks a process to end, and ends it after a time. */
function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((settle) => {
    const limit = setTimeout(() => child.kill("SIGKILL"), patienceMs);
    child.on("exit", () => {
      clearTimeout(limit);
      settle();
    });
    child.kill("SIGTERM");
  });
}
