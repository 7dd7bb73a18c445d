import { redirect } from "next/navigation";
import type { z } from "zod";
import type { ForeseenView } from "@/lib/domain/change/foreseen-view";
import { isSecret, typedOf } from "@/lib/domain/form-fields";
import type { FormState, Typed } from "@/lib/domain/form-state";
import { misleadingCharacter, withoutMisleading } from "@/lib/domain/hidden-characters";
import { inShort, type MailAhead } from "@/lib/domain/mail-ahead";
import type { Result } from "@/lib/domain/result";

/** Sentences of a refusal by the name of the field that it is about, where there is one. */
export type RefusedFields = { readonly fields?: Readonly<Record<string, readonly string[]>> };

type After =
  | { goTo: string }
  | { say: string }
  | { foreseen: ForeseenView }
  | { mails: readonly MailAhead[] };

/** What every door that takes a form does with it, once it knows who sent it. */
export type Submission<Actor, Schema extends z.ZodType, Value, Reason extends string> = {
  /** Reads the fields of the form: each is a string, or a list of strings where its name ends in "[]". */
  readonly input: Schema;
  readonly run: (
    actor: Actor,
    input: z.output<Schema>,
  ) => Promise<Result<Value, Reason> & RefusedFields>;
  /** A sentence for each reason: a new reason does not compile until it has one. */
  readonly refusals: Readonly<Record<Reason, string>>;
  /** What comes after: the address to go to, what is said in place, or where nothing was done what would follow or be mailed. */
  readonly after: (value: Value, input: z.output<Schema>) => After;
};

/**
 * A form as it came in: read by its schema, or the state that says what is wrong with it. No text with a control or
 * text-direction character gets further than here; it is shown again without, since nobody could find it.
 */
export function readForm<Schema extends z.ZodType>(
  input: Schema,
  fields: Typed,
): { value: z.output<Schema> } | { wrong: FormState } {
  const misleading = misleadingFields(fields);
  if (misleading !== null) {
    const typed = mapTexts(typedOf(fields), withoutMisleading);
    return { wrong: { status: "invalid", errors: misleading, typed } };
  }
  const parsed = input.safeParse(fields);
  if (parsed.success) return { value: parsed.data };
  return {
    wrong: { status: "invalid", errors: errorsOf(parsed.error), typed: typedOf(fields) },
  };
}

function misleadingFields(fields: Typed): Record<string, string[]> | null {
  const found = Object.entries(fields).flatMap(([name, value]) => {
    const problem = isSecret(name)
      ? undefined
      : [value]
          .flat()
          .map(misleadingCharacter)
          .find((told) => told !== null);
    return problem == null
      ? []
      : [[name, [`This ${problem}. It is taken out: look, and send again.`]] as const];
  });
  return found.length === 0
    ? null
    : Object.fromEntries(found.map(([name, told]) => [name, [...told]]));
}

function mapTexts(fields: Typed, change: (text: string) => string): Typed {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === "string" ? change(value) : value.map(change),
    ]),
  );
}

/** Does what a form asks for, and tells how it went: a sentence in place, another page, or why not. */
export async function carryOut<Actor, Schema extends z.ZodType, Value, Reason extends string>(
  { run, refusals, after }: Submission<Actor, Schema, Value, Reason>,
  actor: Actor,
  input: z.output<Schema>,
  typed: Typed,
): Promise<FormState> {
  const result = await run(actor, input);
  if (!result.ok) {
    const { reason, fields } = result;
    if (fields !== undefined) return { status: "invalid", errors: fields, typed };
    return { status: "refused", reason, message: refusals[reason], typed };
  }
  const next = after(result.value, input);
  if ("goTo" in next) redirect(next.goTo);
  if ("foreseen" in next) return { status: "foreseen", view: next.foreseen, typed };
  if ("mails" in next) return { status: "shown", mails: inShort(next.mails), typed };
  return { status: "done", message: next.say };
}

/** For doors of customers and the public: the reason could tell apart what its sentence keeps alike. */
export function withoutReason(state: FormState): FormState {
  if (state.status !== "refused") return state;
  const { status, message, typed } = state;
  return { status, message, typed };
}

/** The sentences of a schema, by the name of the field; those of the whole form stand under "". */
function errorsOf(error: z.ZodError): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (const { path, message } of error.issues) {
    const name = path.length === 0 ? "" : String(path[0]);
    errors[name] = [...(errors[name] ?? []), message];
  }
  return errors;
}
