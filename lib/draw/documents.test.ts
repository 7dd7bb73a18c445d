import { getDocumentProxy } from "unpdf";
import { afterAll, describe, expect, test } from "vitest";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { publicFixture } from "@/lib/testing/public-fixture";
import { documentPaths, drawDocuments } from "./documents";
import { stopDrawing } from "./pdf/pool";

afterAll(stopDrawing);

const { public: part } = publicFixture;

/** Small, for each PDF takes its time: one entry of this name, and no products. */
function named(name: string): PublicPublication {
  const entries = part.subprocessors.filter(({ ref }) => ref === "stripe");
  return {
    ...publicFixture,
    public: {
      ...part,
      products: [],
      changes: [],
      subprocessors: entries.map((entry) => ({ ...entry, name })),
    },
  };
}

async function read(bytes: Uint8Array): Promise<{ text: string; language: unknown }> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const pages = Array.from({ length: document.numPages }, (_, index) => index + 1);
  const texts = await Promise.all(
    pages.map(async (number) => (await (await document.getPage(number)).getTextContent()).items),
  );
  const { info } = await document.getMetadata();
  await document.destroy();
  const text = texts.flat().map((item) => ("str" in item ? item.str : ""));
  return { text: text.join(" "), language: "Language" in info ? info.Language : null };
}

// The first document starts the thread, which reads its fonts.
describe("drawDocuments", { timeout: 60_000 }, () => {
  test("draws what was promised, each list in its language, with the same bytes each time", async () => {
    const publication = named("株式会社 Łódź");
    const files = await drawDocuments(publication);
    expect(files.map(({ path }) => path).toSorted()).toEqual(documentPaths(publication));
    expect(documentPaths(publication)).toEqual([
      "de/subprocessors.pdf",
      "fr/subprocessors.pdf",
      "subprocessors.pdf",
    ]);
    const [, german] = files;
    const { text, language } = await read(german?.bytes ?? new Uint8Array());
    expect(language).toBe("de");
    for (const words of ["株式会社 Łódź", "Unterauftragsverarbeiter", "Irland"])
      expect(text.replace(/\s+/g, " ")).toContain(words);
    expect(await drawDocuments(publication)).toEqual(files);
  });

  test("prints nothing rather than something wrong", async () => {
    const [english] = await drawDocuments(named("\u0627\u062f"));
    const { text } = await read(english?.bytes ?? new Uint8Array());
    expect(text).toContain("This list cannot be set as a PDF");
    expect(text).toContain("U+0627");
  });
});
