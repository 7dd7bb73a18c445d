import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { ownerField } from "@/lib/domain/record/record-title";
import { type Planning, refuseRow, state } from "./planning";
import { givenRef, refNamed } from "./refs";
import { cellOf, fieldCells, type RowCells } from "./row-cells";

/** One row that is one record of a kind: found by its ref, or by what names it, within what it belongs to. */
export function planRecordRow(planning: Planning, cells: RowCells, kind: KindName): void {
  const { row } = cells;
  const ref = refOfRow(planning, cells, kind);
  if (ref === null) return;
  state(planning, { kind, ref }, { part: "record", row, cells: fieldCells(cells, "record") });
}

function refOfRow(planning: Planning, cells: RowCells, kind: KindName): string | null {
  const { row } = cells;
  const refCell = cellOf(cells, "record.ref");
  if (refCell !== undefined) return givenRef(planning, refCell);
  const { titleField } = kinds[kind];
  const cell = cellOf(cells, `record.${titleField}`);
  if (cell === undefined) {
    refuseRow(
      planning,
      row,
      `record.${titleField}`,
      "the row does not say which record it is about",
      `fill in the ref, or ${titleField}`,
    );
    return null;
  }
  const owner = ownerField(kind);
  const ownerCell = owner === null ? undefined : cellOf(cells, `record.${owner.name}`);
  const ownerRef =
    owner === null || ownerCell === undefined
      ? null
      : planning.findRef.find(owner.to, ownerCell.text);
  const within =
    owner === null || ownerRef === null ? undefined : { field: owner.name, ref: ownerRef };
  return refNamed(planning, kind, cell.text, { row, cell, within });
}
