import { randomUUID } from "node:crypto";
import { access, constants, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Command } from "commander";
import { systemActor } from "@/lib/auth/actor";
import { backupRows, checkBackup, writeBackup } from "@/lib/data/database/backup-file";
import { dumpDatabase } from "@/lib/data/database/dump";
import { type LoadRefusal, loadDump } from "@/lib/data/database/load";
import { applyMigrations } from "@/lib/data/database/migrate";
import { openConfiguredDatabase } from "@/lib/local/installation";
import { type Answer, print, refused, WrongUse } from "./answer";
import { now } from "./installation";

const refusals: Record<LoadRefusal | "backupDamaged" | "backupOfOtherFormat", string> = {
  backupDamaged:
    "This is no whole backup of Recital: it was cut off or altered, or is another kind of file. Nothing was changed.",
  backupOfOtherFormat:
    "This version of Recital does not read this form of backup: restore it with the version that wrote it. Nothing was changed.",
  databaseNotEmpty:
    "The database is not empty: a backup is restored only into an empty one (a new database, or another DATA_DIR). Nothing was changed.",
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
    .option("--json")
    .action(async (path: string, { json }: { json?: true }) =>
      print(await restore(path, withDatabase), json === true),
    );
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
export async function restore(path: string, open: typeof withDatabase): Promise<Answer> {
  await access(path, constants.R_OK).catch(() => {
    throw new WrongUse(`${path} cannot be read.`);
  });
  await refuseFolder(path);
  const header = await checked(path);
  const instanceId = randomUUID();
  const rows = await open(async (url) => {
    await applyMigrations(url);
    const restoring = { actor: systemActor("cli", now()), instanceId };
    const loaded = await loadDump(url, header, backupRows(path), restoring);
    if (!loaded.ok) throw refused(loaded.reason, [], refusals[loaded.reason]);
    return loaded.value.rows;
  });
  const { createdAt, auditHead } = header;
  const text = [
    `Restored ${rows} rows of ${createdAt}, up to audit entry ${auditHead?.position ?? 0}.`,
    "Mail is paused. When the old installation is surely off: `mail resume`.",
    "A mail that was just being sent then is shown as unknown: whether it arrived, nobody knows.",
    secretsWords,
    "Check it with `verify`.",
  ].join("\n");
  return { text, json: { ok: true, rows, instanceId, mailPaused: true, createdAt, auditHead } };
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
