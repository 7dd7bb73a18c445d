import { Parser } from "saxen";
import type { Book, Sheet, TableRow } from "@/lib/domain/table";
import { checkWords, xmlOf } from "./check-workbook";
import { filledRows, TableRefusal, tableLimits, tooManyColumns, tooManyRows } from "./table";
import type { Parts } from "./unpack-workbook";

const spaces = {
  "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
  "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
  "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
};

/** How far the row numbers of a sheet go at most, blank rows included. */
const lastLine = 1_048_576;

/** Reads the sheets of an OpenDocument spreadsheet, such as the CNIL's model of a register. */
export function readOds(parts: Parts): Book {
  checkWords(parts);
  const manifest = xmlOf(parts, "META-INF/manifest.xml") ?? "";
  if (/encryption-data/.test(manifest))
    throw new TableRefusal(
      "the workbook is protected by a password",
      "save the workbook without one",
    );
  const sheets = sheetsIn(xmlOf(parts, "content.xml") ?? "");
  if (sheets.length === 0)
    throw new TableRefusal(
      "the OpenDocument file holds no spreadsheet",
      "give an OpenDocument spreadsheet (.ods), an Excel workbook (.xlsx), or CSV",
    );
  return { sheets, source: { form: "ODS" } };
}

type Cell = { text: string; repeated: number; value: string | null };
type Reading = {
  sheets: Sheet[];
  name: string;
  rows: TableRow[];
  line: number;
  cells: string[];
  rowRepeated: number;
  cell: Cell | null;
  /** Depth within what stands in a cell and is not its text: notes, drawings. */
  aside: number;
  paragraphs: number;
  /** Within a paragraph of the cell's own text. */
  inText: number;
};

/** Every count of repetition is bounded before anything is repeated: three bytes can ask for a million cells. */
function sheetsIn(xml: string): Sheet[] {
  const reading: Reading = {
    sheets: [],
    name: "",
    rows: [],
    line: 0,
    cells: [],
    rowRepeated: 1,
    cell: null,
    aside: 0,
    paragraphs: 0,
    inText: 0,
  };
  const failed: Error[] = [];
  new Parser()
    .ns(spaces)
    .on("openTag", (name, attributes, decode) => opened(reading, name, attributes(), decode))
    .on("closeTag", (name) => closed(reading, name))
    .on("text", (text, decode) => wrote(reading, decode(text)))
    .on("cdata", (text) => wrote(reading, text))
    .on("error", (error) => failed.push(error))
    .parse(xml);
  const [failure] = failed;
  if (failure instanceof TableRefusal) throw failure;
  if (failure !== undefined)
    throw new TableRefusal(
      "the sheet cannot be read",
      "open the workbook in a spreadsheet program, and save it anew, or as CSV",
    );
  return reading.sheets;
}

function opened(
  reading: Reading,
  name: string,
  attributes: Readonly<Record<string, string>>,
  decode: (text: string) => string,
): void {
  const { cell } = reading;
  if (cell !== null && (reading.aside > 0 || isAside(name))) reading.aside += 1;
  else if (name === "table:table") {
    reading.name = decode(attributes["table:name"] ?? "");
    reading.rows = [];
    reading.line = 0;
  } else if (name === "table:table-row") {
    reading.cells = [];
    reading.rowRepeated = countOf(attributes["table:number-rows-repeated"]);
  } else if (name === "table:table-cell" || name === "table:covered-table-cell") {
    if (attributes["calcext:value-type"] === "error") throw errorAt(reading);
    reading.cell = {
      text: "",
      repeated: countOf(attributes["table:number-columns-repeated"]),
      value: valueIn(attributes, decode),
    };
    reading.paragraphs = 0;
  } else if (cell !== null) openedWithin(reading, cell, name, attributes);
}

function openedWithin(
  reading: Reading,
  cell: Cell,
  name: string,
  attributes: Readonly<Record<string, string>>,
): void {
  if (name === "text:p" || name === "text:h") {
    if (reading.paragraphs > 0) cell.text += "\n";
    reading.paragraphs += 1;
    reading.inText += 1;
  } else if (name === "text:line-break") cell.text += "\n";
  else if (name === "text:tab") cell.text += " ";
  else if (name === "text:s")
    cell.text += " ".repeat(Math.min(countOf(attributes["text:c"]), 1_000));
}

function isAside(name: string): boolean {
  return name === "office:annotation" || name.startsWith("draw:") || name === "table:shapes";
}

/** Days and truths are kept as they are meant, not as the country of the program writes them. */
function valueIn(
  attributes: Readonly<Record<string, string>>,
  decode: (text: string) => string,
): string | null {
  const type = attributes["office:value-type"];
  if (type === "date") return (attributes["office:date-value"] ?? "").replace("T00:00:00", "");
  if (type === "boolean") return attributes["office:boolean-value"] ?? null;
  if (type === "float") return attributes["office:value"] ?? null;
  const text = attributes["office:string-value"];
  return text === undefined ? null : decode(text);
}

function errorAt({ line, cells }: Reading): TableRefusal {
  return new TableRefusal(
    "the cell holds an error instead of a value",
    "put the value itself into the cell",
    { line: line + 1, column: cells.length + 1 },
  );
}

function countOf(written: string | undefined): number {
  const count = Number(written ?? 1);
  return Number.isSafeInteger(count) && count >= 1 ? count : 1;
}

function wrote(reading: Reading, text: string): void {
  if (reading.cell === null || reading.aside > 0 || reading.inText === 0) return;
  reading.cell.text += text;
  if (reading.cell.text.length > tableLimits.cellCharacters * 2)
    throw new TableRefusal(
      "a cell holds more characters than any list has",
      "shorten it, and save the workbook anew",
      { line: reading.line + 1, column: reading.cells.length + 1 },
    );
}

function closed(reading: Reading, name: string): void {
  if (reading.aside > 0) reading.aside -= 1;
  else if (name === "text:p" || name === "text:h") reading.inText = Math.max(0, reading.inText - 1);
  else if (name === "table:table-cell" || name === "table:covered-table-cell") closeCell(reading);
  else if (name === "table:table-row") closeRow(reading);
  else if (name === "table:table" && reading.line > 0)
    reading.sheets.push({ name: reading.name, rows: filledRows(reading.rows) });
}

function closeCell(reading: Reading): void {
  const { cell, cells, line } = reading;
  reading.cell = null;
  reading.inText = 0;
  if (cell === null) return;
  const text = cell.value ?? cell.text;
  const isBlank = text.trim() === "";
  if (!isBlank && cells.length + cell.repeated > tableLimits.columns)
    throw tooManyColumns(line + 1);
  // Blank cells to the right edge of the sheet are many, and mean nothing.
  const room = Math.max(0, tableLimits.columns - cells.length);
  for (let count = Math.min(cell.repeated, room); count > 0; count -= 1)
    cells.push(isBlank ? "" : text);
}

function closeRow(reading: Reading): void {
  const { cells, rowRepeated, rows } = reading;
  const first = reading.line + 1;
  reading.line += rowRepeated;
  if (reading.line > lastLine * 2) throw tooManyRows(first);
  if (cells.every((cell) => cell === "")) return;
  if (rows.length + rowRepeated > tableLimits.rows + 1) throw tooManyRows(first);
  for (let count = 0; count < rowRepeated; count += 1) rows.push({ line: first + count, cells });
}
