import { readCsv } from "./read-csv";
import { readWorkbook } from "./read-workbook";
import { type ReadTable, refusedTable, TableRefusal, tableLimits, tooLarge } from "./table";

/**
 * Reads a spreadsheet, CSV or an Excel workbook, by what it holds. Limits are kept before and while it is read. Meant for a
 * thread of its own: `readTableApart`.
 */
export async function readTable(bytes: Uint8Array, fileName: string): Promise<ReadTable> {
  try {
    if (bytes.length > tableLimits.bytes) throw tooLarge();
    checkKind(bytes, fileName);
    return { ok: true, table: isArchive(bytes) ? await readWorkbook(bytes) : readCsv(bytes) };
  } catch (error) {
    if (!(error instanceof TableRefusal)) throw error;
    return refusedTable(error);
  }
}

function checkKind(bytes: Uint8Array, fileName: string): void {
  if (beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new TableRefusal(
      "this is a workbook of Excel 97 to 2003 (.xls), or one that is protected by a password",
      "save it as an Excel workbook (.xlsx) without a password, or as CSV",
    );
  if (beginsWith(bytes, [0x25, 0x50, 0x44, 0x46]))
    throw new TableRefusal("this is a PDF", "give an Excel workbook (.xlsx), or CSV");
  const ending = /\.[a-z0-9]+$/i.exec(fileName)?.[0].toLowerCase() ?? "";
  if (isArchive(bytes) && [".csv", ".tsv", ".txt"].includes(ending))
    throw new TableRefusal(
      `the name ends in ${ending}, and the file is an archive`,
      "name a workbook .xlsx",
    );
  if (!isArchive(bytes) && [".xlsx", ".xlsm", ".xltx"].includes(ending))
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
