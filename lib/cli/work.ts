import { setTimeout as pause } from "node:timers/promises";
import type { Command } from "commander";
import { systemActor } from "@/lib/auth/actor";
import { openConfiguredMail } from "@/lib/local/installation";
import { log } from "@/lib/log";
import { runWorker, type WorkerSettings, workOnce } from "@/lib/work/worker";
import { print } from "./answer";
import { now, withInstallation } from "./installation";

const databasePauseMs = 2_000;

export function addWork(program: Command): void {
  program
    .command("work")
    .description("send, publish and activate what is due; goes on until it is stopped")
    .option("--once", "do all that is due now, and end")
    .option("--json")
    .action(({ once, json }: { once?: true; json?: true }) =>
      once === true ? roundOnce(json === true) : untilStopped(),
    );
}

/** The worker does not fall when it starts while the database is away: it waits for it. */
async function untilStopped(): Promise<void> {
  const stop = new AbortController();
  for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => stop.abort());
  while (!stop.signal.aborted) {
    try {
      await withSettings((settings) => runWorker(settings, stop.signal));
    } catch (error) {
      log().error({ err: error }, "the worker could not begin");
      await pause(databasePauseMs, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  }
}

async function roundOnce(asJson: boolean): Promise<void> {
  await withSettings(async (settings) => {
    const done = await workOnce(settings);
    const text = `${done.accepted} mails accepted, ${done.deferred} deferred, ${done.bounced} bounced, ${done.unknown} unknown; ${done.activated.length} changes activated; ${done.drawn} publications drawn.`;
    print({ text, json: { ok: true, ...done } }, asJson);
  });
}

function withSettings(run: (settings: WorkerSettings) => Promise<void>): Promise<void> {
  return withInstallation(async (databaseUrl) => {
    const mail = await openConfiguredMail();
    try {
      await run({ databaseUrl, smtpUrl: mail.url, actorAt: () => systemActor("worker", now()) });
    } finally {
      await mail.close();
    }
  });
}
