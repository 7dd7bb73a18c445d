import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { MigrationList, SchemaContainer } from "@prisma/schema-engine-wasm";

export type Migration = { name: string; sql: string; checksum: string };

/** Where schema and migrations lie. */
export type SchemaFolder = { schema: string; migrations: string };

export const schemaFolder: SchemaFolder = {
  schema: resolve("prisma/schema"),
  migrations: resolve("prisma/migrations"),
};

/** The migrations in their order. */
export async function listMigrations({ migrations }: SchemaFolder): Promise<Migration[]> {
  if (!existsSync(migrations)) return [];
  const entries = await readdir(migrations, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(migrations, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/** The files of the schema, each with its text. */
export async function listSchemaFiles({ schema }: SchemaFolder): Promise<SchemaContainer[]> {
  const names = (await readdir(schema)).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    names.map(async (name) => {
      const path = join(schema, name);
      return { path, content: await readFile(path, "utf8") };
    }),
  );
}

/** The migrations as the schema engine wants them. */
export function migrationList(folder: SchemaFolder, migrations: Migration[]): MigrationList {
  return {
    baseDir: folder.migrations,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
    })),
  };
}
