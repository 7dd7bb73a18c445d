import type { Typed } from "./form-state";

/** Fields that are never shown again, whatever went wrong. */
const secret = /password|token/i;

export function isSecret(name: string): boolean {
  return secret.test(name);
}

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
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !isSecret(name)));
}
