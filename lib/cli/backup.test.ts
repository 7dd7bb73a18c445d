import { mkdtempSync } from "node:fs";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { verifyInstallation } from "@/lib/data/audit/verification";
import { writeBackup } from "@/lib/data/database/backup-file";
import type { Database } from "@/lib/data/database/client";
import { connect } from "@/lib/data/database/connect";
import { setDatabase } from "@/lib/data/database/current";
import { execute, withScratchDatabase } from "@/lib/data/database/scratch";
import { setMailPaused } from "@/lib/data/mail/mail-switch";
import { addUser } from "@/lib/data/people/people";
import { keepAttachment } from "@/lib/data/records/attachments";
import { forgetPresent } from "@/lib/data/register";
import { testDatabase } from "@/lib/testing/database";
import {
  fixtureActor,
  givenNextPublication,
  givenPublishedInstallation,
} from "@/lib/testing/published-installation";
import { Refused, WrongUse } from "./answer";
import { backUp, restore } from "./backup";

const folder = mkdtempSync(join(tmpdir(), "recital-backup-"));
vi.stubEnv("PUBLICATION_TARGET", join(folder, "public"));
const { url, database } = await testDatabase();
const file = join(folder, "recital.backup");

beforeAll(async () => {
  workOn(database);
  await givenPublishedInstallation();
  await givenNextPublication('Quotes ", backslash \\ and 日本語 \u2028 line');
  await addUser(fixtureActor, {
    email: "ada@example.org",
    name: null,
    roles: ["EDITOR", "APPROVER"],
  });
  await setMailPaused(fixtureActor, false);
  const { ref } = await database.record.findFirstOrThrow({ where: { kind: "Vendor" } });
  const kept = { fileName: "report.txt", bytes: new TextEncoder().encode("SOC 2") };
  await keepAttachment(fixtureActor, { kind: "Vendor", ref, purpose: "EVIDENCE", ...kept });
  await backUp(url, file);
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

function workOn(other: Database): void {
  setDatabase(other);
  forgetPresent();
}

function at(address: string) {
  return <Value>(run: (url: string) => Promise<Value>) => run(address);
}

/** Every row of every table as text, by table; without what a restored installation has of its own. */
async function rowsIn(address: string): Promise<Record<string, string[]>> {
  const client = await connect(address);
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in ('Installation', 'AuditHead', '_prisma_migrations')",
    );
    const found: Record<string, string[]> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ line: string }>(
        `select t::text as line from "${name}" t order by 1`,
      );
      found[name] = rows
        .map(({ line }) => line)
        .filter((line) => !line.includes("backup.restored"));
    }
    return found;
  } finally {
    await client.end();
  }
}

/** The refusal with which an act ended. */
async function refusalOf(act: Promise<unknown>): Promise<string> {
  const error = await act.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof Refused) return error.refusal.reason;
  throw error ?? new Error("It was not refused");
}

async function isEmpty(address: string): Promise<boolean> {
  const rows = await rowsIn(address);
  return Object.entries(rows).every(
    ([name, lines]) => ["ChangeSetStep", "ReferenceField"].includes(name) || lines.length === 0,
  );
}

describe("restore", () => {
  test("gives back every row of every table", async () => {
    const other = await testDatabase();
    await restore(file, at(other.url));
    expect(await rowsIn(other.url)).toEqual(await rowsIn(url));
    const [attached] = await other.database.attachment.findMany();
    expect(Buffer.from(attached?.bytes ?? []).toString()).toBe("SOC 2");
  });

  test("signs nobody in, and opens no link, that were of where it comes from", async () => {
    const user = await database.user.findFirstOrThrow();
    const then = new Date("2026-11-21T09:00:00Z");
    const usual = { userId: user.id, createdAt: then };
    await database.session.create({ data: { id: "s", ...usual, lastSeenAt: then } });
    await database.signInLink.create({
      data: { tokenHash: "t", purpose: "INVITATION", ...usual, expiresAt: new Date("2999-01-01") },
    });
    const later = join(folder, "signed-in.backup");
    await backUp(url, later);
    await database.session.deleteMany();
    await database.signInLink.deleteMany();
    const other = await testDatabase();
    await restore(later, at(other.url));
    expect(await other.database.session.count()).toBe(0);
    expect(await other.database.signInLink.count()).toBe(0);
    expect(await other.database.user.count()).toBe(1);
  });

  test("lets no program in and tells none, whatever was ended or told since", async () => {
    const then = new Date("2026-11-21T09:00:00Z");
    const whole = { id: "p", createdAt: then };
    const made = { ...whole, createdBy: "system" };
    await database.apiToken.create({
      data: { ...made, name: "x", secretHash: "h", hint: "h", expiresAt: new Date("2999-01-01") },
    });
    await database.webhook.create({ data: { ...made, url: "https://example.org/" } });
    const event = { eventId: "evt-1-1", type: "webhook.test", body: "{}", nextAttemptAt: then };
    await database.webhookDelivery.create({ data: { ...whole, webhookId: "p", ...event } });
    const later = join(folder, "with-programs.backup");
    await backUp(url, later);
    await execute(url, 'delete from "Webhook"; delete from "ApiToken"');
    const other = await testDatabase();
    await restore(later, at(other.url));
    expect(await other.database.apiToken.count({ where: { endedAt: null } })).toBe(0);
    expect(await other.database.webhook.count({ where: { endedAt: null } })).toBe(0);
    expect(await other.database.webhookDelivery.findMany()).toMatchObject([
      { state: "GIVEN_UP", nextAttemptAt: null },
    ]);
  });

  test("makes another installation, with mail paused and an entry in the chain, that verifies and can be written to", async () => {
    const other = await testDatabase();
    await restore(file, at(other.url));
    const before = await database.installation.findUniqueOrThrow({ where: { id: 1 } });
    const after = await other.database.installation.findUniqueOrThrow({ where: { id: 1 } });
    expect(after.mailPaused).toBe(true);
    expect(after.instanceId).not.toBe(before.instanceId);
    const entry = await other.database.auditEntry.findFirst({ orderBy: { position: "desc" } });
    expect(entry).toMatchObject({ event: "backup.restored", actor: "system" });

    workOn(other.database);
    try {
      expect(await verifyInstallation(null)).toMatchObject({
        problems: [],
        chain: [],
        publications: 2,
      });
      await givenNextPublication("After the restore");
      expect(await verifyInstallation(null)).toMatchObject({
        problems: [],
        chain: [],
        publications: 3,
      });
      // The guards stand again.
      await expect(execute(other.url, `update "Revision" set body = null`)).rejects.toThrow(
        "never changed",
      );
    } finally {
      workOn(database);
    }
  });

  test("works for a login that is no superuser but owns the tables", async () => {
    const login = `restorer_${process.pid}`;
    await execute(
      url,
      `create role ${login} login password 'restorer' createrole; grant recital_app to ${login} with admin option`,
    );
    try {
      await withScratchDatabase(url, async (scratch) => {
        await execute(scratch, `alter schema public owner to ${login}`);
        const address = new URL(scratch);
        address.username = login;
        address.password = "restorer";
        await restore(file, at(address.href));
        expect((await rowsIn(scratch)).Revision).toEqual((await rowsIn(url)).Revision);
      });
    } finally {
      await execute(url, `drop owned by ${login}; drop role ${login}`);
    }
  });

  test("refuses a database that is not empty", async () => {
    const before = await rowsIn(url);
    expect(await refusalOf(restore(file, at(url)))).toBe("databaseNotEmpty");
    expect(await rowsIn(url)).toEqual(before);
  });

  test("replaces what a database holds where that is wanted, and nobody is connected", async () => {
    await withScratchDatabase(url, async (scratch) => {
      await restore(file, at(scratch));
      const how = { replace: true, erasures: [] };
      const client = await connect(scratch);
      expect(await refusalOf(restore(file, at(scratch), how))).toBe("databaseInUse");
      await client.end();
      await execute(scratch, `update "User" set name = 'Somebody else'`);
      await restore(file, at(scratch), how);
      expect(await rowsIn(scratch)).toEqual(await rowsIn(url));
    });
  });

  test("erases again who was erased since, and forgets who wanted no more mail", async () => {
    const reader = { id: "reader", email: "reader@example.org", language: "en" };
    await database.subscriber.create({ data: { ...reader, createdAt: new Date(0) } });
    const older = join(folder, "older.backup");
    await backUp(url, older);
    await database.subscriber.deleteMany();
    const contact = await database.customerContact.findFirstOrThrow();
    const other = await testDatabase();
    try {
      const { json } = await restore(older, at(other.url), {
        replace: false,
        erasures: [
          { event: "contact.erased", id: contact.id },
          { event: "subscriber.removed", id: "reader" },
          { event: "contact.erased", id: "nobody" },
        ],
      });
      expect(json).toMatchObject({ erased: 2 });
      expect(await other.database.subscriber.count()).toBe(0);
      expect(
        await other.database.customerContact.findUnique({ where: { id: contact.id } }),
      ).toMatchObject({ email: null, name: null });
      expect(contact.email).not.toBeNull();
    } finally {
      workOn(database);
    }
  });

  test("refuses a backup of another version", async () => {
    const other = await testDatabase();
    await execute(
      other.url,
      "update _prisma_migrations set checksum = 'other' where migration_name like '%engine'",
    );
    await expect(restore(file, at(other.url))).rejects.toThrow("changed after it had been applied");
    const header = await rewritten((lines) =>
      lines.map((line, index) =>
        index === 0 ? line.replace(/"checksum":"[0-9a-f]+"/, '"checksum":"other"') : line,
      ),
    );
    const third = await testDatabase();
    expect(await refusalOf(restore(header, at(third.url)))).toBe("otherMigrations");
    expect(await isEmpty(third.url)).toBe(true);
  });

  test.each([
    ["cut off", (bytes: Buffer) => bytes.subarray(0, bytes.length - 9)],
    ["cut in half", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ["empty", () => Buffer.alloc(0)],
    ["another kind of file", () => Buffer.from("recital: 1\n")],
    ["another compressed file", () => gzipSync("recital: 1\n")],
    [
      "without its last line",
      (bytes: Buffer) => gzipSync(linesOf(bytes).slice(0, -1).join("\n").concat("\n")),
    ],
    [
      "with a row altered",
      (bytes: Buffer) =>
        gzipSync(gunzipSync(bytes).toString().replace("ada@example.org", "eve@example.org")),
    ],
    [
      "with a row taken out",
      (bytes: Buffer) =>
        gzipSync(
          linesOf(bytes)
            .filter((line) => !line.includes("ada@example.org"))
            .join("\n")
            .concat("\n"),
        ),
    ],
    [
      "with a row put in behind",
      (bytes: Buffer) => gzipSync(`${gunzipSync(bytes).toString()}["x"]\n`),
    ],
  ])("refuses a backup that is %s, before it opens a database", async (_what, alter) => {
    const damaged = join(folder, "damaged.backup");
    await writeFile(damaged, alter(await readFile(file)));
    const open = () => Promise.reject(new Error("The database was opened"));
    expect(await refusalOf(restore(damaged, open))).toBe("backupDamaged");
  });

  test("changes nothing when the file is altered while it is restored", async () => {
    const other = await testDatabase();
    const altered = join(folder, "altered.backup");
    await writeFile(altered, await readFile(file));
    const text = gunzipSync(await readFile(file)).toString();
    const alterAndOpen = async <Value>(run: (url: string) => Promise<Value>) => {
      await writeFile(altered, gzipSync(text.replace("ada@example.org", "eve@example.org")));
      return run(other.url);
    };
    await expect(restore(altered, alterAndOpen)).rejects.toThrow("damaged");
    expect(await isEmpty(other.url)).toBe(true);
  });

  test("changes nothing when a row does not fit", async () => {
    const other = await testDatabase();
    const wrong = await rewritten((lines) =>
      lines.map((line) =>
        line
          .replace("ada@example.org", "ada")
          .replace('"EDITOR', '"NOBODY')
          .replace("{EDITOR", "{NOBODY"),
      ),
    );
    await expect(restore(wrong, at(other.url))).rejects.toThrow("NOBODY");
    expect(await isEmpty(other.url)).toBe(true);
  });
});

describe("backUp", () => {
  test("writes a file that only its owner reads, and leaves no other", async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).filter((name) => name.includes("draft"))).toEqual([]);
  });

  test("gives the same rows again", async () => {
    const again = join(folder, "again.backup");
    await backUp(url, again);
    expect(linesOf(await readFile(again)).slice(1, -1)).toEqual(
      linesOf(await readFile(file)).slice(1, -1),
    );
  });

  test("holds the public key, and no private one", async () => {
    const text = gunzipSync(await readFile(file)).toString();
    expect(text).toContain("BEGIN PUBLIC KEY");
    expect(text).not.toContain("PRIVATE KEY");
  });

  test("leaves an older backup as it is when the new one fails", async () => {
    const before = await readFile(file);
    await withScratchDatabase(url, async (scratch) => {
      await expect(backUp(scratch, file)).rejects.toThrow("never migrated");
    });
    expect(await readFile(file)).toEqual(before);
  });

  test("says so when a folder is named, and leaves nothing behind", async () => {
    await expect(backUp(url, folder)).rejects.toBeInstanceOf(WrongUse);
    await expect(
      restore(folder, () => Promise.reject(new Error("nothing is opened"))),
    ).rejects.toBeInstanceOf(WrongUse);
  });

  test("says so when the folder is not there", async () => {
    await expect(backUp(url, join(folder, "none", "recital.backup"))).rejects.toBeInstanceOf(
      WrongUse,
    );
  });
});

function linesOf(bytes: Buffer): string[] {
  return gunzipSync(bytes).toString().trimEnd().split("\n");
}

/** A backup with other lines, sealed as Recital would. */
async function rewritten(alter: (lines: string[]) => string[]): Promise<string> {
  const path = join(folder, "rewritten.backup");
  const lines = alter(linesOf(await readFile(file)).slice(0, -1));
  await writeBackup(
    path,
    (async function* () {
      yield lines;
    })(),
  );
  return path;
}
