import { refPattern } from "@/lib/domain/fields";
import type { Table } from "@/lib/domain/table";
import { shown } from "../field-words";
import type { FileProblem, Position } from "../file-problem";
import { cellText } from "./cell-value";
import { type Column, type ColumnPlan, columnNamed, type RowPart } from "./columns";

/** A cell of a column that is understood. */
export type Cell = { readonly column: Column; readonly text: string; readonly at: Position };

/** Everything that the list says of one record, from all its rows: the first cell that names each field. */
export type Stated = {
  /** The first row that speaks of it. */
  readonly line: number;
  readonly cells: Map<string, Cell>;
};

/** One customer as the list has it. */
export type ListedCustomer = {
  readonly line: number;
  readonly ref: Cell | null;
  readonly key: Cell | null;
  readonly customer: Stated;
  /** By the ref that the list gives; "" where it gives none. */
  readonly agreements: Map<string, Stated>;
  /** By the address, in lower case; "" for a person without one. */
  readonly contacts: Map<string, Stated>;
};

/**
 * Gathers rows by the customer they are about. A customer may stand on several rows, one for each contact: what is said
 * twice must be said alike, and an empty cell says nothing.
 *
 * @param refOfKey the customer who has this key in the register
 */
export function gatherRows(
  { rows }: Pick<Table, "rows">,
  { places }: Pick<ColumnPlan, "places">,
  refOfKey: (key: string) => string | null,
): { customers: readonly ListedCustomer[]; problems: readonly FileProblem[] } {
  const customers = new Map<string, ListedCustomer>();
  const problems: FileProblem[] = [];
  const cellsOfRows = rows.map(({ line, cells }) =>
    [...places].flatMap(([column, index]): Cell[] => {
      const text = cellText(cells[index] ?? "");
      return text === "" ? [] : [{ column, text, at: { line, column: index + 1 } }];
    }),
  );
  const keysWithRef = refsBeside(cellsOfRows);
  cellsOfRows.forEach((cells, index) => {
    const line = rows[index]?.line ?? 0;
    const [ref, key] = keyCells(cells);
    const trouble = cells.length === 0 ? null : keyTrouble(line, ref, key);
    if (trouble !== null) problems.push(trouble);
    if (cells.length === 0 || trouble !== null) return;
    const word = key?.text ?? "";
    const named = ref?.text ?? keysWithRef.get(word) ?? refOfKey(word);
    const id = named === null ? `key ${word}` : `ref ${named}`;
    const known = withNames(customers.get(id) ?? newCustomer(line), ref, key);
    customers.set(id, known);
    problems.push(...addRow(known, line, cells));
  });
  return { customers: [...customers.values()], problems };
}

/** A key that stands beside a ref anywhere means that customer on every row. */
function refsBeside(rows: readonly (readonly Cell[])[]): Map<string, string> {
  const refs = new Map<string, string>();
  for (const cells of rows) {
    const [ref, key] = keyCells(cells);
    if (ref !== null && key !== null) refs.set(key.text, ref.text);
  }
  return refs;
}

function keyTrouble(line: number, ref: Cell | null, key: Cell | null): FileProblem | null {
  if (ref === null) return key === null ? noKey(line) : null;
  return refPattern.test(ref.text) ? null : badRef(ref);
}

function keyCells(cells: readonly Cell[]): [Cell | null, Cell | null] {
  const named = (name: string) => cells.find(({ column }) => column.name === name) ?? null;
  return [named("customer.ref"), named("customer.externalKey")];
}

function newCustomer(line: number): ListedCustomer {
  return {
    line,
    ref: null,
    key: null,
    customer: stated(line),
    agreements: new Map(),
    contacts: new Map(),
  };
}

/** Ref and key may stand on any row of a customer, not on the first alone. */
function withNames(known: ListedCustomer, ref: Cell | null, key: Cell | null): ListedCustomer {
  return { ...known, ref: known.ref ?? ref, key: known.key ?? key };
}

function stated(line: number): Stated {
  return { line, cells: new Map() };
}

function addRow(known: ListedCustomer, line: number, cells: readonly Cell[]): FileProblem[] {
  const of = (part: RowPart) => cells.filter(({ column }) => column.part === part);
  const agreement = of("agreement");
  const contact = of("contact");
  const problems = addCells(known.customer, of("customer").filter(isNoRef));
  if (agreement.length > 0) {
    const ref = agreement.find(({ column }) => column.fieldName === "ref");
    if (ref !== undefined && !refPattern.test(ref.text)) return [...problems, badRef(ref)];
    problems.push(
      ...addCells(entry(known.agreements, ref?.text ?? "", line), agreement.filter(isNoRef)),
    );
  }
  if (contact.length > 0) {
    const address = contact.find(({ column }) => column.fieldName === "email");
    const person = entry(known.contacts, address?.text.toLowerCase() ?? "", line);
    if (address === undefined)
      return [...problems, noAddress(contact[0]?.at ?? { line, column: 1 })];
    problems.push(...addCells(person, contact));
  }
  return problems;
}

function isNoRef({ column }: Cell): boolean {
  return column.fieldName !== "ref";
}

function entry(entries: Map<string, Stated>, key: string, line: number): Stated {
  const known = entries.get(key) ?? stated(line);
  entries.set(key, known);
  return known;
}

function addCells({ cells: known }: Stated, cells: readonly Cell[]): FileProblem[] {
  return cells.flatMap((cell) => {
    const { column, text, at } = cell;
    const first = known.get(column.fieldName);
    if (first === undefined) known.set(column.fieldName, cell);
    if (first === undefined || first.text === text) return [];
    // One address in other capitals is the same one.
    if (column.name === "contact.email") return [];
    return [
      {
        ...at,
        path: column.name,
        message: `${shown(text)} is not what line ${first.at.line} says: ${shown(first.text)}`,
        hint: "rows of one customer say the same, or leave the cell empty",
      },
    ];
  });
}

function noKey(line: number): FileProblem {
  return {
    line,
    column: 1,
    path: "customer.ref",
    message: "the row does not say which customer it is about",
    hint: "fill in customer.ref or customer.externalKey on every row",
  };
}

function badRef({ column, text, at }: Cell): FileProblem {
  return {
    ...at,
    path: column.name,
    message: `${shown(text)} is no ref`,
    hint:
      column.part === "customer"
        ? "a ref is 1 to 80 letters, digits, dots, hyphens or underscores; a key of another program belongs under customer.externalKey"
        : "a ref is 1 to 80 letters, digits, dots, hyphens or underscores",
  };
}

function noAddress(at: Position): FileProblem {
  return {
    ...at,
    path: columnNamed("contact.email").name,
    message: "the row names a contact without an address",
    hint: "fill in contact.email, or leave all cells of the contact empty",
  };
}
