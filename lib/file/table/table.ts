import type { Book, Table, TableRow } from "@/lib/domain/table";
import type { FileProblem, Position } from "../file-problem";

export type ReadTable =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

export type ReadBook =
  | { readonly ok: true; readonly book: Book }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

export const tableLimits = {
  bytes: 2_000_000,
  entries: 50,
  inflatedBytes: 20_000_000,
  ratio: 100,
  rows: 5_000,
  rowsOfAllSheets: 20_000,
  columns: 200,
  cellCharacters: 20_000,
  /** One text that many cells repeat is small in the file, and large in what is made of it. */
  sheetCharacters: 10_000_000,
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
export function refusedTable({ message, hint, position }: TableRefusal): {
  ok: false;
  problems: FileProblem[];
} {
  return { ok: false, problems: [{ ...position, path: "", message, hint }] };
}

export function tooLarge(): TableRefusal {
  return new TableRefusal(
    `the file is larger than ${inWords(tableLimits.bytes / 1_000_000)} MB`,
    "split the list into several files",
  );
}

/** The rows of a sheet that are not blank; refused where one is wider, longer or stranger than any list is. */
export function filledRows(all: Iterable<TableRow>): TableRow[] {
  const filled: TableRow[] = [];
  let characters = 0;
  for (const row of all) {
    const cells = withoutBlankEnd(row.cells);
    characters += charactersIn([{ line: row.line, cells }]);
    if (characters > tableLimits.sheetCharacters) throw tooMuchText(row.line);
    if (cells.length > tableLimits.columns) throw tooManyColumns(row.line);
    for (const [index, cell] of cells.entries())
      checkCell(cell, { line: row.line, column: index + 1 });
    if (cells.length > 0) filled.push({ line: row.line, cells });
    if (filled.length > tableLimits.rows + 1) throw tooManyRows(row.line);
  }
  return filled;
}

/** Headings and rows of the first sheet; refused where it has none. */
export function firstTable({ sheets, source }: Book): Table {
  const [first] = sheets;
  const [headings, ...rows] = first?.rows ?? [];
  if (first === undefined || headings === undefined) throw emptyFile();
  return {
    headings,
    rows,
    source:
      source.form === "CSV"
        ? source
        : { form: source.form, sheet: first.name, sheets: sheets.length },
  };
}

export function emptyFile(): TableRefusal {
  return new TableRefusal(
    "the file is empty",
    "write headings into the first row, and one row for each entry below",
  );
}

function checkCell(cell: string, at: Position): void {
  if (cell.length > tableLimits.cellCharacters) throw tooLong(at);
  // Neither is text anywhere, and no database keeps it.
  if (cell.includes("\u0000") || !cell.isWellFormed())
    throw new TableRefusal(
      "the cell holds a character that no text has",
      "type the cell anew, or save the list from a spreadsheet program",
      at,
    );
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

export function charactersIn(rows: readonly TableRow[]): number {
  return rows.reduce(
    (sum, { cells }) => sum + cells.reduce((length, cell) => length + cell.length, 0),
    0,
  );
}

export function tooMuchText(line: number): TableRefusal {
  return new TableRefusal(
    `the sheets hold more than ${inWords(tableLimits.sheetCharacters)} characters`,
    "split the list into several files",
    { line, column: 1 },
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
