import type { Client } from "pg";
import { z } from "zod";

/** The first line of a backup: what it is, and of which database at which moment. */
export const backupHeaderSchema = z.strictObject({
  format: z.literal("recital-backup"),
  version: z.literal(1),
  createdAt: z.string(),
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
  instanceId: z.string().nullable(),
  auditHead: z.strictObject({ position: z.int(), hash: z.string() }).nullable(),
});

export type BackupHeader = z.infer<typeof backupHeaderSchema>;

/** Stands before the rows of each table; a row is an array of its columns' texts, in this order. */
export const backupTableSchema = z.strictObject({
  table: z.string(),
  columns: z.array(z.string()),
});

export type Table = {
  name: string;
  columns: { name: string; type: string }[];
  /** columns of the primary key, in which order the rows are written */
  key: string[];
};

/** Migrations fill these: a restored database has them before. */
const filledByMigrations = ["_prisma_migrations", "ChangeSetStep", "ReferenceField"];

/** How values are written as text: the same on both sides, whatever the server is set to. */
export const settings =
  "set local datestyle to iso; set local timezone to 'UTC'; set local bytea_output to hex; set local extra_float_digits to 1";

/** The tables of a backup, each after those that its undeferrable foreign keys point to. */
export async function listTables(client: Client): Promise<Table[]> {
  const { rows: tables } = await client.query<Table>(
    `select c.relname::text as name,
       (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       coalesce((select json_agg(a.attname order by array_position(i.indkey::int2[], a.attnum))
        from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary), '[]') as key
     from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> all ($1)
     order by c.relname`,
    [filledByMigrations],
  );
  const { rows: uses } = await client.query<{ from: string; to: string }>(
    `select f.relname::text as from, t.relname::text as to from pg_constraint k
       join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
     where k.contype = 'f' and not k.condeferrable and k.conrelid <> k.confrelid`,
  );
  return inOrderOfUse(tables, uses);
}

function inOrderOfUse(
  tables: readonly Table[],
  uses: readonly { from: string; to: string }[],
): Table[] {
  const ordered = new Map<string, Table>();
  while (ordered.size < tables.length) {
    const ready = tables.filter(
      ({ name }) =>
        !ordered.has(name) && uses.every(({ from, to }) => from !== name || ordered.has(to)),
    );
    if (ready.length === 0)
      throw new Error("Tables point to each other with foreign keys that are not deferrable");
    for (const table of ready) ordered.set(table.name, table);
  }
  return [...ordered.values()];
}

/** The migrations that a database has, oldest first. */
export async function listApplied(client: Client): Promise<BackupHeader["migrations"]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    "select migration_name as name, checksum from _prisma_migrations where finished_at is not null order by migration_name",
  );
  return rows;
}
