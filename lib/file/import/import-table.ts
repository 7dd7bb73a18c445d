import type { TableRow } from "@/lib/domain/table";

/** A row of what is imported: of one sheet, or put together from the lines of a form. */
export type ImportRow = TableRow & {
  readonly sheet: string;
  /** The line of each cell, where the cells of a row stand on several lines. */
  readonly lines?: readonly number[];
};

/** What is imported, as a table: headings, and rows that say where they stand in the file. */
export type ImportTable = {
  readonly headings: readonly string[];
  readonly rows: readonly ImportRow[];
};

/** Where a cell stands, as people find it: the sheet, the line, the letters of the column. */
export type CellPlace = {
  readonly sheet: string;
  readonly line: number;
  readonly column: string;
  readonly heading: string;
};

export function placeOf(table: ImportTable, row: number, column: number): CellPlace {
  const found = table.rows[row];
  return {
    sheet: found?.sheet ?? "",
    line: found?.lines?.[column] ?? found?.line ?? 1,
    column: columnLetters(column + 1),
    heading: table.headings[column] ?? "",
  };
}

/** A column as spreadsheets name it: A to Z, then AA. */
export function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26);
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return before === 0 ? letter : `${columnLetters(before)}${letter}`;
}
