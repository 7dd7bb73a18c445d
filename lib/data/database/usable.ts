import type { Client } from "pg";
import { isShifted } from "@/lib/clock";
import { operatorError } from "@/lib/env";
import { connect } from "./connect";

/**
 * The name of a cluster that is ours to play with. Only the server's own start can set it, so no
 * address can pretend.
 */
export const embeddedClusterName = "recital_embedded";

const oldestVersion = 15;

/**
 * Refuses a database that Recital must not use: out of reach, too old, behind a pooler that gives
 * each transaction another session, or a real one while RECITAL_CLOCK moves the clock.
 */
export async function requireUsableDatabase(url: string): Promise<void> {
  const client = await connect(url);
  try {
    await requireServer(client);
    await requireOwnSession(client, url);
  } finally {
    await client.end();
  }
}

async function requireServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: number; cluster: string }>(
    "select current_setting('server_version_num')::int / 10000 as version, current_setting('cluster_name') as cluster",
  );
  const [{ version, cluster } = { version: 0, cluster: "" }] = rows;
  if (version < oldestVersion) {
    throw operatorError(
      `PostgreSQL ${version} is too old: Recital needs ${oldestVersion} or newer.`,
    );
  }
  if (isShifted() && cluster !== embeddedClusterName) {
    throw operatorError(
      "RECITAL_CLOCK works with the embedded database alone: " +
        "unset it, or unset DATABASE_URL and use a scratch copy.",
    );
  }
}

/** A pooler hands the idle session of one connection to the next that begins a transaction. */
async function requireOwnSession(client: Client, url: string): Promise<void> {
  const other = await connect(url);
  try {
    const mine = await sessionOf(client);
    await other.query("begin");
    const others = await sessionOf(other);
    await other.query("commit");
    if (mine !== others) return;
  } finally {
    await other.end();
  }
  throw operatorError(
    "DATABASE_URL leads to a transaction pooler, which breaks advisory locks and LISTEN: " +
      "give the address of the server itself, or of a pooler in session mode.",
  );
}

async function sessionOf(client: Client): Promise<number | undefined> {
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  return rows[0]?.pid;
}
