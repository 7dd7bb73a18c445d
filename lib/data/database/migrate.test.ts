import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { connect } from "./connect";
import { migrationDrift } from "./drift";
import { applyMigrations } from "./migrate";
import type { SchemaFolder } from "./migrations";
import { execute, sibling, withScratchDatabase } from "./scratch";

const schema = `
datasource db {
  provider = "postgresql"
}

enum Colour {
  RED
  BLUE
}

model Thing {
  id       String  @id @db.Uuid
  country  String? @db.Char(2)
  colour   Colour
  parentId String? @db.Uuid
  parent   Thing?  @relation("p", fields: [parentId], references: [id], onDelete: NoAction)
  parts    Thing[] @relation("p")
}
`;

// A function body holds semicolons, which the adapter of Prisma would cut at.
const trigger = `
create function refuse() returns trigger language plpgsql as $$
begin
  raise exception 'append; only';
end $$;
create trigger refuse before update on "Thing" for each row execute function refuse();
alter table "Thing" alter constraint "Thing_parentId_fkey" deferrable initially deferred;
`;

describe("migrations", () => {
  let folder: SchemaFolder;

  beforeEach(async () => {
    const base = await mkdtemp(join(tmpdir(), "recital-migrations-"));
    folder = { schema: join(base, "schema"), migrations: join(base, "migrations") };
    await mkdir(folder.schema);
    await writeFile(join(folder.schema, "thing.prisma"), schema);
  });

  afterEach(() => rm(join(folder.schema, ".."), { recursive: true }));

  async function migration(name: string, sql: string): Promise<void> {
    await mkdir(join(folder.migrations, name), { recursive: true });
    await writeFile(join(folder.migrations, name, "migration.sql"), sql);
  }

  test("lead from nothing to the schema, and then there is no drift", async () => {
    const server = inject("serverUrl");
    await migration("1_thing", await migrationDrift(server, folder));
    expect(await migrationDrift(server, folder)).toBe("");

    await migration("2_trigger", trigger);
    expect(await migrationDrift(server, folder)).toBe("");
  });

  test("a field without a migration is drift", async () => {
    const server = inject("serverUrl");
    await migration("1_thing", await migrationDrift(server, folder));
    const wider = schema.replace("country ", "note String?\n  country ");
    await writeFile(join(folder.schema, "thing.prisma"), wider);
    expect(await migrationDrift(server, folder)).toContain('ADD COLUMN     "note" TEXT');
  });

  test("are applied once, also when two processes start at the same moment", async () => {
    const server = inject("serverUrl");
    await migration("1_thing", await migrationDrift(server, folder));
    await withScratchDatabase(server, async (url) => {
      const both = await Promise.all([applyMigrations(url, folder), applyMigrations(url, folder)]);
      expect(both.flat()).toEqual(["1_thing"]);
      expect(await applyMigrations(url, folder)).toEqual([]);
    });
  });

  test("that fail are named with the reason, leave nothing, and can be tried again", async () => {
    await migration("1_wrong", "create table one (id int); create table one (id int);");
    await withScratchDatabase(inject("serverUrl"), async (url) => {
      await expect(applyMigrations(url, folder)).rejects.toThrow(/1_wrong: .*"one" already exists/);
      await migration("1_wrong", "create table one (id int);");
      expect(await applyMigrations(url, folder)).toEqual(["1_wrong"]);
    });
  });

  test("that were changed after they had been applied are refused", async () => {
    await migration("1_one", "create table one (id int);");
    await withScratchDatabase(inject("serverUrl"), async (url) => {
      await applyMigrations(url, folder);
      await migration("1_one", "create table two (id int);");
      await expect(applyMigrations(url, folder)).rejects.toThrow(/1_one was changed/);
    });
  });

  test("of a newer version are refused", async () => {
    await migration("1_one", "create table one (id int);");
    await withScratchDatabase(inject("serverUrl"), async (url) => {
      await applyMigrations(url, folder);
      await rm(join(folder.migrations, "1_one"), { recursive: true });
      await expect(applyMigrations(url, folder)).rejects.toThrow(/run the newer version/);
    });
  });

  test("are refused to a login that may not act as recital_app, with what the administrator runs", async () => {
    const server = inject("serverUrl");
    await migration("1_one", "create table one (id int);");
    await withScratchDatabase(server, async (url) => {
      await execute(server, "drop role if exists modest");
      await execute(server, "create role modest login password 'modest'");
      await execute(url, "grant all on schema public to modest");
      const modest = new URL(sibling(url, new URL(url).pathname.slice(1)));
      modest.username = "modest";
      modest.password = "modest";
      await expect(applyMigrations(modest.href, folder)).rejects.toThrow(
        /grant recital_app to "modest";/,
      );
    });
    await execute(server, "drop role modest");
  });
});

describe("connect", () => {
  test.each([
    ["postgresql://x:y@127.0.0.1:9/none", /none at 127.0.0.1:9 does not answer/],
    ["postgresql://x:y@no-such-host.invalid/none", /no such host/],
  ])("says what is wrong with %s", async (url, sentence) => {
    await expect(connect(url)).rejects.toThrow(sentence);
  });

  test("names a database that is not there, and a wrong password", async () => {
    const server = inject("serverUrl");
    await expect(connect(sibling(server, "nowhere"))).rejects.toThrow(/nowhere .* does not exist/);
    const wrong = new URL(server);
    wrong.password = "wrong";
    await expect(connect(wrong.href)).rejects.toThrow(/refuses the password/);
  });
});
