import { zipSync } from "fflate";
import { readSheet } from "read-excel-file/universal";
import type { Table } from "@/lib/domain/table";
import { checkWorkbook } from "./check-workbook";
import { TableRefusal, tableOf } from "./table";
import { unpackWorkbook } from "./unpack-workbook";

/** Reads the first sheet of an Excel workbook. */
export async function readWorkbook(bytes: Uint8Array): Promise<Table> {
  const parts = unpackWorkbook(bytes);
  const { sheetNames } = checkWorkbook(parts);
  // What was looked at is what is read: another reader may see other parts in the archive that came.
  const own = zipSync(Object.fromEntries(parts), { level: 0 });
  const rows = await sheetOf(own).catch(() => {
    throw new TableRefusal(
      "the sheet cannot be read",
      "open the workbook in a spreadsheet program, and save it anew, or as CSV",
    );
  });
  return tableOf(
    rows.map((cells, index) => ({ line: index + 1, cells: cells.map(textOf) })),
    { form: "XLSX", sheet: sheetNames[0] ?? "", sheets: sheetNames.length },
  );
}

function sheetOf(archive: Uint8Array<ArrayBuffer>) {
  return readSheet(
    archive.buffer.slice(archive.byteOffset, archive.byteOffset + archive.byteLength),
    1,
  );
}

type Cell = string | number | boolean | Date | typeof Date | null | undefined;

/** A cell as it would stand in CSV. A day is kept without a time of day, which spreadsheets give to every day. */
function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (!(cell instanceof Date)) return String(cell);
  return cell.toISOString().replace("T00:00:00.000Z", "");
}
