import { open, readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { type MailHead, mailHeadIn } from "@/lib/domain/evidence/mail-head";
import { packPaths } from "@/lib/domain/evidence/pack";
import { keysSchema } from "@/lib/domain/evidence/pack-facts";
import { jsonIn } from "@/lib/domain/evidence/pack-parts";
import type { FoundPack } from "@/lib/domain/evidence/verify-pack";
import { sha256 } from "@/lib/domain/publication/canonical";
import { isKeyListedTruly, keyIdOf } from "@/lib/domain/publication/signature";
import type { PublicKey } from "@/lib/domain/publication/verify";
import type { PackFile } from "@/lib/draw/evidence/pack-files";
import { certificatesIn } from "@/lib/file/time-stamp/certificates";
import { WrongUse } from "./answer";
import { unreadable } from "./files";
import { filesOfZip } from "./read-zip";

/** A text longer than this is no string any more; no file of ours comes near it. */
const largestFile = 500 * 1024 * 1024;
const mostText = 1024 * 1024 * 1024;
const mostInflated = 16 * 1024 * 1024 * 1024;
const mailHeadBytes = 256 * 1024;

export type Certificates = ReturnType<typeof certificatesIn>;

type Found = FoundPack & {
  readonly digests: Map<string, string>;
  readonly heads: Map<string, MailHead | null | "several">;
  readonly texts: Map<string, string>;
  stamp: Uint8Array | null;
  textBytes: number;
};

/** What is read and not only hashed: nothing that was added to a pack. */
const readPaths: ReadonlySet<string> = new Set(
  Object.values(packPaths).filter(
    (path) => ![packPaths.summary, packPaths.readme, packPaths.stamp].some((one) => one === path),
  ),
);

/** Reads a pack of evidence from a folder or a ZIP; null where the target is neither. Needs nothing of an installation. */
export async function openPack(target: string): Promise<FoundPack | null> {
  const found = await stat(target).catch(() => null);
  if (found?.isDirectory()) {
    const isPack = await stat(join(target, packPaths.manifest)).catch(() => null);
    return isPack?.isFile() ? readFolder(target) : null;
  }
  return found?.isFile() && (await beginsAsZip(target)) ? readZip(target) : null;
}

async function beginsAsZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString("latin1") === "PK\u0003\u0004";
  } finally {
    await file.close();
  }
}

/** What is found of a pack whose files are at hand. */
export function packOf(files: Iterable<PackFile>): FoundPack {
  const found = nothing();
  for (const { path, bytes } of files) note(found, path, bytes);
  return found;
}

function nothing(): Found {
  return { digests: new Map(), heads: new Map(), texts: new Map(), stamp: null, textBytes: 0 };
}

/** Of a mail only its digest and what its headers name are kept: there may be very many. */
function note(found: Found, path: string, bytes: Uint8Array): void {
  found.digests.set(path, sha256(bytes));
  if (path.startsWith("mails/"))
    found.heads.set(
      path,
      mailHeadIn(Buffer.from(bytes.subarray(0, mailHeadBytes)).toString("latin1")),
    );
  if (path === packPaths.stamp) found.stamp = bytes;
  if (!readPaths.has(path)) return;
  found.textBytes += bytes.length;
  if (found.textBytes > mostText) throw tooLarge(path);
  found.texts.set(path, new TextDecoder().decode(bytes));
}

async function readFolder(folder: string): Promise<FoundPack> {
  const found = nothing();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (entry.isDirectory()) continue;
    const full = join(entry.parentPath, entry.name);
    const path = relative(folder, full).split(sep).join("/");
    // A link leads out of the pack: what it shows today may be something else tomorrow.
    if (!entry.isFile())
      throw new WrongUse(`${full} is a link and no file: a pack holds files alone.`);
    if ((await stat(full)).size > largestFile) throw tooLarge(path);
    const bytes = await readFile(full).catch((error: unknown) => {
      throw unreadable(full, error);
    });
    note(found, path, bytes);
  }
  return found;
}

function tooLarge(path: string): WrongUse {
  return new WrongUse(`${path} is too large for a file of a pack of evidence.`);
}

async function readZip(target: string): Promise<FoundPack> {
  const found = nothing();
  const most = { file: largestFile, total: mostInflated };
  for await (const { path, bytes } of filesOfZip(target, most)) note(found, path, bytes);
  if (!found.digests.has(packPaths.manifest))
    throw new WrongUse(
      `${target} is a ZIP, but no pack of evidence: it has no ${packPaths.manifest}.`,
    );
  return found;
}

/** The keys that the reader brought: one public key as PEM, or a list of them as it is published; null without. */
export async function readKeys(path: string | undefined): Promise<PublicKey[] | null> {
  if (path === undefined) return null;
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const listed = keysIn(text);
  if (listed.length === 0)
    throw new WrongUse(
      `${path} holds no Ed25519 public key, neither as PEM nor as a list (keys.json).`,
    );
  return listed;
}

/** The certificates that the reader trusts to say when; null without. */
export async function readAnchors(path: string | undefined): Promise<Certificates | null> {
  if (path === undefined) return null;
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const certificates = certificatesIn(text);
  if (certificates.length === 0)
    throw new WrongUse(`${path} holds no certificate in PEM that can be read.`);
  return certificates;
}

function keysIn(text: string): PublicKey[] {
  const list = keysSchema.safeParse(jsonIn(text));
  if (list.success) return list.data.keys.filter(isKeyListedTruly);
  try {
    return [{ id: keyIdOf(text), pem: text }];
  } catch {
    return [];
  }
}
