import { countries, type Field } from "@/lib/domain/fields";
import { countryCodes } from "@/lib/domain/reference/countries";
import { cellSays } from "../customers/cell-value";
import { shown } from "../field-words";
import { type Planning, refuse, refuseRow, state } from "./planning";
import { refNamed } from "./refs";
import { cellOf, cellsNamed, type HeadedCell, type RowCells } from "./row-cells";
import { entriesIn, saysNothing } from "./words";

const known: ReadonlySet<string> = new Set(countryCodes);
const countryField = countries({ label: "Countries" });

/** The countries that a cell names, by code or in English, French or German; null where one of them is none. */
export function countriesIn(planning: Planning, cell: HeadedCell | undefined): string[] | null {
  if (cell === undefined || saysNothing(cell.text)) return [];
  const says = cellSays(countryField, cell.text, () => null);
  const codes = says.type === "value" && Array.isArray(says.value) ? says.value.map(String) : [];
  const wrong = codes.filter((code) => !known.has(code));
  if (wrong.length === 0) return codes;
  refuse(
    planning,
    cell,
    `${wrong.map(shown).join(", ")} ${wrong.length === 1 ? "is no country" : "are no countries"}`,
    "write countries, divided by semicolons: DE; US, or Germany; United States",
  );
  return null;
}

/** The value that a cell gives a field of one choice or several; undefined where it gives none. */
export function choiceIn(planning: Planning, cell: HeadedCell | undefined): unknown {
  if (cell === undefined) return undefined;
  const { field } = cell.target;
  const says = cellSays(field, cell.text, () => null);
  if (says.type !== "value") return undefined;
  const values = valuesOf(field);
  const wrong = [says.value].flat().filter((one) => !values.includes(String(one)));
  if (wrong.length === 0) return says.value;
  refuse(
    planning,
    cell,
    `${shown(wrong[0])} is none of the values that are known`,
    `one of ${values.join(", ")}`,
  );
  return undefined;
}

function valuesOf(field: Field): readonly string[] {
  return field.type === "choice" || field.type === "choices" ? field.values : [];
}

/** All entries of the cells under a name. */
export function entriesOf(cells: RowCells, name: string): string[] {
  return [...new Set(cellsNamed(cells, name).flatMap(({ text }) => entriesIn(text)))];
}

type Category = "PersonalDataCategory" | "DataSubjectCategory";

/** The refs of categories by their labels: those that are there, and new ones for the others. */
export function categoryRefs(
  planning: Planning,
  cells: RowCells,
  kind: Category,
  { name, labels, isSpecial }: { name: string; labels: readonly string[]; isSpecial?: boolean },
): string[] {
  const cell = cellOf(cells, name);
  return labels.flatMap((label) => {
    if (label.length > 200) {
      const message = "a category is longer than 200 characters";
      const hint = "divide categories by semicolons or line breaks";
      if (cell === undefined) refuseRow(planning, cells.row, name, message, hint);
      else refuse(planning, cell, message, hint);
      return [];
    }
    const direct = planning.facts.register[kind].has(label) ? label : null;
    const ref = direct ?? refNamed(planning, kind, label, { row: cells.row, cell });
    if (ref === null) return [];
    const defaults = isSpecial === true ? { label, special: true } : { label };
    state(planning, { kind, ref }, { part: name, row: cells.row, defaults });
    return [ref];
  });
}
