import { readFile, stat } from "node:fs/promises";
import type { Command } from "commander";
import { verifyInstallation } from "@/lib/data/audit/verification";
import { findKnownFile, type KnownFile } from "@/lib/data/imports/known-files";
import type { MailHead } from "@/lib/domain/evidence/mail-head";
import { sha256 } from "@/lib/domain/publication/canonical";
import { env } from "@/lib/env";
import type { Outside } from "@/lib/web/outside";
import { verifyOutside } from "@/lib/web/outside-chain";
import { outsideFolder } from "@/lib/web/outside-folder";
import { outsideServer } from "@/lib/web/outside-server";
import { versionOf } from "@/lib/web/write-tree";
import { type Answer, print, Refused, refused, WrongUse } from "./answer";
import { withInstallation } from "./installation";
import { readMailHead } from "./mail-head";
import { packAnswer } from "./pack-answer";
import { openPack, readAnchors, readKeys } from "./read-pack";
import { type Problem, problemOf, publicationProblem } from "./verify-problems";

type Options = { against?: string; key?: string; tsaCa?: string; json?: true };
type Verdict = {
  problems: Problem[];
  publications: number;
  files: number;
  newest: MailHead | null;
  checked: string;
  more?: object;
};

const largestPdf = 256 * 1024 * 1024;

export function addVerify(program: Command): void {
  program
    .command("verify [target]")
    .description(
      "check this installation; or a folder or address of published files; or a pack of evidence (folder or ZIP); or what a PDF or a mail is",
    )
    .option("--against <mail>", "a notice (.eml) whose publication must be in the chain")
    .option(
      "--key <file>",
      "for a pack of evidence: the public key (PEM), or keys.json, from elsewhere",
    )
    .option(
      "--tsa-ca <file>",
      "for a pack of evidence: the certificates (PEM) that its time stamp must lead to, from elsewhere",
    )
    .option("--json")
    .action(async (target: string | undefined, { against, key, tsaCa, json }: Options) => {
      const pack = target === undefined ? null : await openPack(target);
      if (pack !== null && against !== undefined)
        throw new WrongUse("--against goes with this installation, a folder or an address.");
      if (pack !== null) {
        const [keys, anchors] = [await readKeys(key), await readAnchors(tsaCa)];
        return print(await packAnswer(pack, keys, anchors), json === true);
      }
      if (key !== undefined) throw new WrongUse("--key goes with a pack of evidence.");
      if (tsaCa !== undefined) throw new WrongUse("--tsa-ca goes with a pack of evidence.");
      const head = against === undefined ? null : await readMailHead(against);
      print(await verifyTarget(target, head, withInstallation), json === true);
    });
}

/**
 * Checks what was named; ends with a refusal when anything is not whole.
 *
 * @param head         what a mail says of the chain
 * @param installation opens this installation, for the targets that need it
 */
export async function verifyTarget(
  target: string | undefined,
  head: MailHead | null,
  installation: typeof withInstallation,
): Promise<Answer> {
  if (target === undefined)
    return installation(async () => answerOf(await verifyInside(head), head));
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(target))
    return answerOf(await fromOutside(outsideServer(addressOf(target)), target, head), head);
  const found = await stat(target).catch(() => null);
  if (found === null)
    throw new WrongUse(
      `${target} is no file, no folder and no address that begins with https:// or http://.`,
    );
  if (found.isDirectory())
    return answerOf(await fromOutside(outsideFolder(target), target, head), head);
  if (head !== null)
    throw new WrongUse("--against goes with this installation, a folder or an address.");
  if (found.size > largestPdf)
    throw new WrongUse(`${target} is too large for a PDF or a mail of Recital.`);
  const bytes = await readFile(target);
  if (bytes.subarray(0, 5).toString("latin1") === "%PDF-")
    return installation(() => pdfAnswer(target, sha256(bytes)));
  return mailAnswer(target);
}

function addressOf(target: string): string {
  const address = URL.canParse(target) ? new URL(target) : null;
  if (address === null || !["http:", "https:"].includes(address.protocol)) {
    throw new WrongUse(`${target} is no address that begins with https:// or http://.`);
  }
  if (address.username !== "" || address.password !== "")
    throw new WrongUse("The address must hold no user and no password.");
  return address.href;
}

async function verifyInside(head: MailHead | null): Promise<Verdict> {
  const { problems, chain, auditEntries, auditHead, records, publications, files, newest } =
    await verifyInstallation(head);
  return {
    problems: [
      ...problems.map(({ what, where }) => problemOf(what, where)),
      ...chain.map(publicationProblem),
      ...(await publishedBeyond(newest?.number ?? 0)),
    ],
    publications,
    files,
    newest,
    checked: `${counted(auditEntries, "audit entry", "audit entries")}, ${chainWords(publications, files)}, ${counted(records, "record", "records")}`,
    more: { auditEntries, auditHead, records },
  };
}

/** A publication that the folder of published files has and the database has not was taken out there. */
async function publishedBeyond(newest: number): Promise<Problem[]> {
  const version = await versionOf(env().publicationTarget);
  const published = version === null ? 0 : Number.parseInt(version, 10);
  return Array.from({ length: Math.max(0, published - newest) }, (_, index) =>
    problemOf("publicationMissing", `publication ${newest + index + 1}`),
  );
}

async function fromOutside(
  outside: Outside,
  place: string,
  head: MailHead | null,
): Promise<Verdict> {
  try {
    const { problems, publications, files, newest } = await verifyOutside(outside, head);
    return {
      problems: problems.map(publicationProblem),
      publications,
      files,
      newest,
      checked: `${place}: ${chainWords(publications, files)}`,
    };
  } catch (error) {
    // Not reached is not the same as not whole: nothing is said of what was read before.
    if (error instanceof Error && error.cause === "operator")
      throw refused("notReached", [], error.message);
    throw error;
  }
}

function answerOf(
  { problems, publications, files, newest, checked, more }: Verdict,
  head: MailHead | null,
): Answer {
  const json = { problems, publications, files, newest, against: head, ...more };
  if (problems.length > 0) {
    const lines = problems.map(
      ({ what, where, message: sentence }) => `${what}  ${where}  ${sentence}`,
    );
    const message = [
      ...lines,
      `Not whole: ${counted(problems.length, "problem", "problems")} in ${checked}.`,
    ].join("\n");
    const refusal = { ok: false as const, reason: "notVerified", message, blockers: [], ...json };
    throw new Refused(refusal);
  }
  const newestWords =
    newest === null
      ? "There is no publication yet."
      : `Newest: publication ${newest.number}, ${newest.hash}.`;
  const headWords =
    head === null ? [] : [`Publication ${head.number}, which the mail names, is in the chain.`];
  return {
    text: [`Whole: ${checked}.`, newestWords, ...headWords].join("\n"),
    json: { ok: true, ...json },
  };
}

function chainWords(publications: number, files: number): string {
  return `${counted(publications, "publication", "publications")} with ${counted(files, "file", "files")}`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

async function pdfAnswer(path: string, digest: string): Promise<Answer> {
  const known = await findKnownFile(digest);
  if (known === null) {
    throw refused(
      "notKnown",
      [],
      `${path} (SHA-256 ${digest}) is no document of this installation, or it was altered.`,
    );
  }
  return {
    text: `${path}: ${wordsOf(known)} SHA-256 ${digest}.`,
    json: { ok: true, sha256: digest, ...known },
  };
}

function wordsOf(known: KnownFile): string {
  const state = known.isCurrent ? "It is current." : "It is superseded: there is a newer one.";
  const what = known.type === "annex" ? `the annex of agreement ${known.agreement}` : known.path;
  return `${what}, of publication ${known.publication} (${known.publicationHash}). ${state}`;
}

async function mailAnswer(path: string): Promise<Answer> {
  const { number, hash } = await readMailHead(path);
  const text = [
    `${path} names publication ${number}, ${hash}.`,
    `Whether it is still in the chain: verify --against ${path}, of an address, a folder or this installation.`,
  ].join("\n");
  return { text, json: { ok: true, publication: number, hash } };
}
