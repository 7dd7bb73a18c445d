import { parse } from "csv-parse/sync";
import { readSheet } from "read-excel-file/node";
import { getDocumentProxy } from "unpdf";
import { afterAll, describe, expect, test } from "vitest";
import type { Block, DocumentView, Line } from "@/lib/domain/documents/blocks";
import { recordDocument } from "@/lib/domain/documents/record/record-document";
import type { RecordFacts } from "@/lib/domain/documents/record/record-facts";
import { recordHash } from "@/lib/domain/documents/record/record-hash";
import { recordSheets } from "@/lib/domain/documents/record/record-sheets";
import {
  cnilControllerColumns,
  icoControllerColumns,
  icoProcessorColumns,
} from "@/lib/domain/documents/record/template-columns";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import { drawAnnex, stopDrawing } from "@/lib/draw/pdf/pool";
import { renderDocument } from "@/lib/draw/pdf/render-document";
import { askedRecord } from "@/lib/testing/asked-record";
import { demoRegister } from "@/lib/testing/demo-annex";
import { exampleRegister } from "@/lib/testing/example-register";
import { drawRecord, type RecordDrawing } from "./draw-record";

const controller = askedRecord(demoRegister(), { register: "CONTROLLER", entity: "halden-de" });
const processor = askedRecord(demoRegister(), {
  register: "PROCESSOR",
  entity: "halden-de",
  language: "fr",
});
const seconddesk = askedRecord(exampleRegister("seconddesk-2026.yaml"), {
  register: "CONTROLLER",
  entity: "seconddesk",
  language: "de",
});

function drawing(format: RecordDrawing["format"], layout: RecordDrawing["layout"] = "own") {
  return { format, layout, baseUrl: "https://register.example", drawPdf: renderDocument };
}

/** The words of a PDF, without the breaks that printing makes and what stands on every page. */
async function printedWords(bytes: Uint8Array, view: DocumentView): Promise<string> {
  const document = await getDocumentProxy(Uint8Array.from(bytes));
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const text = items.map((item) => ("str" in item ? item.str : "")).join("");
    const foot = view.footer.left.map(plain).join("");
    pages.push(plain(text).split(foot)[0] ?? "");
  }
  await document.destroy();
  return pages.join("");
}

function plain(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, "");
}

/** Every text of a block, row by row, cell by cell. */
function textsOf(block: Block): string[] {
  switch (block.type) {
    case "title":
      return [block.kicker, block.title, block.subtitle];
    case "heading":
      return [block.text, block.caption ?? ""];
    case "paragraph":
      return [block.text];
    case "list":
      return block.items;
    case "definitions":
      return block.items.flatMap(({ term, lines }) => [term, ...lines.map(lineText)]);
    case "note":
      return [block.title, ...block.lines.map(lineText)];
    case "table":
      return block.rows.flatMap((row) => row.flatMap((cell) => cell.map(lineText)));
  }
}

function lineText({ label, text }: Line): string {
  return label === undefined ? text : `${label}: ${text}`;
}

/** A few entries say as much as all: a page is dear. */
function shortened(facts: RecordFacts): RecordFacts {
  return { ...facts, activities: facts.activities.slice(0, 2) };
}

describe("a record drawn in a thread", { timeout: 60_000 }, () => {
  afterAll(stopDrawing);

  test("has the same bytes whatever the thread drew before", async () => {
    const viewOf = (facts: RecordFacts) => recordDocument(facts, recordHash(facts));
    await stopDrawing();
    const alone = await drawAnnex(viewOf(shortened(processor)));
    await stopDrawing();
    await drawAnnex(viewOf(shortened(seconddesk)));
    await drawAnnex(viewOf(shortened(controller)));
    const after = await drawAnnex(viewOf(shortened(processor)));
    expect(Buffer.from(after).equals(Buffer.from(alone))).toBe(true);
  });
});

describe("a record as PDF", { timeout: 30_000 }, () => {
  test.each([
    ["of a controller", shortened(controller)],
    ["of a processor, in French", shortened(processor)],
    ["with what nobody knows, in German", shortened(seconddesk)],
  ])("%s prints each row of the record, whole", async (_name, facts) => {
    const view = recordDocument(facts, recordHash(facts));
    const { bytes } = await drawRecord(facts, drawing("pdf"));
    const printed = await printedWords(bytes, view);
    const texts = view.sections.flatMap(({ blocks }) => blocks.flatMap(textsOf)).map(plain);
    // A cell that runs over a page's end has its neighbours' rest between its halves: its beginning and its end are there.
    const missing = texts.filter((text) => !printed.includes(text) && !isDivided(printed, text));
    expect(missing).toEqual([]);
    expect(texts.length).toBeGreaterThan(40);
  });

  test("is the same to the byte when it is drawn again", async () => {
    const [one, other] = await Promise.all([
      drawRecord(shortened(seconddesk), drawing("pdf")),
      drawRecord(shortened(seconddesk), drawing("pdf")),
    ]);
    expect(sha256(one.bytes)).toBe(sha256(other.bytes));
  });
});

function isDivided(printed: string, text: string): boolean {
  const ends = [text.slice(0, 20), text.slice(-20)];
  return text.length > 200 && ends.every((end) => printed.includes(end));
}

describe("a record as a workbook", () => {
  test.each(["own", "cnil", "ico"] as const)("holds the cells of the form %s", async (layout) => {
    const sheets = recordSheets(controller, recordHash(controller), layout);
    const { bytes } = await drawRecord(controller, drawing("xlsx", layout));
    for (const [index, { header, rows }] of sheets.entries()) {
      const read = await readSheet(Buffer.from(bytes), index + 1);
      const texts = read.map((row) => row.map((cell) => plain(String(cell ?? ""))));
      expect(texts).toEqual([header, ...rows].map((row) => row.map(plain)));
    }
  });

  test("is the same to the byte when it is drawn again", async () => {
    const [one, other] = [
      await drawRecord(controller, drawing("xlsx")),
      await drawRecord(controller, drawing("xlsx")),
    ];
    expect(sha256(one.bytes)).toBe(sha256(other.bytes));
  });
});

describe("a record as CSV", () => {
  test.each([
    ["cnil", controller, cnilControllerColumns],
    ["ico", controller, icoControllerColumns],
    ["ico", processor, icoProcessorColumns],
  ] as const)(
    "has the columns of %s, and in each row its stamp and what nobody looked up",
    async (layout, facts, columns) => {
      const { bytes, factsHash } = await drawRecord(facts, drawing("csv", layout));
      const [header = [], ...rows]: string[][] = parse(Buffer.from(bytes), { bom: true });
      expect(header.slice(0, columns.length)).toEqual(columns);
      expect(rows.length).toBeGreaterThan(5);
      for (const row of rows) {
        expect(row.slice(-5, -3)).toEqual(["Halden Desk GmbH", "2026-11-21"]);
        expect(row.at(-2)).toBe(factsHash);
        expect(row.at(-1)?.split("; ")).toHaveLength(facts.unverified.length);
      }
    },
  );

  test("of a processor has a row for each controller and category of processing", async () => {
    const { bytes } = await drawRecord(processor, drawing("csv"));
    const [, ...rows]: string[][] = parse(Buffer.from(bytes), { bom: true });
    const served = processor.controllers.reduce((sum, one) => sum + one.activities.length, 0);
    expect(rows).toHaveLength(served);
  });

  test("never begins a cell as a formula", async () => {
    const facts = { ...seconddesk, activities: seconddesk.activities.slice(0, 1) };
    const [first] = facts.activities;
    if (first === undefined) throw new Error("The record is empty");
    const dangerous = { ...facts, activities: [{ ...first, name: "=1+1" }] };
    const { bytes } = await drawRecord(dangerous, drawing("csv"));
    expect(new TextDecoder().decode(bytes)).toContain("'=1+1");
  });
});

describe("a record as JSON", () => {
  test("proves its own hash, which every format has", async () => {
    const { bytes, factsHash } = await drawRecord(processor, drawing("json"));
    const read = JSON.parse(new TextDecoder().decode(bytes));
    expect(sha256(canonicalJson(read.record))).toBe(read.sha256);
    expect(read.sha256).toBe(factsHash);
    const others = await Promise.all(
      (["csv", "xlsx", "jsonld"] as const).map((format) => drawRecord(processor, drawing(format))),
    );
    expect(new Set(others.map((one) => one.factsHash))).toEqual(new Set([factsHash]));
  });
});

describe("a form that a format does not have", () => {
  test("is refused", async () => {
    await expect(drawRecord(controller, drawing("pdf", "cnil"))).rejects.toThrow(RangeError);
  });
});
