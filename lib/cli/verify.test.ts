import { mkdtempSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { annexInput, keepAnnex } from "@/lib/data/annexes/annexes";
import { setDatabase } from "@/lib/data/database/current";
import { forgetPresent } from "@/lib/data/register";
import { testDatabase } from "@/lib/testing/database";
import {
  fixtureActor,
  givenNextPublication,
  givenPublishedInstallation,
} from "@/lib/testing/published-installation";
import { type Answer, WrongUse } from "./answer";
import { verifyTarget } from "./verify";

const folder = mkdtempSync(join(tmpdir(), "recital-verify-"));
vi.stubEnv("PUBLICATION_TARGET", join(folder, "published"));
const { url, database } = await testDatabase();

beforeAll(async () => {
  setDatabase(database);
  forgetPresent();
  await givenPublishedInstallation();
  await givenNextPublication("Second name");
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

function verify(
  target: string | undefined,
  head: { number: number; hash: string } | null = null,
): Promise<Answer> {
  return verifyTarget(target, head, (run) => run(url));
}

describe("verify of this installation", () => {
  test("says what it found whole", async () => {
    const { text, json } = await verify(undefined);
    expect(text).toContain("2 publications");
    expect(json).toMatchObject({ ok: true, problems: [], publications: 2 });
  });

  test("names what a mail knows and the installation does not", async () => {
    const hash = "0".repeat(64);
    await expect(verify(undefined, { number: 2, hash })).rejects.toThrow(
      /^rewritten {2}publication 2 [\s\S]*Not whole: 1 problem in /,
    );
    await expect(verify(undefined, { number: 3, hash })).rejects.toMatchObject({
      refusal: {
        ok: false,
        publications: 2,
        problems: [{ what: "removed", where: "publication 3" }],
      },
    });
  });
});

describe("verify of a file", () => {
  const pdf = join(folder, "annex.pdf");

  test("tells which annex a PDF is, and whether it is current", async () => {
    const agreement = await database.customerAgreement.findFirstOrThrow();
    const bytes = Buffer.from("%PDF-1.7 an annex");
    for (const [publication, isCurrent] of [
      [1, false],
      [null, true],
    ] as const) {
      const input = await annexInput(agreement.ref, publication);
      if (input === null) throw new Error("There is no such annex");
      const own = Buffer.concat([bytes, Buffer.from(input.inputHash)]);
      await keepAnnex(input, own, fixtureActor.at);
      await writeFile(pdf, own);
      const { json } = await verify(pdf);
      expect(json).toMatchObject({
        ok: true,
        type: "annex",
        agreement: agreement.ref,
        publication: publication ?? 2,
        isCurrent,
      });
    }
    await writeFile(pdf, Buffer.concat([await readFile(pdf), Buffer.from(" ")]));
    await expect(verify(pdf)).rejects.toThrow("no document of this installation");
  });

  test("tells which publication a mail names", async () => {
    const mail = join(folder, "notice.eml");
    const hash = "a".repeat(64);
    await writeFile(
      mail,
      `X-Recital-Publication: 2\r\nX-Recital-Publication-Hash: ${hash}\r\n\r\nText`,
    );
    expect((await verify(mail)).json).toEqual({ ok: true, publication: 2, hash });
  });

  test("refuses what is not there", async () => {
    await expect(verify(join(folder, "none"))).rejects.toBeInstanceOf(WrongUse);
  });
});
