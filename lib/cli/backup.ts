import { randomUUID } from "node:crypto";
import { access, constants, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Command } from "commander";
import { systemActor } from "@/lib/auth/actor";
import { type Outliving, replayErasures } from "@/lib/data/audit/erasures";
import { backupRows, checkBackup, writeBackup } from "@/lib/data/database/backup-file";
import { openDatabase } from "@/lib/data/database/client";
import { setDatabase } from "@/lib/data/database/current";
import { dumpDatabase } from "@/lib/data/database/dump";
import { type LoadRefusal, loadDump } from "@/lib/data/database/load";
import { applyMigrations } from "@/lib/data/database/migrate";
import { env } from "@/lib/env";
import { openConfiguredDatabase } from "@/lib/local/installation";
import { erasuresFile, readErasures } from "@/lib/work/keep-erasures";
import { type Answer, print, refused, WrongUse } from "./answer";
import { now } from "./installation";

const refusals: Record<LoadRefusal | "backupDamaged" | "backupOfOtherFormat", string> = {
  backupDamaged:
    "This is no whole backup of Recital: it was cut off or altered, or is another kind of file. Nothing was changed.",
  backupOfOtherFormat:
    "This version of Recital does not read this form of backup: restore it with the version that wrote it. Nothing was changed.",
  databaseNotEmpty:
    "The database is not empty: restore into a new one, or into another DATA_DIR; with --replace what is there goes. Nothing was changed.",
  databaseInUse:
    "Somebody is connected to the database: stop web and workers first, then restore. Nothing was changed.",
  otherMigrations:
    "The backup is of another version of Recital: restore it with that version, then migrate. Nothing was restored.",
};

const secretsWords = [
  "Not in a backup: SIGNING_KEY and AUTH_SECRET (or the folder secrets below DATA_DIR). Keep them apart, and as safe.",
  "The public keys are in it, so that what was published can be verified without them.",
].join("\n");

export function addBackup(program: Command): void {
  program
    .command("backup <file>")
    .description("write everything that the database holds into one file")
    .option("--json")
    .action(async (path: string, { json }: { json?: true }) =>
      print(await withDatabase((url) => backUp(url, path)), json === true),
    );
  program
    .command("restore <file>")
    .description("fill an empty database with a backup; mail stays paused until `mail resume`")
    .option("--replace", "take out what the database holds; web and workers must be stopped")
    .option(
      "--erasures <file>",
      "who was erased, and who stopped the digest, since the backup; DATA_DIR/erasures when left out",
    )
    .option("--json")
    .action(async (path: string, { replace, erasures, json }: RestoreOptions) => {
      const erased = await erasuresIn(erasures);
      const how = { replace: replace === true, erasures: erased };
      print(await restore(path, withDatabase, how), json === true);
    });
}

type RestoreOptions = { replace?: true; erasures?: string; json?: true };

async function erasuresIn(named: string | undefined): Promise<Outliving[]> {
  if (named !== undefined)
    await access(named, constants.R_OK).catch(() => {
      throw new WrongUse(`${named} cannot be read.`);
    });
  return readErasures(named ?? erasuresFile(env().dataDir)).catch((error: unknown) => {
    throw new WrongUse(error instanceof Error ? error.message : "The erasures cannot be read.");
  });
}

/** The database as it is: what comes from it, or into it, says which migrations it must have. */
async function withDatabase<Value>(run: (url: string) => Promise<Value>): Promise<Value> {
  const { url, close } = await openConfiguredDatabase();
  try {
    return await run(url);
  } finally {
    await close();
  }
}

/** The database is left as it is, even where this version would migrate it: a backup comes before that. */
export async function backUp(url: string, path: string): Promise<Answer> {
  await access(dirname(resolve(path)), constants.W_OK).catch(() => {
    throw new WrongUse(
      `${path} cannot be written: there is no such folder, or it may not be written to.`,
    );
  });
  await refuseFolder(path);
  const { bytes, lines, sha256 } = await writeBackup(path, dumpDatabase(url, now()));
  const header = await checked(path);
  const head =
    header.auditHead === null
      ? "an empty audit chain"
      : `audit entry ${header.auditHead.position}, ${header.auditHead.hash}`;
  const text = [
    `${path}: ${(bytes / 1_000_000).toFixed(1)} MB, up to ${head}. It was read back and is whole.`,
    "It holds personal data: keep it as safe as the database.",
    secretsWords,
  ].join("\n");
  return { text, json: { ok: true, file: path, bytes, lines, sha256, ...header } };
}

/**
 * Restores into an empty database, which is migrated when nobody has.
 *
 * @param open opens it; not before the file was read to its end, so that a damaged one changes nothing
 */
export async function restore(
  path: string,
  open: typeof withDatabase,
  { replace, erasures }: { replace: boolean; erasures: readonly Outliving[] } = leftAsItIs,
): Promise<Answer> {
  await access(path, constants.R_OK).catch(() => {
    throw new WrongUse(`${path} cannot be read.`);
  });
  await refuseFolder(path);
  const header = await checked(path);
  const instanceId = randomUUID();
  const { rows, erased, chosen } = await open(async (url) => {
    await applyMigrations(url);
    const restoring = { actor: systemActor("cli", now()), instanceId, replace };
    const loaded = await loadDump(url, header, backupRows(path), restoring);
    if (!loaded.ok) throw refused(loaded.reason, [], refusals[loaded.reason]);
    return { rows: loaded.value.rows, ...(await eraseAgain(url, erasures)) };
  });
  const { createdAt, auditHead } = header;
  const text = [
    `Restored ${rows} rows of ${createdAt}, up to audit entry ${auditHead?.position ?? 0}.`,
    "Mail is paused. When the old installation is surely off: `mail resume`.",
    "A mail that was just being sent then is shown as unknown: whether it arrived, nobody knows.",
    secretsWords,
    `Erased again, as they were since: ${erased}. Look at \`user\` as well: whoever was disabled since can sign in again.`,
    chosen === 0 && erasures.length === 0
      ? "There was no file of erasures: whoever was erased, or stopped the monthly digest, since the backup is back. Look before `mail resume`."
      : `Choices about the monthly digest put in force again: ${chosen}.`,
    "Check it with `verify`: it also names publications that the world has seen since.",
  ].join("\n");
  const json = {
    ok: true,
    rows,
    instanceId,
    mailPaused: true,
    erased,
    chosen,
    createdAt,
    auditHead,
  };
  return { text, json };
}

const leftAsItIs = { replace: false, erasures: [] };

async function eraseAgain(url: string, erasures: readonly Outliving[]) {
  if (erasures.length === 0) return { erased: 0, chosen: 0 };
  const database = openDatabase(url);
  setDatabase(database);
  try {
    return await replayErasures(systemActor("cli", now()), erasures);
  } finally {
    await database.$disconnect();
  }
}

async function refuseFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) throw new WrongUse(`${path} is a folder: name a file.`);
}

async function checked(path: string) {
  const result = await checkBackup(path);
  if (!result.ok) throw refused(result.reason, [], refusals[result.reason]);
  return result.value;
}
