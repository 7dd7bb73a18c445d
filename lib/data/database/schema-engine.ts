import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type * as Bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { DatabaseError, Pool, type QueryConfig } from "pg";

export const noFilters = { externalTables: [], externalEnums: [] };

let loading: Promise<typeof Bindings> | undefined;

const anySchema = 'datasource db {\n  provider = "postgresql"\n}\n';

/** Prisma's schema engine as WebAssembly, bound to one database; nothing is downloaded for it. */
export async function openSchemaEngine(
  url: string,
): Promise<{ engine: Bindings.SchemaEngine; close: () => Promise<void> }> {
  loading ??= loadBindings();
  const bindings = await loading;
  const pool = new Pool({ connectionString: url });
  const factory = bindMigrationAwareSqlAdapterFactory(migrationAdapter(pool));
  const ignore = () => undefined;
  const engine = await bindings.SchemaEngine.new(
    { datamodels: [["schema.prisma", anySchema]] },
    ignore,
    factory,
  );
  return {
    engine,
    close: async () => {
      engine.free();
      await pool.end();
    },
  };
}

/** Once per process: the bindings keep views of one memory, which a second instance would spoil. */
async function loadBindings(): Promise<typeof Bindings> {
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const folder = join(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"), "..");
  const bytes = await readFile(join(folder, "schema_engine_bg.wasm"));
  const imports = { "./schema_engine_bg.js": { ...bindings } };
  const { instance } = await WebAssembly.instantiate(bytes, imports);
  bindings.__wbg_set_wasm(instance.exports);
  const begin = instance.exports.__wbindgen_start;
  if (typeof begin === "function") begin();
  return bindings;
}

/** Prisma's adapter with two things put right that hurt migrations. */
function migrationAdapter(pool: Pool): SqlMigrationAwareDriverAdapterFactory {
  const prisma = new PrismaPg(pool);
  const places = noteSingleChars(pool);
  return {
    provider: prisma.provider,
    adapterName: prisma.adapterName,
    connect: async () => withSingleChars(withWholeScripts(await prisma.connect(), pool), places),
    connectToShadowDb: () => prisma.connectToShadowDb(),
  };
}

/** The adapter cuts scripts at every semicolon, function bodies too; whole files are atomic. */
function withWholeScripts(adapter: SqlDriverAdapter, pool: Pool): SqlDriverAdapter {
  adapter.executeScript = async (script) => {
    // The engine expects nothing back: a result makes it fail.
    await pool.query(script).catch(tellEngine);
  };
  return adapter;
}

function tellEngine(error: unknown): never {
  if (!(error instanceof DatabaseError)) throw error;
  const { code = "XX000", severity = "ERROR", message, detail, column, hint } = error;
  throw new DriverAdapterError({ kind: "postgres", code, severity, message, detail, column, hint });
}

/**
 * The catalogue of PostgreSQL has columns of the type "char", which the adapter refuses. It is told
 * that they are text, and the engine, which panics at text there, that they are characters.
 *
 * @returns by the rows of a result, the places of such columns
 */
function noteSingleChars(pool: Pool): WeakMap<unknown[], number[]> {
  const [singleChar, text] = [18, 25];
  const places = new WeakMap<unknown[], number[]>();
  const query = pool.query.bind(pool);
  Object.assign(pool, {
    query: async (words: QueryConfig) => {
      const result = await query(words);
      // A script of several statements gives a list of results, and no rows of its own.
      const fields = (result.fields ?? []).map((field, place) => ({ field, place }));
      const found = fields.filter(({ field }) => field.dataTypeID === singleChar);
      for (const { field } of found) field.dataTypeID = text;
      if (found.length > 0)
        places.set(
          result.rows,
          found.map(({ place }) => place),
        );
      return result;
    },
  });
  return places;
}

function withSingleChars(
  adapter: SqlDriverAdapter,
  places: WeakMap<unknown[], number[]>,
): SqlDriverAdapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const place of places.get(result.rows) ?? []) {
      result.columnTypes[place] = ColumnTypeEnum.Character;
    }
    return result;
  };
  return adapter;
}
