import fc from "fast-check";
import { simpleParser } from "mailparser";
import { describe, expect, test } from "vitest";
import { quotedPrintable } from "./quoted-printable";

async function read(body: string): Promise<string> {
  const head =
    "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n";
  const { text } = await simpleParser(head + body, {
    skipTextToHtml: true,
  });
  return (text ?? "").replaceAll("\r\n", "\n");
}

describe("quotedPrintable", () => {
  test.each([
    "Łódź, Ελλάδα, 東京",
    "a=b",
    "blank at the end ",
    "\tx\t",
    ".dot\n..two",
    "x".repeat(400),
    "é".repeat(200),
  ])("is read again as it was: %s", async (text) => {
    expect((await read(quotedPrintable(text))).replace(/\n$/, "")).toBe(text);
  });

  test("keeps lines short, plain and without a leading dot, whatever the text (seed 7)", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 600 });
    fc.assert(
      fc.property(text, (given) => {
        for (const line of quotedPrintable(given.replaceAll("a", ".")).split("\r\n")) {
          expect(line.length).toBeLessThanOrEqual(76);
          expect(line).toMatch(/^(?!\.)[\t -~]*$/);
          expect(line).not.toMatch(/[\t ]$/);
        }
      }),
      { seed: 7 },
    );
  });
});
