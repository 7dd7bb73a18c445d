import { env } from "@/lib/env";
import { connect } from "./connect";

/** Whether the database of this process answers and has been migrated. */
export async function isDatabaseReady(): Promise<boolean> {
  const url = env().databaseUrl;
  if (url === null) return false;
  try {
    const client = await connect(url);
    try {
      await client.query("select from _prisma_migrations where finished_at is null limit 1");
    } finally {
      await client.end();
    }
    return true;
  } catch {
    // Every reason means the same to who asks: not now.
    return false;
  }
}
