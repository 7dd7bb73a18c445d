import type { Command } from "commander";
import { recordBounce } from "@/lib/data/bounces";
import { mailStatus, setMailPaused } from "@/lib/data/mail-switch";
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
    await recordBounce(await actorOf(options.as), {
      message: Buffer.concat(chunks).toString("utf8"),
    }),
  );
  const others = bounced.fallback.map(({ contact, told }) =>
    told ? `${contact} (told)` : contact,
  );
  const next =
    others.length === 0
      ? `${bounced.customer} has no other contact that can be told: name one, or send a letter.`
      : `Other contacts of ${bounced.customer}: ${others.join(", ")}.`;
  print(
    {
      text: `Delivery ${bounced.deliveryId} is marked as bounced; its contact is no longer used.\n${next}`,
      json: { ok: true, ...bounced },
    },
    options.json === true,
  );
}
