import type { z } from "zod";
import type { Typed } from "@/lib/domain/form-state";
import type { Result } from "@/lib/domain/result";

/** What every door that takes a form does with it, once it knows who sent it. */
export type Submission<Actor, Schema extends z.ZodType, Value, Reason extends string> = {
  /** Reads the fields of the form: each is a string, or a list of strings where its name ends in "[]". */
  readonly input: Schema;
  readonly run: (actor: Actor, input: z.output<Schema>) => Promise<Result<Value, Reason>>;
  /** A sentence for each reason: a new reason does not compile until it has one. */
  readonly refusals: Readonly<Record<Reason, string>>;
  /** What comes after: the address to go to, or what is said in place. */
  readonly after: (value: Value, input: z.output<Schema>) => { goTo: string } | { say: string };
};

/** Fields that are never sent back, whatever went wrong. */
const secret = /password|token/i;

/** The fields of a form by name; a name that ends in "[]" is a list, also with one entry or none. */
export function fieldsOf(form: FormData): Typed {
  const fields: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$ACTION")) continue;
    const values = form.getAll(name).filter((value) => typeof value === "string");
    fields[name] = name.endsWith("[]") ? values : (values[0] ?? "");
  }
  return fields;
}

/** What may be shown again of what was typed. */
export function typedOf(fields: Typed): Typed {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !secret.test(name)));
}

/** The sentences of a schema, by the name of the field; those of the whole form stand under "". */
export function errorsOf(error: z.ZodError): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (const { path, message } of error.issues) {
    const name = path.length === 0 ? "" : String(path[0]);
    errors[name] = [...(errors[name] ?? []), message];
  }
  return errors;
}
