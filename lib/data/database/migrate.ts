import type { Client } from "pg";
import { operatorError } from "@/lib/env";
import { connect } from "./connect";
import {
  listMigrations,
  type Migration,
  migrationList,
  type SchemaFolder,
  schemaFolder,
} from "./migrations";
import { noFilters, openSchemaEngine } from "./schema-engine";
import { settleKinds } from "./settle";

/** Any number: who migrates holds this advisory lock, so that two starts do it one by one. */
const migrationLock = 7_310_442;

/**
 * Applies the migrations that a database has not seen yet.
 *
 * @returns the names of those applied now
 * @throws an operator error when the login may not create roles, or when a migration was changed
 * after it had been applied
 */
export async function applyMigrations(
  url: string,
  folder: SchemaFolder = schemaFolder,
): Promise<string[]> {
  const migrations = await listMigrations(folder);
  const client = await connect(url);
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    if ((await pendingMigrations(client, migrations)).length === 0) return [];
    await requireRole(client);
    const applied = await applyAll(url, client, folder, migrations);
    if (folder === schemaFolder) await settleKinds(client);
    return applied;
  } finally {
    await client.end();
  }
}

async function applyAll(
  url: string,
  client: Client,
  folder: SchemaFolder,
  migrations: Migration[],
): Promise<string[]> {
  const { engine, close } = await openSchemaEngine(url);
  try {
    const migrationsList = migrationList(folder, migrations);
    const done = await engine.applyMigrations({ migrationsList, filters: noFilters });
    return done.appliedMigrationNames;
  } catch (error) {
    await forgetFailed(client);
    throw operatorError(`The database could not be migrated.\n${wordsOf(error)}`);
  } finally {
    await close();
  }
}

/** A file is applied whole or not at all, so one that failed may simply be tried again. */
async function forgetFailed(client: Client): Promise<void> {
  await client.query(
    "update _prisma_migrations set rolled_back_at = now() where finished_at is null and rolled_back_at is null",
  );
}

/** Asks the table that Prisma keeps, without loading the engine: most starts end here. */
async function pendingMigrations(client: Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await client
    .query<{ name: string; checksum: string }>(
      "select migration_name as name, checksum from _prisma_migrations where finished_at is not null",
    )
    .catch((error: unknown) => {
      const isMissing = error instanceof Error && "code" in error && error.code === "42P01";
      if (isMissing) return { rows: [] };
      throw error;
    });
  const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]));
  const changed = migrations.find(
    ({ name, checksum }) => (applied.get(name) ?? checksum) !== checksum,
  );
  if (changed) {
    throw operatorError(`The migration ${changed.name} was changed after it had been applied.`);
  }
  const unknown = [...applied.keys()].find((name) =>
    migrations.every((known) => known.name !== name),
  );
  if (unknown !== undefined) {
    throw operatorError(
      `The database has the migration ${unknown}, which this version of Recital does not know: ` +
        "run the newer version.",
    );
  }
  return migrations.filter(({ name }) => !applied.has(name));
}

/** Migrations create the role recital_app and act for it: checked before anything is changed. */
async function requireRole(client: Client): Promise<void> {
  const { rows } = await client.query<{
    login: string;
    maycreate: boolean;
    exists: boolean;
    member: boolean;
  }>(`
    select current_user as login, r.rolsuper or r.rolcreaterole as maycreate,
           app.oid is not null as exists,
           coalesce(r.rolsuper or pg_has_role(current_user, app.oid, 'member'), false) as member
      from pg_roles r left join pg_roles app on app.rolname = 'recital_app'
     where r.rolname = current_user`);
  const [found] = rows;
  if (found === undefined || found.member || (!found.exists && found.maycreate)) return;
  const login = client.escapeIdentifier(found.login);
  const sql = [
    ...(found.exists ? [] : ["create role recital_app nologin;"]),
    `grant recital_app to ${login};`,
  ];
  throw operatorError(
    [
      `The login ${login} may not ${found.exists ? "act as" : "create"} the role recital_app.`,
      "Ask the administrator of the database to run this once, then migrate again:",
      "",
      ...sql.map((line) => `  ${line}`),
    ].join("\n"),
  );
}

/** What the engine says, without the trace of its own source. */
function wordsOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const name = /migration_name="([^"]+)"/.exec(message)?.[1];
  const [reason = ""] = message.split(/\n\s+0: /);
  return `${name === undefined ? "" : `${name}: `}${reason.replace("external connector error\n", "")}`;
}
