import type { Command } from "commander";
import { proveMailbox } from "@/lib/data/announcing/mailbox-proofs";
import { recordBounce } from "@/lib/data/mail/bounces";
import { mailStatus, setMailPaused } from "@/lib/data/mail/mail-switch";
import { fileReply } from "@/lib/data/notices/replies";
import { stopReadingMail } from "@/lib/file/mail/read-mail-apart";
import { readReply } from "@/lib/file/mail/reply-file";
import { print, refused, table, take } from "./answer";
import { actorOf, withInstallation } from "./installation";
import { addMailChecks } from "./mail-checks";

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
  mail
    .command("reply")
    .description(
      "read an answer to a mail of ours from standard input: file it with its change, or prove a mailbox by the code in it",
    )
    .option("--as <email>")
    .option("--json")
    .action((options: Options) => withInstallation(() => reply(options)));
  addMailChecks(mail);
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

async function fromStdin(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** A code proves a mailbox; anything else is filed with the mail that it answers. */
async function reply({ as, json }: Options): Promise<void> {
  const bytes = await fromStdin();
  const proved = await proveMailbox(await actorOf(as), bytes.toString("utf8"));
  if (proved.ok) {
    const text = `Somebody reads ${proved.value.address}: that is proved.`;
    return print({ text, json: { ok: true, ...proved.value } }, json === true);
  }
  // A code of somebody else's is no reason to lose what a customer writes.
  if (proved.reason !== "noCode" && proved.reason !== "unknownCode") throw refused(proved.reason);
  const read = await readReply(bytes);
  await stopReadingMail();
  if (read === null) throw refused("unreadableReply");
  const filed = take(await fileReply(await actorOf(as), read, null));
  print(
    {
      text: `Reply ${filed.replyId} is filed with ${filed.changeSetIds.join(", ")}.`,
      json: { ok: true, ...filed },
    },
    json === true,
  );
}

async function bounce(options: Options): Promise<void> {
  const bounced = take(
    await recordBounce(await actorOf(options.as), {
      message: (await fromStdin()).toString("utf8"),
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
