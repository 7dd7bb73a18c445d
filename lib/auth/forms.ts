import type { z } from "zod";
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

/** The sentences of a schema, by the name of the field; those of the whole form stand under "". */
export function errorsOf(error: z.ZodError): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (const { path, message } of error.issues) {
    const name = path.length === 0 ? "" : String(path[0]);
    errors[name] = [...(errors[name] ?? []), message];
  }
  return errors;
}
