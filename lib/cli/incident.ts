import type { Command } from "commander";
import { closeIncident, reopenIncident } from "@/lib/data/incidents/incident-acts";
import { findIncident, listIncidents } from "@/lib/data/incidents/incidents";
import { incidentLetters } from "@/lib/data/objections/customer-letters";
import { letterLanguages } from "@/lib/data/objections/objection-letters";
import {
  type DueStep,
  dueSteps,
  type IncidentView,
  incidentKindWords,
  incidentStepWords,
  suspensionWords,
} from "@/lib/domain/incident/incident-view";
import { print, refused, table, take } from "./answer";
import { actorOf, withInstallation } from "./installation";
import { oneOf } from "./options";

type Options = {
  agreement?: string;
  lang: string;
  reason?: string;
  undone?: string[];
  as?: string;
  json?: true;
};

export function addIncident(program: Command): void {
  const incident = program
    .command("incident")
    .description("what went other than the agreements allow; no data breach (GDPR Art. 33)");
  incident
    .command("list")
    .option("--as <email>")
    .option("--json")
    .action((options: Options) => withInstallation(() => list(options)));
  incident
    .command("show <number>")
    .description("one incident, by its number or id; with --agreement the letter to that customer")
    .option("--agreement <ref>", "draft the letter that tells this customer")
    .option("--lang <language>", letterLanguages.join(", "), "en")
    .option("--as <email>")
    .option("--json")
    .action((name: string, options: Options) => withInstallation(() => show(name, options)));
  incident
    .command("close <number>")
    .requiredOption("--reason <text>", "what came of it")
    .option(
      "--undone <STEP=why...>",
      `why a step that is due is left undone: ${dueSteps.join(", ")}`,
    )
    .option("--as <email>")
    .option("--json")
    .action((name: string, options: Options) => withInstallation(() => close(name, options)));
  incident
    .command("reopen <number>")
    .requiredOption("--reason <text>", "why it is opened again")
    .option("--as <email>")
    .option("--json")
    .action((name: string, options: Options) => withInstallation(() => reopen(name, options)));
}

async function list({ as, json }: Options): Promise<void> {
  const incidents = await listIncidents(await actorOf(as));
  const rows = incidents.map((one) => [
    String(one.number),
    incidentKindWords[one.kind].label,
    one.title,
    one.trueSince,
    one.knownOn,
    String(one.agreements),
    one.suspension === null ? "–" : suspensionWords[one.suspension],
    one.isOpen ? "open" : "closed",
  ]);
  const headings = [
    "no.",
    "kind",
    "about",
    "true since",
    "known on",
    "agreements",
    "suspension",
    "state",
  ];
  print(
    { text: rows.length === 0 ? "No incidents." : table(headings, rows), json: incidents },
    json === true,
  );
}

async function show(name: string, { agreement, lang, as, json }: Options): Promise<void> {
  const actor = await actorOf(as);
  const language = oneOf(lang, letterLanguages, "--lang");
  const incident = await findIncident(actor, name);
  if (incident === null) throw refused("noSuchIncident");
  if (agreement === undefined)
    return print({ text: inWords(incident), json: incident }, json === true);
  const letters = await incidentLetters(actor, incident.id, agreement);
  const draft = letters?.find((one) => one.language === language);
  if (draft === undefined) throw refused("notConcerned");
  print({ text: `${draft.subject}\n\n${draft.text}`, json: draft }, json === true);
}

function inWords(incident: IncidentView): string {
  const { number, kind, title, trueSince, knownOn, suspension, suspensionReason } = incident;
  const { customers, steps, closedReason } = incident;
  const told = customers.map(({ ref, customerName, told: tellings, daysUntilTold }) => [
    ref,
    customerName,
    tellings.map(({ on, words }) => `${on}: ${words}`).join("; ") || "not yet",
    String(daysUntilTold),
  ]);
  const { fact } = incident;
  const because = suspensionReason === null ? "" : `: ${suspensionReason}`;
  return [
    `Incident ${number}: ${title} (${incidentKindWords[kind].label})`,
    incidentKindWords[kind].meaning,
    `True since ${trueSince}, known on ${knownOn}.`,
    ...(fact === null
      ? []
      : [
          `Sub-processor: ${fact.subprocessor}`,
          `What happened: ${fact.what}`,
          ...(fact.howKnown === null ? [] : [`How we know: ${fact.howKnown}`]),
        ]),
    `Suspension: ${suspension === null ? "not decided" : suspensionWords[suspension]}${because}`,
    ...incident.cameLater.map(({ ref, suspendedSince }) =>
      suspendedSince === null
        ? `Came later, not suspended: ${ref}`
        : `Came later, suspended since ${suspendedSince}: ${ref}`,
    ),
    ...(told.length === 0 ? [] : [table(["agreement", "customer", "told", "days"], told)]),
    ...(closedReason === null ? [] : [`Closed: ${closedReason}`]),
    ...steps.map((step) => `Next: ${incidentStepWords[step]}`),
  ].join("\n");
}

async function close(name: string, { reason = "", undone = [], as, json }: Options): Promise<void> {
  const actor = await actorOf(as);
  const incident = await findIncident(actor, name);
  if (incident === null) throw refused("noSuchIncident");
  const { id, number } = take(
    await closeIncident(actor, { id: incident.id, reason, undone: undoneOf(undone) }),
  );
  print({ text: `Incident ${number} is closed.`, json: { ok: true, id, number } }, json === true);
}

async function reopen(name: string, { reason = "", as, json }: Options): Promise<void> {
  const actor = await actorOf(as);
  const incident = await findIncident(actor, name);
  if (incident === null) throw refused("noSuchIncident");
  const { id, number } = take(await reopenIncident(actor, { id: incident.id, reason }));
  print(
    { text: `Incident ${number} is open again.`, json: { ok: true, id, number } },
    json === true,
  );
}

function undoneOf(said: readonly string[]): Partial<Record<DueStep, string>> {
  return Object.fromEntries(
    said.map((one) => {
      const [step = "", ...why] = one.split("=");
      return [oneOf(step, dueSteps, "--undone"), why.join("=")];
    }),
  );
}
