import type { Book } from "@/lib/domain/table";
import { readCsv } from "./read-csv";
import { readOds } from "./read-ods";
import { readWorkbook, type Wanted } from "./read-workbook";
import {
  charactersIn,
  emptyFile,
  firstTable,
  inWords,
  type ReadBook,
  type ReadTable,
  refusedTable,
  TableRefusal,
  tableLimits,
  tooLarge,
  tooMuchText,
} from "./table";
import { unpackWorkbook } from "./unpack-workbook";

/**
 * Reads a spreadsheet, CSV, an Excel workbook or an OpenDocument one, by what it holds: the first sheet, whose first row has
 * the headings. Limits are kept before and while it is read. Meant for a thread of its own: `readTableApart`.
 */
export async function readTable(bytes: Uint8Array, fileName: string): Promise<ReadTable> {
  return refusing(async () => ({
    ok: true,
    table: firstTable(await bookOf(bytes, fileName, "first")),
  }));
}

/** The same, all sheets of it. */
export async function readBook(bytes: Uint8Array, fileName: string): Promise<ReadBook> {
  return refusing(async () => {
    const book = await bookOf(bytes, fileName, "all");
    const sheets = book.sheets.filter(({ rows }) => rows.length > 0);
    if (sheets.length === 0) throw emptyFile();
    const count = sheets.reduce((sum, { rows }) => sum + rows.length, 0);
    if (count > tableLimits.rowsOfAllSheets)
      throw new TableRefusal(
        `the sheets have more than ${inWords(tableLimits.rowsOfAllSheets)} rows together`,
        "remove the sheets that are not needed, or split the file",
      );
    const characters = sheets.reduce((sum, { rows }) => sum + charactersIn(rows), 0);
    if (characters > tableLimits.sheetCharacters) throw tooMuchText(1);
    return { ok: true, book: { ...book, sheets } };
  });
}

async function refusing<Read>(read: () => Promise<Read>) {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof TableRefusal)) throw error;
    return refusedTable(error);
  }
}

async function bookOf(bytes: Uint8Array, fileName: string, wanted: Wanted): Promise<Book> {
  if (bytes.length > tableLimits.bytes) throw tooLarge();
  checkKind(bytes, fileName);
  if (!isArchive(bytes)) return readCsv(bytes);
  const parts = unpackWorkbook(bytes);
  return parts.has("content.xml") ? readOds(parts) : readWorkbook(parts, wanted);
}

function checkKind(bytes: Uint8Array, fileName: string): void {
  if (beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new TableRefusal(
      "this is a workbook of Excel 97 to 2003 (.xls), or one that is protected by a password",
      "save it as an Excel workbook (.xlsx) without a password, or as CSV",
    );
  if (beginsWith(bytes, [0x25, 0x50, 0x44, 0x46]))
    throw new TableRefusal(
      "this is a PDF",
      "give an Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods), or CSV",
    );
  const ending = /\.[a-z0-9]+$/i.exec(fileName)?.[0].toLowerCase() ?? "";
  if (isArchive(bytes) && [".csv", ".tsv", ".txt"].includes(ending))
    throw new TableRefusal(
      `the name ends in ${ending}, and the file is an archive`,
      "name a workbook .xlsx or .ods",
    );
  if (!isArchive(bytes) && [".xlsx", ".xlsm", ".xltx", ".ods", ".ots"].includes(ending))
    throw new TableRefusal(
      `the name ends in ${ending}, and the file is no workbook`,
      "name CSV .csv",
    );
}

function isArchive(bytes: Uint8Array): boolean {
  return beginsWith(bytes, [0x50, 0x4b]);
}

function beginsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte);
}
