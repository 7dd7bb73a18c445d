import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { realClock } from "@/lib/clock";
import { migrationDrift } from "@/lib/data/database/drift";
import { schemaFolder } from "@/lib/data/database/migrations";
import { env, operatorError } from "@/lib/env";
import { complain, say } from "@/lib/log";
import { openEmbedded } from "./postgres";

/** `npx tsx lib/local/new-migration.ts NAME`: writes what the schema has and they lack. */
async function writeMigration(name: string | undefined): Promise<void> {
  if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
    throw operatorError("Give the migration a name in lower case, such as vendor_parent_company.");
  }
  const { url, close } = await openEmbedded(join(env().dataDir, "scratch"), { isDurable: false });
  try {
    const sql = await migrationDrift(url);
    if (sql === "") return say("The migrations lead to the schema already: nothing to write.");
    const stamp = realClock().toString({ smallestUnit: "second" }).replace(/\D/g, "");
    const folder = join(schemaFolder.migrations, `${stamp}_${name}`);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "migration.sql"), `${sql}\n`);
    const lock = join(schemaFolder.migrations, "migration_lock.toml");
    await writeFile(lock, 'provider = "postgresql"\n');
    say(join(folder, "migration.sql"));
  } finally {
    await close();
  }
}

writeMigration(process.argv[2]).catch((error: unknown) => {
  complain(error);
  process.exitCode = 1;
});
