import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getDocumentProxy } from "unpdf";
import { afterAll, describe, expect, test } from "vitest";
import { annexView } from "@/lib/domain/documents/annex-view";
import type { Block, DocumentView, Line } from "@/lib/domain/documents/blocks";
import { annexFixture } from "@/lib/testing/annex-fixture";
import { demoAnnex, otherwise } from "@/lib/testing/demo-annex";
import { drawAnnex, stopDrawing } from "./pool";
import { renderDocument } from "./render-document";

const unitedAndSwiss = [
  otherwise("Customer", "thameside", { regimes: ["EU_GDPR", "UK_GDPR", "CH_FADP"] }),
];
const view = annexView(annexFixture(12));
const bytes = await renderDocument(view);
afterAll(stopDrawing);

type Read = { pages: string[]; links: string[]; outline: string[]; info: Record<string, unknown> };

async function read(pdf: Uint8Array): Promise<Read> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const pages: string[] = [];
  const links: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(
      items
        .map((item) => ("str" in item ? item.str : ""))
        .join("")
        .normalize("NFC"),
    );
    for (const annotation of await page.getAnnotations())
      if (annotation.url) links.push(annotation.url);
  }
  const outline = ((await document.getOutline()) ?? []).map(({ title }) => title);
  const { info } = await document.getMetadata();
  await document.destroy();
  return { pages, links, outline, info: { ...info } };
}

function bare(text: string): string {
  return text.normalize("NFC").replace(/\s/gu, "");
}
function said(lines: readonly Line[]): string {
  return lines
    .map(({ label, text }) => (label === undefined ? text : `${label}: ${text}`))
    .join("");
}
function headerOf(block: Block): string {
  return block.type === "table" ? bare(block.columns.map(({ header }) => header).join("")) : "";
}
/** The words of a block in reading order, row by row; a table's header is left out, for it stands on every page. */
function wordsOf(block: Block): string {
  switch (block.type) {
    case "title":
      return block.kicker + block.title + block.subtitle;
    case "heading":
      return block.text + (block.caption ?? "");
    case "paragraph":
      return block.text;
    case "list":
      return block.items.map((item) => `•${item}`).join("");
    case "note":
      return block.title + said(block.lines);
    case "definitions":
      return block.items.map(({ term, lines }) => term + said(lines)).join("");
    case "table":
      return block.rows.map((row) => row.map(said).join("")).join("");
  }
}
/** A document of one section that says one thing. */
function saying(text: string, rest: Partial<DocumentView> = {}): DocumentView {
  return {
    ...view,
    ...rest,
    sections: [{ bookmark: "Only", blocks: [{ type: "paragraph", text }] }],
  };
}

describe("renderDocument", () => {
  test.each([
    ["the contract", view],
    ["clauses, UK Addendum and Swiss rider", annexView(demoAnnex("thameside", unitedAndSwiss))],
  ])(
    "prints the words row by row, all of them and no others: %s",
    async (_case, view) => {
      const { pages } = await read(await renderDocument(view));
      const headers = view.sections.flatMap(({ blocks }) => blocks.map(headerOf)).filter(Boolean);
      const printed = pages
        .map((page, index) => {
          const number = view.footer.pageNumber
            .replace("{page}", `${index + 1}`)
            .replace("{pages}", `${pages.length}`);
          const footer = bare(view.footer.left.join("") + number);
          expect(bare(page)).toContain(footer);
          return headers.reduce(
            (text, header) => text.replace(header, ""),
            bare(page).replace(footer, ""),
          );
        })
        .join("");
      const meant = bare(view.sections.map(({ blocks }) => blocks.map(wordsOf).join("")).join(""));
      expect(printed).toBe(meant);
    },
    60_000,
  );

  test("prints Polish, Greek and Japanese names as they are written", async () => {
    const text = (await read(bytes)).pages.join("");
    for (const name of [
      "Łodzi",
      "Małgorzata Wójcik-Źrebiec",
      "Αιγαίο Μεταφραστικές Υπηρεσίες",
      "株式会社さくら電算センター",
    ]) {
      expect(bare(text)).toContain(bare(name));
    }
  });

  test("gives the same bytes for the same view", async () => {
    expect(Buffer.compare(bytes, await renderDocument(view))).toBe(0);
  });

  test("repeats a table's header on each of its pages", async () => {
    const { pages } = await read(bytes);
    const ofTable = pages.filter((page) => bare(page).includes("Locationsandtransfermechanism"));
    expect(ofTable.length).toBeGreaterThan(1);
  });

  test("loses no row of a long table", async () => {
    const rows = Array.from({ length: 900 }, (_, index) => [
      [{ text: `Row ${index} of nine hundred` }],
      [{ text: "two\nlines" }],
    ]);
    const long: DocumentView = {
      ...view,
      sections: [
        {
          bookmark: "Long",
          blocks: [
            {
              type: "table",
              columns: [
                { header: "A", share: 1 },
                { header: "B", share: 1 },
              ],
              rows,
            },
          ],
        },
      ],
    };
    const text = (await read(await renderDocument(long))).pages.join(" ");
    expect(rows.filter((_, index) => !text.includes(`Row ${index} of nine hundred`))).toEqual([]);
  }, 60_000);

  test("carries a row that is taller than a page on to the next one", async () => {
    const all = Array.from({ length: 1500 }, (_, index) => `word${index}`);
    const words = all.join(" ");
    const tall: DocumentView = {
      ...view,
      sections: [
        {
          bookmark: "Tall",
          blocks: [
            {
              type: "table",
              columns: [
                { header: "A", share: 1 },
                { header: "B", share: 3 },
              ],
              rows: [[[{ text: words }], [{ text: "short" }]]],
            },
          ],
        },
      ],
    };
    const { pages } = await read(await renderDocument(tall));
    expect(pages.length).toBeGreaterThan(1);
    expect(all.filter((word) => !pages.join("").includes(word))).toEqual([]);
  });

  test("carries a note and a definition that are taller than a page on to the next one", async () => {
    const all = Array.from({ length: 1500 }, (_, index) => `word${index}`);
    const lines = [{ text: all.join(" ") }];
    const blocks: Block[] = [
      { type: "note", title: "Tall", lines },
      { type: "definitions", items: [{ term: "Tall", lines }] },
    ];
    for (const block of blocks) {
      const { pages } = await read(
        await renderDocument({ ...view, sections: [{ bookmark: "Tall", blocks: [block] }] }),
      );
      expect(all.filter((word) => !pages.join("").includes(word))).toEqual([]);
    }
  });

  test("breaks an address that is wider than its column without adding a hyphen", async () => {
    const address = `${"department".repeat(9)}@${"example".repeat(9)}.example`;
    const text = (await read(await renderDocument(saying(address)))).pages.join("");
    expect(bare(text)).toContain(address);
  });

  test("sets title, language, author and bookmarks, and claims no conformance", async () => {
    const { info, outline } = await read(bytes);
    expect(info).toMatchObject({
      Title: view.title,
      Author: "Fernwind Software Limited",
      Language: "en",
      CreationDate: "D:20261121140203Z",
    });
    expect(outline).toEqual(view.sections.map(({ bookmark }) => bookmark));
    expect(Buffer.from(bytes).toString("latin1")).not.toMatch(/pdfaid|pdfuaid/);
  });

  test("links to allowed addresses only", async () => {
    const { links } = await read(bytes);
    expect(links.length).toBeGreaterThan(0);
    expect(links.every((link) => link.startsWith("mailto:"))).toBe(true);
    const bad: DocumentView = {
      ...view,
      sections: [
        {
          bookmark: "Bad",
          blocks: [
            { type: "note", title: "Bad", lines: [{ text: "here", href: "javascript:alert(1)" }] },
          ],
        },
      ],
    };
    await expect(renderDocument(bad)).rejects.toThrow(/not to "javascript:alert\(1\)"/);
  });

  test("marks every page of a simulated document, and none of another", async () => {
    const input = annexFixture(0);
    const simulated = annexView({
      ...input,
      publication: { ...input.publication, simulated: true },
    });
    const { pages } = await read(await renderDocument(simulated));
    expect(pages.every((page) => page.includes("SIMULATED"))).toBe(true);
    expect((await read(bytes)).pages.join("")).not.toContain("SIMULATED");
  });

  test.each([
    ["\u{1F600}", "U+1F600"],
    ["\u0634", "U+0634"],
  ])("refuses the character %s, which no font covers, by its name", async (character, name) => {
    await expect(renderDocument(saying(`Acme ${character} Ltd`))).rejects.toThrow(name);
  });

  test("takes a text with tabs and line ends of any kind, and drops what only guides line breaks", async () => {
    const text = (
      await read(await renderDocument(saying("one\r\ntwo\tthree\u2028fo\u00ADur\u200B five")))
    ).pages.join("");
    expect(bare(text)).toContain("onetwothreefourfive");
  });

  test.each(["\u202E", "\u061C", "\u0007", "\u2066"])(
    "refuses a control or text-direction character",
    async (character) => {
      await expect(renderDocument(saying(`Acme${character}Ltd`))).rejects.toThrow(
        "control or text-direction character",
      );
    },
  );
});

describe("the file", () => {
  const folder = mkdtempSync(join(tmpdir(), "annex-"));
  const file = join(folder, "annex.pdf");
  writeFileSync(file, bytes);
  afterAll(() => rmSync(folder, { recursive: true }));
  const has = (program: string, flag: string) => spawnSync(program, [flag]).error === undefined;

  test.skipIf(!has("qpdf", "--version"))(
    "has no error that qpdf finds (skipped where qpdf is not installed)",
    () => {
      expect(execFileSync("qpdf", ["--check", file], { encoding: "utf8" })).toContain(
        "No syntax or stream encoding errors found",
      );
    },
  );

  test.skipIf(!has("pdffonts", "-v"))(
    "embeds every font (skipped where pdffonts is not installed)",
    () => {
      const fonts = execFileSync("pdffonts", [file], { encoding: "utf8" })
        .split("\n")
        .slice(2)
        .filter(Boolean);
      expect(fonts.length).toBe(3);
      expect(fonts.every((font) => /NotoSans/.test(font) && /\byes yes yes\b/.test(font))).toBe(
        true,
      );
    },
  );

  test("names no font of the reader's own", () => {
    expect(Buffer.from(bytes).toString("latin1")).not.toMatch(/\/BaseFont \/Helvetica/);
  });
});

describe("drawAnnex", () => {
  test("gives in its thread the bytes that are given outside, and a refusal's words", async () => {
    expect(Buffer.compare(bytes, await drawAnnex(view))).toBe(0);
    await expect(drawAnnex(saying("\u{1F600}"))).rejects.toThrow("U+1F600");
    expect((await drawAnnex(saying("Still drawing."))).length).toBeGreaterThan(1000);
  }, 60_000);
});
