import type { Field } from "@/lib/domain/fields";
import { cellText } from "../customers/cell-value";
import { type DayOrder, dayWritten, orderOf } from "../written-day";
import type { ImportTable } from "./import-table";
import type { Target } from "./targets";
import { plain } from "./words";

export function isDay(field: Field): boolean {
  return (
    field.type === "date" ||
    field.type === "dates" ||
    (field.type === "text" && field.format === "roughDate")
  );
}

/** What headings of lists whose days begin with the day say: in German and in French. */
const dayFirstHeadings =
  /\b(datum|seit|unterzeichnet|unterschrieben|vertrag\w*|depuis|date d\w*|signe)\b/;

/**
 * How each column of days is written: its heading says so, or one of its days can only be read in one way. A column whose days
 * speak against each other has no way.
 */
export function dayOrders(
  { headings, rows }: ImportTable,
  columns: ReadonlyMap<number, Target>,
): ReadonlyMap<number, DayOrder> {
  const orders = new Map<number, DayOrder>();
  for (const [column, { field }] of columns) {
    if (!isDay(field)) continue;
    const told = new Set(rows.flatMap(({ cells }) => orderOf(cellText(cells[column] ?? "")) ?? []));
    const [only] = told;
    const order = told.size === 0 ? orderOfHeading(headings[column] ?? "") : only;
    if (told.size < 2 && order !== undefined && order !== null) orders.set(column, order);
  }
  return orders;
}

function orderOfHeading(heading: string): DayOrder | null {
  const words = plain(heading);
  if (/\b(dd mm|d m|jj mm|tt mm)\b/.test(words)) return "dayFirst";
  if (/\b(mm dd|m d)\b/.test(words)) return "monthFirst";
  return dayFirstHeadings.test(words) ? "dayFirst" : null;
}

/** A cell of a column of days, in the way in which the column is written. */
export function dayInColumn(text: string, field: Field, order: DayOrder | undefined): string {
  return order !== undefined && isDay(field) ? dayWritten(text, order) : text;
}
