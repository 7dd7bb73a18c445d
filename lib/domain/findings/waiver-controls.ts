import { kinds } from "../kinds/kinds";
import type { Control, FormField, FormOption } from "../record/record-form-view";
import { recordTitle } from "../record/record-title";
import { linterRuleCodes, linterRules } from "../reference/linter-rules";
import { find, type RecordKey, type Register } from "../register";
import type { Finding } from "./finding";
import { isWaivable } from "./waivers";

/** More records than these are typed into, with suggestions: no list of them is read through. */
const listedAtMost = 300;
const longestRule = 120;

/**
 * The fields of a waiver's form with what can be chosen: rules that can be waived, and records in which something is found that
 * can be. What the form opens with can be chosen, too.
 */
export function withWaiverControls(
  fields: readonly FormField[],
  register: Register,
  findings: readonly Finding[],
  given: Readonly<Record<string, unknown>>,
): FormField[] {
  const places = placesOf(register, findings);
  return fields.map((field): FormField => {
    if (field.name === "rule")
      return { ...field, control: select(withGiven(ruleOptions(), given.rule)) };
    if (field.name !== "foundIn") return field;
    const options = withGiven(places, given.foundIn);
    const control: Control =
      options.length <= listedAtMost
        ? select(options)
        : { type: "line", format: "text", max: 120, options };
    return {
      ...field,
      help: "The records in which something is found that can be waived.",
      control,
    };
  });
}

function select(options: readonly FormOption[]): Control {
  return { type: "select", options };
}

function ruleOptions(): FormOption[] {
  return linterRuleCodes.filter(isWaivable).map((code) => {
    const { rule } = linterRules[code];
    const words = rule.length > longestRule ? `${rule.slice(0, longestRule)}…` : rule;
    return { value: code, label: `${code}: ${words}` };
  });
}

/** "Engagement: Hosting (ENG-007, ENG-010)". */
function placesOf(register: Register, findings: readonly Finding[]): FormOption[] {
  const codes = new Map<string, { key: RecordKey; codes: Set<string> }>();
  for (const { code, kind, ref } of findings) {
    if (!isWaivable(code) || find(register, kind, ref) === undefined) continue;
    const known = codes.get(`${kind}/${ref}`) ?? { key: { kind, ref }, codes: new Set<string>() };
    codes.set(`${kind}/${ref}`, known);
    known.codes.add(code);
  }
  return [...codes]
    .map(([value, { key, codes: found }]) => ({
      value,
      label: `${kinds[key.kind].label}: ${recordTitle(register, key)} (${[...found].join(", ")})`,
    }))
    .toSorted((one, other) => one.label.localeCompare(other.label, "en"));
}

function withGiven(options: readonly FormOption[], given: unknown): FormOption[] {
  if (typeof given !== "string" || given === "") return [...options];
  const isThere = options.some(({ value }) => value === given);
  return isThere ? [...options] : [...options, { value: given, label: given }];
}
