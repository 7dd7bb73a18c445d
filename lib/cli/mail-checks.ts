import type { Command } from "commander";
import { mayDo } from "@/lib/auth/actor";
import { askMailbox, proveMailbox } from "@/lib/data/announcing/mailbox-proofs";
import { keepSenderAnswers, senderQuestionsNow, sendingView } from "@/lib/data/announcing/sending";
import { mailboxUses, type SendingView } from "@/lib/domain/sending/sending-view";
import { askDns, ownResolver } from "@/lib/web/ask-dns";
import { type Answer, print, refused, table, take } from "./answer";
import { actorOf, withInstallation } from "./installation";

type Options = { as?: string; json?: true };

/** What is looked at before customers are told: the sender in the DNS, and whether our mailboxes are read. */
export function addMailChecks(mail: Command): void {
  mail
    .command("check")
    .description("ask the DNS about our sender, and show which mailboxes are proved")
    .option("--as <email>")
    .option("--json")
    .action((options: Options) => run(options, () => checkAnswer(options)));
  mail
    .command("prove [code]")
    .description("send a code to each mailbox that is not proved; with the code, take it back")
    .option("--as <email>")
    .option("--json")
    .action((code: string | undefined, options: Options) =>
      run(options, () => (code === undefined ? sendAnswer(options) : proveAnswer(code, options))),
    );
}

async function run(options: Options, answer: () => Promise<Answer>): Promise<void> {
  await withInstallation(async () => print(await answer(), options.json === true));
}

/** How the outgoing mail stands; the DNS is asked anew by whoever may. */
export async function askedView(as: string | undefined): Promise<SendingView> {
  const actor = await actorOf(as);
  if (mayDo(actor, "mail:check"))
    take(await keepSenderAnswers(actor, await askDns(await senderQuestionsNow(), ownResolver())));
  const view = await sendingView(actor);
  if (view === null) throw refused("notAllowed");
  return view;
}

async function checkAnswer({ as }: Options): Promise<Answer> {
  const view = await askedView(as);
  return { text: sendingText(view), json: view };
}

export function sendingText(view: SendingView): string {
  const mailboxes = view.mailboxes.map(({ address, uses, stands }) => [
    address,
    standsInWords[stands.state],
    "on" in stands ? stands.on : "-",
    uses.map((use) => mailboxUses[use]).join("; "),
  ]);
  return [
    `Mail from ${view.from}${view.isPaused ? " is paused: nothing goes out." : "."}`,
    ...view.checks.flatMap(({ what, tone, says, advice }) => [
      `  ${toneInWords[tone]}  ${what}: ${says}`,
      ...(advice === null ? [] : [`        ${advice}`]),
    ]),
    "",
    table(["mailbox", "state", "on", "for"], mailboxes),
  ].join("\n");
}

const toneInWords = { good: "ok   ", warn: "look ", bad: "wrong", unknown: "?    " } as const;
const standsInWords = {
  PROVED: "proved",
  EXPIRED: "proved long ago",
  ASKED: "waiting for the code",
  NEVER: "never tried",
} as const;

async function sendAnswer({ as }: Options): Promise<Answer> {
  const view = await sendingView(await actorOf(as));
  if (view === null) throw refused("notAllowed");
  const sent: string[] = [];
  for (const { address, stands } of view.mailboxes) {
    if (stands.state === "PROVED") continue;
    take(await askMailbox(await actorOf(as), address));
    sent.push(address);
  }
  const text =
    sent.length === 0
      ? "Every mailbox is proved already."
      : `A mail with a code is ordered for ${sent.join(", ")}.`;
  return { text, json: { ok: true, sent } };
}

async function proveAnswer(code: string, { as }: Options): Promise<Answer> {
  const proved = take(await proveMailbox(await actorOf(as), code));
  return {
    text: `Somebody reads ${proved.address}: that is proved.`,
    json: { ok: true, ...proved },
  };
}
