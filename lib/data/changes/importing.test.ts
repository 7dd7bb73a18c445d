import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { calendarDateOf, instantOf } from "@/lib/domain/calendar";
import { testDatabase } from "@/lib/testing/database";
import { database, setDatabase } from "../database/current";
import { importDirect } from "./importing";

const at = instantOf("2026-03-02T12:00:00Z");
const day = calendarDateOf("2026-01-01");
const contact = {
  ref: "dpo",
  customer: "client",
  email: "dpo@client.example",
  name: null,
  language: null,
  purpose: "DPA_NOTICE",
  confirmed: true,
};
const record = (kind: "Vendor" | "Customer", ref: string, body: Record<string, unknown>) => ({
  kind,
  ref,
  validFrom: day,
  body,
});

describe("the first import", () => {
  beforeAll(async () => setDatabase((await testDatabase()).database));

  const load = (...changes: ReturnType<typeof record>[]) =>
    importDirect(systemActor("cli", at), {
      changes,
      contacts: [contact],
      fileHash: "0".repeat(64),
    });

  test("that points to something that is not there leaves nothing at all", async () => {
    await expect(
      load(
        record("Customer", "client", { name: "Client" }),
        record("Vendor", "acme", { name: "Acme", legalEntityId: "nobody" }),
      ),
    ).rejects.toThrow();
    const left = await Promise.all([
      database().auditEntry.count(),
      database().record.count(),
      database().customer.count(),
      database().customerContact.count(),
      database().changeSet.count(),
      database().publication.count(),
      database().installation.count(),
    ]);
    expect(left).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test("stands as change set 0 of the System, in effect without anybody's approval", async () => {
    expect(await load(record("Customer", "client", { name: "Client" }))).toEqual({
      ok: true,
      value: { records: 1, publication: 1 },
    });
    expect(await database().changeSet.findMany()).toMatchObject([
      { id: "CS-0", number: 0, state: "ACTIVE", authors: ["system"], approvedById: null },
    ]);
    expect(await database().revision.findMany()).toMatchObject([
      { changeSetId: "CS-0", position: 1, recordedAt: new Date(at), validFrom: new Date(day) },
    ]);
    expect(await database().customerContact.findMany()).toMatchObject([
      { id: "dpo", customerRef: "client", confirmedAt: new Date(at) },
    ]);
  });

  test("is not repeated", async () => {
    expect(await load(record("Customer", "other", { name: "Other" }))).toEqual({
      ok: false,
      reason: "registerNotEmpty",
    });
    expect(await database().customer.count()).toBe(1);
  });
});
