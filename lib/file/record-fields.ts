import type { z } from "zod";
import type { Field } from "@/lib/domain/fields";
import { bodySchema, type Kind } from "@/lib/domain/kinds/kind";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { lifted } from "@/lib/domain/kinds/lift";
import { kindWord } from "./field-words";
import { type ValueProblem, valueProblems } from "./value-problems";

/** The fields that a file gives for a record, whole or in part. */
export type GivenFields = {
  readonly body: Record<string, unknown>;
  /** Fields given as null: a patch removes them. */
  readonly cleared: readonly string[];
  /** Fields whose state is given as null: a patch removes the state. */
  readonly clearedStates: readonly string[];
};

export const commonFields = ["fieldStates", "sources", "translations"];

/** The kind without the names of its fields in its type, for what walks over all kinds. */
export function kindOf(kind: KindName): Kind {
  return { ...kinds[kind] };
}

export function fieldsOf(kind: KindName): Record<string, Field> {
  return kinds[kind].fields;
}

/**
 * Splits what a file gives for one record into values and removals, and checks each for itself. A file written when fields were
 * others is read as what it would say today.
 */
export function readFields(
  kind: KindName,
  written: Record<string, unknown>,
): GivenFields & { problems: ValueProblem[] } {
  const isKnown = (name: string) =>
    Object.hasOwn(fieldsOf(kind), name) || commonFields.includes(name);
  const entries = Object.entries(lifted(kind, written));
  const cleared = entries
    .filter(([name, value]) => value === null && isKnown(name))
    .map(([name]) => name);
  const body = Object.fromEntries(entries.filter(([name]) => !cleared.includes(name)));
  const { states, clearedStates } = splitStates(kind, body.fieldStates);
  if (states !== undefined) body.fieldStates = states;
  else if (clearedStates.length > 0) delete body.fieldStates;
  return { body, cleared, clearedStates, problems: problemsOf(kind, partialSchema(kind), body) };
}

/** What is missing in a whole record, or contradicts itself. */
export function bodyProblems(kind: KindName, body: Record<string, unknown>): ValueProblem[] {
  return problemsOf(kind, wholeSchema(kind), body);
}

function splitStates(
  kind: KindName,
  states: unknown,
): { states: unknown; clearedStates: string[] } {
  if (typeof states !== "object" || states === null || Array.isArray(states))
    return { states, clearedStates: [] };
  const entries = Object.entries(states);
  const isCleared = ([name, state]: [string, unknown]) =>
    state === null && Object.hasOwn(fieldsOf(kind), name);
  const kept = entries.filter((entry) => !isCleared(entry));
  const clearedStates = entries.filter(isCleared).map(([name]) => name);
  return {
    states: kept.length === 0 && clearedStates.length > 0 ? undefined : Object.fromEntries(kept),
    clearedStates,
  };
}

type BodySchema = z.ZodType<Record<string, unknown>>;
const wholeSchemas = new Map<KindName, BodySchema>();
const partialSchemas = new Map<KindName, BodySchema>();

function wholeSchema(kind: KindName): BodySchema {
  const schema = wholeSchemas.get(kind) ?? bodySchema(kindOf(kind));
  wholeSchemas.set(kind, schema);
  return schema;
}

function partialSchema(kind: KindName): BodySchema {
  const schema = partialSchemas.get(kind) ?? bodySchema(withoutRequired(kindOf(kind)));
  partialSchemas.set(kind, schema);
  return schema;
}

function withoutRequired(of: Kind): Kind {
  const optional = Object.entries(of.fields).map(
    ([name, field]) => [name, { ...field, required: undefined }] as const,
  );
  return { ...of, fields: Object.fromEntries(optional) };
}

function problemsOf(
  kind: KindName,
  schema: BodySchema,
  body: Record<string, unknown>,
): ValueProblem[] {
  const shape = { label: kindWord(kind), fields: fieldsOf(kind), common: commonFields };
  const problems = valueProblems(shape, schema, body);
  if (problems.length === 0) return problems;
  // What compares fields with each other is only looked at when each is right: look again without the wrong ones.
  const wrong = new Set(problems.map(({ path }) => path[0]));
  const rest = Object.fromEntries(Object.entries(body).filter(([name]) => !wrong.has(name)));
  return [...problems, ...valueProblems(shape, partialSchema(kind), rest)];
}
