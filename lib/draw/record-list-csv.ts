import type { CellView } from "@/lib/domain/list/list-cells";
import { withMark } from "@/lib/domain/unverified-value";

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
    case "title":
    case "text":
      return withMark(cell.text, cell.unverified ?? null);
    default:
      return cell.text;
  }
}
