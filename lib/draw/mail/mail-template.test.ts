import { describe, expect, test } from "vitest";
import type { MailView } from "@/lib/domain/documents/mail-view";
import { fillTemplate, mailTemplate } from "./mail-template";
import { slot, withoutSlots } from "./slots";

const view: MailView = {
  language: "en",
  subject: `For ${slot("name")}`,
  blocks: [
    { type: "paragraph", text: `Dear ${slot("name")} & all` },
    {
      type: "definitions",
      items: [{ term: "Until", lines: [{ text: slot("day"), tone: "strong" }] }],
    },
  ],
};

function filled(name: string) {
  return fillTemplate(
    mailTemplate(view),
    new Map([
      ["name", name],
      ["day", "1 May 2027"],
    ]),
  );
}

describe("a mail drawn once and filled in", () => {
  test("escapes what is filled in where it is HTML, and only there", () => {
    const { subject, html, text } = filled(`<script>alert("1")</script> O'Neill & Co`);
    expect(html).toContain(
      "Dear &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; O&#x27;Neill &amp; Co &amp; all",
    );
    expect(html).not.toContain("<script");
    expect(text).toContain(`Dear <script>alert("1")</script> O'Neill & Co & all`);
    expect(subject).toBe(`For <script>alert("1")</script> O'Neill & Co`);
  });

  test("lets no line break, control character or change of direction through", () => {
    const { subject, html } = filled("Ann\r\nBcc: evil@x.example\u202Egnp\u0000");
    expect(subject).toBe("For Ann Bcc: evil@x.examplegnp");
    for (const character of ["\u0000", "\u202e"]) expect(html).not.toContain(character);
  });

  test("does not fill in what a customer's own words look like", () => {
    expect(filled(slot("day")).text).not.toContain("Dear 1 May 2027");
    expect(withoutSlots(slot("day"))).toBe("day");
  });

  test("fills a slot in an address, as a link and as text", () => {
    const href = `https://trust.example/object/${slot("token")}`;
    const lines = [{ text: "Object", href }];
    const template = mailTemplate({
      ...view,
      subject: "Links",
      blocks: [{ type: "definitions", items: [{ term: "Page", lines }] }],
    });
    const { html, text } = fillTemplate(template, new Map([["token", "ZDE.s-3_al"]]));
    expect(html).toContain('<a href="https://trust.example/object/ZDE.s-3_al">Object</a>');
    expect(text).toContain("Page: Object <https://trust.example/object/ZDE.s-3_al>");
  });

  test("refuses to leave a hole", () => {
    expect(() => fillTemplate(mailTemplate(view), new Map())).toThrow(
      "Nothing to fill in for name",
    );
  });

  test("fetches nothing from anywhere", () => {
    expect(filled("Ann").html).not.toMatch(/<img|<script|<link|src=|url\(|@import/);
  });
});
