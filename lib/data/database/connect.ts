import { Client } from "pg";
import { operatorError } from "@/lib/env";

/** Connects to a database, or says in words an operator can act on why that failed. */
export async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection lost later is told to whoever queries next; unheard, it would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw operatorError(`${placeOf(url)} ${reasonOf(error)}`);
  }
}

function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `The database ${pathname.slice(1)} at ${hostname || "localhost"}:${port || 5432}`;
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known: Record<string, string> = {
    ECONNREFUSED: "does not answer: nothing listens there. Check DATABASE_URL.",
    ENOTFOUND: "cannot be found: no such host. Check DATABASE_URL.",
    ETIMEDOUT: "does not answer in time. Check DATABASE_URL.",
    "28P01": "refuses the password in DATABASE_URL.",
    "28000": "refuses the login in DATABASE_URL.",
    "3D000": "does not exist. Create it, or check DATABASE_URL.",
    "57P03": "is starting up or shutting down. Try again in a moment.",
    "53300": "has no connection left. Raise max_connections or stop other programs.",
  };
  const message = error instanceof Error ? error.message || error.name : String(error);
  return known[code] ?? `cannot be opened: ${message || code}. Check DATABASE_URL.`;
}
