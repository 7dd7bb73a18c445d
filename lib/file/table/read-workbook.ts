import { zipSync } from "fflate";
import readSheets, { readSheet } from "read-excel-file/universal";
import type { Book, TableRow } from "@/lib/domain/table";
import { checkWorkbook } from "./check-workbook";
import { filledRows, TableRefusal } from "./table";
import type { Parts } from "./unpack-workbook";

/** Whether only the first sheet is wanted: a list has one, a register several. */
export type Wanted = "first" | "all";

/** Reads the sheets of an Excel workbook. */
export async function readWorkbook(parts: Parts, wanted: Wanted): Promise<Book> {
  const { sheetNames } = checkWorkbook(parts, wanted);
  // What was looked at is what is read: another reader may see other parts in the archive that came.
  const own = zipSync(Object.fromEntries(parts), { level: 0 });
  const archive = own.buffer.slice(own.byteOffset, own.byteOffset + own.byteLength);
  const read = await (wanted === "first" ? onlyFirst(archive) : readSheets(archive)).catch(() => {
    throw new TableRefusal(
      "the sheet cannot be read",
      "open the workbook in a spreadsheet program, and save it anew, or as CSV",
    );
  });
  const sheets = sheetNames.map((name, index) => ({
    name,
    rows: filledRows(rowsOf(read[index]?.data ?? [])),
  }));
  return { sheets, source: { form: "XLSX" } };
}

async function onlyFirst(archive: ArrayBuffer) {
  return [{ data: await readSheet(archive, 1) }];
}

function rowsOf(data: readonly (readonly Cell[])[]): TableRow[] {
  return data.map((cells, index) => ({ line: index + 1, cells: cells.map(textOf) }));
}

type Cell = string | number | boolean | Date | typeof Date | null | undefined;

/** A cell as it would stand in CSV. A day is kept without a time of day, which spreadsheets give to every day. */
function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (!(cell instanceof Date)) return String(cell);
  return cell.toISOString().replace("T00:00:00.000Z", "");
}
