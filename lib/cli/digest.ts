import type { Command } from "commander";
import { systemActor } from "@/lib/auth/actor";
import { digestPage } from "@/lib/data/digest/digest-page";
import { mailWords } from "@/lib/draw/mail/mail-words";
import { print, refused, table } from "./answer";
import { now, withInstallation } from "./installation";

type Options = { customer?: string; json?: true };

export function addDigest(program: Command): void {
  program
    .command("digest")
    .description(
      "the monthly digest of informative changes: the next one as it would be by now, and those that went",
    )
    .option("--customer <ref>", "the mail as a contact of this customer would read it")
    .option("--json")
    .action((options: Options) => withInstallation(() => show(options)));
}

async function show({ customer, json }: Options): Promise<void> {
  const found = await digestPage(systemActor("cli", now()), customer ?? null);
  if (found === null) throw refused("notAllowed");
  const { view, mail } = found;
  if (customer !== undefined) {
    if (view.shown?.ref !== customer || mail === null)
      throw refused("nothingToTell", [], `The next digest has nothing to tell ${customer}.`);
    const { subject, text } = mailWords(mail);
    return print(
      { text: `Subject: ${subject}\n\n${text}`, json: { ok: true, subject, text } },
      json === true,
    );
  }
  const { nextOn, since, customers, past } = view;
  const rows = customers.map(({ ref, changes, contacts }) => [ref, `${changes}`, `${contacts}`]);
  const sent = past.map(({ month, changes, mails, accepted }) => [
    month,
    `${changes}`,
    `${mails}`,
    `${accepted}`,
  ]);
  const text = [
    nextOn === null
      ? "No digest goes out: the organisation names no day (digestDay)."
      : `The next digest goes out on ${nextOn}.`,
    rows.length === 0
      ? `Nothing to tell since ${since}.`
      : `What took effect since ${since}:\n${table(["customer", "changes", "contacts"], rows)}`,
    ...(sent.length === 0 ? [] : [table(["month", "changes", "mails", "accepted"], sent)]),
  ].join("\n\n");
  print({ text, json: { ok: true, nextOn, since, customers, past } }, json === true);
}
