import type { Actor } from "@/lib/auth/actor";
import {
  drawable,
  findDrawn,
  keepDrawn,
  listKeys,
  listPublications,
  type PublishedPublication,
  undrawnNumbers,
} from "@/lib/data/published";
import { sha256 } from "@/lib/domain/publication/canonical";
import { fileListHash } from "@/lib/domain/publication/file-list";
import { signHash } from "@/lib/domain/publication/signature";
import { drawChain } from "@/lib/draw/chain";
import { drawPublication } from "@/lib/draw/publication";
import { currentFiles, permalinkFiles } from "@/lib/draw/published-tree";
import { env } from "@/lib/env";
import { registerJsonSchema } from "@/lib/file/json-schema";
import { missingPermalinks, versionOf, writeTree } from "@/lib/web/write-tree";

/** Draws every publication that is not drawn yet and brings the folder of published files up to date. */
export async function publishDue(actor: Actor): Promise<{ drawn: number; written: boolean }> {
  const numbers = await undrawnNumbers();
  const publications = await listPublications();
  for (const publication of publications) {
    if (numbers.includes(publication.manifest.number)) await draw(actor, publication);
  }
  return { drawn: numbers.length, written: await writeTarget(publications) };
}

async function draw(actor: Actor, publication: PublishedPublication): Promise<void> {
  const { manifest, hash } = publication;
  const schemas = { register: JSON.stringify(registerJsonSchema(), null, 2) };
  const files = drawPublication(drawable(publication), schemas);
  const list = {
    number: manifest.number,
    manifestHash: hash,
    keyId: manifest.keyId,
    files: Object.fromEntries(files.map(({ path, bytes }) => [path, sha256(bytes)])),
  };
  const pem = env().signingKey.export({ type: "pkcs8", format: "pem" }).toString();
  await keepDrawn(actor, files, list, signHash(fileListHash(list), pem));
}

/** Writes what the folder lacks. The database has the files; a lost folder is written again from it. */
async function writeTarget(publications: readonly PublishedPublication[]): Promise<boolean> {
  const newest = publications.at(-1);
  if (newest === undefined) return false;
  const dir = env().publicationTarget;
  const missing = await missingPermalinks(
    dir,
    publications.map(({ manifest }) => manifest.number),
  );
  const version = await versionOf(dir);
  if (
    missing.length === 0 &&
    version !== null &&
    Number.parseInt(version, 10) === newest.manifest.number
  )
    return false;

  const permalinks: { number: number; files: ReturnType<typeof permalinkFiles> }[] = [];
  for (const publication of publications) {
    const { number } = publication.manifest;
    if (missing.includes(number)) permalinks.push({ number, files: await filesOf(publication) });
  }
  const chain = drawChain(publications, await listKeys(), chainHead(newest));
  const drawn = await findDrawn(newest.manifest.number);
  await writeTree(dir, {
    number: newest.manifest.number,
    current: currentFiles(drawn?.files ?? [], chain),
    permalinks,
  });
  return true;
}

async function filesOf(
  publication: PublishedPublication,
): Promise<ReturnType<typeof permalinkFiles>> {
  const drawn = await findDrawn(publication.manifest.number);
  if (drawn === null) throw new Error(`Publication ${publication.manifest.number} is not drawn`);
  return permalinkFiles({ ...publication, ...drawn });
}

function chainHead(newest: PublishedPublication): {
  organisation: ReturnType<typeof drawable>["public"]["organisation"];
  baseUrl: string;
  simulated: boolean;
} {
  const { public: part, baseUrl } = drawable(newest);
  return { organisation: part.organisation, baseUrl, simulated: part.simulated };
}
