import type { Command } from "commander";
import { systemActor } from "@/lib/auth/actor";
import { openConfiguredMail } from "@/lib/local/installation";
import { runWorker, workOnce } from "@/lib/work/worker";
import { print } from "./answer";
import { now, withInstallation } from "./installation";

export function addWork(program: Command): void {
  program
    .command("work")
    .description("send, publish and activate what is due; goes on until it is stopped")
    .option("--once", "do all that is due now, and end")
    .option("--json")
    .action(({ once, json }: { once?: true; json?: true }) =>
      withInstallation(async (databaseUrl) => {
        const mail = await openConfiguredMail();
        const settings = { databaseUrl, smtpUrl: mail.url, actorAt: () => systemActor("worker", now()) };
        try {
          if (once !== true) return await runWorker(settings);
          const done = await workOnce(settings);
          const text = `${done.accepted} mails accepted, ${done.deferred} deferred, ${done.bounced} bounced, ${done.unknown} unknown; ${done.activated.length} changes activated; ${done.drawn} publications drawn.`;
          print({ text, json: { ok: true, ...done } }, json === true);
        } finally {
          await mail.close();
        }
      }),
    );
}
