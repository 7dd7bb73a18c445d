import { createHash } from "node:crypto";
import type { TestProject } from "vitest/node";
import { connect } from "@/lib/data/database/connect";
import { applyMigrations } from "@/lib/data/database/migrate";
import { listMigrations, schemaFolder } from "@/lib/data/database/migrations";
import { execute, sibling } from "@/lib/data/database/scratch";
import { openEmbedded } from "@/lib/local/postgres";
import { isAlive } from "@/lib/local/processes";

declare module "vitest" {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface merges into the one of vitest
  export interface ProvidedContext {
    serverUrl: string;
    templateName: string;
  }
}

/** One cluster for the whole run, with a migrated template that each test file copies. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { url, close } = await openEmbedded(".data/test", { isDurable: false });
  await dropLeftovers(url);
  project.provide("serverUrl", url);
  project.provide("templateName", await migratedTemplate(url));
  return close;
}

/** Named after its migrations: a template that is there already is right. */
async function migratedTemplate(url: string): Promise<string> {
  const hash = createHash("sha256");
  for (const { name, checksum } of await listMigrations(schemaFolder)) hash.update(name + checksum);
  const name = `template_${hash.digest("hex").slice(0, 16)}`;
  const client = await connect(url);
  try {
    // Two runs at the same moment make it once.
    await client.query("select pg_advisory_lock(1)");
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount === 1) return name;
    const draft = `${name}_draft`;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft}`);
    await applyMigrations(sibling(url, draft));
    await client.query(`alter database ${draft} rename to ${name}`);
    return name;
  } finally {
    await client.end();
  }
}

/** Copies whose test process died before it could drop them. */
async function dropLeftovers(url: string): Promise<void> {
  const client = await connect(url);
  const { rows } = await client.query<{ name: string }>(
    "select datname as name from pg_database where datname ~ '^test_[0-9]+_'",
  );
  await client.end();
  for (const { name } of rows) {
    if (isAlive(Number(name.split("_")[1]))) continue;
    await execute(url, `drop database if exists ${name} with (force)`);
  }
}
