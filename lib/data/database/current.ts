import { env } from "@/lib/env";
import { type Database, openDatabase } from "./client";

let opened: Database | undefined;

/** Tells this process which database it works on: once, at its start. */
export function setDatabase(database: Database): void {
  opened = database;
}

/** The database of this process: the one it was told of, or that of DATABASE_URL, as pages have it. */
export function database(): Database {
  if (opened === undefined) {
    const { databaseUrl } = env();
    if (databaseUrl === null) throw new Error("No database was opened in this process");
    opened = openDatabase(databaseUrl);
  }
  return opened;
}
