import { afterAll, describe, expect, test } from "vitest";
import { readMailApart, stopReadingMail } from "./read-mail-apart";

afterAll(stopReadingMail);

const bytes = (text: string) => new TextEncoder().encode(text.replaceAll("\n", "\r\n"));
const head = `From: Nordwolke Legal <legal@nordwolke.example>
Subject: =?utf-8?Q?New_sub=2Dprocessor_f=C3=BCr_Hosting?=
Date: Mon, 2 Nov 2026 23:30:00 -0500
`;

describe("a vendor's mail", () => {
  test("is read: who says to send it, subject, words, the earliest of its moments", async () => {
    const mail = bytes(`Received: from a by b; Tue, 3 Nov 2026 04:29:50 +0000
${head}Content-Type: text/plain; charset=utf-8

From 1 December 2026 we engage Gletscher.\u202e\u0007
`);
    expect(await readMailApart(mail)).toEqual({
      ok: true,
      mail: {
        sender: "Nordwolke Legal <legal@nordwolke.example>",
        subject: "New sub-processor für Hosting",
        text: "From 1 December 2026 we engage Gletscher.",
        at: "2026-11-03T04:29:50.000Z",
        attached: [],
      },
    });
  });

  test("that is a page alone, even within others, is turned to text; files are named, not opened", async () => {
    const mail = bytes(`${head}Content-Type: multipart/mixed; boundary=a

--a
Content-Type: multipart/related; boundary=b

--b
Content-Type: text/html

<style>p{}</style><p>We engage <b>Gletscher</b></p><script>alert(1)</script>
--b--
--a
Content-Type: application/pdf; name=list.pdf
Content-Disposition: attachment; filename=list.pdf

%PDF
--a--
`);
    const read = await readMailApart(mail);
    expect(read).toMatchObject({ ok: true, mail: { attached: ["list.pdf"] } });
    expect(read.ok && read.mail.text).toBe("We engage Gletscher");
  });

  test("may write its moment in ISO form", async () => {
    const read = await readMailApart(
      bytes("From: a@b.example\nDate: 2026-11-20T10:00:00+01:00\n\nWe change.\n"),
    );
    expect(read).toMatchObject({ ok: true, mail: { at: "2026-11-20T09:00:00.000Z" } });
  });

  test("says no moment where it names none that a calendar has", async () => {
    const read = await readMailApart(bytes("From: a@b.example\nDate: soon\n\nWe change.\n"));
    expect(read).toMatchObject({ ok: true, mail: { at: null } });
  });

  test("says none where a relay's line only holds numbers", async () => {
    const lines = "Received: by 10 with LMTP id 3\nReceived: by 10; id 2001\n";
    const read = await readMailApart(bytes(`${lines}${head}\nWe change.\n`));
    expect(read).toMatchObject({ ok: true, mail: { at: "2026-11-03T04:30:00.000Z" } });
  });

  const nested = (depth: number) =>
    Array.from(
      { length: depth },
      (_, index) => `Content-Type: multipart/mixed; boundary=b${index}\n\n--b${index}\n`,
    ).join("");
  test.each([
    ["is too large", new Uint8Array(5_000_001), "larger than 5 MB"],
    ["is empty", new Uint8Array(), "The file is empty"],
    ["is a message of Outlook", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0]), "Outlook's own form"],
    ["is no mail", bytes("Dear customer,\nwe change.\n"), "does not say whom it is from"],
    ["says nothing", bytes(`${head}\n\n`), "holds no text"],
    ["is nested a thousand deep", bytes(head + nested(1000)), "cannot be read"],
    [
      "has a head without an end",
      bytes(`${head}X: ${"y".repeat(300_000)}\n\nWe change.`),
      "cannot be read",
    ],
    ["holds a book", bytes(`${head}\n${"We change. ".repeat(20_000)}`), "more than 200,000"],
    [
      "holds an endless page",
      bytes(`${head}Content-Type: text/html\n\n${"<p>a".repeat(700_000)}`),
      "cannot be read",
    ],
  ])("that %s is refused with a sentence", async (_how, mail, sentence) => {
    const read = await readMailApart(mail);
    expect(read.ok ? "read" : read.message).toContain(sentence);
  });

  test("of an unknown charset, or a page of a hundred thousand open elements, ends nothing but itself", async () => {
    const strange = await readMailApart(
      bytes(`${head}Content-Type: text/plain; charset=x-klingon\n\nWe change.\n`),
    );
    expect(strange.ok ? strange.mail.text : strange.message).toMatch(/We change|cannot be read/);
    const deep = await readMailApart(
      bytes(`${head}Content-Type: text/html\n\n${"<div>".repeat(100_000)}We change.`),
    );
    expect(deep.ok ? deep.mail.text : deep.message).toMatch(/We change|cannot be read|no text/);
    expect((await readMailApart(bytes(`${head}\nWe change.\n`))).ok).toBe(true);
  });
});
