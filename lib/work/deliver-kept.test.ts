import { createHash } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/auth/actor";
import { verifyInstallation } from "@/lib/data/audit/verification";
import type { Database } from "@/lib/data/database/client";
import { connect } from "@/lib/data/database/connect";
import { setDatabase } from "@/lib/data/database/current";
import { readSeals, sealAttempts } from "@/lib/data/mail/attempt-seals";
import { eraseContact } from "@/lib/data/people/people";
import { forgetPresent } from "@/lib/data/register";
import { instantOf } from "@/lib/domain/calendar";
import { testDatabase } from "@/lib/testing/database";
import { given } from "@/lib/testing/given";
import { faultySmtp } from "@/lib/testing/mailbox";
import { announceObserva, storeContacts, storeRegister } from "@/lib/testing/outbox-fixture";
import { deliverDue } from "./deliver";

let url: string;
let database: Database;
let taken: readonly Uint8Array[];
const actor = systemActor("worker", instantOf("2026-11-21T15:00:00Z"));

beforeAll(async () => {
  ({ url, database } = await testDatabase());
  setDatabase(database);
  forgetPresent();
  await storeRegister(given.completeRegister());
  await storeContacts(
    { customerRef: "client", email: "dpo@client.example", name: "Ann" },
    { customerRef: "client", email: "legal@client.example", name: "Bea" },
  );
  await announceObserva();
  const relay = await faultySmtp({});
  await deliverDue({ databaseUrl: url, smtpUrl: relay.url, once: true });
  await relay.close();
  taken = relay.taken.map((raw) => Buffer.from(raw));
});

describe("a mail that a relay took", () => {
  test("is kept byte for byte, beside the attempt that has its hash", async () => {
    const kept = await database.sentMail.findMany({ include: { attempt: true } });
    const bytes = kept.map(({ bytes }) => inflateRawSync(bytes ?? Buffer.alloc(0)));
    expect(bytes.map((raw) => raw.toString()).toSorted()).toEqual(
      taken.map((raw) => Buffer.from(raw).toString()).toSorted(),
    );
    expect(bytes.map((raw) => createHash("sha256").update(raw).digest("hex"))).toEqual(
      kept.map(({ attempt }) => attempt.messageHash),
    );
  });

  test("can neither be changed nor taken away without a word", async () => {
    await expect(database.sentMail.updateMany({ data: { bytes: null } })).rejects.toThrow();
    await expect(database.sentMail.deleteMany()).rejects.toThrow();
  });

  test("goes with its person, and its hash stays", async () => {
    await eraseContact(actor, "legal@client.example");
    const kept = await database.sentMail.findMany({ include: { attempt: true } });
    const gone = kept.filter(({ bytes }) => bytes === null);
    expect(gone).toHaveLength(1);
    expect(gone[0]?.erasedAt).not.toBeNull();
    expect(gone[0]?.attempt.messageHash).toMatch(/^[0-9a-f]{64}$/);
    expect(kept.find(({ bytes }) => bytes !== null)?.erasedAt).toBeNull();
  });
});

describe("the seal of attempts", () => {
  test("stands in the audit chain once, for all that were not sealed", async () => {
    expect(await sealAttempts(actor, "recent")).toBe(2);
    expect(await sealAttempts(actor, "all")).toBe(0);
    const [entry] = await database.auditEntry.findMany({ where: { event: "attempts.sealed" } });
    const { digests } = await readSeals(database);
    expect(entry?.payload).toMatchObject({
      attempts: 2,
      digest: digests.get(entry?.position ?? 0),
    });
    expect((await verifyInstallation(null)).problems).toEqual([]);
  });

  test("shows an attempt that was altered behind it, and a seal that was taken out", async () => {
    const [attempt] = await database.attempt.findMany();
    await asOwner('alter table "Attempt" disable trigger all');
    await asOwner(
      `update "Attempt" set reply = '250 of course' where "deliveryId" = '${attempt?.deliveryId}'`,
    );
    expect((await verifyInstallation(null)).problems).toEqual([
      { what: "attemptDiffers", where: `delivery ${attempt?.deliveryId}, attempt 1` },
    ]);
    await asOwner('alter table "AttemptSeal" disable trigger all');
    await asOwner(`delete from "AttemptSeal" where "deliveryId" = '${attempt?.deliveryId}'`);
    expect((await verifyInstallation(null)).problems.map(({ what }) => what)).toEqual([
      "attemptsDiffer",
    ]);
  });

  test("is not given to an attempt that was put in among older ones, which a check names", async () => {
    const [attempt] = await database.attempt.findMany({ where: { seal: { isNot: null } } });
    await asOwner(
      `insert into "Attempt" ("deliveryId", number, "startedAt", "databaseAt", outcome, stage, reply)
       values ('${attempt?.deliveryId}', 2, '2026-01-01', '2026-01-01', 'ACCEPTED', 'DATA', '250')`,
    );
    await sealAttempts(actor, "recent");
    expect((await verifyInstallation(null)).problems).toContainEqual({
      what: "attemptUnsealed",
      where: `delivery ${attempt?.deliveryId}, attempt 2`,
    });
  });
});

describe("a kept mail", () => {
  test("that was put in another's place, or whose bytes went though its person did not, is named", async () => {
    const mail = await database.sentMail.findFirstOrThrow({ where: { erasedAt: null } });
    const where = `mail of delivery ${mail.deliveryId}, attempt ${mail.number}`;
    await asOwner('alter table "SentMail" disable trigger all');
    const set = (what: string) =>
      asOwner(`update "SentMail" set ${what} where "deliveryId" = '${mail.deliveryId}'`);
    await set("bytes = '\\x030000'");
    expect((await verifyInstallation(null)).problems).toContainEqual({
      what: "keptFileDiffers",
      where,
    });
    await set(`bytes = null, "erasedAt" = now()`);
    expect((await verifyInstallation(null)).problems).toContainEqual({
      what: "keptFileMissing",
      where,
    });
  });
});

/** As somebody would who has the whole database. */
async function asOwner(sql: string): Promise<void> {
  const client = await connect(url);
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
