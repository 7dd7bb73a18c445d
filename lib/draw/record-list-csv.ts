import { stringify } from "csv-stringify/sync";
import type { CellView } from "@/lib/domain/list-cells";

/** The mark that tells spreadsheets that the file is UTF-8. */
export const csvMark = "\uFEFF";

/**
 * Rows as RFC 4180 CSV, lists joined by "; ". A cell that a spreadsheet would run as a formula is quoted with an
 * apostrophe. The file begins with `csvMark` and a row of headings.
 */
export function csvRows(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    // A line break within a cell is quoted only by its own rule where rows end otherwise.
    { record_delimiter: "windows", escape_formulas: true, quoted_match: /[\r\n]/ },
  );
}

/** A cell as text: what has no value is empty, what is known not to be known says so. */
export function csvCell(cell: CellView): string {
  switch (cell.type) {
    case "empty":
      return "";
    case "state": {
      const words = cell.state.toLowerCase().replaceAll("_", " ");
      return cell.reason === null ? `(${words})` : `(${words}: ${cell.reason})`;
    }
    case "day":
      return cell.on;
    case "records":
      return cell.links.map(({ title }) => title).join("; ");
    default:
      return cell.text;
  }
}
