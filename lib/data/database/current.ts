import type { Database } from "./client";

let opened: Database | undefined;

/** Tells this process which database it works on: once, at its start. */
export function setDatabase(database: Database): void {
  opened = database;
}

/** The database of this process. */
export function database(): Database {
  if (opened === undefined) throw new Error("No database was opened in this process");
  return opened;
}
