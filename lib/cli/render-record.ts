import type { Command } from "commander";
import { recordEntities, recordFacts } from "@/lib/data/records/authority-records";
import { recordFormats } from "@/lib/domain/documents/record/record-format";
import { hasLayout, recordLayouts } from "@/lib/domain/documents/record/record-layout";
import { languages } from "@/lib/domain/language/catalogue";
import { sha256 } from "@/lib/domain/publication/canonical";
import { renderDocument } from "@/lib/draw/pdf/render-document";
import { drawRecord } from "@/lib/draw/record/draw-record";
import { env } from "@/lib/env";
import { print, refused, WrongUse } from "./answer";
import { writeOut } from "./files";
import { actorOf, withInstallation } from "./installation";
import { dayOption, instantOption, oneOf } from "./options";

type Options = {
  register: string;
  entity?: string;
  asOf?: string;
  recordedAt?: string;
  format: string;
  layout: string;
  lang: string;
  output?: string;
  json?: true;
};

/** `recital render record`: a record of Art. 30 as a file for the supervisory authority. */
export function addRenderRecord(render: Command): void {
  render
    .command("record")
    .description("the record of processing activities of one legal entity (GDPR Art. 30)")
    .requiredOption("--register <register>", "controller (Art. 30(1)) or processor (Art. 30(2))")
    .option("--entity <ref>", "whose record; without it, that of the main legal entity")
    .option("--as-of <date>", "the day on which it was true; without it, today")
    .option("--recorded-at <when>", "as it was known at the end of a day (UTC), or at an instant")
    .requiredOption("--format <format>", recordFormats.join(", "))
    .option("--layout <layout>", "own, or the columns of cnil or ico (xlsx and csv)", "own")
    .option("--lang <language>", languages.join(", "), "en")
    .option("-o, --output <file>", "without it, to standard output")
    .option("--json")
    .action((options: Options) => withInstallation(() => record(options)));
}

async function record(options: Options): Promise<void> {
  const { drawing, asked } = readOptions(options);
  const actor = await actorOf(undefined);
  const found = await recordFacts(actor, asked);
  if (!found.ok) throw await refusal(found.reason, options, actor, asked);
  const drawn = await drawRecord(found.value, {
    ...drawing,
    baseUrl: env().appUrl,
    drawPdf: renderDocument,
  });
  await writeOut(options.output, drawn.bytes);
  if (options.output === undefined) return;
  const facts = {
    file: options.output,
    register: asked.register,
    entity: found.value.holder.ref,
    asOf: found.value.asOf,
    recordedAt: found.value.recordedAt,
    activities: found.value.activities.length,
    controllers: found.value.controllers.length,
    factsHash: drawn.factsHash,
    sha256: sha256(drawn.bytes),
  };
  print(
    {
      text: `${options.output}: ${facts.activities} activities of ${facts.entity} as of ${facts.asOf}, SHA-256 ${facts.sha256}`,
      json: { ok: true, ...facts },
    },
    options.json === true,
  );
}

function readOptions(options: Options) {
  const format = lowerOneOf(options.format, recordFormats, "--format");
  const layout = lowerOneOf(options.layout, recordLayouts, "--layout");
  if (!hasLayout(format, layout))
    throw new WrongUse(
      `The columns of ${layout} are for xlsx and csv: with ${format}, leave --layout out.`,
    );
  if (options.output === undefined && options.json === true)
    throw new WrongUse("--json tells of the file that is written: name one with --output.");
  return {
    drawing: { format, layout },
    asked: {
      register: oneOf(options.register, ["CONTROLLER", "PROCESSOR"], "--register"),
      entity: options.entity ?? null,
      asOf: dayOption(options.asOf),
      recordedAt: instantOption(options.recordedAt),
      language: lowerOneOf(options.lang, languages, "--lang"),
    },
  } as const;
}

function lowerOneOf<const Value extends string>(
  text: string,
  values: readonly Value[],
  name: string,
): Value {
  const found = values.find((value) => value === text.toLowerCase());
  if (found === undefined)
    throw new WrongUse(`${name} is one of ${values.join(", ")}; "${text}" is not.`);
  return found;
}

async function refusal(
  reason: "noSuchEntity" | "noMainEntity",
  { entity }: Options,
  actor: Awaited<ReturnType<typeof actorOf>>,
  asked: ReturnType<typeof readOptions>["asked"],
) {
  const { entities } = await recordEntities(actor, asked);
  const refs = entities.map(({ ref }) => ref).join(", ") || "none";
  const message =
    reason === "noSuchEntity"
      ? `There is no legal entity "${entity ?? ""}" on that day. Those of ours: ${refs}.`
      : `The register names no main legal entity on that day: name one with --entity. Those of ours: ${refs}.`;
  return refused(reason, [], message);
}
