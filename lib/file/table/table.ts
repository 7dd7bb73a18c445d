import type { Table, TableRow } from "@/lib/domain/table";
import type { FileProblem, Position } from "../file-problem";

export type ReadTable =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

export const tableLimits = {
  bytes: 2_000_000,
  entries: 50,
  inflatedBytes: 20_000_000,
  ratio: 100,
  rows: 5_000,
  columns: 200,
  cellCharacters: 20_000,
} as const;

/** Ends the reading of a file with one reason; `readTable` alone catches it. */
export class TableRefusal extends Error {
  constructor(
    message: string,
    readonly hint: string,
    readonly position: Position = { line: 1, column: 1 },
  ) {
    super(message);
  }
}

/** A refusal as the one problem of a file. */
export function refusedTable({ message, hint, position }: TableRefusal): ReadTable {
  return { ok: false, problems: [{ ...position, path: "", message, hint }] };
}

export function tooLarge(): TableRefusal {
  return new TableRefusal(
    `the file is larger than ${inWords(tableLimits.bytes / 1_000_000)} MB`,
    "split the list into several files",
  );
}

/** Headings and rows of a sheet, without its blank rows; refused when there are too many, or none. */
export function tableOf(all: Iterable<TableRow>, source: Table["source"]): Table {
  const filled: TableRow[] = [];
  for (const row of all) {
    const cells = withoutBlankEnd(row.cells);
    if (cells.length > tableLimits.columns) throw tooManyColumns(row.line);
    const long = cells.findIndex((cell) => cell.length > tableLimits.cellCharacters);
    if (long >= 0) throw tooLong({ line: row.line, column: long + 1 });
    if (cells.length > 0) filled.push({ line: row.line, cells });
    if (filled.length > tableLimits.rows + 1) throw tooManyRows(row.line);
  }
  const [headings, ...rows] = filled;
  if (headings === undefined)
    throw new TableRefusal(
      "the file is empty",
      "write headings into the first row, and one row for each entry below",
    );
  return { headings, rows, source };
}

export function tooManyRows(line: number): TableRefusal {
  return new TableRefusal(
    `there are more than ${inWords(tableLimits.rows)} rows below the headings`,
    "split the list into several files; rows that are formatted but empty can be deleted",
    { line, column: 1 },
  );
}

export function tooManyColumns(line: number): TableRefusal {
  return new TableRefusal(
    `there are more than ${inWords(tableLimits.columns)} columns`,
    "remove the columns that are not needed",
    { line, column: tableLimits.columns + 1 },
  );
}

function tooLong(position: { line: number; column: number }): TableRefusal {
  return new TableRefusal(
    `the cell holds more than ${inWords(tableLimits.cellCharacters)} characters`,
    "shorten it; a quotation mark that is not closed also makes a cell long",
    position,
  );
}

export function inWords(count: number): string {
  return count.toLocaleString("en");
}

function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== "");
  return cells.slice(0, last + 1);
}
