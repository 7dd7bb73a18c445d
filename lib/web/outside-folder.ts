import type { Dirent } from "node:fs";
import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliDecompress, gunzip } from "node:zlib";
import { operatorError } from "@/lib/env";
import { largestFile, type Outside } from "./outside";

const limit = { maxOutputLength: largestFile };
/** Compressed forms that lie beside a file and are served in its place. */
const twins = [
  { end: ".br", expand: (bytes: Uint8Array) => promisify(brotliDecompress)(bytes, limit) },
  { end: ".gz", expand: (bytes: Uint8Array) => promisify(gunzip)(bytes, limit) },
];

/** Reads published files from the folder of today that `writeTree` keeps, or from a copy of it. */
export function outsideFolder(dir: string): Outside {
  const root = existsSync(join(dir, "publications.json")) ? dir : join(dir, "current");
  return {
    read: (path) => readOne(join(root, path)),
    readForms: async (path) => {
      const plain = await readOne(join(root, path));
      if (plain === null) return [];
      const expanded = await Promise.all(
        twins.map(async ({ end, expand }) => {
          const bytes = await readOne(join(root, `${path}${end}`));
          // What cannot be expanded is no form of this file: nothing, which differs.
          return bytes === null ? null : expand(bytes).catch(() => new Uint8Array());
        }),
      );
      return [plain, ...expanded.filter((bytes) => bytes !== null)];
    },
    list: async (folder) =>
      (await listBelow(join(root, folder), "")).filter((path) => !isTwin(path)),
  };
}

function isTwin(path: string): boolean {
  return twins.some(({ end }) => path.endsWith(end));
}

async function readOne(path: string): Promise<Uint8Array | null> {
  try {
    if ((await stat(path)).size > largestFile)
      throw operatorError(`${path} is longer than any published file.`);
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (["ENOENT", "ENOTDIR", "EISDIR", "ENAMETOOLONG"].includes(code)) return null;
    throw error;
  }
}

/** Files below a folder; the publications, which are folders of their own, are left out. */
async function listBelow(folder: string, prefix: string): Promise<string[]> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const below = entries.map(async (entry) => {
    const path = `${prefix}${entry.name}`;
    if (/^publications\/\d+$/.test(path)) return [];
    return entry.isDirectory() ? listBelow(join(folder, entry.name), `${path}/`) : [path];
  });
  return (await Promise.all(below)).flat();
}
