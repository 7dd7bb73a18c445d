import type { Command } from "commander";
import { dayOf } from "@/lib/data/days";
import { objectionLetters } from "@/lib/data/objections/customer-letters";
import { letterLanguages } from "@/lib/data/objections/objection-letters";
import { decideObjection, listObjections, recordObjection } from "@/lib/data/objections/objections";
import { isUnsettled, type ObjectionDecision } from "@/lib/domain/change/gate";
import { print, refused, table, take } from "./answer";
import { actorOf, withInstallation } from "./installation";
import { dayOption, mailsAheadHelp, oneOf } from "./options";

export const channels = ["EMAIL", "LETTER", "HAND", "PORTAL", "LINK", "PHONE"] as const;
const decisions = [
  "ACCOMMODATED_BY_SAFEGUARD",
  "ACCOMMODATED_BY_LEAVING_OUT",
  "WITHDRAWN",
  "UNTIMELY",
  "OUTSIDE_GROUND",
  "AGREEMENT_ENDED",
  "REMEDY_RUN",
  "REFUSED",
] as const;

type Options = {
  change?: string;
  customer: string;
  agreement?: string;
  on?: string;
  channel: string;
  text?: string;
  decision: string;
  reason?: string;
  clause?: string;
  ran?: string;
  without?: string;
  dryRun?: true;
  lang: string;
  as?: string;
  json?: true;
};

export function addObjection(program: Command): void {
  const objection = program
    .command("objection")
    .description("what customers say against a change, and what is decided");
  objection
    .command("list")
    .option("--change <id>")
    .option("--json")
    .action((options: Options) => withInstallation(() => list(options)));
  objection
    .command("add")
    .requiredOption("--change <id>")
    .requiredOption("--customer <ref>")
    .option("--agreement <ref>")
    .option("--on <date>", "the day it was received; without it today")
    .option("--channel <channel>", channels.join(", "), "EMAIL")
    .option("--text <text>")
    .option("--as <email>")
    .option("--json")
    .action((options: Options) => withInstallation(() => add(options)));
  objection
    .command("decide <id>")
    .requiredOption("--decision <decision>", decisions.join(", "))
    .option("--reason <text>")
    .option("--clause <text>", "the clause on which it rests; without it the agreement's own")
    .option("--ran <date>", "REMEDY_RUN: the remedy's last day; without it the agreement's own")
    .option(
      "--without <text>",
      "left out where it comes for all: how the product does without it for this customer",
    )
    .option("--dry-run", mailsAheadHelp)
    .option("--as <email>")
    .option("--json")
    .action((id: string, options: Options) => withInstallation(() => decide(id, options)));
  objection
    .command("letter <id>")
    .description("the draft of the answer, from the facts of the register")
    .option("--lang <language>", letterLanguages.join(", "), "en")
    .option("--as <email>")
    .option("--json")
    .action((id: string, options: Options) => withInstallation(() => letter(id, options)));
}

async function list({ change, json }: Options): Promise<void> {
  const objections = await listObjections(change ?? null);
  const rows = objections.map(({ id, notice, receivedOn, timely, decision }) => [
    id,
    notice.changeSetId,
    notice.customerRef,
    dayOf(receivedOn),
    timely ? "in time" : "late",
    stateOf(decision, notice.changeSet.state),
  ]);
  const text =
    rows.length === 0
      ? "No objections."
      : table(["id", "change", "customer", "received", "in time", "decision"], rows);
  print({ text, json: objections }, json === true);
}

/** What a withdrawn change leaves of an objection to it. */
function stateOf(decision: ObjectionDecision | null, changeState: string): string {
  if (changeState === "WITHDRAWN" && isUnsettled({ decision })) return "settled: change withdrawn";
  return decision ?? "open";
}

async function add(options: Options): Promise<void> {
  const recorded = take(
    await recordObjection(await actorOf(options.as), {
      changeSetId: options.change ?? "",
      customerRef: options.customer,
      agreementRef: options.agreement ?? null,
      receivedOn: dayOption(options.on),
      channel: oneOf(options.channel, channels, "--channel"),
      text: options.text ?? null,
    }),
  );
  const effect = effectOf(recorded);
  print(
    { text: `Objection ${recorded.id} is recorded. ${effect}`, json: { ok: true, ...recorded } },
    options.json === true,
  );
}

type Effect = {
  readonly timely: boolean;
  readonly inEffect: boolean;
  readonly incident: { readonly number: number } | null;
};

function effectOf({ timely, inEffect, incident }: Effect): string {
  if (incident !== null)
    return `It came in time, and the change took effect for this customer before it was entered: incident ${incident.number} is open. Nothing was taken back by itself.`;
  if (!timely)
    return "It came too late, or the class of the change gives no right to object: it holds nothing back.";
  return inEffect
    ? "It came in time, but the change is in effect for this customer already: decide it without delay."
    : "The change is held back for this customer until it is decided.";
}

async function decide(id: string, options: Options): Promise<void> {
  const decision = oneOf(options.decision, decisions, "--decision");
  const { reason = null, clause = null, without = null, ran } = options;
  const rests = { clause, remedyRanOn: dayOption(ran), doneWithout: without };
  const actor = await actorOf(options.as);
  if (options.dryRun === true) {
    const { decisionAhead } = await import("./mails-ahead");
    print(await decisionAhead(actor, id, decision, reason, rests), options.json === true);
    return;
  }
  take(await decideObjection(actor, id, decision, reason, rests));
  print(
    { text: `Objection ${id}: ${decision}.`, json: { ok: true, id, decision } },
    options.json === true,
  );
}

async function letter(id: string, { lang, as, json }: Options): Promise<void> {
  const language = oneOf(lang, letterLanguages, "--lang");
  const letters = await objectionLetters(await actorOf(as), id);
  const draft = letters?.find((one) => one.language === language);
  if (draft === undefined) throw refused("noSuchObjection");
  print({ text: `${draft.subject}\n\n${draft.text}`, json: draft }, json === true);
}
