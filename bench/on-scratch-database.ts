import { openDatabase } from "@/lib/data/database/client";
import { setDatabase } from "@/lib/data/database/current";
import { applyMigrations } from "@/lib/data/database/migrate";
import { withScratchDatabase } from "@/lib/data/database/scratch";
import { forgetPresent } from "@/lib/data/register";
import { env } from "@/lib/env";
import { openEmbedded } from "@/lib/local/postgres";

/** Runs something against a new, migrated database, which is this process's own until it ends. */
export async function onScratchDatabase<Value>(
  run: (url: string) => Promise<Value>,
): Promise<Value> {
  const server = await openEmbedded(env().dataDir);
  try {
    return await withScratchDatabase(server.url, async (url) => {
      await applyMigrations(url);
      const database = openDatabase(url);
      setDatabase(database);
      forgetPresent();
      try {
        return await run(url);
      } finally {
        await database.$disconnect();
      }
    });
  } finally {
    await server.close();
  }
}
