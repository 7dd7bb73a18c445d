import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Command } from "commander";
import { presentRegister } from "@/lib/data/register";
import {
  certificateFacts,
  issueCertificate,
  takeCertificate,
} from "@/lib/data/terminations/certificates";
import { settleTask } from "@/lib/data/terminations/termination-tasks";
import { terminationOf } from "@/lib/data/terminations/termination-view";
import { proposeEnd } from "@/lib/data/terminations/terminations";
import { find, list } from "@/lib/domain/register";
import { taskOutcomes } from "@/lib/domain/termination/task";
import { outcomeLabels, type TerminationView } from "@/lib/domain/termination/termination-view";
import { tooEarlyMessage } from "@/lib/domain/termination/too-early";
import { drawCertificates } from "@/lib/draw/certificates";
import { type Answer, print, refused, table, take, WrongUse } from "./answer";
import { unreadable, writeOut } from "./files";
import { actorOf, withInstallation } from "./installation";
import { dayOption, oneOf } from "./options";

type Options = {
  as?: string;
  json?: true;
  agreement?: string;
  on?: string;
  by?: string;
  choice?: string;
  reason?: string;
  outcome?: string;
  evidence?: string;
  file?: string;
  law?: string;
  until?: string;
  lang?: string;
  output?: string;
};

/** What a customer's leaving takes, as commands of `recital customer`. */
export function addEnding(customer: Command): void {
  customer
    .command("terminate <customer>")
    .description("propose the end of an agreement, with deletion or return as the customer chose")
    .requiredOption("--on <date>", "the last day of the agreement")
    .requiredOption("--choice <delete|return>", "what the customer chose (GDPR Art. 28(3)(g))")
    .option("--by <date>", "the day by which data are to be gone; else 30 days after the end")
    .option("--agreement <ref>", "which one, where the customer has several")
    .option("--reason <text>")
    .option("--as <email>")
    .option("--json")
    .action((ref: string, options: Options) => run(options, () => terminate(ref, options)));
  customer
    .command("ending <agreement>")
    .description("how the end of an agreement stands: who has deleted or returned what")
    .option("--json")
    .action((ref: string, options: Options) => run(options, () => endingAnswer(ref)));
  customer
    .command("settle <task>")
    .description("record what a holder of the data did with its part")
    .requiredOption("--outcome <deleted|returned|retained>")
    .requiredOption("--on <date>", "the day on which it was done")
    .option("--evidence <text>", "what shows it")
    .option("--file <path>", "a file that shows it")
    .option("--law <text>", "retained: the law that requires storage")
    .option("--until <date>", "retained: until when")
    .option("--as <email>")
    .option("--json")
    .action((id: string, options: Options) => run(options, () => settle(id, options)));
  customer
    .command("certify <agreement>")
    .description("give out the certificate of deletion, once every holder has settled its part")
    .requiredOption("--as <email>", "an approver who settled none of it")
    .option("--json")
    .action((ref: string, options: Options) => run(options, () => certify(ref, options)));
  customer
    .command("certificate <agreement>")
    .description("write out the certificate of deletion as it was given out")
    .option("--lang <language>", "en or de", "en")
    .requiredOption("-o, --output <file>")
    .action((ref: string, options: Options) => withInstallation(() => certificate(ref, options)));
}

async function run(options: Options, answer: () => Promise<Answer>): Promise<void> {
  await withInstallation(async () => print(await answer(), options.json === true));
}

function dayOf(text: string | undefined, name: string) {
  const day = dayOption(text);
  if (day === null) throw new WrongUse(`${name} is missing: write YYYY-MM-DD.`);
  return day;
}

async function terminate(customerRef: string, options: Options): Promise<Answer> {
  const { agreement = null, on, by, choice = "", reason = null, as } = options;
  const { id, agreement: ref } = take(
    await proposeEnd(await actorOf(as), {
      customerRef,
      agreementRef: agreement,
      endsOn: dayOf(on, "The last day"),
      onEnd: oneOf(choice, ["DELETE", "RETURN"], "The choice"),
      dataDueOn: dayOption(by),
      reason,
    }),
  );
  const text = `${id} is in review: the end of ${ref}. Once an approver has approved it, each holder of the data gets its task.`;
  return { text, json: { ok: true, id, agreement: ref } };
}

async function endingOf(ref: string): Promise<TerminationView> {
  const { register } = await presentRegister();
  const agreement = find(register, "CustomerAgreement", ref);
  if (agreement === undefined)
    throw refused("noSuchAgreement", [], unknownAgreement(register, ref));
  return terminationOf(await actorOf(undefined), register, agreement);
}

function unknownAgreement(register: Parameters<typeof list>[0], ref: string): string {
  const ending = list(register, "CustomerAgreement").filter(({ onEnd }) => onEnd !== undefined);
  const known = ending.map((one) => one.ref).join(", ") || "none";
  return `There is no agreement "${ref}". Agreements that end: ${known}.`;
}

async function endingAnswer(ref: string): Promise<Answer> {
  const view = await endingOf(ref);
  const { endsOn, onEnd, dueOn, heldUntil, tasks, certificates } = view;
  if (onEnd === null)
    return {
      text: `${ref} does not end, or nobody recorded what becomes of its data.`,
      json: view,
    };
  const rows = tasks.map(({ id, holder, settled, dueOn: due, isOverdue }) => [
    id,
    holder,
    settled === null ? `open${isOverdue ? ", overdue" : ""}` : outcomeLabels[settled.outcome],
    settled?.doneOn ?? `by ${due}`,
  ]);
  const text = [
    `${ref} ends on ${endsOn ?? "no day"}: ${onEnd.toLowerCase()} by ${dueOn ?? "no day"}.`,
    tasks.length === 0
      ? "Its tasks are made by the worker: `recital work --once`."
      : table(["task", "holder", "state", "on"], rows),
    ...(heldUntil === null ? [] : [`Data were held until ${heldUntil}.`]),
    ...certificates.map(({ language, sha256 }) => `Certificate (${language}): SHA-256 ${sha256}`),
  ].join("\n");
  return { text, json: view };
}

async function settle(taskId: string, options: Options): Promise<Answer> {
  const { outcome = "", on, evidence = null, file, law = null, until, as } = options;
  const result = await settleTask(await actorOf(as), {
    taskId,
    outcome: oneOf(outcome, taskOutcomes, "The outcome"),
    doneOn: dayOf(on, "The day"),
    evidence,
    file: file === undefined ? null : await fileAt(file),
    law,
    until: dayOption(until),
  });
  const tooEarly = tooEarlyMessage(result);
  if (!result.ok && tooEarly !== null) throw refused(result.reason, [], tooEarly);
  const { agreement } = take(result);
  return { text: `Recorded for ${agreement}.`, json: { ok: true, id: taskId, agreement } };
}

async function fileAt(path: string): Promise<{ name: string; bytes: Uint8Array }> {
  try {
    return { name: basename(path), bytes: new Uint8Array(await readFile(path)) };
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function certify(ref: string, { as }: Options): Promise<Answer> {
  const actor = await actorOf(as);
  const asked = take(await certificateFacts(actor, ref));
  const drawn = await drawCertificates(asked.facts);
  const certified = take(await issueCertificate(actor, ref, asked, drawn));
  const { certificates, changeSetId } = certified;
  const hashes = Object.entries(certificates).map(([lang, hash]) => `  ${lang}: SHA-256 ${hash}`);
  const text = [
    `The certificate of ${ref} is given out; the customer finds it in the portal.`,
    ...hashes,
    changeSetId === null ? "" : `${changeSetId} says in the register until when data were held.`,
  ].join("\n");
  return { text: text.trimEnd(), json: { ok: true, ...certified } };
}

async function certificate(ref: string, { lang = "en", output }: Options): Promise<void> {
  const { register } = await presentRegister();
  const customer = find(register, "CustomerAgreement", ref)?.customerId ?? "";
  const file = await takeCertificate(await actorOf(undefined), customer, ref, lang);
  if (file === null)
    throw refused("noSuchCertificate", [], `There is no certificate of "${ref}" in "${lang}".`);
  await writeOut(output, file.bytes);
}
