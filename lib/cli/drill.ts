import type { Command } from "commander";
import { systemActor } from "@/lib/auth/actor";
import { type AskedDrill, openDrill } from "@/lib/data/drill/drills";
import { certificateKinds, wholeFramework } from "@/lib/domain/drill/supposition";
import { regimeWords } from "@/lib/domain/findings/regime-words";
import type { Typed } from "@/lib/domain/form-state";
import { find, type Register } from "@/lib/domain/register";
import { print, refused, table, WrongUse } from "./answer";
import { blockerWords } from "./blockers";
import { now, withInstallation } from "./installation";

const forms = ["dpf", "decision:ID", "country:CODE[:REGIME]", "vendor:REF", "certificate:REF"].join(
  ", ",
);

export function addDrill(program: Command): void {
  program
    .command("drill <what>")
    .description(
      "what would follow if a decision fell, a country lost adequacy, a vendor disappeared or a certificate lapsed; writes nothing",
    )
    .requiredOption("--on <date>", "the day on which it happens, today or later")
    .option("--json")
    .addHelpText("after", `\nWHAT is one of: ${forms}.`)
    .action((what: string, { on, json }: { on: string; json?: true }) =>
      withInstallation(async () => {
        const asking = (question: Typed) =>
          openDrill(systemActor("cli", now()), { ...question, on });
        const open = await asking(await questionOf(what, asking));
        if (open === null) throw refused("notAllowed");
        if (open.asked === null) throw new WrongUse(Object.values(open.errors).flat().join("\n"));
        const answer = jsonOf(open.asked);
        print({ text: textOf(open.register, open.asked), json: answer }, json === true);
      }),
    );
}

type Asking = (question: Typed) => ReturnType<typeof openDrill>;

async function questionOf(what: string, asking: Asking): Promise<Typed> {
  const [kind = "", ...rest] = what.split(":");
  const name = rest.join(":");
  switch (kind) {
    case "dpf":
      return { what: "DECISION", decision: wholeFramework };
    case "decision":
      return { what: "DECISION", decision: name };
    case "country":
      return { what: "COUNTRY", country: rest[0] ?? "", regime: rest[1] ?? "" };
    case "vendor":
      return { what: "VENDOR", vendor: name };
    case "certificate":
      return { what: "CERTIFICATION", certificate: await certificateNamed(name, asking) };
    default:
      throw new WrongUse(`“${what}” is nothing that can be supposed. It is one of: ${forms}.`);
  }
}

/** A ref is a certificate of either kind; where both have it, the one on which transfers rest is meant. */
async function certificateNamed(ref: string, asking: Asking): Promise<string> {
  const register = (await asking({}))?.register;
  const kind = certificateKinds.find(
    (known) => register !== undefined && find(register, known, ref) !== undefined,
  );
  return `${kind ?? ""}/${ref}`;
}

function jsonOf(asked: AskedDrill) {
  const { supposition, ways, engagements, drafts, customers, findings } = asked;
  return {
    supposition,
    says: asked.says,
    transfers: ways.map(({ record, regime, countries, lost, fallbacks }) => ({
      ...record,
      regime,
      countries,
      lost: lost.map(({ ref, mechanism }) => ({ ref, mechanism })),
      fallbacks: fallbacks.map(({ ref, mechanism }) => ({ ref, mechanism })),
    })),
    engagements,
    earliestEffectiveOn: asked.earliestForAll,
    customers: customers.map(({ ref, agreement, class: changeClass, terms, dates, blockers }) => ({
      ref,
      agreement,
      class: changeClass,
      noticeStartsOn: dates?.startsOn ?? null,
      objectionLastDay: dates?.objectionLastDay ?? null,
      earliestEffectiveOn: dates?.earliestEffectiveOn ?? null,
      zone: terms.zone,
      blockers,
    })),
    findings,
    drafts: drafts.map(({ class: changeClass, changes }) => ({
      class: changeClass,
      items: changes.map(({ kind, ref, body }) => ({ kind, ref, ends: body === null })),
    })),
  };
}

function textOf(register: Register, asked: AskedDrill): string {
  const { says, ways, engagements, customers, findings, drafts } = asked;
  const names = (uses: readonly { mechanism?: string }[], none: string) =>
    uses.length === 0 ? none : uses.map(({ mechanism }) => mechanism ?? "?").join(", ");
  return [
    `${says}.`,
    "",
    ways.length === 0
      ? "No transfer loses its ground."
      : table(
          ["transfer", "under", "for", "rests on", "falls back on"],
          ways.map(({ record, regime, countries, lost, fallbacks }) => [
            `${record.kind}/${record.ref}`,
            regimeWords[regime],
            countries.join(", "),
            names(lost, "adequacy"),
            names(fallbacks, "NOTHING"),
          ]),
        ),
    ...(engagements.length === 0
      ? []
      : [
          "",
          table(
            ["engagement", "goes with", "stands by"],
            engagements.map(({ ref, above, standIns }) => [
              ref,
              above ?? find(register, "Engagement", ref)?.vendorServiceId ?? "",
              standIns.join(", ") || (above === null ? "NOBODY" : "-"),
            ]),
          ),
        ]),
    "",
    customers.length === 0
      ? "No customer has to be told."
      : table(
          ["customer", "class", "starts", "objection until", "earliest", "zone", "in the way"],
          customers.map(({ ref, class: changeClass, dates, terms, blockers }) => [
            ref,
            changeClass,
            dates?.startsOn ?? "-",
            dates?.objectionLastDay ?? "-",
            dates?.earliestEffectiveOn ?? "-",
            terms.zone,
            blockers.map((one) => blockerWords(one)).join("; "),
          ]),
        ),
    "",
    `Findings that appear: ${findings.appeared.length}, that vanish: ${findings.vanished.length}`,
    ...findings.appeared.map(
      ({ severity, code, kind, ref, message }) =>
        `  ${severity} ${code} ${kind}/${ref}: ${message}`,
    ),
    `What to propose: ${drafts.map((draft) => `class ${draft.class ?? "-"}, ${draft.changes.length} records`).join("; ") || "nothing"}`,
  ].join("\n");
}
