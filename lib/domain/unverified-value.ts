import type { CalendarDate } from "@/lib/domain/calendar";
import type { Field } from "@/lib/domain/fields";
import { kinds } from "@/lib/domain/kinds/kinds";
import {
  type UnverifiedNote,
  unverifiedAdequacy,
  unverifiedCode,
} from "@/lib/domain/reference/verified-codes";
import { find, type RecordKey, type Register } from "@/lib/domain/register";

export type { UnverifiedNote };

/** The note of the first code that a field holds and nobody has looked up; null where there is none. */
export function unverifiedValue(field: Field, value: unknown): UnverifiedNote | null {
  if (field.type !== "choice" && field.type !== "choices") return null;
  const codes: readonly unknown[] = Array.isArray(value) ? value : [value];
  for (const code of codes) {
    const note = typeof code === "string" ? unverifiedCode(code) : null;
    if (note !== null) return note;
  }
  return null;
}

/** What of the law a record rests on that nobody has looked up: its codes, and for a transfer the standing of its destination. */
export function unverifiedRecord(
  register: Register,
  { kind, ref }: RecordKey,
  day: CalendarDate,
): UnverifiedNote | null {
  const row: Readonly<Record<string, unknown>> | undefined = find(register, kind, ref);
  if (row === undefined) return null;
  if (kind === "Transfer" && typeof row.destination === "string") {
    const note = unverifiedAdequacy(row.destination, day);
    if (note !== null) return note;
  }
  for (const [name, field] of Object.entries<Field>(kinds[kind].fields)) {
    const note = unverifiedValue(field, row[name]);
    if (note !== null) return note;
  }
  return null;
}
