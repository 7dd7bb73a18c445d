import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import type { Command } from "commander";
import { applyMigrations } from "@/lib/data/database/migrate";
import { childEnvironment, env } from "@/lib/env";
import { build, neededBuild } from "@/lib/local/build";
import { type Opened, openConfiguredDatabase } from "@/lib/local/installation";
import { requirePort } from "@/lib/local/ports";

const patienceMs = 15_000;

export function addWeb(program: Command): void {
  program
    .command("web")
    .description("answer requests on PORT; goes on until it is stopped")
    .option("--host <address>", "where to listen: 0.0.0.0 is beyond this machine", "localhost")
    .action(({ host }: { host: string }) => serve(host));
}

/** One web process. Any number may run on one database, of one build, each on a port or a machine of its own. */
async function serve(host: string): Promise<void> {
  const { appUrl, port } = env();
  await requirePort(port);
  const hash = await neededBuild();
  if (hash !== null) await build(hash);
  const database = await openDatabase();
  try {
    const child = spawn(
      process.execPath,
      [resolve("lib/local/child.mjs"), resolve("server.ts"), "--host", host],
      {
        // Ctrl-C reaches this process alone, which hands it on.
        detached: true,
        stdio: ["ignore", "ignore", "inherit", "ipc"],
        env: childEnvironment({
          NODE_ENV: "production",
          DATABASE_URL: database.url,
          PORT: String(port),
          APP_URL: appUrl,
        }),
      },
    );
    process.exitCode = await endOf(child);
  } finally {
    await database.close();
  }
}

/** Published files answer while a database is away, so that nobody waits for one that is configured; ours has to be started. */
async function openDatabase(): Promise<Opened> {
  const { databaseUrl } = env();
  if (databaseUrl !== null) return { url: databaseUrl, close: () => Promise.resolve() };
  const opened = await openConfiguredDatabase();
  await applyMigrations(opened.url);
  return opened;
}

function endOf(child: ChildProcess): Promise<number> {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      child.kill("SIGTERM");
      setTimeout(() => child.kill("SIGKILL"), patienceMs).unref();
    });
  }
  return new Promise((settle, fail) => {
    child.once("error", fail);
    child.once("exit", (code) => settle(code ?? 1));
  });
}
