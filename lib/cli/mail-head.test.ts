import { mkdtempSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { WrongUse } from "./answer";
import { readMailHead } from "./mail-head";

const folder = mkdtempSync(join(tmpdir(), "recital-mail-"));
const hash = "a".repeat(64);

afterAll(() => rm(folder, { recursive: true }));

async function savedMail(headers: readonly string[], lineEnd = "\r\n"): Promise<string> {
  const path = join(folder, "notice.eml");
  const lines = ["From: Recital <recital@example.org>", ...headers, "Subject: Notice", "", "Text"];
  await writeFile(path, lines.join(lineEnd));
  return path;
}

describe("readMailHead", () => {
  test.each([
    ["as it was sent", ["X-Recital-Publication: 2", `X-Recital-Publication-Hash: ${hash}`]],
    ["folded", ["X-Recital-Publication: 2", `X-Recital-Publication-Hash:\r\n ${hash}`]],
    ["in small letters", ["x-recital-publication: 2", `x-recital-publication-hash: ${hash}`]],
  ])("reads a head %s", async (_how, headers) => {
    expect(await readMailHead(await savedMail(headers))).toEqual({ number: 2, hash });
    const bare = headers.map((line) => line.replaceAll("\r", ""));
    expect(await readMailHead(await savedMail(bare, "\n"))).toEqual({ number: 2, hash });
  });

  test.each([
    ["no head", []],
    ["half a head", ["X-Recital-Publication: 2"]],
    ["a hash that is none", ["X-Recital-Publication: 2", "X-Recital-Publication-Hash: 12"]],
    [
      "two heads",
      [
        "X-Recital-Publication: 2",
        `X-Recital-Publication-Hash: ${hash}`,
        "X-Recital-Publication: 3",
      ],
    ],
    [
      "a head in its text only",
      ["", "X-Recital-Publication: 2", `X-Recital-Publication-Hash: ${hash}`],
    ],
  ])("refuses a mail with %s", async (_what, headers) => {
    await expect(readMailHead(await savedMail(headers))).rejects.toBeInstanceOf(WrongUse);
  });

  test("refuses a file that is not there", async () => {
    await expect(readMailHead(join(folder, "none"))).rejects.toThrow("cannot be read");
  });
});
