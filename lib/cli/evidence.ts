import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Command } from "commander";
import { type Evidence, makeEvidence } from "@/lib/data/evidence/evidence";
import { keptMails } from "@/lib/data/evidence/evidence-mails";
import { signPack } from "@/lib/data/evidence/evidence-signing";
import type { PackSubject } from "@/lib/domain/evidence/pack";
import { type PackFile, packFiles } from "@/lib/draw/evidence/pack-files";
import { zipped } from "@/lib/draw/evidence/zipped";
import { renderDocument } from "@/lib/draw/pdf/render-document";
import { stampAuthority } from "@/lib/web/ask-time-stamp";
import { print, take, WrongUse } from "./answer";
import { actorOf, withInstallation } from "./installation";
import { notedStamp, stampWords } from "./noted-stamp";

type Options = {
  change?: string;
  customer?: string;
  output: string;
  zip?: true;
  as?: string;
  json?: true;
};

/** `recital evidence`: what proves a change, or all that passed with a customer, as a folder or a ZIP. */
export function addEvidence(program: Command): void {
  program
    .command("evidence")
    .description("a pack of evidence that `recital verify` checks without an installation")
    .option("--change <id>", "about one change set, for all whom it concerns")
    .option(
      "--customer <ref>",
      "about all that passed between us and one customer, and nobody else",
    )
    .requiredOption("-o, --output <path>", "a folder that is new or empty; with --zip a file")
    .option("--zip", "one ZIP instead of a folder")
    .option("--as <email>", "as whom; without it, the System")
    .option("--json")
    .action((options: Options) => evidence(options));
}

async function evidence(options: Options): Promise<void> {
  const subject = subjectOf(options);
  await refuseTaken(options);
  await withInstallation(async () => {
    const made = take(await makeEvidence(await actorOf(options.as), subject));
    const { stamp, outcome } = notedStamp(stampAuthority());
    const files = packFiles({
      ...made,
      mails: keptMails(made.parts.deliveries),
      drawPdf: renderDocument,
      sign: signPack,
      stamp,
    });
    const count = await written(files, options);
    const mails = count.paths.filter((path) => path.startsWith("mails/")).length;
    print(
      {
        text: `${options.output}: ${count.paths.length} files, ${mails} mails, about the ${subject.type} ${subject.ref}. Signed with key ${made.about.keyId}.${stampWords(outcome())}`,
        json: {
          ok: true,
          ...summaryOf(made),
          output: options.output,
          files: count.paths.length,
          mails,
          timeStamp: outcome(),
        },
      },
      options.json === true,
    );
  });
}

function subjectOf({ change, customer }: Options): PackSubject {
  if (change !== undefined && customer === undefined) return { type: "change", ref: change };
  if (customer !== undefined && change === undefined) return { type: "customer", ref: customer };
  throw new WrongUse("Name one subject: --change ID or --customer REF.");
}

/** What is there already would be mixed with the pack, or lost. */
async function refuseTaken({ output, zip }: Options): Promise<void> {
  const found = await stat(output).catch(() => null);
  if (found === null) return;
  if (zip === true) throw new WrongUse(`${output} is there already: name a new file.`);
  if (!found.isDirectory()) throw new WrongUse(`${output} is a file: name a folder, or add --zip.`);
  if ((await readdir(output)).length > 0)
    throw new WrongUse(`${output} is not empty: name a new folder.`);
}

async function written(
  files: AsyncGenerator<PackFile>,
  { output, zip }: Options,
): Promise<{ paths: string[] }> {
  const paths: string[] = [];
  async function* noted(): AsyncGenerator<PackFile> {
    for await (const file of files) {
      paths.push(file.path);
      yield file;
    }
  }
  try {
    if (zip === true) await writeZip(noted(), output);
    else await writeFolder(noted(), output);
  } catch (error) {
    // Half a pack would look like one that somebody took files out of.
    await rm(output, { recursive: true, force: true });
    throw error;
  }
  return { paths };
}

async function writeFolder(files: AsyncIterable<PackFile>, output: string): Promise<void> {
  for await (const { path, bytes } of files) {
    const target = join(output, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
}

async function writeZip(files: AsyncIterable<PackFile>, output: string): Promise<void> {
  await mkdir(dirname(output), { recursive: true });
  const stream = createWriteStream(output);
  const closed = once(stream, "close");
  for await (const chunk of zipped(files)) if (!stream.write(chunk)) await once(stream, "drain");
  stream.end();
  await closed;
}

function summaryOf({ about, parts }: Evidence) {
  return {
    subject: about.subject,
    madeAt: about.madeAt,
    simulated: about.simulated,
    keyId: about.keyId,
    auditHead: about.auditHead,
    notices: parts.notices.length,
    deliveries: parts.deliveries.length,
  };
}
