import { simpleParser } from "mailparser";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { bytesHash, composeMessage, type MessageParts, messageIdFor } from "./smtp-message";

function parts(changes: Partial<MessageParts> = {}): MessageParts {
  return {
    from: { name: "Acme, Privacy (EU)", address: "privacy@acme.example" },
    replyTo: { name: null, address: "objections@acme.example" },
    to: { name: "Łukasz Ελλάδα 東京", address: "dpo@kunde.example" },
    subject: "Änderung: ein weiterer Auftragsverarbeiter, Łódź 東京",
    html: "<p>Grüße\n.dot</p>",
    text: "Grüße\n.dot\n\nFrom here\n",
    messageId: messageIdFor("delivery-7", "acme.example"),
    headers: { "X-Recital-Publication": "7; sha256=2f0c" },
    date: Temporal.Instant.from("2026-03-01T10:00:00Z"),
    ...changes,
  };
}

describe("composeMessage", () => {
  test("says what it was given, in both forms", async () => {
    const mail = await simpleParser(await composeMessage(parts()));

    expect(mail.from?.value).toEqual([
      { name: "Acme, Privacy (EU)", address: "privacy@acme.example" },
    ]);
    expect([mail.to ?? []].flat()[0]?.value).toEqual([
      { name: "Łukasz Ελλάδα 東京", address: "dpo@kunde.example" },
    ]);
    expect(mail.replyTo?.value[0]?.address).toBe("objections@acme.example");
    expect(mail.subject).toBe(parts().subject);
    expect(mail.html).toBe("<p>Grüße\n.dot</p>");
    expect(mail.text?.trimEnd()).toBe("Grüße\n.dot\n\nFrom here");
    expect(mail.messageId).toBe("<delivery-7@acme.example>");
    expect(mail.date?.toISOString()).toBe("2026-03-01T10:00:00.000Z");
    expect(mail.headers.get("x-recital-publication")).toBe("7; sha256=2f0c");
  });

  test("gives equal bytes for equal parts, and others for any other", async () => {
    const once = await composeMessage(parts());
    expect(bytesHash(await composeMessage(parts()))).toBe(bytesHash(once));
    for (const change of [
      { text: "other" },
      { subject: "other" },
      { date: Temporal.Instant.from("2026-03-02T10:00:00Z") },
    ]) {
      expect(bytesHash(await composeMessage(parts(change)))).not.toBe(bytesHash(once));
    }
  });

  test("ends every line with CRLF, within 998 bytes, in ASCII", async () => {
    const long = `${"wörd ".repeat(2_000)}\rold\nnew\r\n`;
    const raw = await composeMessage(parts({ html: `<p>${"x".repeat(5_000)}</p>`, text: long }));
    const text = raw.toString("latin1");
    expect(text.endsWith("\r\n")).toBe(true);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n\u0080-\u00ff]/);
    expect(Math.max(...text.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  test("keeps a long header in one piece", async () => {
    const link = `<https://acme.example/unsubscribe/${"a".repeat(300)}>`;
    const mail = await simpleParser(
      await composeMessage(parts({ headers: { "List-Unsubscribe": link } })),
    );
    const line = mail.headerLines.find(({ key }) => key === "list-unsubscribe")?.line ?? "";
    expect(line.replace(/\r\n\s+/g, " ")).toContain(link);
  });

  test.each<[string, Partial<MessageParts>]>([
    ["a subject with a line break", { subject: "Hi\r\nBcc: evil@acme.example" }],
    ["a name with a line break", { to: { name: "A\nBcc: e@x.example", address: "a@x.example" } }],
    ["a name that reverses text", { from: { name: "A\u202eB", address: "a@x.example" } }],
    ["two recipients", { to: { name: null, address: "a@x.example,evil@x.example" } }],
    ["a hidden recipient", { to: { name: null, address: "a@x.example\r\nBcc: evil@x.example" } }],
    ["a reply address that is none", { replyTo: { name: null, address: "nobody" } }],
    ["a header value with a line break", { headers: { "X-A": "1\r\nBcc: evil@x.example" } }],
    ["a header name with a line break", { headers: { "X-A: 1\r\nBcc": "evil@x.example" } }],
    ["a header that is written here", { headers: { Bcc: "evil@x.example" } }],
    ["a second content type", { headers: { "content-type": "text/html" } }],
    ["a word that no line can hold", { headers: { "X-A": "a".repeat(1_000) } }],
    ["a Message-ID of another shape", { messageId: "<a@b.example>\r\nBcc: evil@x.example" }],
  ])("refuses %s", async (_what, change) => {
    await expect(composeMessage(parts(change))).rejects.toThrow(RangeError);
  });

  test("never reads a file or a URL", async () => {
    const raw = await composeMessage(parts({ html: '<img src="file:///etc/passwd">' }));
    expect(raw.toString()).not.toContain("root:");
  });
});

describe("messageIdFor", () => {
  test("is the same for every attempt of a delivery", () => {
    expect(messageIdFor("018f-7", "Müller.example")).toBe("<018f-7@xn--mller-kva.example>");
  });

  test.each([
    ["7>\r\nBcc: e", "acme.example"],
    ["", "acme.example"],
    ["7", "acme example"],
  ])("refuses %j at %j", (deliveryId, domain) => {
    expect(() => messageIdFor(deliveryId, domain)).toThrow(RangeError);
  });
});
