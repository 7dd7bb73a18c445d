import { date, type Field, text } from "@/lib/domain/fields";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";

/** One column that a list can show. */
export type ListColumn = { readonly name: string; readonly label: string; readonly field: Field };

/** What every record has beside its own fields. */
const common: Readonly<Record<string, Field>> = {
  ref: text(80, { label: "Ref" }),
  validFrom: date({ label: "True since" }),
};

/** Every column that a list of a kind can show: what names the record first, then its fields as a form asks for them. */
export function listColumns(kind: KindName): readonly ListColumn[] {
  const { titleField, fields } = kinds[kind];
  const all: [string, Field][] = [...Object.entries<Field>(fields), ...Object.entries(common)];
  return all
    .toSorted(([one], [other]) => Number(other === titleField) - Number(one === titleField))
    .map(([name, field]) => ({ name, label: field.label, field }));
}

export function listColumn(kind: KindName, name: string): ListColumn | undefined {
  return listColumns(kind).find((column) => column.name === name);
}

/** Whether a column is a field of the kind, which may be unknown or not apply, and not the ref or the day. */
export function isField(name: string): boolean {
  return !Object.hasOwn(common, name);
}

const mostByDefault = 5;

/** The columns that a list shows when nobody chose any: the title and what tells its records apart at a glance. */
export function usualColumns(kind: KindName): readonly string[] {
  const [title, ...others] = listColumns(kind);
  const ranked = others
    .filter(({ name, field }) => isField(name) && rankOf(field) < 9)
    .toSorted((one, other) => rankOf(one.field) - rankOf(other.field))
    .slice(0, mostByDefault - 1)
    .map(({ name }) => name);
  const chosen = new Set([title?.name, ...ranked]);
  return listColumns(kind)
    .map(({ name }) => name)
    .filter((name) => chosen.has(name));
}

/** The lower, the sooner a column is shown; 9: only when asked for. */
function rankOf(field: Field): number {
  if (field.required) return 0;
  switch (field.type) {
    case "reference":
    case "choice":
    case "country":
      return 1;
    case "date":
    case "flag":
    case "number":
      return 2;
    case "text":
      return field.max > 500 && field.format === "plain" ? 9 : 3;
    case "choices":
    case "countries":
      return 4;
    default:
      return 5;
  }
}
