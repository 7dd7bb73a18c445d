import type { Command } from "commander";
import { mailStatus, setMailPaused } from "@/lib/data/mail-switch";
import { recordBounce } from "@/lib/data/notice-acts";
import { print, table, take } from "./answer";
import { actorOf, withInstallation } from "./installation";

type Options = { as?: string; json?: true };

export function addMail(program: Command): void {
  const mail = program
    .command("mail")
    .description("the outgoing mail: its state, a pause, a returned message");
  mail
    .command("status")
    .option("--json")
    .action((options: Options) => withInstallation(() => status(options)));
  for (const [name, paused] of [
    ["pause", true],
    ["resume", false],
  ] as const) {
    mail
      .command(name)
      .option("--as <email>")
      .option("--json")
      .action((options: Options) =>
        withInstallation(async () => {
          take(await setMailPaused(await actorOf(options.as), paused));
          print(
            {
              text: paused ? "Mail is paused: nothing goes out." : "Mail goes out again.",
              json: { ok: true, paused },
            },
            options.json === true,
          );
        }),
      );
  }
  mail
    .command("bounce")
    .description("read a returned message from standard input and mark its delivery as bounced")
    .option("--as <email>")
    .option("--json")
    .action((options: Options) => withInstallation(() => bounce(options)));
}

async function status({ json }: Options): Promise<void> {
  const state = await mailStatus();
  const rows = Object.entries(state.deliveries).map(([name, count]) => [name, String(count)]);
  const text = [
    state.paused ? "Mail is paused." : "Mail goes out.",
    rows.length === 0 ? "No deliveries." : table(["state", "mails"], rows),
  ].join("\n");
  print({ text, json: state }, json === true);
}

async function bounce(options: Options): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  const bounced = take(
    await recordBounce(await actorOf(options.as), Buffer.concat(chunks).toString("utf8")),
  );
  print(
    {
      text: `Delivery ${bounced.deliveryId} is marked as bounced; its contact is no longer used.`,
      json: { ok: true, ...bounced },
    },
    options.json === true,
  );
}
