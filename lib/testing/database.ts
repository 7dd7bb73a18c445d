import { randomBytes } from "node:crypto";
import { afterAll, inject } from "vitest";
import { type Database, openDatabase } from "@/lib/data/database/client";
import { execute, sibling } from "@/lib/data/database/scratch";

export type TestDatabase = {
  /** The address of the superuser: for what the application itself may not do. */
  url: string;
  /** As the application sees it. */
  database: Database;
};

/** A migrated, empty database for one test file, dropped when the file is done. */
export async function testDatabase(): Promise<TestDatabase> {
  const serverUrl = inject("serverUrl");
  const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await execute(serverUrl, `create database ${name} template ${inject("templateName")}`);
  const url = sibling(serverUrl, name);
  const database = openDatabase(url);
  afterAll(async () => {
    await database.$disconnect();
    await execute(serverUrl, `drop database if exists ${name} with (force)`);
  });
  return { url, database };
}
