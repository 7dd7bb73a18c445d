import type { Client } from "pg";
import { kindNames, kinds } from "@/lib/domain/kinds/kinds";

/**
 * Brings what the database knows about the kinds in line with them: which fields are references, and that
 * their tables are read-only for the application. Run after every migration.
 */
export async function settleKinds(client: Client): Promise<void> {
  const fields = kindNames.flatMap((kind) =>
    Object.entries(kinds[kind].fields).flatMap(([field, { type, ...rest }]) =>
      type === "reference" || type === "references"
        ? [{ kind, field, toKind: "to" in rest ? rest.to : "" }]
        : [],
    ),
  );
  await client.query("select settle_kinds()");
  await client.query('delete from "ReferenceField"');
  await client.query(
    `insert into "ReferenceField" select * from jsonb_populate_recordset(null::"ReferenceField", $1)`,
    [JSON.stringify(fields)],
  );
}
