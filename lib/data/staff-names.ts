import type { Field } from "@/lib/domain/fields";
import { kinds } from "@/lib/domain/kinds/kinds";
import type { CellView } from "@/lib/domain/list-cells";
import type { ListColumn } from "@/lib/domain/list-columns";
import { type FormOption, isPerson } from "@/lib/domain/record-form-view";
import type { RecordView } from "@/lib/domain/record-view";
import { database } from "./database/current";

/** What everybody on the staff is called, by id: also those who left. */
export async function staffNames(): Promise<ReadonlyMap<string, string>> {
  const users = await database().user.findMany({ select: { id: true, name: true, email: true } });
  return new Map(users.map(({ id, name, email }) => [id, name ?? email]));
}

/** Those who can answer for a record, by name. */
export async function staffOptions(): Promise<FormOption[]> {
  const users = await database().user.findMany({
    where: { disabledAt: null },
    select: { id: true, name: true, email: true },
  });
  return users
    .map(({ id, name, email }) => ({ value: id, label: name ?? email }))
    .toSorted((one, other) => one.label.localeCompare(other.label, "en"));
}

const gone = "Somebody who left";

/** A record as its page shows it: people stand in it by their id, and on the page by their name. */
export async function withStaffNames(record: RecordView): Promise<RecordView> {
  const fields: Readonly<Record<string, Field>> = kinds[record.kind].fields;
  const people = Object.keys(fields).filter((name) => fields[name] && isPerson(fields[name]));
  const isNamed = ({ name, value }: RecordView["fields"][number]) =>
    people.includes(name) && value?.type === "text";
  if (!record.fields.some(isNamed)) return record;
  const names = await staffNames();
  return {
    ...record,
    fields: record.fields.map((field) =>
      isNamed(field) && field.value?.type === "text"
        ? { ...field, value: { type: "text", text: names.get(field.value.text) ?? gone } }
        : field,
    ),
  };
}

type Row = { readonly ref: string; readonly cells: readonly CellView[] };

/** Rows of a list, with names in the place of ids. */
export async function rowsWithStaffNames(
  rows: readonly Row[],
  columns: readonly ListColumn[],
): Promise<Row[]> {
  if (!columns.some(({ field }) => isPerson(field))) return [...rows];
  const names = await staffNames();
  return rows.map(({ ref, cells }) => ({
    ref,
    cells: cells.map((cell, index) => {
      const column = columns[index];
      return column !== undefined && isPerson(column.field) && cell.type === "text"
        ? { ...cell, text: names.get(cell.text) ?? gone }
        : cell;
    }),
  }));
}
