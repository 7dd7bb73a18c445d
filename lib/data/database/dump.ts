import type { Client } from "pg";
import type { Instant } from "@/lib/domain/calendar";
import { operatorError } from "@/lib/env";
import { type BackupHeader, listApplied, listTables, settings, type Table } from "./backup-format";
import { connect } from "./connect";

const bytesAtOnce = 4 * 1024 * 1024;
const mostRowsAtOnce = 1000;

/**
 * Writes out everything that a database holds, as of one moment and while others go on writing.
 *
 * @yields lines of JSON, some at a time: the header, then each table's name with its rows
 */
export async function* dumpDatabase(url: string, createdAt: Instant): AsyncGenerator<string[]> {
  const client = await connect(url);
  try {
    await client.query("begin isolation level repeatable read read only");
    await client.query(settings);
    await requireMigrated(client);
    yield [JSON.stringify(await headerOf(client, createdAt))];
    for (const table of await listTables(client)) {
      yield [JSON.stringify({ table: table.name, columns: table.columns.map(({ name }) => name) })];
      yield* rowsOf(client, table);
    }
  } finally {
    await client.end();
  }
}

async function requireMigrated(client: Client): Promise<void> {
  const { rows } = await client.query<{ migrated: boolean }>(
    `select to_regclass('"AuditEntry"') is not null as migrated`,
  );
  if (rows[0]?.migrated !== true)
    throw operatorError("There is nothing to back up: this database was never migrated.");
}

async function headerOf(client: Client, createdAt: Instant): Promise<BackupHeader> {
  const { rows: installations } = await client.query<{ instanceId: string }>(
    'select "instanceId" from "Installation"',
  );
  const { rows: heads } = await client.query<{ position: number; hash: string }>(
    'select position, hash from "AuditEntry" order by position desc limit 1',
  );
  return {
    format: "recital-backup",
    version: 1,
    createdAt,
    migrations: await listApplied(client),
    instanceId: installations[0]?.instanceId ?? null,
    auditHead: heads[0] ?? null,
  };
}

/** The database writes each row as one line of JSON, every value in the text form that it reads back. */
async function* rowsOf(client: Client, { name, columns, key }: Table): AsyncGenerator<string[]> {
  const quoted = (one: string) => client.escapeIdentifier(one);
  const values = columns.map((column) => `${quoted(column.name)}::text`).join(", ");
  const order = key.length === 0 ? "" : ` order by ${key.map(quoted).join(", ")}`;
  await client.query(
    `declare dumped no scroll cursor for select to_json(array[${values}])::text as line from ${quoted(name)}${order}`,
  );
  // Rows with files in them are large: how many are fetched follows from the size of those before.
  for (let count = 1; ; ) {
    const { rows } = await client.query<{ line: string }>(`fetch ${count} from dumped`);
    if (rows.length > 0) yield rows.map(({ line }) => line);
    if (rows.length < count) break;
    const size = rows.reduce((sum, { line }) => sum + line.length, 0) / rows.length;
    count = Math.min(mostRowsAtOnce, count * 8, Math.max(1, Math.floor(bytesAtOnce / size)));
  }
  await client.query("close dumped");
}
