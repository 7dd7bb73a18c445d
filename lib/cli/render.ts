import type { Command } from "commander";
import { agreementsOf, annexInput, findAnnex, keepAnnex } from "@/lib/data/annexes/annexes";
import { statusLine } from "@/lib/domain/documents/annex-status";
import { annexView } from "@/lib/domain/documents/annex-view";
import { sha256 } from "@/lib/domain/publication/canonical";
import { renderDocument } from "@/lib/draw/pdf/render-document";
import { print, refused, WrongUse } from "./answer";
import { writeOut } from "./files";
import { now, withInstallation } from "./installation";
import { numberOption } from "./options";
import { addRenderRecord } from "./render-record";

type Options = {
  customer: string;
  agreement?: string;
  publication?: string;
  lang: string;
  output: string;
  json?: true;
};

export function addRender(program: Command): void {
  const render = program.command("render").description("draw a document from the register");
  render
    .command("annex")
    .description(
      "the annexes of one customer as PDF: SCC (EU) 2021/915, and (EU) 2021/914 for each group of transfers",
    )
    .requiredOption("--customer <ref>")
    .option("--agreement <ref>", "where the customer has several")
    .option("--publication <n>", "as an earlier publication had it")
    .option("--lang <language>", "en", "en")
    .requiredOption("-o, --output <file>")
    .option("--json")
    .action((options: Options) => withInstallation(() => annex(options)));
  addRenderRecord(render);
}

async function annex(options: Options): Promise<void> {
  if (options.lang !== "en")
    throw new WrongUse(`Annexes are drawn in en; "${options.lang}" is not there yet.`);
  const agreements = await agreementsOf(options.customer);
  if (agreements === null) throw refused("noSuchCustomer");
  const [agreement, another] = agreements.filter(
    ({ ref }) => options.agreement === undefined || ref === options.agreement,
  );
  if (agreement === undefined) throw refused("noSuchAgreement");
  if (another !== undefined) throw refused("severalAgreements");
  const input = await annexInput(agreement.ref, numberOption(options.publication));
  if (input === null) throw refused("noSuchAgreement");

  const kept = await findAnnex(input.inputHash);
  const bytes = kept ?? (await renderDocument(annexView(input)));
  if (kept === null) await keepAnnex(input, bytes, now());
  await writeOut(options.output, bytes);
  const facts = {
    file: options.output,
    publication: input.publication.number,
    inputHash: input.inputHash,
    sha256: sha256(bytes),
    status: input.status.state,
    statusLine: statusLine(input),
  };
  print(
    {
      text: `${options.output}: publication ${facts.publication}, ${facts.statusLine}, SHA-256 ${facts.sha256}`,
      json: { ok: true, ...facts },
    },
    options.json === true,
  );
}
