import type { DocumentView } from "@/lib/domain/documents/blocks";
import { type PackManifest, packHash, packPaths } from "@/lib/domain/evidence/pack";
import type { Excerpt, PackParts } from "@/lib/domain/evidence/pack-parts";
import { packReadme } from "@/lib/domain/evidence/readme";
import { packSummary } from "@/lib/domain/evidence/summary";
import type { StampRefusal } from "@/lib/domain/evidence/time-stamp";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import type { Result } from "@/lib/domain/result";

export type PackFile = { readonly path: string; readonly bytes: Uint8Array };

/** What a pack is made of, and who draws its page, reads its mails and signs it. */
export type PackInput = {
  readonly about: Omit<PackManifest, "files">;
  readonly keys: readonly { id: string; pem: string }[];
  readonly parts: PackParts;
  readonly mails: AsyncIterable<PackFile>;
  readonly certificates?: readonly PackFile[];
  readonly drawPdf: (view: DocumentView) => Promise<Uint8Array>;
  /** signs a SHA-256 in hexadecimal digits */
  readonly sign: (hash: string) => string;
  /** who is asked for a time stamp over the list of files; null: nobody */
  readonly stamp: PackStamping | null;
};

export type PackStamping = {
  readonly authority: string;
  readonly ask: (
    content: Uint8Array,
  ) => Promise<Result<{ readonly answer: Uint8Array }, StampRefusal>>;
};

/**
 * The files of a pack one after the other, so that its mails never lie in memory together. Those that tell of the whole come last:
 * its list is what is stamped, and the pages for readers say whether a stamp was to be had.
 */
export async function* packFiles(input: PackInput): AsyncGenerator<PackFile> {
  const { about, parts, stamp } = input;
  const files: Record<string, string> = {};
  function noted(file: PackFile): PackFile {
    files[file.path] = sha256(file.bytes);
    return file;
  }
  yield noted(jsonFile(packPaths.keys, { keys: input.keys }));
  yield noted(jsonFile(packPaths.changes, parts.changes));
  yield noted(jsonFile(packPaths.notices, parts.notices));
  yield noted(jsonFile(packPaths.deliveries, parts.deliveries));
  if (parts.terminations !== undefined && parts.terminations.length > 0)
    yield noted(jsonFile(packPaths.terminations, parts.terminations));
  for (const file of input.certificates ?? []) yield noted(file);
  yield noted(jsonFile(packPaths.publications, parts.publications));
  yield noted(jsonFile(packPaths.seals, parts.seals));
  yield noted(textFile(packPaths.audit, excerptText(parts.excerpt)));
  for await (const mail of input.mails) yield noted(mail);
  if (stamp === null) return yield* await closingFiles(input, about, files);
  const { authority } = stamp;
  const closing = await closingFiles(
    input,
    { ...about, timeStamp: { authority, failed: null } },
    files,
  );
  const stamped = await stamp.ask(closing[0].bytes);
  if (stamped.ok) {
    yield* closing;
    const { answer } = stamped.value;
    yield { path: packPaths.stamp, bytes: answer };
    // So that nobody can lay another stamp in its place.
    yield textFile(packPaths.stampSignature, `${input.sign(sha256(answer))}\n`);
    return;
  }
  const timeStamp = { authority, failed: stamped.reason };
  yield* await closingFiles(input, { ...about, timeStamp }, files);
}

/** @returns the list of all files first: its bytes are what is hashed, signed and stamped, so that any tool can check that */
async function closingFiles(
  { parts, drawPdf, sign }: PackInput,
  about: PackInput["about"],
  others: Readonly<Record<string, string>>,
): Promise<[PackFile, ...PackFile[]]> {
  const readme = textFile(packPaths.readme, packReadme(about));
  const summary = { path: packPaths.summary, bytes: await drawPdf(packSummary(about, parts)) };
  const files = {
    ...others,
    [readme.path]: sha256(readme.bytes),
    [summary.path]: sha256(summary.bytes),
  };
  const manifest = { ...about, files };
  return [
    textFile(packPaths.manifest, canonicalJson(manifest)),
    textFile(packPaths.signature, `${sign(packHash(manifest))}\n`),
    readme,
    summary,
  ];
}

function jsonFile(path: string, value: unknown): PackFile {
  return textFile(path, `${JSON.stringify(value, null, 1)}\n`);
}

function textFile(path: string, text: string): PackFile {
  return { path, bytes: new TextEncoder().encode(text) };
}

function excerptText({ previousHash, entries }: Excerpt): string {
  return [{ previousHash }, ...entries].map((line) => `${JSON.stringify(line)}\n`).join("");
}
