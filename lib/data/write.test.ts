import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { connect } from "@/lib/data/database/connect";
import { verifyAuditChain } from "@/lib/domain/audit/audit";
import { calendarDateOf, instantOf } from "@/lib/domain/calendar";
import { done, refuse } from "@/lib/domain/result";
import { testDatabase } from "@/lib/testing/database";
import { database, setDatabase } from "./database/current";
import { instantOfColumn } from "./days";
import { addRevisions } from "./register";
import { write } from "./write";

const noon = instantOf("2026-03-02T12:00:00Z");
const paused = { type: "mail.paused" } as const;
const bulb = {
  kind: "Product" as const,
  ref: "bulb",
  validFrom: calendarDateOf("2026-01-01"),
  body: { name: "Bulb" },
};

async function chain() {
  const entries = await database().auditEntry.findMany({ orderBy: { position: "asc" } });
  return entries.map((entry) => ({ ...entry, at: instantOfColumn(entry.at) }));
}

describe("a write", () => {
  let url = "";

  beforeAll(async () => {
    const opened = await testDatabase();
    url = opened.url;
    setDatabase(opened.database);
  });

  test("leaves one audit entry with who, through which door and what", async () => {
    const result = await write(systemActor("cli", noon), paused, async () => done("value"));
    expect(result).toEqual({ ok: true, value: "value" });
    expect(await chain()).toMatchObject([
      {
        position: 1,
        at: noon,
        actor: "system",
        via: "cli",
        event: "mail.paused",
        payload: { via: "cli" },
      },
    ]);
  });

  test("that refuses undoes what was done and leaves no entry", async () => {
    const before = (await chain()).length;
    const result = await write(systemActor("cli", noon), paused, async (tx, entry) => {
      await addRevisions(tx, entry, [bulb], null);
      return refuse("notThisTime");
    });
    expect(result).toEqual({ ok: false, reason: "notThisTime" });
    expect(await chain()).toHaveLength(before);
    expect(await database().record.count()).toBe(0);
    expect(await database().product.count()).toBe(0);
  });

  test("that fails undoes what was done and leaves no entry", async () => {
    const before = (await chain()).length;
    const failing = write(systemActor("cli", noon), paused, async (tx, entry) => {
      await addRevisions(tx, entry, [bulb], null);
      throw new Error("a bug");
    });
    await expect(failing).rejects.toThrow("a bug");
    expect(await chain()).toHaveLength(before);
    expect(await database().record.count()).toBe(0);
  });

  test("never has an earlier instant than the one before it", async () => {
    const earlier = instantOf("2025-12-24T12:00:00Z");
    await write(systemActor("cli", earlier), paused, async (_tx, { at }) =>
      done(expect(at).toBe(noon)),
    );
    expect((await chain()).at(-1)?.at).toBe(noon);
  });

  test("made by many at once gives one chain in which nothing is lost", async () => {
    const before = (await chain()).length;
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 12 }, () =>
        write(systemActor("web", noon), paused, async (_tx, { position }) => {
          order.push(position);
          return done(null);
        }),
      ),
    );
    const entries = await chain();
    expect(order).toEqual(entries.slice(before).map(({ position }) => position));
    expect(order).toHaveLength(12);
    expect(verifyAuditChain(entries, [])).toMatchObject({
      state: "intact",
      head: { position: before + 12 },
    });
  });

  test("waits for the writer that came first, even when that one ends by a refusal", async () => {
    const steps: string[] = [];
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let begun = (): void => undefined;
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const first = write(systemActor("cli", noon), paused, async () => {
      begun();
      await held;
      steps.push("first");
      return refuse("no");
    });
    await hasBegun;
    const second = write(systemActor("cli", noon), paused, async () => done(steps.push("second")));
    release();
    expect(await first).toMatchObject({ ok: false });
    expect(await second).toMatchObject({ ok: true });
    expect(steps).toEqual(["first", "second"]);
  });

  test("is not possible without an audit entry, whoever asks as the application", async () => {
    const last = (await chain()).length;
    const revision = database().$transaction(async (tx) => {
      await addRevisions(tx, { position: last + 1, at: noon }, [bulb], null);
    });
    await expect(revision).rejects.toThrow(/ForeignKey/);
    expect(await database().revision.count()).toBe(0);
  });

  test("cannot hide behind an audit entry of another", async () => {
    const borrowed = database().$transaction(async (tx) => {
      await addRevisions(tx, { position: 1, at: noon }, [bulb], null);
    });
    await expect(borrowed).rejects.toThrow(/audit entry/);
  });

  test("cannot claim another instant than its audit entry", async () => {
    const claimed = write(systemActor("cli", noon), paused, async (tx, { position }) => {
      await addRevisions(tx, { position, at: instantOf("2026-02-01T12:00:00Z") }, [bulb], null);
      return done(null);
    });
    await expect(claimed).rejects.toThrow(/audit entry/);
  });

  test("keeps the database's own time as evidence beside the instant that counts", async () => {
    const client = await connect(url);
    const { rows } = await client.query<{ recent: boolean }>(
      `select bool_and("databaseAt" > clock_timestamp() - interval '1 hour') as recent from "AuditEntry"`,
    );
    await client.end();
    expect(rows).toEqual([{ recent: true }]);
  });
});
