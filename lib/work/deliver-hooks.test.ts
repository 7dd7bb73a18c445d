import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { realClock } from "@/lib/clock";
import { tellAllLatecomers } from "@/lib/data/announcing/latecomers";
import { withdrawChangeSet } from "@/lib/data/announcing/withdrawing";
import { database } from "@/lib/data/database/current";
import { recordSuspension } from "@/lib/data/incidents/suspending";
import { recordBounce } from "@/lib/data/mail/bounces";
import { openOutbox } from "@/lib/data/mail/deliveries";
import { listDeliveries } from "@/lib/data/notices/notices";
import { recordObjection } from "@/lib/data/objections/objections";
import {
  addWebhook,
  endWebhook,
  findWebhook,
  listWebhooks,
  resendToWebhook,
  testWebhook,
} from "@/lib/data/programs/webhooks";
import {
  isWebhookEventType,
  type WebhookEventType,
  webhookBodySchema,
  webhookEventTypes,
} from "@/lib/domain/api/webhook-events";
import { addDays } from "@/lib/domain/calendar";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { agreementOf, changed, of, openStory, purpose, type Story } from "@/lib/testing/story";
import { deliverHooks } from "./deliver-hooks";

const one = of("desk", "one");
/** Ahead of the real clock, by which acts order their events. */
let now = realClock().add({ hours: 1 }).round("second");
let story: Story & { url: string };
let url: string;
let secret: string;
let id: string;
let answers: number[] = [];
let heard: { headers: IncomingHttpHeaders; body: string }[] = [];

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    heard.push({ headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
    response.writeHead(answers.shift() ?? 204, { location: `${url}elsewhere` }).end();
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  story = await openStory([
    { name: "desk", cast: [{ ref: "one", contacts: 2 }, { ref: "two" }] },
    { name: "other", cast: [{ ref: "one" }] },
    { name: "adverse", cast: [{ ref: "one" }] },
    { name: "late", cast: [{ ref: "one" }] },
  ]);
  ({ id, secret } = await made([...webhookEventTypes]));
});
afterAll(() => server.close());
beforeEach(() => {
  heard = [];
  answers = [];
});

async function made(events: WebhookEventType[]) {
  return expectDone(await addWebhook(story.administrator(), { url, events }, now));
}

const newest = async (webhook: string) =>
  (await findWebhook(story.administrator(), webhook))?.deliveries[0];
const deliver = () => deliverHooks(undefined, () => now);

/** What came since, by type and what it tells; each with a body as it is described. */
function told(): [string, unknown][] {
  return heard.map(({ body }) => {
    const { type, data } = JSON.parse(body) as { type: string; data: unknown };
    if (isWebhookEventType(type)) webhookBodySchema(type).parse(JSON.parse(body));
    return [type, data];
  });
}

describe("a webhook", () => {
  test("is told of a change on its way, once each, signed as whoever receives it can check", async () => {
    const changeSet = await story.announced([await purpose("desk", "more")]);
    await story.mail(changeSet);
    const objection = expectDone(
      await recordObjection(story.editor(), {
        ...{ changeSetId: changeSet, customerRef: of("desk", "two"), agreementRef: null },
        ...{ receivedOn: null, channel: "EMAIL", text: "No." },
      }),
    );
    const [first] = await listDeliveries(changeSet);
    expectDone(
      await recordBounce(story.administrator(), {
        messageId: first?.messageId ?? "",
        status: "5.1.1",
      }),
    );
    expect(await deliver()).toEqual({ delivered: 3, waiting: 0, givenUp: 0 });
    expect(told()).toEqual([
      ["change.announced", { changeSet }],
      [
        "objection.received",
        {
          ...{ objection: objection.id, changeSet, timely: true },
          ...{ customer: of("desk", "two"), agreement: of("desk", "two") },
        },
      ],
      [
        "notice.bounced",
        { delivery: first?.id, customer: one, contact: `${one}-1`, changes: [changeSet] },
      ],
    ]);
    for (const { headers, body } of heard) {
      const key = Buffer.from(secret.replace("whsec_", ""), "base64");
      const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
      const seal = createHmac("sha256", key).update(signed).digest("base64");
      expect(headers["webhook-signature"]).toBe(`v1,${seal}`);
      expect(headers["webhook-timestamp"]).toBe(String(now.epochMilliseconds / 1_000));
      expect(headers["webhook-id"]).toBe((JSON.parse(body) as { id: string }).id);
    }
    expect(await deliver()).toEqual({ delivered: 0, waiting: 0, givenUp: 0 });
  });

  test("is told whose authorisation changed when a change takes effect, and that one is withdrawn", async () => {
    const changeSet = await story.announced([await purpose("other", "more")]);
    await story.mail(changeSet);
    story.pass(31);
    expectDone(await story.activate(changeSet));
    const withdrawn = await story.announced([await purpose("other", "less")]);
    expectDone(await withdrawChangeSet(story.approver(), withdrawn, "A mistake."));
    await deliver();
    expect(told()).toEqual([
      ["change.announced", { changeSet }],
      ["change.active", { changeSet }],
      ["authorisation.changed", { changeSet, customers: [of("other", "one")] }],
      ["change.announced", { changeSet: withdrawn }],
      ["change.withdrawn", { changeSet: withdrawn }],
    ]);
  });

  test("is told whom a suspension concerns, and that it was lifted", async () => {
    const before = told().length;
    const changeSet = await story.announced([await purpose("other", "suspended")]);
    await story.mail(changeSet);
    story.pass(31);
    expectDone(await story.activate(changeSet));
    const customerRef = of("other", "one");
    const { incident } = expectDone(
      await recordObjection(story.editor(), {
        ...{ changeSetId: changeSet, customerRef, agreementRef: null, text: "No." },
        ...{ receivedOn: addDays(story.today(), -5), channel: "LETTER" },
      }),
    );
    for (const suspension of ["NOT_POSSIBLE", "DONE", "LIFTED"] as const)
      expectDone(
        await recordSuspension(suspension === "LIFTED" ? story.approver() : story.editor(), {
          ...{ id: incident?.id ?? "", suspension, on: story.today(), reason: "As asked" },
        }),
      );
    await deliver();
    const suspended = ["authorisation.changed", { incident: 1, customers: [customerRef] }];
    const events = told().slice(before);
    expect(events.filter(([type]) => type === "authorisation.changed")).toEqual([
      ["authorisation.changed", { changeSet, customers: [customerRef] }],
      suspended,
      suspended,
    ]);
  });

  test("is told once of an announcement, whoever comes later and is told of it, too", async () => {
    const changeSet = await story.announced([await purpose("late", "more")]);
    const body = { ...agreementOf("late", { ref: "two" }), customerId: of("late", "one") };
    await story.approved({ kind: "CustomerAgreement", ref: of("late", "two"), body });
    expect(await tellAllLatecomers(story.system())).toEqual({ told: 1 });
    await deliver();
    expect(told()).toEqual([["change.announced", { changeSet }]]);
  });

  test("is told that what takes effect with its announcement is in effect", async () => {
    const changeSet = await story.announced([
      await changed("Engagement", "adverse", { contractSignedOn: undefined }),
    ]);
    await deliver();
    expect(told()).toEqual([
      ["change.announced", { changeSet }],
      ["change.active", { changeSet }],
      ["authorisation.changed", { changeSet, customers: [of("adverse", "one")] }],
    ]);
  });

  test("is told of a notice that the relay itself refused", async () => {
    await story.announced([await purpose("other", "again")]);
    const outbox = await openOutbox(story.url);
    const claimed = await outbox.next(null);
    if (claimed === null) throw new Error("A mail waits");
    await outbox.next({
      delivery: claimed,
      state: "BOUNCED",
      retryAt: null,
      evidence: {
        ...{ outcome: "BOUNCED", stage: "RCPT", reply: "550 no such user", relay: null },
        ...{ tls: null, messageHash: null, dates: null, sent: null },
      },
    });
    await outbox.close();
    await deliver();
    const bounced = told().filter(([type]) => type === "notice.bounced");
    const [, data] = bounced[0] ?? [];
    expect(bounced).toHaveLength(1);
    expect(data).toMatchObject({ delivery: claimed.id, customer: claimed.customerRef });
    const { announcementId } = claimed;
    const changes = await database().announcedChange.findMany({ where: { announcementId } });
    expect(data).toMatchObject({ changes: changes.map(({ changeSetId }) => changeSetId) });
  });

  test("that does not answer well is told later and later, with the same id and bytes, then no more", async () => {
    expectDone(await testWebhook(story.administrator(), id, now));
    answers = [500, 302, 503, 500, 500, 500, 500, 500, 500];
    const pauses: number[] = [];
    for (;;) {
      await deliver();
      const { nextAt = null } = (await newest(id)) ?? {};
      if (nextAt === null) break;
      const next = Temporal.Instant.from(nextAt);
      pauses.push(now.until(next).total("minutes"));
      now = next;
    }
    expect(pauses).toEqual([1, 5, 30, 120, 360, 720, 1440, 1440]);
    expect(heard).toHaveLength(9);
    expect(new Set(heard.map(({ body }) => body)).size).toBe(1);
    const given = await newest(id);
    expect(given).toMatchObject({
      ...{ type: "webhook.test", state: "GIVEN_UP", attempts: 9, lastAnswer: "500", nextAt: null },
    });

    answers = [200];
    expectDone(await resendToWebhook(story.administrator(), given?.id ?? "", now));
    expect(await deliver()).toEqual({ delivered: 1, waiting: 0, givenUp: 0 });
    expect(heard.at(-1)?.body).toBe(heard[0]?.body);
  });

  test("that says it is gone, and one that was ended, are told nothing more", async () => {
    const other = await made(["change.announced"]);
    expectDone(await testWebhook(story.administrator(), other.id, now));
    answers = [410];
    expect(await deliver()).toEqual({ delivered: 0, waiting: 0, givenUp: 1 });
    expectDone(await testWebhook(story.administrator(), other.id, now));
    expectDone(await endWebhook(story.administrator(), other.id, now));
    expect(await deliver()).toEqual({ delivered: 0, waiting: 0, givenUp: 0 });
    expect(heard).toHaveLength(1);
    expect(await resendToWebhook(story.administrator(), other.id, now)).toEqual({
      ok: false,
      reason: "noSuchDelivery",
    });
  });

  test("is told nothing of an act that was refused, and only what it wants", async () => {
    const before = await database().webhookDelivery.count();
    const refused = await recordObjection(story.editor(), {
      ...{ changeSetId: "CS-999", customerRef: one, agreementRef: null },
      ...{ receivedOn: null, channel: "EMAIL", text: "No." },
    });
    expect(refused.ok).toBe(false);
    expect(await database().webhookDelivery.count()).toBe(before);
    expectDone(await endWebhook(story.administrator(), id, now));
    const { id: narrow } = await made(["change.withdrawn"]);
    await story.announced([await purpose("other", "once more")]);
    expect((await findWebhook(story.administrator(), narrow))?.deliveries).toEqual([]);
  });

  test("is made by administrators alone, for an https address and for something", async () => {
    const add = (actor: Parameters<typeof addWebhook>[0], address: string, events = 1) =>
      addWebhook(actor, { url: address, events: webhookEventTypes.slice(0, events) }, now);
    expect(await add(story.editor(), url)).toEqual({ ok: false, reason: "notAllowed" });
    expect(await add(story.administrator(), url, 0)).toEqual({ ok: false, reason: "noEvent" });
    for (const address of [
      "http://example.org/",
      "https://10.0.0.1/x",
      "ftp://example.org/",
      "https://a:b@example.org/",
    ])
      expect(await add(story.administrator(), address)).toEqual({
        ok: false,
        reason: "addressRefused",
      });
    expect(await listWebhooks(story.editor())).toEqual([]);
    expect(JSON.stringify(await database().webhook.findMany())).not.toContain(secret.slice(6));
  });
});
