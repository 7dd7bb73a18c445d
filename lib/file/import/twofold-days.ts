import { shown } from "../field-words";
import { twoReadings } from "../written-day";
import { isDay } from "./days";
import { type Planning, refuse } from "./planning";
import type { RowCells } from "./row-cells";

/** Says which days could be read in two ways, and lets them say nothing. */
export function refuseTwofoldDays(planning: Planning, cells: RowCells): RowCells {
  const kept = [...cells.cells].filter(([, [cell]]) => {
    const days = cell !== undefined && isDay(cell.target.field) ? twoReadings(cell.text) : null;
    if (cell === undefined || days === null) return true;
    const message = `${shown(cell.text)} can be read as ${days[0]} or as ${days[1]}`;
    refuse(
      planning,
      cell,
      message,
      "write the year first, such as 2026-03-15, or dots: 15.03.2026",
    );
    return false;
  });
  return kept.length === cells.cells.size ? cells : { ...cells, cells: new Map(kept) };
}
