import { simpleParser } from "mailparser";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { realClock } from "@/lib/clock";
import type { Database } from "@/lib/data/database/client";
import { setDatabase } from "@/lib/data/database/current";
import { forgetPresent } from "@/lib/data/register";
import { testDatabase } from "@/lib/testing/database";
import { given } from "@/lib/testing/given";
import { type FaultPlan, faultySmtp, openMailbox } from "@/lib/testing/mailbox";
import {
  announceObserva,
  fillOutbox,
  storeContacts,
  storeRegister,
} from "@/lib/testing/outbox-fixture";
import { deliverDue } from "./deliver";
import { bytesHash } from "./smtp-message";

let url: string;
let database: Database;

beforeEach(async () => {
  ({ url, database } = await testDatabase());
  setDatabase(database);
  forgetPresent();
});

/** One customer with one contact, and a change that was announced to it. */
async function announced(): Promise<{ changeSetId: string }> {
  await storeRegister(given.completeRegister());
  await storeContacts({ customerRef: "client", email: "dpo@client.example", name: "Ann" });
  return announceObserva();
}

async function deliver(smtpUrl: string, more: { signal?: AbortSignal; connections?: number } = {}) {
  return deliverDue({ databaseUrl: url, smtpUrl, once: true, ...more });
}

/** Runs the outbox against a relay that misbehaves; says what came of it and what the relay took. */
async function deliverThrough(plan: FaultPlan) {
  const relay = await faultySmtp(plan);
  const count = await deliver(relay.url);
  await relay.close();
  return { count, taken: await Promise.all(relay.taken.map((raw) => simpleParser(raw))) };
}

async function letRetriesBeDue(): Promise<void> {
  await database.delivery.updateMany({
    where: { state: { in: ["DEFERRED", "UNKNOWN"] } },
    data: { nextAttemptAt: new Date(0) },
  });
}

function attempts() {
  return database.attempt.findMany({ orderBy: [{ deliveryId: "asc" }, { number: "asc" }] });
}

describe("a notice", () => {
  test("goes to each confirmed contact of each customer concerned exactly once, with that agreement's dates, and to nobody else", async () => {
    await storeRegister(
      given.completeRegister({
        Product: [given.product(), given.product({ ref: "chat", name: "Chat" })],
        Customer: [
          given.customer(),
          given.customer({ ref: "tokyo", name: "Tokyo" }),
          given.customer({ ref: "chatter", name: "Chatter" }),
        ],
        CustomerAgreement: [
          given.customerAgreement(),
          given.customerAgreement({
            ref: "tokyo-agreement",
            customerId: "tokyo",
            title: "Tokyo agreement",
            noticePeriod: "P90D",
            objectionPeriod: "P14D",
            zone: "Asia/Tokyo",
          }),
          given.customerAgreement({
            ref: "chatter-agreement",
            customerId: "chatter",
            title: "Chatter agreement",
            productIds: ["chat"],
          }),
        ],
      }),
    );
    await storeContacts(
      { customerRef: "client", email: "one@client.example" },
      { customerRef: "client", email: "two@client.example" },
      { customerRef: "tokyo", email: "dpo@tokyo.example" },
      { customerRef: "chatter", email: "dpo@chatter.example" },
    );
    await database.customerContact.create({
      data: {
        id: "unconfirmed",
        customerRef: "tokyo",
        email: "new@tokyo.example",
        purpose: "DPA_NOTICE",
        createdAt: new Date(0),
      },
    });
    await announceObserva();
    const { count, taken } = await deliverThrough({});
    expect(count).toEqual({ accepted: 3, deferred: 0, bounced: 0, unknown: 0 });
    expect(taken.map(({ to }) => (Array.isArray(to) ? "" : to?.text)).toSorted()).toEqual([
      "dpo@tokyo.example",
      "one@client.example",
      "two@client.example",
    ]);

    const [client, tokyo] = await database.notice.findMany({ orderBy: { agreementRef: "asc" } });
    expect(client?.earliestEffectiveOn).not.toEqual(tokyo?.earliestEffectiveOn);
    const words = (day: Date | null | undefined) =>
      day?.toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" }) ?? "never";
    for (const { to, text } of taken) {
      const own = !Array.isArray(to) && to?.text === "dpo@tokyo.example" ? tokyo : client;
      expect(text).toContain(`the end of ${words(own?.objectionLastDay)}`);
      expect(text).toContain(`not before ${words(own?.earliestEffectiveOn)}`);
    }
    expect((await deliverThrough({})).taken).toEqual([]);
  });

  test("goes to each contact in its own language, else in that of the agreement, all of one announcement", async () => {
    const agreement = given.customerAgreement({ language: "fr" });
    await storeRegister(given.completeRegister({ CustomerAgreement: [agreement] }));
    const languages = { "de@client.example": "de-AT", "en@client.example": "en" };
    await storeContacts(
      ...["de@client.example", "en@client.example", "any@client.example"].map((email) => ({
        customerRef: "client",
        email,
      })),
    );
    for (const [email, language] of Object.entries(languages))
      await database.customerContact.updateMany({ where: { email }, data: { language } });
    await announceObserva();
    const { taken } = await deliverThrough({});
    const told = taken.map(({ to, headers, html, text }) => ({
      to: Array.isArray(to) ? "" : to?.text,
      header: headers.get("content-language"),
      page: /<html lang="(\w+)">/.exec(html || "")?.[1],
      until: /(the end of|Ende des|la fin du) /.exec(text ?? "")?.[1],
    }));
    expect(told.toSorted((one, other) => (one.to ?? "").localeCompare(other.to ?? ""))).toEqual([
      { to: "any@client.example", header: "fr", page: "fr", until: "la fin du" },
      { to: "de@client.example", header: "de", page: "de", until: "Ende des" },
      { to: "en@client.example", header: "en", page: "en", until: "the end of" },
    ]);
    const sent = await attempts();
    for (const { messageHash } of sent) expect(messageHash).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(sent.map(({ dates }) => JSON.stringify(dates))).size).toBe(1);
  });

  test("carries the head of the publication chain, the change, and one Message-ID, and its exact bytes are evidence", async () => {
    const { changeSetId } = await announced();
    const mailbox = await openMailbox();
    await deliver(mailbox.smtpUrl);
    const [mail] = await mailbox.mails();
    await mailbox.close();
    const publication = await database.publication.findFirstOrThrow({
      orderBy: { number: "desc" },
    });
    const delivery = await database.delivery.findFirstOrThrow();
    const [attempt] = await attempts();
    expect(Object.fromEntries(mail?.parsed.headers ?? [])).toMatchObject({
      "x-recital-publication": String(publication.number),
      "x-recital-publication-hash": publication.hash,
      "x-recital-change": changeSetId,
      "message-id": delivery.messageId,
    });
    expect(mail?.parsed.headers.has("x-recital-possible-duplicate")).toBe(false);
    expect(mail?.parsed.text).toContain(publication.hash);
    expect(attempt).toMatchObject({
      number: 1,
      outcome: "ACCEPTED",
      stage: "AFTER_DOT",
      messageHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(bytesHash(mail?.raw ?? Buffer.alloc(0))).toBe(attempt?.messageHash);
  });

  test("is not sent while mail is paused", async () => {
    await announced();
    await database.installation.create({
      data: { instanceId: "test", mailPaused: true, createdAt: new Date(0) },
    });
    expect((await deliverThrough({})).taken).toEqual([]);
    expect(await database.delivery.findFirst()).toMatchObject({
      state: "PENDING",
      attemptCount: 0,
    });
  });

  test("is not sent any more once its contact was erased", async () => {
    await announced();
    await database.delivery.updateMany({ data: { address: null, name: null } });
    expect((await deliverThrough({})).taken).toEqual([]);
    expect(await database.delivery.findFirst()).toMatchObject({ state: "CANCELLED" });
  });

  test("is not sent any more to an address that its contact has no more", async () => {
    await announced();
    await deliverThrough({ RCPT: "452 4.2.2 Mailbox full" });
    await database.customerContact.updateMany({ data: { email: "new@client.example" } });
    await letRetriesBeDue();
    expect((await deliverThrough({})).taken).toEqual([]);
    expect(await database.delivery.findFirst()).toMatchObject({ state: "CANCELLED" });
  });

  test("is not sent any more once its change was withdrawn", async () => {
    const { changeSetId } = await announced();
    await deliverThrough({ MAIL: "451 4.3.0 Later" });
    await letRetriesBeDue();
    await database.changeSet.update({ where: { id: changeSetId }, data: { state: "WITHDRAWN" } });
    expect((await deliverThrough({})).taken).toEqual([]);
    expect(await database.delivery.findFirst()).toMatchObject({ state: "CANCELLED" });
  });
});

describe("when the relay", () => {
  test("asks to come back later, the mail waits, and goes out as the same message without a mark", async () => {
    await announced();
    const first = await deliverThrough({ RCPT: "450 4.2.0 Greylisted" });
    expect(first.count.deferred).toBe(1);
    const waiting = await database.delivery.findFirstOrThrow();
    expect(waiting.state).toBe("DEFERRED");
    expect(waiting.nextAttemptAt?.getTime()).toBeGreaterThan(realClock().epochMilliseconds);
    expect((await deliverThrough({})).count.accepted).toBe(0);

    await letRetriesBeDue();
    const { taken } = await deliverThrough({});
    expect(taken.map(({ messageId }) => messageId)).toEqual([waiting.messageId]);
    expect(taken[0]?.headers.has("x-recital-possible-duplicate")).toBe(false);
    expect((await attempts()).map(({ number, outcome }) => [number, outcome])).toEqual([
      [1, "DEFERRED"],
      [2, "ACCEPTED"],
    ]);
  });

  test("goes on refusing for three days, the delivery fails", async () => {
    await announced();
    let rounds = 0;
    for (
      ;
      (await database.delivery.findFirstOrThrow()).state !== "FAILED" && rounds < 30;
      rounds += 1
    ) {
      await deliverThrough({ MAIL: "451 4.3.0 Later" });
      await letRetriesBeDue();
    }
    expect(rounds).toBe(17);
    expect(await attempts()).toHaveLength(17);
  });

  test("refuses for good, the delivery has bounced and sets no dates", async () => {
    await announced();
    expect((await deliverThrough({ RCPT: "550 5.1.1 No such user" })).count.bounced).toBe(1);
    expect(await database.delivery.findFirst()).toMatchObject({
      state: "BOUNCED",
      nextAttemptAt: null,
    });
    expect(await database.notice.findFirst()).toMatchObject({
      startsOn: null,
      earliestEffectiveOn: null,
    });
    expect((await attempts())[0]?.reply).toBe("550 5.1.1 No such user");
  });

  test("drops the connection before it has the mail, nothing is ambiguous", async () => {
    await announced();
    expect((await deliverThrough({ DATA: "drop" })).count).toMatchObject({
      deferred: 1,
      unknown: 0,
    });
  });

  test("drops the connection after it has the mail, the next attempt says that it may be the second copy", async () => {
    await announced();
    const first = await deliverThrough({ DOT: "drop" });
    expect(first.count.unknown).toBe(1);
    expect(await database.notice.findFirst()).toMatchObject({ startsOn: null });
    await letRetriesBeDue();
    const { taken } = await deliverThrough({});
    expect(taken[0]?.headers.get("x-recital-possible-duplicate")).toBe("attempt 2");
    expect(taken[0]?.text).toContain("You may have this mail already");
    expect(taken[0]?.messageId).toBe(first.taken[0]?.messageId);
    expect((await database.notice.findFirst())?.startsOn).not.toBeNull();
  });

  test.each(["GREETING", "EHLO", "MAIL", "RCPT", "DATA"] as const)(
    "answers what is no text at %s, the mail waits, and all others are recorded",
    async (stage) => {
      await announced();
      expect((await deliverThrough({ [stage]: "garbage" })).count.deferred).toBe(1);
      expect(await database.delivery.findFirst()).toMatchObject({ state: "DEFERRED" });
    },
  );

  test("does not answer at all, the mail waits", async () => {
    await announced();
    const relay = await faultySmtp({});
    await relay.close();
    expect(await deliver(relay.url)).toMatchObject({ deferred: 1 });
    expect((await attempts())[0]).toMatchObject({ outcome: "DEFERRED", stage: "CONNECT" });
  });
});

describe("the dates of a notice", () => {
  const later = {
    startsOn: new Date("2099-01-01"),
    noticeLastDay: new Date("2099-03-01"),
    objectionLastDay: new Date("2099-02-01"),
    earliestEffectiveOn: new Date("2099-03-02"),
  };

  test("become the later ones, and no mail states stricter ones", async () => {
    await announced();
    await database.notice.updateMany({ data: later });
    const { taken } = await deliverThrough({});
    expect(taken[0]?.text).toContain("the end of 1 February 2099");
    expect(await database.notice.findFirst()).toMatchObject(later);
  });

  test("move on when a second contact is reached on a later day", async () => {
    await announced();
    const earlier = {
      startsOn: new Date("2020-01-01"),
      noticeLastDay: new Date("2020-03-01"),
      objectionLastDay: new Date("2020-02-01"),
      earliestEffectiveOn: new Date("2020-03-02"),
    };
    await database.notice.updateMany({ data: earlier });
    await deliverThrough({});
    const notice = await database.notice.findFirstOrThrow();
    for (const [name, day] of Object.entries(earlier))
      expect(notice).not.toMatchObject({ [name]: day });
  });

  test("stay as they are once the change is in effect, and the mail says so", async () => {
    await announced();
    const { id: noticeId } = await database.notice.findFirstOrThrow();
    await database.approval.create({
      data: {
        id: "early",
        noticeId,
        kind: "EARLY",
        receivedOn: new Date("2026-11-21"),
        channel: "EMAIL",
        enteredBy: "system",
      },
    });
    await database.notice.update({
      where: { id: noticeId },
      data: { effectiveOn: new Date("2026-11-21"), ground: "APPROVAL" },
    });
    const { taken } = await deliverThrough({});
    expect(taken[0]?.text).toContain("In effect for you since: 21 November 2026");
    expect(taken[0]?.text).not.toContain("You can object until");
    expect(await database.notice.findFirst()).toMatchObject({ startsOn: null });
  });
});

describe("workers", () => {
  test("share what is due, and nothing is sent twice", async () => {
    const { changeSetId } = await announced();
    await fillOutbox(url, changeSetId, 300);
    const relay = await faultySmtp({});
    const counts = await Promise.all([
      deliver(relay.url, { connections: 4 }),
      deliver(relay.url, { connections: 4 }),
    ]);
    await relay.close();
    expect(counts.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(301);
    expect(new Set(relay.taken.map(messageIdOf)).size).toBe(301);
    expect(relay.taken).toHaveLength(301);
  });

  test("that are told to stop finish what is in flight: nothing is lost, nothing sent twice", async () => {
    const { changeSetId } = await announced();
    await fillOutbox(url, changeSetId, 300);
    const relay = await faultySmtp({});
    const stop = new AbortController();
    const first = deliver(relay.url, { signal: stop.signal });
    await vi.waitFor(() => expect(relay.taken.length).toBeGreaterThan(30), {
      interval: 5,
      timeout: 10_000,
    });
    stop.abort();
    const { accepted } = await first;
    expect(accepted).toBeLessThan(301);
    expect(relay.taken).toHaveLength(accepted);
    expect(await database.delivery.count({ where: { state: "SENDING" } })).toBe(0);
    await deliver(relay.url);
    await relay.close();
    expect(relay.taken).toHaveLength(301);
    expect(new Set(relay.taken.map(messageIdOf)).size).toBe(301);
  });

  test("that died give back what they were sending, as unknown and labelled", async () => {
    await announced();
    await database.delivery.updateMany({
      data: {
        state: "SENDING",
        workerKey: 77,
        attemptCount: 1,
        nextAttemptAt: new Date("2026-11-21T15:00:00Z"),
      },
    });
    const { taken } = await deliverThrough({});
    expect(taken[0]?.headers.get("x-recital-possible-duplicate")).toBe("attempt 2");
    expect(
      (await attempts()).map(({ outcome, stage, startedAt }) => [
        outcome,
        stage,
        startedAt.toISOString().slice(0, 10),
      ]),
    ).toMatchObject([
      ["UNKNOWN", "WORKER", "2026-11-21"],
      ["ACCEPTED", "AFTER_DOT", expect.any(String)],
    ]);
  });
});

describe("where the clock was ever shifted", () => {
  beforeEach(async () => {
    await announced();
    await database.installation.create({
      data: { instanceId: "test", simulated: true, createdAt: new Date(0) },
    });
  });

  test("no mail leaves this machine", async () => {
    await expect(deliver("smtp://relay.example:25")).rejects.toThrow("loopback");
    expect(await attempts()).toEqual([]);
  });

  test("mail says that it is simulated", async () => {
    const { taken } = await deliverThrough({});
    expect(taken[0]?.subject).toMatch(/^\[SIMULATED\] /);
    expect(taken[0]?.text).toContain("!!! Simulated.");
  });
});

function messageIdOf(raw: Buffer): string {
  return /^Message-ID: (.*)$/im.exec(raw.toString("latin1"))?.[1] ?? "none";
}
