import { type Field, refPattern } from "@/lib/domain/fields";
import type { fieldStateNames } from "@/lib/domain/kinds/kind";
import { countries } from "@/lib/domain/reference/countries";

/** What a field can be filtered by whatever its values are. A ref cannot begin with an underscore, nor can a code. */
export const fillings = ["_some", "_none", "_unknown", "_notApplicable", "_withheld"] as const;
export type Filling = (typeof fillings)[number];

export const fillingWords: Readonly<Record<Filling, string>> = {
  _some: "With a value",
  _none: "Without a value",
  _unknown: "Unknown",
  _notApplicable: "Not applicable",
  _withheld: "Withheld",
};

export function isFilling(word: string): word is Filling {
  return fillings.some((known) => known === word);
}

/** The state that a filling asks for, as records hold it; null for those that ask for no state. */
export function stateOf(filling: Filling): (typeof fieldStateNames)[number] | null {
  const states = {
    _some: null,
    _none: null,
    _unknown: "UNKNOWN",
    _notApplicable: "NOT_APPLICABLE",
    _withheld: "WITHHELD",
  } as const;
  return states[filling];
}

/** Whether a field can be filtered by this word. */
export function isFilterValue(field: Field, word: string): boolean {
  if (isFilling(word)) return true;
  switch (field.type) {
    case "choice":
    case "choices":
      return field.values.includes(word);
    case "country":
    case "countries":
      return Object.hasOwn(countries, word);
    case "flag":
      return word === "yes" || word === "no";
    case "reference":
    case "references":
      return refPattern.test(word);
    case "text":
      return field.format === "user" && /^[A-Za-z0-9_-]{1,60}$/.test(word);
    default:
      return false;
  }
}
