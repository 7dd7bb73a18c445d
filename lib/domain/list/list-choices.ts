import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { markedChoice } from "@/lib/domain/marked-words";
import { countries } from "@/lib/domain/reference/countries";
import { list, type Register } from "@/lib/domain/register";
import { choiceInWords } from "../choice-words";
import { recordTitle } from "../record/record-title";
import { countryInWords, kindNamed } from "../value-words";
import { isField, type ListColumn, listColumn } from "./list-columns";
import { fillings, fillingWords, isFilling } from "./list-filters";
import { columnsShown, type ListQuery } from "./list-query";

export type FilterOption = { readonly value: string; readonly label: string };

/** One field by which the list can be filtered, with what it is filtered by now. */
export type FilterView = {
  readonly name: string;
  readonly label: string;
  readonly chosen: readonly string[];
  /** What its values are, and below them what holds of any field. */
  readonly values: readonly FilterOption[];
  readonly fillings: readonly FilterOption[];
};

/** A filter in force, in words. */
export type FilterInForce = {
  readonly field: string;
  readonly label: string;
  readonly words: string;
};

/** More than these are not chosen from a list: they are searched for by name. */
const mostOptions = 200;

/** The filters of the columns that are shown, and of those in force that are not. */
export function filterViews(register: Register, kind: KindName, query: ListQuery): FilterView[] {
  const shown = columnsShown(kind, query).filter(({ name }) => isField(name));
  const hidden = query.filters.flatMap(({ field }) =>
    query.columns.includes(field) ? [] : (listColumn(kind, field) ?? []),
  );
  return [...shown, ...hidden]
    .filter((column) => column.name !== kinds[kind].titleField || column.field.type !== "text")
    .map((column) => ({
      name: column.name,
      label: column.label,
      chosen: query.filters.find(({ field }) => field === column.name)?.values ?? [],
      values: optionsOf(register, column),
      fillings: fillings.map((value) => ({ value, label: fillingWords[value] })),
    }));
}

function optionsOf(register: Register, { field }: ListColumn): FilterOption[] {
  switch (field.type) {
    case "choice":
    case "choices":
      return field.values.map((value) => ({ value, label: markedChoice(field, value) }));
    case "country":
    case "countries":
      return Object.keys(countries)
        .map((value) => ({ value, label: countryInWords(value) }))
        .toSorted(byLabel);
    case "flag":
      return [
        { value: "yes", label: "Yes" },
        { value: "no", label: "No" },
      ];
    case "reference":
    case "references": {
      const to = kindNamed(field.to);
      if (register[to].size > mostOptions) return [];
      return list(register, to)
        .map(({ ref }) => ({ value: ref, label: recordTitle(register, { kind: to, ref }) }))
        .toSorted(byLabel);
    }
    default:
      return [];
  }
}

function byLabel(one: FilterOption, other: FilterOption): number {
  return one.label.localeCompare(other.label, "en");
}

/** Every filter in force as a reader understands it: "Risk tier: High or Without a value". */
export function filtersInForce(
  register: Register,
  kind: KindName,
  query: ListQuery,
): FilterInForce[] {
  return query.filters.flatMap(({ field: name, values }) => {
    const column = listColumn(kind, name);
    if (column === undefined) return [];
    const words = values.map((value) => valueWords(register, column, value)).join(" or ");
    return [{ field: name, label: column.label, words }];
  });
}

function valueWords(register: Register, { field }: ListColumn, value: string): string {
  if (isFilling(value)) return fillingWords[value].toLowerCase();
  switch (field.type) {
    case "reference":
    case "references":
      return recordTitle(register, { kind: kindNamed(field.to), ref: value });
    case "country":
    case "countries":
      return countryInWords(value);
    case "flag":
      return value;
    case "choice":
    case "choices":
      return choiceInWords(value, field.values);
    default:
      return choiceInWords(value);
  }
}
