import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, test } from "vitest";
import { machineActor, mayDo, staffActor, systemActor } from "@/lib/auth/actor";
import { permissions } from "@/lib/domain/access";
import { scopes } from "@/lib/domain/api/scopes";
import { instantOf } from "@/lib/domain/calendar";
import { testDatabase } from "@/lib/testing/database";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { database, setDatabase } from "../database/current";
import { keepAnswer, releaseKey, takeKey } from "./api-answers";
import { addApiToken, admitToken, endApiToken, listApiTokens } from "./api-tokens";

const at = instantOf("2026-03-01T08:00:00Z");
const now = Temporal.Instant.from("2026-11-22T12:00:00Z");
const later = (hours: number) => now.add({ hours });
const administrator = staffActor({ id: "anna", roles: ["ADMINISTRATOR"] }, "web", at);
const editor = staffActor({ id: "emil", roles: ["EDITOR", "APPROVER"] }, "web", at);

beforeAll(async () => {
  setDatabase((await testDatabase()).database);
  await database().user.create({
    data: { id: "anna", email: "anna@example.org", roles: ["ADMINISTRATOR"], createdAt: at },
  });
});

async function made(days = 30) {
  const draft = { name: "Help desk", scopes: ["authorised:read"], days } as const;
  return expectDone(await addApiToken(administrator, draft, now));
}

describe("a token", () => {
  test("is known by its secret, of which only the hash is kept", async () => {
    const { id, secret } = await made();
    expect(secret).toMatch(/^recital_[\w-]{43}$/);
    expect(await admitToken(secret, now)).toEqual({ id, scopes: ["authorised:read"] });
    expect(await admitToken(`${secret}x`, now)).toBeNull();
    const stored = await database().apiToken.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(stored)).not.toContain(secret);
    const entries = await database().auditEntry.findMany({ where: { event: "token.added" } });
    expect(entries.map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({ tokenId: id, scopes: ["authorised:read"] }),
    );
    expect(JSON.stringify(entries)).not.toContain(secret);
  });

  test("says when it was used last, to within a minute", async () => {
    const { id, secret } = await made();
    const lastUsed = async () =>
      (await listApiTokens(administrator, now)).find((one) => one.id === id)?.lastUsedAt;
    expect(await lastUsed()).toBeNull();
    await admitToken(secret, now);
    await admitToken(secret, now.add({ seconds: 30 }));
    expect(await lastUsed()).toBe("2026-11-22T12:00:00.000Z");
    await admitToken(secret, now.add({ seconds: 90 }));
    expect(await lastUsed()).toBe("2026-11-22T12:01:30.000Z");
  });

  test("opens nothing from the moment on in which it ends or expires", async () => {
    const { id, secret } = await made(1);
    expect(await admitToken(secret, later(23))).not.toBeNull();
    expect(await admitToken(secret, later(24))).toBeNull();
    expectDone(await endApiToken(administrator, id, now));
    expect(await admitToken(secret, now)).toBeNull();
    expect(await endApiToken(administrator, id, now)).toEqual({ ok: false, reason: "noSuchToken" });
    const [listed] = (await listApiTokens(administrator, now)).filter((one) => one.id === id);
    expect(listed).toMatchObject({ state: "ENDED", madeBy: "anna@example.org" });
  });

  test.each([0, 367, 1.5])("is not made for %s days", async (days) => {
    const draft = { name: "x", scopes: ["authorised:read"], days } as const;
    expect(await addApiToken(administrator, draft, now)).toEqual({
      ok: false,
      reason: "notSoManyDays",
    });
  });

  test("is made, ended and listed by administrators alone, and for something", async () => {
    const draft = { name: "x", scopes: ["authorised:read"], days: 1 } as const;
    expect(await addApiToken(editor, draft, now)).toEqual({ ok: false, reason: "notAllowed" });
    expect(await endApiToken(editor, "x", now)).toEqual({ ok: false, reason: "notAllowed" });
    expect(await listApiTokens(editor, now)).toEqual([]);
    expect(await addApiToken(systemActor("cli", at), { ...draft, scopes: [] }, now)).toEqual({
      ok: false,
      reason: "noScope",
    });
  });

  test("of every scope still approves, announces, decides and writes nothing of the register", () => {
    const machine = machineActor({ id: "t", scopes }, at);
    const may = Object.keys(permissions).filter((one) =>
      mayDo(machine, one as keyof typeof permissions),
    );
    expect(may.toSorted()).toEqual(["authorisation:read", "mail:recordBounce", "register:read"]);
  });
});

describe("a request with an idempotency key", () => {
  test("is the first once; the same again gets its answer, and another one is told apart", async () => {
    const machine = machineActor({ id: (await made()).id, scopes: [] }, at);
    const take = (hash: string, when = now) => takeKey(machine, "key-1", hash, when);
    expect(await take("a")).toEqual({ state: "first" });
    expect(await take("a")).toEqual({ state: "underWay" });
    await keepAnswer(machine, "key-1", { status: 200, body: { deliveryId: "d" } });
    expect(await take("a", later(23))).toEqual({
      state: "answered",
      status: 200,
      body: { deliveryId: "d" },
    });
    expect(await take("b")).toEqual({ state: "otherRequest" });
    expect(await take("b", later(25))).toEqual({ state: "first" });
  });

  test("of another token is another key", async () => {
    const [one, other] = [await made(), await made()].map(({ id }) =>
      machineActor({ id, scopes: [] }, at),
    );
    if (one === undefined || other === undefined) throw new Error("Two tokens were made");
    expect(await takeKey(one, "k", "a", now)).toEqual({ state: "first" });
    expect(await takeKey(other, "k", "b", now)).toEqual({ state: "first" });
  });

  test("can be sent again when it failed on our side, or died on the way", async () => {
    const machine = machineActor({ id: (await made()).id, scopes: [] }, at);
    expect(await takeKey(machine, "k", "a", now)).toEqual({ state: "first" });
    await releaseKey(machine, "k");
    expect(await takeKey(machine, "k", "a", now)).toEqual({ state: "first" });
    expect(await takeKey(machine, "k", "a", now.add({ minutes: 3 }))).toEqual({ state: "first" });
  });
});
