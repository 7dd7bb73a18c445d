import { cellText } from "../customers/cell-value";
import type { StatedCell } from "../customers/stated-record";
import type { DayOrder } from "../written-day";
import { dayInColumn } from "./days";
import type { ImportTable } from "./import-table";
import type { Target } from "./targets";

/** What one row says, by target; several columns may say the same list or note. */
export type RowCells = {
  /** The first row is 1. */
  readonly row: number;
  readonly cells: ReadonlyMap<string, readonly HeadedCell[]>;
};
export type HeadedCell = StatedCell & { readonly target: Target; readonly heading: string };

/** The cells of a row that say something, under what they say. */
export function rowCells(
  table: ImportTable,
  index: number,
  columns: ReadonlyMap<number, Target>,
  orders: ReadonlyMap<number, DayOrder>,
): RowCells {
  const row = index + 1;
  const cells = new Map<string, HeadedCell[]>();
  for (const [column, target] of columns) {
    const written = cellText(table.rows[index]?.cells[column] ?? "");
    if (written === "") continue;
    const text = dayInColumn(written, target.field, orders.get(column));
    const cell = {
      target,
      heading: table.headings[column] ?? "",
      column: { name: target.name, field: target.field },
      text,
      at: { line: row, column: column + 1 },
    };
    cells.set(target.name, [...(cells.get(target.name) ?? []), cell]);
  }
  return { row, cells };
}

export function cellOf({ cells }: RowCells, name: string): HeadedCell | undefined {
  return cells.get(name)?.[0];
}

export function cellsNamed({ cells }: RowCells, name: string): readonly HeadedCell[] {
  return cells.get(name) ?? [];
}

/** The cells of a part that its own fields read, the ref and what the planner reads itself left out. */
export function fieldCells(
  { cells }: RowCells,
  part: string,
  ...without: readonly string[]
): StatedCell[] {
  return [...cells.values()].flatMap(([first]) =>
    first !== undefined &&
    first.target.part === part &&
    first.target.fieldName !== "ref" &&
    !without.includes(first.target.fieldName)
      ? [first]
      : [],
  );
}

export function saysOf({ cells }: RowCells, ...parts: readonly string[]): boolean {
  return [...cells.values()].some(([first]) => parts.includes(first?.target.part ?? ""));
}
