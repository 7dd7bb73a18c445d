import type { Field } from "@/lib/domain/fields";
import type { Typed } from "@/lib/domain/form-state";
import type { CommonBody, FieldState } from "@/lib/domain/kinds/kind";
import { bodySchema, fieldStateNames, type Kind } from "@/lib/domain/kinds/kind";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import {
  annotationsOfForm,
  annotationValues,
  rowProblem,
  rowProblems,
} from "./record-form-annotations";

/**
 * A record as a form sends it. Every field has a name of its own; beside it stand `FIELD.state` and `FIELD.reason`, for a
 * period `FIELD.count` and `FIELD.unit`, for references `FIELD.add` (a ref typed by hand); a name that ends in "[]" holds a
 * list.
 */

type Body = Readonly<Record<string, unknown>> & CommonBody;
type Problem = { readonly name: string; readonly message: string };

/** Lists that are typed one entry on each line. */
const lined: readonly Field["type"][] = ["texts", "dates"];
const listed: readonly Field["type"][] = ["choices", "countries", "references"];

/** The name under which the form holds a field: where its errors are shown. */
export function inputName(name: string, field: Field): string {
  return listed.includes(field.type) ? `${name}[]` : name;
}

/** What stands in the form of a record when it is opened. */
export function formValues(kind: KindName, body: Body): Typed {
  const inputs = fieldsOf(kind).flatMap(([name, field]) => [
    ...valueInputs(name, field, body[name]),
    ...stateInputs(name, body.fieldStates?.[name]),
  ]);
  return { ...Object.fromEntries(inputs), ...annotationValues(body) };
}

type Input = [string, string | readonly string[]];

function valueInputs(name: string, field: Field, value: unknown): Input[] {
  const inputs: Input[] = [[inputName(name, field), textsIn(field, value)]];
  if (!isPeriodField(field)) return inputs;
  const [, count, unit] = /^P(\d+)([YMWD])$/.exec(String(value ?? "")) ?? [];
  // A period of several parts stays as it is written.
  return count === undefined || unit === undefined
    ? inputs
    : [
        [name, ""],
        [`${name}.count`, count],
        [`${name}.unit`, unit],
      ];
}

function textsIn(field: Field, value: unknown): string | readonly string[] {
  if (Array.isArray(value)) {
    const entries = value.map(String);
    return lined.includes(field.type) ? entries.join("\n") : entries;
  }
  if (value === undefined) return listed.includes(field.type) ? [] : "";
  if (field.type === "flag") return value === true ? "yes" : "no";
  return String(value);
}

function stateInputs(name: string, state: FieldState | undefined): Input[] {
  return [
    [`${name}.state`, state?.state ?? ""],
    [`${name}.reason`, state?.reason ?? ""],
  ];
}

/**
 * The body that a form states, and what is wrong with it by the name of the input.
 *
 * @param base the record as the form was opened with: what reads the same in the form stays as it is, to the letter
 */
export function bodyOfForm(
  kind: KindName,
  typed: Typed,
  base: Body,
): { body: Record<string, unknown>; problems: readonly Problem[] } {
  const body: Record<string, unknown> = {};
  const states: Record<string, unknown> = {};
  const opened = formValues(kind, base);
  for (const [name, field] of fieldsOf(kind)) {
    const state = stateOf(name, typed, base.fieldStates?.[name]);
    if (state !== null) states[name] = state;
    else if (readsAsOpened(name, field, typed, opened)) body[name] = base[name];
    else body[name] = given(inOrder(base[name], statedBy(name, field, typed), field));
  }
  const whole = withoutAbsent({
    ...body,
    fieldStates: Object.keys(states).length > 0 ? states : emptyStates(base),
    ...annotationsOfForm(typed, base),
  });
  return { body: whole, problems: [...rowProblems(typed), ...problemsOf(kind, whole, typed)] };
}

function stateOf(
  name: string,
  typed: Typed,
  opened: FieldState | undefined,
): Record<string, unknown> | null {
  const state = fieldStateNames.find((known) => known === one(typed, `${name}.state`));
  if (state === undefined) return null;
  const reason = one(typed, `${name}.reason`);
  if (opened?.state === state && cleaned(opened.reason ?? "") === reason) return opened;
  return reason === "" ? { state } : { state, reason };
}

function emptyStates({ fieldStates }: Body): Body["fieldStates"] {
  return fieldStates && Object.keys(fieldStates).length === 0 ? fieldStates : undefined;
}

function readsAsOpened(name: string, field: Field, typed: Typed, opened: Typed): boolean {
  if (one(typed, `${name}.add`) !== "") return false;
  const inputs = [inputName(name, field), `${name}.count`, `${name}.unit`];
  const isSent = inputs.some((input) => typed[input] !== undefined);
  return (
    (isSent || listed.includes(field.type)) &&
    // A unit alone says nothing.
    (one(opened, `${name}.count`) === "" && one(typed, `${name}.count`) === ""
      ? inputs.slice(0, 1)
      : inputs
    ).every((input) => many(typed, input).join("\u0000") === many(opened, input).join("\u0000"))
  );
}

function statedBy(name: string, field: Field, typed: Typed): unknown {
  const text = one(typed, name);
  switch (field.type) {
    case "texts":
    case "dates":
      return lines(text);
    case "choices":
    case "countries":
    case "references":
      return [...new Set([...many(typed, `${name}[]`), ...many(typed, `${name}.add`)])];
    case "reference":
      return one(typed, `${name}.add`) || text;
    case "number":
      return numberIn(text);
    case "flag":
      return text === "" ? undefined : text === "yes";
    case "text":
      return isPeriodField(field) ? text || periodOf(name, typed) : text;
    default:
      return text;
  }
}

/** Of a set, what was there keeps its place, and what is new comes after it: boxes are sent in their own order. */
function inOrder(base: unknown, value: unknown, field: Field): unknown {
  if (!listed.includes(field.type) || !Array.isArray(base) || !Array.isArray(value)) return value;
  const known = base.filter((entry) => value.includes(entry));
  return [...known, ...value.filter((entry) => !base.includes(entry))];
}

/** An empty field states nothing. */
function given(value: unknown): unknown {
  return value === "" || (Array.isArray(value) && value.length === 0) ? undefined : value;
}

/** What is no number stays a text, which the schema then refuses. */
function numberIn(text: string): number | string | undefined {
  if (text === "") return undefined;
  return /^-?\d+$/.test(text) ? Number(text) : text;
}

function periodOf(name: string, typed: Typed): string {
  const count = one(typed, `${name}.count`);
  return count === "" ? "" : `P${count}${one(typed, `${name}.unit`) || "D"}`;
}

export function isPeriodField(field: Field): boolean {
  return field.type === "text" && field.format === "period";
}

/** Browsers send their own line ends, and people blanks at the ends. */
function cleaned(text: string): string {
  return text.replaceAll("\r\n", "\n").trim();
}

function one(typed: Typed, name: string): string {
  return many(typed, name)[0] ?? "";
}

function many(typed: Typed, name: string): string[] {
  const value = typed[name] ?? [];
  const values = typeof value === "string" ? [value] : value;
  return values.map(cleaned).filter((text) => text !== "");
}

function lines(text: string): string[] {
  const entries = text.split("\n").map(cleaned);
  return [...new Set(entries.filter((entry) => entry !== ""))];
}

function withoutAbsent(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

function problemsOf(kind: KindName, body: Record<string, unknown>, typed: Typed): Problem[] {
  const of: Kind = { ...kinds[kind] };
  const parsed = bodySchema(of).safeParse(body);
  if (parsed.success) return [];
  const fields = new Map(fieldsOf(kind));
  const problems = parsed.error.issues.map(({ path, message }): Problem => {
    const [first, second] = path.map(String);
    if (first === "fieldStates" && second !== undefined)
      return { name: `${second}.reason`, message: stateProblem(fields.get(second)) };
    const ofRow = rowProblem(typed, path.map(String), message);
    if (ofRow !== null) return ofRow;
    const field = fields.get(first ?? "");
    if (first === undefined || field === undefined) return { name: "", message };
    return { name: inputName(first, field), message: sentenceOf(field, body[first], message) };
  });
  // One sentence for each field: the first is the nearest.
  return problems.filter(({ name }, index) => {
    return problems.findIndex((other) => other.name === name) === index;
  });
}

function stateProblem(field: Field | undefined): string {
  return `${field?.label ?? "This field"}: say why it does not apply, in at most 500 characters.`;
}

function sentenceOf(field: Field, value: unknown, message: string): string {
  if (value === undefined) return `${field.label} is needed.`;
  if (field.type === "number")
    return `${field.label} must be a whole number from ${field.min} to ${field.max}.`;
  if (isPeriodField(field))
    return `${field.label} must be a number of days, weeks, months or years.`;
  if (field.type === "choice" || field.type === "choices")
    return `${field.label}: choose from the list.`;
  return `${field.label} ${/^(must|has|is) /.test(message) ? message : `is refused: ${message}`}.`;
}

function fieldsOf(kind: KindName): [string, Field][] {
  return Object.entries(kinds[kind].fields);
}
