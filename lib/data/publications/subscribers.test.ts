import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { publicActor } from "@/lib/auth/actor";
import { withdrawChangeSet } from "@/lib/data/announcing/withdrawing";
import { expectDone } from "@/lib/testing/outbox-fixture";
import { of, openStory, purpose, type Story } from "@/lib/testing/story";
import { publishDue } from "@/lib/work/publish";
import { database } from "../database/current";
import { orderSubscriberNews } from "../mail/subscriber-news";
import {
  canConfirm,
  canUnsubscribe,
  confirmSubscription,
  forgetUnconfirmed,
  subscribe,
  subscriptionChoices,
  unsubscribe,
  unsubscribeToken,
} from "./subscribers";

let story: Story;
const scenes = ["desk-a", "desk-b", "desk-c", "desk-d"];
const anyone = () => publicActor(story.at());

beforeAll(async () => {
  story = await openStory(scenes.map((name) => ({ name, cast: [{ ref: "one" }] })));
  await publishDue(story.system());
});

beforeEach(async () => {
  await database().serviceMail.deleteMany();
  await database().subscriber.deleteMany();
  await database().rateLimiterFlexible.deleteMany();
});

const wish = (email: string, productRef: string | null = null) =>
  subscribe(anyone(), { email, productRef, language: "en" }, "192.0.2.0/24");

function ordered() {
  return database().serviceMail.findMany({ orderBy: [{ address: "asc" }, { createdAt: "asc" }] });
}

function urlIn(payload: unknown, name = "url"): URL {
  const url = Object.entries(payload ?? {}).find(([key]) => key === name)?.[1];
  return new URL(String(url));
}

async function tokenFor(address: string): Promise<string> {
  const mail = (await ordered()).find((one) => one.address === address);
  return urlIn(mail?.payload).searchParams.get("token") ?? "";
}

async function subscribed(email: string, productRef: string | null = null): Promise<string> {
  await wish(email, productRef);
  expectDone(await confirmSubscription(anyone(), await tokenFor(email)));
  await database().serviceMail.deleteMany();
  return (await database().subscriber.findUniqueOrThrow({ where: { email } })).id;
}

describe("a wish to be told", () => {
  test("orders one mail with a link, and tells nobody anything before it is confirmed", async () => {
    expect(await wish("Ann@reader.example")).toEqual({ ok: true, value: null });
    expect(await ordered()).toMatchObject([
      { kind: "SUBSCRIPTION_CONFIRMATION", address: "ann@reader.example" },
    ]);
    expect(await database().subscriber.findFirst()).toMatchObject({ confirmedAt: null });
  });

  test("gets the same answer whether the address is new, known, confirmed or asked for too often", async () => {
    const id = await subscribed("ann@reader.example");
    const answers = [await wish("ann@reader.example"), await wish("new@reader.example")];
    await database().rateLimiterFlexible.deleteMany();
    answers.push(await wish("ann@reader.example"));
    for (let number = 0; number < 30; number += 1)
      answers.push(await wish(`flood${number}@reader.example`));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(id).not.toBe("");
  });

  test("gets one confirmation per address and day", async () => {
    for (let number = 0; number < 3; number += 1) await wish("ann@reader.example");
    await database().serviceMail.deleteMany();
    await wish("ann@reader.example");
    expect(await ordered()).toEqual([]);
  });

  test("is bounded for each network, and not for another", async () => {
    for (let number = 0; number < 30; number += 1) await wish(`flood${number}@reader.example`);
    expect(await ordered()).toHaveLength(20);
    const elsewhere = { email: "calm@reader.example", productRef: null, language: "en" } as const;
    await subscribe(anyone(), elsewhere, "198.51.100.0/24");
    expect(await ordered()).toHaveLength(21);
  });

  test("takes only one address, and a product that is published", async () => {
    expect(await wish("a@b.example,c@d.example")).toEqual({ ok: false, reason: "noAddress" });
    await wish("ann@reader.example", "no-such-product");
    expect(await database().subscriber.findFirst()).toMatchObject({ productRef: null });
    expect((await subscriptionChoices(anyone()))?.products.map(({ ref }) => ref)).toContain(
      "desk-a",
    );
  });

  test("changes nothing of a confirmed subscription until it is confirmed as well", async () => {
    await subscribed("ann@reader.example", "desk-a");
    await database().rateLimiterFlexible.deleteMany();
    await wish("ann@reader.example", "desk-b");
    const subscriber = () => database().subscriber.findFirst();
    expect(await subscriber()).toMatchObject({ productRef: "desk-a" });
    await confirmSubscription(anyone(), await tokenFor("ann@reader.example"));
    expect(await subscriber()).toMatchObject({ productRef: "desk-b" });
  });
});

describe("a link", () => {
  test("confirms once or twice, but not when it was altered or its subscriber has gone", async () => {
    await wish("ann@reader.example");
    const token = await tokenFor("ann@reader.example");
    expect(await canConfirm(anyone(), token)).toBe(true);
    expect(await confirmSubscription(anyone(), token)).toMatchObject({ ok: true });
    expect(await confirmSubscription(anyone(), token)).toMatchObject({ ok: true });
    const ended = { ok: false, reason: "linkEnded" };
    expect(await confirmSubscription(anyone(), `${token}x`)).toEqual(ended);
    expect(await confirmSubscription(anyone(), "")).toEqual(ended);
    const id = (await database().subscriber.findFirst())?.id ?? "";
    expect(await confirmSubscription(anyone(), unsubscribeToken(id))).toEqual(ended);
    await unsubscribe(anyone(), unsubscribeToken(id));
    expect(await canConfirm(anyone(), token)).toBe(false);
    expect(await confirmSubscription(anyone(), token)).toEqual(ended);
  });

  test("to stop removes the subscriber and the mail that waits for them; again it says the same", async () => {
    const id = await subscribed("ann@reader.example");
    const token = unsubscribeToken(id);
    expect(canUnsubscribe(anyone(), token)).toBe(true);
    expect(await unsubscribe(anyone(), token)).toEqual({ ok: true, value: null });
    expect(await database().subscriber.count()).toBe(0);
    expect(await unsubscribe(anyone(), token)).toEqual({ ok: true, value: null });
    expect(await unsubscribe(anyone(), "bent")).toEqual({ ok: false, reason: "noSuchLink" });
  });

  test("leaves entries in the audit chain by id, without an address", async () => {
    await subscribed("ann@reader.example");
    const entries = await database().auditEntry.findMany({
      where: { event: { startsWith: "subscriber." } },
    });
    expect(entries.length).toBeGreaterThan(1);
    expect(JSON.stringify(entries)).not.toContain("reader.example");
  });
});

describe("who does not confirm", () => {
  test("is forgotten after 7 days, and not before; who confirmed stays", async () => {
    await subscribed("stays@reader.example");
    await wish("waits@reader.example");
    expect(await forgetUnconfirmed(story.system())).toBe(0);
    await database().subscriber.updateMany({ data: { createdAt: new Date(0) } });
    expect(await forgetUnconfirmed(story.system())).toBe(1);
    expect(await database().subscriber.findMany()).toMatchObject([
      { email: "stays@reader.example" },
    ]);
  });
});

describe("subscribers", () => {
  async function news() {
    await publishDue(story.system());
    await orderSubscriberNews(story.system());
    const mails = await ordered();
    await database().serviceMail.deleteMany();
    return mails;
  }

  test("are told at announcement and at first activation, once each, whatever restarts", async () => {
    await subscribed("ann@reader.example");
    const id = await story.announced([await purpose("desk-a", "Something else")]);
    const [announced, ...others] = await news();
    expect(others).toEqual([]);
    expect(announced).toMatchObject({ kind: "SUBSCRIBER_NEWS", address: "ann@reader.example" });
    expect(JSON.stringify(announced?.payload)).toContain("announces");
    expect(urlIn(announced?.payload).pathname).toBe(`/changes/${id}`);
    expect(await news()).toEqual([]);

    await story.mail(id);
    story.pass(40);
    expectDone(await story.activate(id));
    const [active, ...more] = await news();
    expect(more).toEqual([]);
    expect(JSON.stringify(active?.payload)).toContain("now in effect");
    expect(await news()).toEqual([]);
  });

  test("who confirm later are not told of what was published before", async () => {
    await story.announced([await purpose("desk-b", "Something else")]);
    await publishDue(story.system());
    await subscribed("late@reader.example");
    expect(await news()).toEqual([]);
  });

  test("of one product are not told of another's changes", async () => {
    await subscribed("all@reader.example");
    await subscribed("c@reader.example", "desk-c");
    await subscribed("d@reader.example", "desk-d");
    await story.announced([await purpose("desk-c", "Something else")]);
    expect((await news()).map(({ address }) => address)).toEqual([
      "all@reader.example",
      "c@reader.example",
    ]);
  });

  test("read no date that is one customer's own, and no customer's name", async () => {
    await subscribed("ann@reader.example");
    await story.announced([await purpose("desk-d", "Something else")]);
    const [mail] = await news();
    expect(JSON.stringify(mail?.payload)).not.toMatch(/object/i);
    expect(JSON.stringify(mail?.payload)).not.toContain(of("desk-d", "one"));
  });

  test("who unsubscribe are told no more, also of what was ordered", async () => {
    const id = await subscribed("ann@reader.example");
    const changeSetId = await story.approved(await purpose("desk-a", "Yet another"));
    expect(changeSetId).not.toBe("");
    await publishDue(story.system());
    await unsubscribe(anyone(), unsubscribeToken(id));
    expect(await news()).toEqual([]);
    expectDone(await withdrawChangeSet(story.approver(), changeSetId, null));
  });

  test("are told by one of several workers", async () => {
    for (let number = 0; number < 5; number += 1)
      await subscribed(`ann${number}@reader.example`, null);
    await story.announced([await purpose("desk-a", "A third thing")]);
    await publishDue(story.system());
    await Promise.all([1, 2, 3].map(() => orderSubscriberNews(story.system())));
    expect(await ordered()).toHaveLength(5);
  });
});
