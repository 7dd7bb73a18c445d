import { stringify } from "csv-stringify/sync";

/** The mark that tells spreadsheets that the file is UTF-8. */
export const csvMark = "\uFEFF";

/**
 * Rows as RFC 4180 CSV: what every CSV of ours is written with. A cell that a spreadsheet would run as a formula is quoted
 * with an apostrophe, which `withoutFormulaMark` takes off again. A file begins with `csvMark` and a row of headings.
 */
export function csvRows(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map(oneLineMark)),
    // A line break within a cell is quoted only by its own rule where rows end otherwise.
    { record_delimiter: "windows", escape_formulas: true, quoted_match: /[\r\n]/ },
  );
}

/** Some spreadsheets skip line breaks before they look for a formula. */
function oneLineMark(cell: string): string {
  return /^[\n\v\f\u0085\u2028\u2029]/u.test(cell) ? `'${cell}` : cell;
}

/** A cell as it was before `csvRows` kept spreadsheets from running it. */
export function withoutFormulaMark(cell: string): string {
  return /^'[=+\-@\t\r\n\v\f\u0085\u2028\u2029\uFF1D\uFF0B\uFF0D\uFF20]/u.test(cell)
    ? cell.slice(1)
    : cell;
}
