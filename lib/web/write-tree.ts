import { createHash, randomUUID } from "node:crypto";
import type { Dirent } from "node:fs";
import {
  mkdir,
  open,
  readdir,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type TreeFile = { path: string; bytes: Uint8Array };

/** What is to answer from now on. */
export type Tree = {
  /** Of the newest publication: a writer that comes late with an older one changes nothing. */
  number: number;
  /** Files at `/…`. */
  current: readonly TreeFile[];
  /** Publications whose files at `/publications/N/…` may not be on disk yet. */
  permalinks: readonly (Permalink & { files: readonly TreeFile[] })[];
};

/** One publication as its folder has it: its pages at first, and whole once its PDFs are drawn. */
export type Permalink = { number: number; isWhole: boolean };

/**
 * The folder holds
 *   permalinks/N/…      the pages of one publication, written once
 *   permalinks/N+/…     the same with its PDFs, written once
 *   versions/V/…        the files of today, and publications/N as a link to the permalink folder
 *   current             a link to the version that answers
 * so that any web server can serve `current`, and a reader sees one version or the next, never a mix.
 */
export async function writeTree(dir: string, tree: Tree): Promise<void> {
  for (const { files, ...permalink } of tree.permalinks) {
    await writeOnce(join(dir, "permalinks", folderOf(permalink)), (folder) =>
      writeAll(folder, files),
    );
  }
  const before = await versionOf(dir);
  if (before !== null && numberOf(before) > tree.number) return;
  const folders = await permalinkFolders(dir);
  const version = `${tree.number}-${digestOf(tree.current, folders)}`;
  await writeOnce(join(dir, "versions", version), async (folder) => {
    await writeAll(folder, (await Promise.all(tree.current.map(withTwins))).flat());
    await linkPermalinks(folder, folders);
  });
  // Compressing takes a while, in which another writer may have come with a newer one.
  const meanwhile = await versionOf(dir);
  if (meanwhile !== null && numberOf(meanwhile) > tree.number) return;
  await pointTo(dir, version);
  await removeOthers(dir, [version, before]);
}

/** @returns those of the publications whose permalink folder is not on disk, or not as whole as it should be */
export async function missingPermalinks(
  dir: string,
  wanted: readonly Permalink[],
): Promise<Permalink[]> {
  const there = new Set(await namesIn(join(dir, "permalinks")));
  return wanted.filter((one) => !there.has(folderOf(one)));
}

/** Whether what answers leads to each of these publications, as whole as it should be. */
export async function isLinked(dir: string, wanted: readonly Permalink[]): Promise<boolean> {
  const links = await Promise.all(
    wanted.map(({ number }) =>
      readlink(join(dir, "current", "publications", String(number))).catch(nullWhenAbsent),
    ),
  );
  return wanted.every((one, index) => links[index]?.endsWith(`/${folderOf(one)}`) === true);
}

function folderOf({ number, isWhole }: Permalink): string {
  return isWhole ? `${number}+` : String(number);
}

/** @returns the name of the version that answers; null before the first */
export async function versionOf(dir: string): Promise<string | null> {
  const target = await readlink(join(dir, "current")).catch(nullWhenAbsent);
  return target?.split("/").at(-1) ?? null;
}

/** Fills a folder beside its place and moves it there whole; one that is there already stays. */
async function writeOnce(place: string, fill: (folder: string) => Promise<void>): Promise<void> {
  if ((await stat(place).catch(nullWhenAbsent)) !== null) return;
  const draft = join(dirname(place), `.draft-${randomUUID()}`);
  await mkdir(draft, { recursive: true });
  await fill(draft);
  // Another writer may have been quicker, with the same files.
  await rename(draft, place).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true });
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
  });
}

async function writeAll(folder: string, files: readonly TreeFile[]): Promise<void> {
  for (const { path } of files) requireSafe(path);
  const folders = new Set(files.map(({ path }) => dirname(join(folder, path))));
  for (const one of folders) await mkdir(one, { recursive: true });
  await Promise.all(files.map(({ path, bytes }) => writeDurably(join(folder, path), bytes)));
}

/** Without the sync, a power cut could leave empty files under a name that is never written again. */
async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "w");
  try {
    await writeFile(file, bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Quality 9 costs a fifth of the time of 11 and a twentieth more bytes. A PDF is compressed within. */
async function withTwins(file: TreeFile): Promise<TreeFile[]> {
  if (file.path.endsWith(".pdf")) return [file];
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 9,
    [constants.BROTLI_PARAM_SIZE_HINT]: file.bytes.length,
  };
  const [brotli, gzipped] = await Promise.all([
    promisify(brotliCompress)(file.bytes, { params }),
    promisify(gzip)(file.bytes, { level: 9 }),
  ]);
  return [
    file,
    { path: `${file.path}.br`, bytes: brotli },
    { path: `${file.path}.gz`, bytes: gzipped },
  ];
}

/** The folder of each publication: the whole one where it is there. */
async function permalinkFolders(dir: string): Promise<string[]> {
  const names = (await namesIn(join(dir, "permalinks"))).filter((name) => /^\d+\+?$/.test(name));
  return names.filter((name) => !names.includes(`${name}+`)).toSorted();
}

async function linkPermalinks(version: string, folders: readonly string[]): Promise<void> {
  await mkdir(join(version, "publications"), { recursive: true });
  for (const folder of folders) {
    const number = folder.replace("+", "");
    await symlink(`../../../permalinks/${folder}`, join(version, "publications", number));
  }
}

/** A link cannot be overwritten, but another can be moved over it in one step. */
async function pointTo(dir: string, version: string): Promise<void> {
  const link = join(dir, `.current-${randomUUID()}`);
  await symlink(`versions/${version}`, link);
  await rename(link, join(dir, "current"));
}

/**
 * The version before stays for readers that have just begun; drafts of writers that died go after an hour. Pages whose
 * publication is there whole go once no version leads to them.
 */
async function removeOthers(dir: string, kept: readonly (string | null)[]): Promise<void> {
  const { mtimeMs: now } = await stat(dir);
  const linked = await linkedFolders(dir, kept);
  for (const parent of [join(dir, "versions"), join(dir, "permalinks")]) {
    for (const name of await namesIn(parent)) {
      const path = join(parent, name);
      const isDraft = name.startsWith(".draft-");
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }));
      const isOldVersion = parent.endsWith("versions") && !isDraft && !kept.includes(name);
      const isReplaced = !isDraft && !linked.has(name) && linked.has(`${name}+`);
      if (isOldVersion || isReplaced || (isDraft && now - mtimeMs > 3_600_000)) {
        await rm(path, { recursive: true, force: true });
      }
    }
  }
}

/** The permalink folders to which the kept versions lead. */
async function linkedFolders(
  dir: string,
  versions: readonly (string | null)[],
): Promise<ReadonlySet<string>> {
  const folders = versions
    .filter((version) => version !== null)
    .map((version) => join(dir, "versions", version, "publications"));
  const targets = await Promise.all(
    folders.map(async (folder) => {
      const links = (await namesIn(folder)).filter((name) => /^\d+$/.test(name));
      return Promise.all(links.map((name) => readlink(join(folder, name)).catch(nullWhenAbsent)));
    }),
  );
  return new Set(targets.flat().flatMap((target) => target?.split("/").at(-1) ?? []));
}

async function namesIn(folder: string): Promise<string[]> {
  const entries: Dirent[] =
    (await readdir(folder, { withFileTypes: true }).catch(nullWhenAbsent)) ?? [];
  return entries.map(({ name }) => name);
}

function digestOf(files: readonly TreeFile[], folders: readonly string[]): string {
  const hash = createHash("sha256").update(folders.join(" "));
  for (const { path, bytes } of files) {
    hash.update(`${path}\n${createHash("sha256").update(bytes).digest("hex")}\n`);
  }
  return hash.digest("hex").slice(0, 16);
}

function numberOf(version: string): number {
  return Number.parseInt(version, 10);
}

function requireSafe(path: string): void {
  const isSafe = path
    .split("/")
    .every((part) => /^[A-Za-z0-9._-]+$/.test(part) && !/^\.+$/.test(part));
  if (!isSafe) throw new RangeError(`Not a path of a published file: ${path}`);
}

function nullWhenAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
