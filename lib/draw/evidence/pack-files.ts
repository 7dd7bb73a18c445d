import type { DocumentView } from "@/lib/domain/documents/blocks";
import { type PackManifest, packPaths } from "@/lib/domain/evidence/pack";
import type { Excerpt, PackParts } from "@/lib/domain/evidence/pack-parts";
import { packReadme } from "@/lib/domain/evidence/readme";
import { packSummary } from "@/lib/domain/evidence/summary";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";

export type PackFile = { readonly path: string; readonly bytes: Uint8Array };

/** What a pack is made of, and who draws its page, reads its mails and signs it. */
export type PackInput = {
  readonly about: Omit<PackManifest, "files">;
  readonly keys: readonly { id: string; pem: string }[];
  readonly parts: PackParts;
  readonly mails: AsyncIterable<PackFile>;
  readonly certificates?: readonly PackFile[];
  readonly drawPdf: (view: DocumentView) => Promise<Uint8Array>;
  readonly sign: (manifest: PackManifest) => string;
};

/** The files of a pack one after the other, so that its mails never lie in memory together; its list and signature come last. */
export async function* packFiles(input: PackInput): AsyncGenerator<PackFile> {
  const { about, parts } = input;
  const files: Record<string, string> = {};
  function noted(file: PackFile): PackFile {
    files[file.path] = sha256(file.bytes);
    return file;
  }
  yield noted(textFile(packPaths.readme, packReadme(about)));
  yield noted({
    path: packPaths.summary,
    bytes: await input.drawPdf(packSummary(about, parts)),
  });
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
  const manifest = { ...about, files };
  // Its bytes are what is hashed and signed: any tool can check that.
  yield textFile(packPaths.manifest, canonicalJson(manifest));
  yield textFile(packPaths.signature, `${input.sign(manifest)}\n`);
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
