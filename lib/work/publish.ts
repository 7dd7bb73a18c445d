import type { Actor } from "@/lib/auth/actor";
import { publishEndedForAll } from "@/lib/data/gate/ended-for-all";
import {
  drawable,
  findDrawn,
  keepDocuments,
  keepDrawn,
  listKeys,
  listPublications,
  type PublishedPublication,
  undocumentedNumbers,
  undrawnNumbers,
  wholeNumbers,
} from "@/lib/data/published";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import { documentListPaths, type FileList, fileListHash } from "@/lib/domain/publication/file-list";
import type { DrawnFile } from "@/lib/domain/publication/public-part";
import { signHash } from "@/lib/domain/publication/signature";
import { drawChain } from "@/lib/draw/chain";
import { documentPaths, drawDocuments } from "@/lib/draw/documents";
import { drawnText } from "@/lib/draw/drawn-text";
import { drawPublication } from "@/lib/draw/publication";
import { currentFiles, permalinkFiles } from "@/lib/draw/published-tree";
import { env } from "@/lib/env";
import { registerJsonSchema } from "@/lib/file/json-schema";
import { isLinked, missingPermalinks, versionOf, writeTree } from "@/lib/web/write-tree";

/**
 * Publishes what has ended for the last customer with a day, draws every publication that is not drawn yet, but for its PDFs,
 * and brings the folder of published files up to date.
 */
export async function publishDue(actor: Actor): Promise<{ drawn: number; written: boolean }> {
  await publishEndedForAll(actor);
  const numbers = await undrawnNumbers();
  const publications = await listPublications();
  for (const publication of publications) {
    if (numbers.includes(publication.manifest.number)) await draw(actor, publication);
  }
  return { drawn: numbers.length, written: await writeTarget(publications) };
}

/**
 * Draws the PDFs that publications have promised, the newest first, and adds them to the folder. They come after the pages,
 * so that nobody waits for them.
 */
export async function publishDocumentsDue(actor: Actor): Promise<{ drawn: number }> {
  const numbers = await undocumentedNumbers();
  if (numbers.length === 0) return { drawn: 0 };
  const publications = await listPublications();
  for (const number of numbers) {
    const publication = publications.find(({ manifest }) => manifest.number === number);
    if (publication === undefined) continue;
    await drawDocumentsOf(actor, publication);
    await writeTarget(publications);
  }
  return { drawn: numbers.length };
}

async function draw(actor: Actor, publication: PublishedPublication): Promise<void> {
  const schemas = { register: JSON.stringify(registerJsonSchema(), null, 2) };
  const files = drawPublication(drawable(publication), schemas);
  const list = {
    ...listOf(publication, files),
    documents: documentPaths(drawable(publication)),
  };
  await keepDrawn(actor, files, list, signed(list));
}

async function drawDocumentsOf(actor: Actor, publication: PublishedPublication): Promise<void> {
  const files = await drawDocuments(drawable(publication));
  const list = listOf(publication, files);
  const ownFiles = [
    drawnText(documentListPaths.list, canonicalJson(list)),
    drawnText(documentListPaths.signature, signed(list)),
  ];
  await keepDocuments(actor, [...files, ...ownFiles], list);
}

function listOf({ manifest, hash }: PublishedPublication, files: readonly DrawnFile[]): FileList {
  return {
    number: manifest.number,
    manifestHash: hash,
    keyId: manifest.keyId,
    files: Object.fromEntries(files.map(({ path, bytes }) => [path, sha256(bytes)])),
  };
}

function signed(list: FileList): string {
  const pem = env().signingKey.export({ type: "pkcs8", format: "pem" }).toString();
  return signHash(fileListHash(list), pem);
}

/** Writes what the folder lacks. The database has the files; a lost folder is written again from it. */
async function writeTarget(publications: readonly PublishedPublication[]): Promise<boolean> {
  const newest = publications.at(-1);
  if (newest === undefined) return false;
  const dir = env().publicationTarget;
  const whole = await wholeNumbers();
  const wanted = publications.map(({ manifest: { number } }) => ({
    number,
    isWhole: whole.has(number),
  }));
  const missing = await missingPermalinks(dir, wanted);
  const version = await versionOf(dir);
  if (
    missing.length === 0 &&
    version !== null &&
    Number.parseInt(version, 10) === newest.manifest.number &&
    (await isLinked(dir, wanted))
  )
    return false;

  const permalinks: Parameters<typeof writeTree>[1]["permalinks"][number][] = [];
  for (const publication of publications) {
    const permalink = missing.find(({ number }) => number === publication.manifest.number);
    if (permalink) permalinks.push({ ...permalink, files: await filesOf(publication) });
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
