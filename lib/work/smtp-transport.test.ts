import { afterEach, describe, expect, test } from "vitest";
import { type FaultPlan, type FaultySmtp, faultySmtp, openMailbox } from "@/lib/testing/mailbox";
import {
  type AttemptOutcome,
  type OutgoingMessage,
  openTransport,
  type SmtpTransport,
} from "./smtp-transport";

const SHORT = { connect: 2_000, greeting: 100, command: 100, data: 100, afterDot: 100 };
/** For relays that answer, however slow the machine: only one that says nothing is to run out of its time. */
const LONG = { connect: 2_000, greeting: 4_000, command: 4_000, data: 4_000, afterDot: 4_000 };
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

function message(changes: Partial<OutgoingMessage> = {}): OutgoingMessage {
  const raw = Buffer.from("Message-ID: <1@acme.example>\r\n\r\nHello\r\n.dotted\r\n..twice\r\n");
  return { envelopeFrom: "bounce@acme.example", to: "dpo@kunde.example", raw, ...changes };
}

async function relayWith(plan: FaultPlan): Promise<FaultySmtp> {
  const relay = await faultySmtp(plan);
  closers.push(relay.close);
  return relay;
}

function transportTo(url: string, timeouts = SHORT): SmtpTransport {
  const transport = openTransport({ url, timeouts });
  closers.push(transport.close);
  return transport;
}

async function sendThrough(
  url: string,
  mail = message(),
  timeouts = SHORT,
): Promise<AttemptOutcome> {
  const line = await transportTo(url, timeouts).connection();
  return line.send(mail);
}

const PIPELINING = [
  ["with pipelining", ["PIPELINING"]],
  ["command by command", ["8BITMIME"]],
] as const;

describe.each(PIPELINING)("a relay that fails, spoken to %s", (_how, offers) => {
  test.each([
    ["GREETING", "drop", "DEFERRED", "GREETING", null],
    ["GREETING", "hang", "DEFERRED", "GREETING", null],
    ["GREETING", "421 4.3.2 Busy", "DEFERRED", "GREETING", 421],
    ["GREETING", "554 5.7.1 Your network is blocked", "DEFERRED", "GREETING", 554],
    ["EHLO", "drop", "DEFERRED", "GREETING", null],
    ["EHLO", "hang", "DEFERRED", "GREETING", null],
    ["EHLO", "421 4.3.2 Busy", "DEFERRED", "GREETING", 421],
    ["MAIL", "drop", "DEFERRED", "MAIL", null],
    ["MAIL", "hang", "DEFERRED", "MAIL", null],
    ["MAIL", "451 4.3.0 Later", "DEFERRED", "MAIL", 451],
    ["MAIL", "421 4.3.2 Closing", "DEFERRED", "MAIL", 421],
    ["MAIL", "550 5.7.1 Sender refused", "DEFERRED", "MAIL", 550],
    ["MAIL", "530 5.7.0 Sign in first", "DEFERRED", "MAIL", 530],
    ["RCPT", "drop", "DEFERRED", "RCPT", null],
    ["RCPT", "hang", "DEFERRED", "RCPT", null],
    ["RCPT", "450 4.2.0 Greylisted", "DEFERRED", "RCPT", 450],
    ["RCPT", "421 4.3.2 Closing", "DEFERRED", "RCPT", 421],
    ["RCPT", "550 5.1.1 No such user", "BOUNCED", "RCPT", 550],
    ["RCPT", "530 5.7.0 Sign in first", "DEFERRED", "RCPT", 530],
    ["DATA", "drop", "DEFERRED", "DATA", null],
    ["DATA", "hang", "DEFERRED", "DATA", null],
    ["DATA", "451 4.3.0 Later", "DEFERRED", "DATA", 451],
    ["DATA", "554 5.7.1 Not from you", "BOUNCED", "DATA", 554],
    ["DATA", "503 5.5.1 Out of step", "DEFERRED", "DATA", 503],
    ["DOT", "drop", "UNKNOWN", "AFTER_DOT", null],
    ["DOT", "hang", "UNKNOWN", "AFTER_DOT", null],
    ["DOT", "354 Confused", "UNKNOWN", "AFTER_DOT", 354],
    ["DOT", "451 4.3.0 Later", "DEFERRED", "AFTER_DOT", 451],
    ["DOT", "421 4.3.2 Closing", "DEFERRED", "AFTER_DOT", 421],
    ["DOT", "554 5.6.0 Looks like spam", "BOUNCED", "AFTER_DOT", 554],
  ] as const)("at %s with %j: %s", async (stage, fault, outcome, seenAt, smtpCode) => {
    const relay = await relayWith({ [stage]: fault, offers });

    const timeouts = fault === "hang" ? SHORT : LONG;
    const attempt = await sendThrough(relay.url, message(), timeouts);

    expect(attempt).toMatchObject({ outcome, stage: seenAt, smtpCode });
    if (smtpCode !== null) expect(attempt.reply).toContain(fault);
    expect(attempt.reply).not.toBe("");
    expect(attempt.relay).toContain(`127.0.0.1:${relay.port}`);
    expect(relay.taken).toHaveLength(stage === "DOT" ? 1 : 0);
  });

  const large = message({ raw: Buffer.from("x".repeat(76).concat("\r\n").repeat(250_000)) });

  test.each([
    ["drop", "DEFERRED", null],
    ["hang", "DEFERRED", null],
    ["552 5.3.4 Too large", "BOUNCED", 552],
    ["250 2.0.0 Taken too soon", "DEFERRED", null],
  ] as const)("in the middle of the mail with %j: %s", async (fault, outcome, smtpCode) => {
    const relay = await relayWith({ BODY: fault, offers });

    const attempt = await sendThrough(relay.url, large);

    expect(attempt).toMatchObject({ outcome, smtpCode, stage: "DATA" });
    expect(relay.taken).toHaveLength(0);
  });

  test.each([1, 2, 3])("is never believed when it is %i replies out of step", async (strays) => {
    const relay = await relayWith({ MAIL: `250 OK${"\r\n250 stray".repeat(strays)}`, offers });

    const attempt = await sendThrough(relay.url);

    expect(attempt.outcome).not.toBe("ACCEPTED");
    if (relay.taken.length > 0) expect(attempt.outcome).toBe("UNKNOWN");
  });

  test("goes on over the same connection after a refused recipient", async () => {
    const relay = await relayWith({ RCPT: ["550 5.1.1 No such user", "450 4.2.0 Later"], offers });
    const line = await transportTo(relay.url).connection();

    const outcomes = [];
    for (const to of ["a@kunde.example", "b@kunde.example", "c@kunde.example"]) {
      outcomes.push((await line.send(message({ to }))).outcome);
    }

    expect(outcomes).toEqual(["BOUNCED", "DEFERRED", "ACCEPTED"]);
    expect(relay.connections()).toBe(1);
  });

  test.each(["drop", "421 4.4.2 Idle too long"] as const)(
    "asks again over a new connection when the kept one had ended: %s",
    async (fault) => {
      const relay = await relayWith({ MAIL: ["pass", fault], offers });
      const line = await transportTo(relay.url).connection();

      expect((await line.send(message())).outcome).toBe("ACCEPTED");
      expect((await line.send(message())).outcome).toBe("ACCEPTED");

      expect(relay.connections()).toBe(2);
      expect(relay.taken).toHaveLength(2);
    },
  );

  test("never sends a mail a second time by itself once its end has left", async () => {
    const relay = await relayWith({ DOT: ["pass", "drop"], offers });
    const line = await transportTo(relay.url).connection();

    expect((await line.send(message())).outcome).toBe("ACCEPTED");
    expect((await line.send(message())).outcome).toBe("UNKNOWN");
    expect((await line.send(message())).outcome).toBe("ACCEPTED");

    expect(relay.taken).toHaveLength(3);
  });
});

describe("an attempt", () => {
  test("hands over exactly the bytes it was given, and keeps the whole reply", async () => {
    const mailbox = await openMailbox();
    closers.push(mailbox.close);

    // This server greets slowly on purpose, to find out who does not wait for it.
    const transport = openTransport({ url: mailbox.smtpUrl });
    closers.push(transport.close);
    const attempt = await (await transport.connection()).send(message());

    expect(attempt).toMatchObject({ outcome: "ACCEPTED", smtpCode: 250, tls: null });
    expect(attempt.relay).toMatch(
      /^127\.0\.0\.1:\d+ 220 recital\.localhost ESMTP Recital local inbox/,
    );
    const [mail] = await mailbox.mails();
    expect(mail?.raw.toString()).toBe(message().raw.toString());
  });

  test("is deferred when nobody listens", async () => {
    const relay = await faultySmtp({});
    await relay.close();

    expect(await sendThrough(relay.url)).toMatchObject({ outcome: "DEFERRED", stage: "CONNECT" });
  });

  test("is deferred when the sign-in is refused, and says so without the password", async () => {
    const relay = await relayWith({ AUTH: "535 5.7.8 Wrong", offers: ["AUTH PLAIN"] });

    const attempt = await sendThrough(`smtp://user:hunter2@127.0.0.1:${relay.port}`);

    expect(attempt).toMatchObject({ outcome: "DEFERRED", stage: "GREETING", smtpCode: 535 });
    expect(attempt.reply).toContain("refused our sign-in");
    expect(JSON.stringify(attempt)).not.toContain("hunter2");
  });

  test("is deferred when TLS is required and not to be had", async () => {
    const relay = await relayWith({});
    const attempt = await sendThrough(`${relay.url}?starttls=required`);
    expect(attempt).toMatchObject({ outcome: "DEFERRED", stage: "GREETING" });
    expect(relay.commands.some((command) => command.startsWith("MAIL"))).toBe(false);
  });

  test.each([
    "b@kunde.example\r\nBcc: evil@kunde.example",
    "b@kunde.example,evil@kunde.example",
    "b@kunde.example> SIZE=1\r\nRCPT TO:<evil@kunde.example",
    "",
  ])("to %j bounces before a byte leaves", async (to) => {
    const relay = await relayWith({});
    const attempt = await sendThrough(relay.url, message({ to }));
    expect(attempt).toMatchObject({ outcome: "BOUNCED", smtpCode: null });
    expect(relay.connections()).toBe(0);
  });

  test("from a sender that is no address is deferred, for nobody bounced", async () => {
    const relay = await relayWith({});
    const attempt = await sendThrough(relay.url, message({ envelopeFrom: "a@b.example\r\nRSET" }));
    expect(attempt).toMatchObject({ outcome: "DEFERRED", stage: "MAIL" });
  });

  test("writes the domain of a recipient in ASCII", async () => {
    const relay = await relayWith({});
    await sendThrough(relay.url, message({ to: "dpo@müller.example" }));
    expect(relay.commands).toContain("RCPT TO:<dpo@xn--mller-kva.example>");
  });
});

describe("a transport", () => {
  test("refuses a wrong address at once", () => {
    expect(() => openTransport({ url: "http://relay.example" })).toThrow("smtp:");
  });

  test("sends in turn what is asked of one line at once", async () => {
    const relay = await relayWith({});
    const line = await transportTo(relay.url).connection();
    const all = await Promise.all(Array.from({ length: 20 }, () => line.send(message())));
    expect(all.every(({ outcome }) => outcome === "ACCEPTED")).toBe(true);
    expect(relay.connections()).toBe(1);
  });

  test("lets what is under way finish when it is closed, and takes nothing after", async () => {
    const relay = await relayWith({});
    const transport = transportTo(relay.url);
    const line = await transport.connection();
    const underWay = line.send(message());
    await transport.close();
    expect((await underWay).outcome).toBe("ACCEPTED");
    expect(await line.send(message())).toMatchObject({ outcome: "DEFERRED", stage: "CONNECT" });
    expect(relay.taken).toHaveLength(1);
  });
});
