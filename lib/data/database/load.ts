import type { Client } from "pg";
import type { Actor } from "@/lib/auth/actor";
import { done, type Result, refuse } from "@/lib/domain/result";
import { operatorError } from "@/lib/env";
import {
  type BackupHeader,
  backupTableSchema,
  listApplied,
  listTables,
  settings,
  type Table,
} from "./backup-format";
import { connect } from "./connect";
import { markRestored } from "./mark-restored";

export type LoadRefusal = "databaseNotEmpty" | "databaseInUse" | "otherMigrations";

const bytesAtOnce = 4 * 1024 * 1024;

/**
 * Fills an empty, migrated database with what `dumpDatabase` wrote, in one transaction: all of it, or nothing.
 * Mail is paused and the installation is another from then on, so that two copies never write to the same customers.
 *
 * @param lines      all lines behind the header; when they throw, nothing is changed
 * @param instanceId of the restored installation
 * @param replace    whether what the database holds goes; while anybody else is connected it stays
 */
export async function loadDump(
  url: string,
  header: BackupHeader,
  lines: AsyncIterable<string>,
  { actor, instanceId, replace }: { actor: Actor; instanceId: string; replace: boolean },
): Promise<Result<{ rows: number }, LoadRefusal>> {
  const client = await connect(url);
  try {
    await client.query("begin");
    await client.query(settings);
    if (JSON.stringify(await listApplied(client)) !== JSON.stringify(header.migrations))
      return refuse("otherMigrations");
    const tables = await listTables(client);
    // What the triggers would write is in the backup. From here on nobody else can write either.
    await setTriggers(client, tables, "disable");
    const trouble = (await areEmpty(client, tables))
      ? null
      : await emptied(client, tables, replace);
    if (trouble !== null) return refuse(trouble);

    const rows = await insertAll(client, tables, lines);
    await client.query("set constraints all immediate");
    await catchUpSequences(client, tables);
    await setTriggers(client, tables, "enable");
    await markRestored(client, actor, instanceId);
    await client.query("commit");
    return done({ rows });
  } finally {
    // Without a commit, the end of the connection undoes all.
    await client.end();
  }
}

async function setTriggers(
  client: Client,
  tables: readonly Table[],
  act: "enable" | "disable",
): Promise<void> {
  try {
    for (const { name } of tables)
      await client.query(`alter table ${client.escapeIdentifier(name)} ${act} trigger user`);
  } catch (error) {
    const isForbidden = error instanceof Error && "code" in error && error.code === "42501";
    throw isForbidden
      ? operatorError(
          "The login does not own the tables: restore as the login that ran the migrations.",
        )
      : error;
  }
}

/** Takes out all that is there, where that is wanted and nobody works with it; else says what is in the way. */
async function emptied(
  client: Client,
  tables: readonly Table[],
  isWanted: boolean,
): Promise<LoadRefusal | null> {
  if (!isWanted) return "databaseNotEmpty";
  const { rows } = await client.query<{ used: boolean }>(
    `select exists (select from pg_stat_activity where datname = current_database()
       and pid <> pg_backend_pid() and backend_type = 'client backend') as used`,
  );
  if (rows[0]?.used !== false) return "databaseInUse";
  const names = tables.map(({ name }) => client.escapeIdentifier(name)).join(", ");
  await client.query(`truncate ${names}`);
  return null;
}

async function areEmpty(client: Client, tables: readonly Table[]): Promise<boolean> {
  const questions = tables.map(
    ({ name }) => `exists (select from ${client.escapeIdentifier(name)})`,
  );
  const { rows } = await client.query<{ filled: boolean }>(
    `select ${questions.join(" or ")} as filled`,
  );
  return rows[0]?.filled === false;
}

async function insertAll(
  client: Client,
  tables: readonly Table[],
  lines: AsyncIterable<string>,
): Promise<number> {
  let insert: ((rows: readonly string[]) => Promise<void>) | null = null;
  let waiting: string[] = [];
  let size = 0;
  let count = 0;
  async function flush(): Promise<void> {
    if (waiting.length > 0) await insert?.(waiting);
    count += waiting.length;
    waiting = [];
    size = 0;
  }
  for await (const line of lines) {
    if (line.startsWith("{")) {
      await flush();
      insert = inserterFor(client, tables, line);
    } else {
      waiting.push(line);
      size += line.length;
      if (size > bytesAtOnce) await flush();
    }
  }
  await flush();
  return count;
}

/** Names and types are the database's own: of the file, only values reach a statement, as its parameter. */
function inserterFor(
  client: Client,
  tables: readonly Table[],
  line: string,
): (rows: readonly string[]) => Promise<void> {
  const announced = backupTableSchema.parse(JSON.parse(line));
  const table = tables.find(({ name }) => name === announced.table);
  const columns = announced.columns.map((name) =>
    table?.columns.find((column) => column.name === name),
  );
  if (table === undefined || columns.length !== table.columns.length)
    throw new Error(`Not a table of this version: ${announced.table}`);
  const names = columns.map((column) => client.escapeIdentifier(column?.name ?? "")).join(", ");
  const values = columns.map((column, index) => `(line ->> ${index})::${column?.type}`).join(", ");
  const statement = `insert into ${client.escapeIdentifier(table.name)} (${names})
    select ${values} from jsonb_array_elements($1::jsonb) with ordinality as given (line, place) order by place`;
  return async (rows) => {
    await client.query(statement, [`[${rows.join(",")}]`]);
  };
}

async function catchUpSequences(client: Client, tables: readonly Table[]): Promise<void> {
  for (const { name, columns } of tables) {
    const table = client.escapeIdentifier(name);
    for (const column of columns) {
      const { rows } = await client.query<{ sequence: string | null }>(
        "select pg_get_serial_sequence($1, $2) as sequence",
        [table, column.name],
      );
      const sequence = rows[0]?.sequence ?? null;
      if (sequence === null) continue;
      await client.query(
        `select setval($1, max(${client.escapeIdentifier(column.name)})) from ${table}`,
        [sequence],
      );
    }
  }
}
