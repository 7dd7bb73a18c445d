import { PrismaPg } from "@prisma/adapter-pg";
import { log } from "@/lib/log";
import { PrismaClient } from "./generated/client";
import { withQueriesInTurn } from "./in-turn";

export type Database = PrismaClient;

/** Opens the pool of this process, with no more rights than the role recital_app has. */
export function openDatabase(url: string): Database {
  const pool = { connectionString: url, options: "-c role=recital_app" };
  const adapter = new PrismaPg(pool, {
    // An idle connection that breaks is replaced at the next query; unheard, it ends the process.
    onPoolError: (error) => log().warn({ code: codeOf(error) }, "idle database connection lost"),
  });
  return new PrismaClient({ adapter: withQueriesInTurn(adapter) });
}

function codeOf(error: Error): string {
  return "code" in error ? String(error.code) : error.name;
}
