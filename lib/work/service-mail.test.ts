import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { realClock } from "@/lib/clock";
import { database as current, setDatabase } from "@/lib/data/database/current";
import { orderServiceMail, type ServiceMailOrder } from "@/lib/data/mail/service-mails";
import { forgetPresent } from "@/lib/data/register";
import { testDatabase } from "@/lib/testing/database";
import { type FaultPlan, faultySmtp, type Mailbox, openMailbox } from "@/lib/testing/mailbox";
import { sendServiceMails } from "./service-mail";

let mailbox: Mailbox;

beforeEach(async () => {
  setDatabase((await testDatabase()).database);
  forgetPresent();
  mailbox = await openMailbox();
});
afterEach(() => mailbox.close());

const inAnHour = () => realClock().add({ hours: 1 });
const link = (more: Partial<ServiceMailOrder> = {}): ServiceMailOrder =>
  ({
    kind: "SIGN_IN_LINK",
    payload: { url: "https://recital.example/sign-in/link?token=abc", organisation: "Helpdesk" },
    address: "dana@client.example",
    language: null,
    expiresAt: inAnHour(),
    ...more,
  }) as ServiceMailOrder;

function order(more: Partial<ServiceMailOrder> = {}): Promise<void> {
  return current().$transaction((tx) => orderServiceMail(tx, link(more)));
}

function send() {
  return sendServiceMails({ smtpUrl: mailbox.smtpUrl });
}

function waiting() {
  return current().serviceMail.findMany({ orderBy: { createdAt: "asc" } });
}

async function sendThrough(plan: FaultPlan) {
  const relay = await faultySmtp(plan);
  const count = await sendServiceMails({ smtpUrl: relay.url });
  await relay.close();
  return { count, taken: relay.taken };
}

function letRetriesBeDue() {
  return current().serviceMail.updateMany({ data: { nextAttemptAt: new Date(0) } });
}

describe("a service mail", () => {
  test("goes out with its link, who sends it and why, and is forgotten", async () => {
    await order();
    expect(await send()).toEqual({ sent: 1, postponed: 0, dropped: 0 });
    const [mail] = await mailbox.mails();
    expect(mail?.parsed.subject).toBe("Your link to sign in to Helpdesk");
    expect(mail?.parsed.text).toContain("https://recital.example/sign-in/link?token=abc");
    expect(mail?.parsed.text).toContain("If it was not you, ignore this mail");
    expect(mail?.parsed.headers.get("auto-submitted")).toBe("auto-generated");
    expect(mail?.parsed.headers.has("list")).toBe(false);
    expect(await waiting()).toEqual([]);
    expect(await send()).toEqual({ sent: 0, postponed: 0, dropped: 0 });
  });

  test("goes out while notices are paused: who could end the pause must get in", async () => {
    await current().installation.create({
      data: { id: 1, instanceId: "here", createdAt: new Date(0), mailPaused: true },
    });
    await order();
    expect(await send()).toMatchObject({ sent: 1 });
  });

  test("gives way to a newer one with the same key, which alone is sent", async () => {
    const payload = { url: "https://recital.example/newer", organisation: "Helpdesk" };
    await order({ onceKey: "sign-in dana" });
    await order({ onceKey: "sign-in dana", payload });
    await send();
    const mails = await mailbox.mails();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.parsed.text).toContain("https://recital.example/newer");
  });

  test("is not forgotten with the one in whose place it came while that was being sent", async () => {
    await order({ onceKey: "sign-in dana" });
    const relay = await faultySmtp({ DOT: ["hang"] });
    const sending = sendServiceMails({ smtpUrl: relay.url, timeouts: { afterDot: 1_000 } });
    await expect.poll(() => relay.taken.length).toBe(1);
    await order({ onceKey: "sign-in dana" });
    expect(await sending).toEqual({ sent: 1, postponed: 1, dropped: 0 });
    await relay.close();
    expect(relay.taken).toHaveLength(2);
    expect(await waiting()).toEqual([]);
  });

  test("is deleted unsent once its link has ended", async () => {
    await order({ expiresAt: realClock().subtract({ seconds: 1 }) });
    expect(await send()).toEqual({ sent: 0, postponed: 0, dropped: 1 });
    expect(await mailbox.mails()).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  test("is tried again after a pause when the relay defers it, then sent once", async () => {
    await order();
    expect((await sendThrough({ RCPT: "451 4.7.1 Later" })).count).toMatchObject({ postponed: 1 });
    const [mail] = await waiting();
    const pause = (mail?.nextAttemptAt?.getTime() ?? 0) - realClock().epochMilliseconds;
    expect(pause).toBeGreaterThan(1_000);
    expect(pause).toBeLessThanOrEqual(5_000);
    expect(await send()).toMatchObject({ sent: 0 });
    await letRetriesBeDue();
    expect(await send()).toMatchObject({ sent: 1 });
    expect(await mailbox.mails()).toHaveLength(1);
  });

  test("is given up when the relay refuses its address for good", async () => {
    await order();
    expect((await sendThrough({ RCPT: "550 5.1.1 Nobody" })).count).toEqual({
      sent: 0,
      postponed: 0,
      dropped: 1,
    });
    expect(await waiting()).toEqual([]);
  });

  test("waits with all others when the relay is away, and does not ask it for each", async () => {
    await order();
    await order({ address: "other@client.example" });
    const relay = await faultySmtp({});
    await relay.close();
    expect(await sendServiceMails({ smtpUrl: relay.url })).toMatchObject({ postponed: 1 });
    expect(await waiting()).toHaveLength(2);
  });

  test("goes before news, for somebody waits for it", async () => {
    await order({
      kind: "SUBSCRIBER_NEWS",
      payload: {
        organisation: "Helpdesk",
        subject: "Helpdesk announces: Observa",
        lines: ["Helpdesk has announced a change."],
        url: "https://recital.example/changes/chg-1",
        unsubscribeUrl: "https://recital.example/unsubscribe?token=x.y",
      },
    } as Partial<ServiceMailOrder>);
    await order();
    await send();
    const [first, second] = await mailbox.mails();
    expect(first?.parsed.subject).toContain("sign in");
    expect(second?.parsed.subject).toBe("Helpdesk announces: Observa");
    const raw = second?.raw.toString() ?? "";
    expect(raw).toMatch(
      /^List-Unsubscribe:\s+<https:\/\/recital\.example\/unsubscribe\/one-click\?token=x\.y>/m,
    );
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
  });

  test("is sent by one of several workers", async () => {
    for (let number = 1; number <= 12; number += 1)
      await order({ address: `dana${number}@client.example` });
    const counts = await Promise.all([send(), send(), send()]);
    expect(counts.reduce((sum, { sent }) => sum + sent, 0)).toBe(12);
    expect(await mailbox.mails()).toHaveLength(12);
  });

  test("for testing a notice says that it is a test before it is opened", async () => {
    const payload = { subject: "Change chg-1", html: "<p>Hello</p>", text: "Hello" };
    await order({ kind: "TEST_NOTICE", payload, language: "de" } as Partial<ServiceMailOrder>);
    await send();
    const [mail] = await mailbox.mails();
    expect(mail?.parsed.subject).toBe("[TEST] Change chg-1");
    expect(mail?.parsed.html).toContain("<p>Hello</p>");
    expect(mail?.parsed.headers.get("content-language")).toBe("de");
  });

  test("says so where anything was made under a shifted clock, and then stays on this machine", async () => {
    await current().installation.create({
      data: { id: 1, instanceId: "here", createdAt: new Date(0), simulated: true },
    });
    await order();
    await expect(sendServiceMails({ smtpUrl: "smtp://relay.example:25" })).rejects.toThrow(
      "shifted clock",
    );
    await letRetriesBeDue();
    await send();
    const [mail] = await mailbox.mails();
    expect(mail?.parsed.subject).toMatch(/^\[SIMULATED\]/);
  });

  test("goes to exactly one address", async () => {
    await expect(order({ address: "a@b.example, c@d.example" })).rejects.toThrow(RangeError);
    expect(await waiting()).toEqual([]);
  });

  test("ends with the instant that was given, in either form", async () => {
    const expiresAt = Temporal.Instant.from("2099-01-01T00:00:00Z");
    await order({ expiresAt });
    expect(await waiting()).toMatchObject([{ expiresAt: new Date("2099-01-01T00:00:00Z") }]);
  });
});
