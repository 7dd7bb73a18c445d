import type { CalendarDate } from "@/lib/domain/calendar";
import type { CommonBody, FieldState } from "@/lib/domain/kinds/kind";
import { find, type RecordKey, type Register } from "@/lib/domain/register";
import { recordPath } from "../record/record-address";
import { recordTitle, type StaffNames, titlesOf } from "../record/record-title";
import { type UnverifiedNote, unverifiedField } from "../unverified-value";
import { kindNamed, valueInWords } from "../value-words";
import type { ListColumn } from "./list-columns";
import { isField } from "./list-columns";

/** What one cell of a list shows. */
export type CellView =
  | {
      readonly type: "title";
      readonly text: string;
      readonly href: string;
      readonly unverified?: UnverifiedNote;
    }
  | { readonly type: "empty" }
  | { readonly type: "state"; readonly state: FieldState["state"]; readonly reason: string | null }
  | { readonly type: "text"; readonly text: string; readonly unverified?: UnverifiedNote }
  | { readonly type: "number"; readonly text: string }
  | { readonly type: "address"; readonly text: string; readonly href: string }
  | { readonly type: "day"; readonly on: string }
  | {
      readonly type: "records";
      readonly links: readonly { readonly title: string; readonly href: string }[];
    };

type Query = Readonly<Record<string, string>>;

type Asked = {
  /** On which the law is asked. */
  readonly day: CalendarDate;
  readonly staff: StaffNames;
  /** What the links to records carry on. */
  readonly query?: Query;
};

/**
 * The cells of one record; none where the register has no such record. The first names it.
 *
 */
export function cellsOf(
  register: Register,
  key: RecordKey,
  columns: readonly ListColumn[],
  { day, staff, query = {} }: Asked,
): CellView[] {
  const row: (CommonBody & Readonly<Record<string, unknown>>) | undefined = find(
    register,
    key.kind,
    key.ref,
  );
  if (row === undefined) return [];
  return columns.map((column, index) => {
    const unverified = unverifiedField(register, key, column.name, day);
    const mark = unverified === null ? {} : { unverified };
    if (index === 0) {
      const text = recordTitle(register, key);
      return { type: "title", text, href: recordPath(key, query), ...mark };
    }
    const state = row.fieldStates?.[column.name];
    const cell = cellOf(register, column, row[column.name], state, staff, query);
    return cell.type === "text" ? { ...cell, ...mark } : cell;
  });
}

function cellOf(
  register: Register,
  { name, field }: ListColumn,
  value: unknown,
  state: FieldState | undefined,
  staff: StaffNames,
  query: Query,
): CellView {
  if (state !== undefined && isField(name))
    return { type: "state", state: state.state, reason: state.reason ?? null };
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return { type: "empty" };
  const text = valueInWords(field, value, titlesOf(register, staff));
  switch (field.type) {
    case "reference":
    case "references": {
      const refs = (Array.isArray(value) ? value : [value]).map(String);
      const to = kindNamed(field.to);
      const links = refs.map((ref) => ({
        title: recordTitle(register, { kind: to, ref }),
        href: recordPath({ kind: to, ref }, query),
      }));
      return { type: "records", links };
    }
    case "date":
      return { type: "day", on: String(value) };
    case "number":
      return { type: "number", text };
    case "text":
      return field.format === "url"
        ? { type: "address", text, href: text }
        : { type: "text", text };
    default:
      return { type: "text", text };
  }
}
