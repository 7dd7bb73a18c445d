import { applyMigrations } from "./migrate";
import { listSchemaFiles, type SchemaFolder, schemaFolder } from "./migrations";
import { noFilters, openSchemaEngine } from "./schema-engine";
import { withScratchDatabase } from "./scratch";

/**
 * What the schema says beyond the migrations: the SQL of the next migration.
 *
 * @param url a server on which a scratch database may be made
 * @returns SQL; empty when the migrations lead to the schema
 */
export async function migrationDrift(
  url: string,
  folder: SchemaFolder = schemaFolder,
): Promise<string> {
  return withScratchDatabase(url, async (scratchUrl) => {
    await applyMigrations(scratchUrl, folder);
    const files = await listSchemaFiles(folder);
    const { engine, close } = await openSchemaEngine(scratchUrl);
    try {
      const { stdout } = await engine.diff({
        from: { tag: "schemaDatasource", files, configDir: folder.schema },
        to: { tag: "schemaDatamodel", files },
        script: true,
        exitCode: null,
        filters: noFilters,
      });
      const sql = (stdout ?? "").trim();
      return /^-- This is an empty migration\.?$/.test(sql) ? "" : sql;
    } finally {
      await close();
    }
  });
}
