import type { z } from "zod";
import type { Field } from "@/lib/domain/fields";
import { fieldStateNames, sourceConfidences } from "@/lib/domain/kinds/kind";
import { knownWordsHint, shown, valueHint } from "./field-words";
import { type Path, pathText } from "./file-problem";
import type { Part } from "./read-yaml";

/** What is wrong within one value of a file, by its path from that value. */
export type ValueProblem = {
  readonly path: Path;
  readonly part: Part;
  readonly message: string;
  readonly hint: string;
};

/** What a mapping of the file is called and which keys it knows: its own fields, and those that every record has. */
export type Shape = {
  readonly label: string;
  readonly fields: Readonly<Record<string, Field>>;
  readonly common: readonly string[];
};

/** Everything that the schema finds wrong, of each place the first, in words for the person who wrote the file. */
export function valueProblems(shape: Shape, schema: z.ZodType, value: unknown): ValueProblem[] {
  const parsed = schema.safeParse(value);
  if (parsed.success) return [];
  const problems = parsed.error.issues.flatMap((issue) => explain(shape, value, issue));
  const first = new Map(problems.toReversed().map((problem) => [pathText(problem.path), problem]));
  return problems.filter((problem) => first.get(pathText(problem.path)) === problem);
}

function explain(shape: Shape, whole: unknown, issue: z.core.$ZodIssue): ValueProblem[] {
  const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: [...path, key],
      part: "key",
      ...unknownKey(shape, path, key),
    }));
  }
  const value = valueAt(whole, path);
  return [
    {
      path,
      part: "value",
      message: messageOf(issue, value, path),
      hint: hintOf(shape, issue, value, path),
    },
  ];
}

function messageOf(issue: z.core.$ZodIssue, value: unknown, path: Path): string {
  if (value === undefined) return `"${path.at(-1)}" is missing`;
  if (value === null) return "null is no value here";
  if (issue.code === "custom" && !issue.message.startsWith("must ")) return issue.message;
  if (issue.code === "invalid_value")
    return `${shown(value)} is not one of the values of this field`;
  if (issue.code === "invalid_type") return `${shown(value)} is not what this field holds`;
  return `${shown(value)} ${/^(must|has) /.test(issue.message) ? issue.message : `is refused: ${issue.message}`}`;
}

function hintOf(shape: Shape, issue: z.core.$ZodIssue, value: unknown, path: Path): string {
  if (issue.code === "invalid_value" && value !== undefined)
    return knownWordsHint(value, issue.values.map(String));
  const field = typeof path[0] === "string" ? shape.fields[path[0]] : undefined;
  if (field === undefined) return commonHint(shape, path);
  if (value === null)
    return `leave the field out, or give it; ${valueHint(itemField(field, path), value)}`;
  return valueHint(itemField(field, path), value);
}

function unknownKey(shape: Shape, path: Path, key: string): { message: string; hint: string } {
  const name = shown(key);
  if (path.length === 0) {
    const known = [...Object.keys(shape.fields), ...shape.common];
    return { message: `a ${shape.label} has no field ${name}`, hint: knownWordsHint(key, known) };
  }
  return {
    message: `unknown key ${name}`,
    hint: knownWordsHint(key, commonKeys[String(path[0])] ?? []),
  };
}

const commonKeys: Readonly<Record<string, readonly string[]>> = {
  fieldStates: ["state", "reason"],
  sources: ["field", "document", "locator", "quote", "confidence"],
};

/** A field that holds a list, as one entry of that list. */
function itemField(field: Field, path: Path): Field {
  if (path.length < 2) return field;
  if (field.type === "texts") return { ...field, type: "text", format: "plain" };
  if (field.type === "dates") return { ...field, type: "date" };
  if (field.type === "countries") return { ...field, type: "country" };
  if (field.type === "references") return { ...field, type: "reference" };
  return field;
}

function commonHint(shape: Shape, path: Path): string {
  const [name, inner] = path;
  const fields = Object.keys(shape.fields);
  if (name === "fieldStates") {
    return typeof inner === "string" && !fields.includes(inner)
      ? knownWordsHint(inner, fields)
      : `expected: { field: { state: ${fieldStateNames.join(" or ")}, reason: text } }`;
  }
  if (name === "sources") {
    return `expected: a list of { field, document, locator, quote, confidence: ${sourceConfidences.join(" or ")} }`;
  }
  return name === "translations"
    ? "expected: { de: { field: text } }"
    : "expected: a mapping of fields";
}

function valueAt(whole: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (holder, step) =>
      typeof holder === "object" && holder !== null && Object.hasOwn(holder, step)
        ? Reflect.get(holder, step)
        : undefined,
    whole,
  );
}
