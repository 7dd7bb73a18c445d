import { TableRefusal, tableLimits, tooManyColumns, tooManyRows } from "./table";
import type { Parts } from "./unpack-workbook";

/** The XML of a workbook that is read: nothing in it defines words of its own, and the sheet is no larger than a list. */
export type WorkbookText = { readonly sheetNames: readonly string[] };

/** Looks at a workbook before a tree or a table is made of it. */
export function checkWorkbook(parts: Parts, wanted: "first" | "all"): WorkbookText {
  const workbook = xmlOf(parts, "xl/workbook.xml");
  if (workbook === null) throw noWorkbook(parts);
  checkWords(parts);
  for (const name of parts.keys())
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(name)) checkExtent(xmlOf(parts, name) ?? "");
  const sheets = [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => tag);
  for (const sheet of wanted === "all" ? sheets : sheets.slice(0, 1)) {
    const xml = partOf(parts, sheet);
    if (xml !== null) checkCells(xml);
  }
  return { sheetNames: sheets.map((tag) => unescaped(attribute(tag, "name") ?? "")) };
}

/** No part defines words of its own: nothing is there that a reader could expand. */
export function checkWords(parts: Parts): void {
  for (const name of parts.keys()) {
    const xml = /\.(xml|rels)$/.test(name) ? xmlOf(parts, name) : null;
    if (xml !== null && /<!(DOCTYPE|ENTITY)/i.test(xml)) throw ownWords();
  }
}

export function xmlOf(parts: Parts, name: string): string | null {
  const bytes = parts.get(name);
  if (bytes === undefined) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new TableRefusal(
      "a part of the workbook is not written in UTF-8",
      "open it in a spreadsheet program, and save it anew",
    );
  }
}

function ownWords(): TableRefusal {
  return new TableRefusal(
    "the workbook defines XML entities of its own, which no spreadsheet program does",
    "copy the list into a new workbook, and save that",
  );
}

function noWorkbook(parts: Parts): TableRefusal {
  if (parts.has("xl/workbook.bin"))
    return new TableRefusal(
      "this is a binary workbook (.xlsb)",
      "save it as an Excel workbook (.xlsx), or as CSV",
    );
  return new TableRefusal(
    "the archive holds no workbook",
    "give an Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods), or CSV",
  );
}

/** One cell far out would make a table of millions of empty ones. */
function checkExtent(xml: string): void {
  for (const [, row] of xml.matchAll(/<(?:\w+:)?row\s[^>]*?\br\s*=\s*["'](\d+)["']/g))
    if (Number(row) > tableLimits.rows * 2) throw tooManyRows(tableLimits.rows + 2);
  for (const [, letters = "", row] of xml.matchAll(/\br\s*=\s*["']([A-Za-z]+)(\d+)["']/g)) {
    if (columnNumber(letters) > tableLimits.columns) throw tooManyColumns(Number(row));
    if (Number(row) > tableLimits.rows * 2) throw tooManyRows(tableLimits.rows + 2);
  }
}

/** What a formula came to is read as it was saved; without a result, or with an error, nothing would be read. */
function checkCells(xml: string): void {
  for (const [, tag = "", content = ""] of xml.matchAll(
    /<(?:\w+:)?c(\s(?:[^>"']|"[^"]*"|'[^']*')*?)>([\s\S]*?)<\/(?:\w+:)?c>/g,
  )) {
    const isError = attribute(tag, "t") === "e";
    const isFormula = /<(?:\w+:)?f[\s>/]/.test(content);
    const hasValue = /<(?:\w+:)?(v|is)[\s>]/.test(content);
    if (!isError && (!isFormula || hasValue)) continue;
    throw new TableRefusal(
      isError
        ? "the cell holds an error instead of a value"
        : "the cell holds a formula whose result was not saved",
      "put the value itself into the cell",
      positionOf(attribute(tag, "r") ?? ""),
    );
  }
}

function positionOf(address: string): { line: number; column: number } {
  const [, letters = "A", row = "1"] = /^([A-Za-z]+)(\d+)$/.exec(address) ?? [];
  return { line: Number(row), column: columnNumber(letters) };
}

function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce(
    (number, letter) => number * 26 + letter.charCodeAt(0) - 64,
    0,
  );
}

/** The part that holds a sheet, which the workbook names by an id of its relations. */
function partOf(parts: Parts, sheet: string): string | null {
  const id = /\w+:id\s*=\s*["']([^"']+)["']/.exec(sheet)?.[1];
  const relations = xmlOf(parts, "xl/_rels/workbook.xml.rels") ?? "";
  const relation = [...relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)]
    .map(([tag]) => tag)
    .find((tag) => attribute(tag, "Id") === id);
  const target = relation === undefined ? null : attribute(relation, "Target");
  if (target === null) return null;
  return xmlOf(parts, target.startsWith("/") ? target.slice(1) : `xl/${target}`);
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found === null ? null : (found[1] ?? found[2] ?? "");
}

function unescaped(text: string): string {
  const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_whole, name: string) => named[name] ?? "");
}
