import { isDatabaseReady } from "@/lib/data/database/ready";

export const dynamic = "force-dynamic";

/** Whether this process can do its work: the database answers and is migrated. */
export async function GET(): Promise<Response> {
  const isReady = await isDatabaseReady();
  const headers = { "cache-control": "no-store" };
  return new Response(isReady ? "ready\n" : "no database\n", {
    status: isReady ? 200 : 503,
    headers,
  });
}
