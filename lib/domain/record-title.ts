import type { Field } from "@/lib/domain/fields";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { find, type RecordKey, type Register } from "@/lib/domain/register";
import { kindNamed, valueInWords } from "./value-words";

/** The field by which a record of this kind belongs to another; null for kinds that stand alone. */
export function ownerField(kind: KindName): { name: string; to: KindName } | null {
  const fields: [string, Field][] = Object.entries(kinds[kind].fields);
  for (const [name, field] of fields) {
    if (field.type === "reference" && field.required) return { name, to: kindNamed(field.to) };
  }
  return null;
}

/** The record that a record belongs to, as far as the register has it. */
export function ownerOf(register: Register, { kind, ref }: RecordKey): RecordKey | null {
  const owner = ownerField(kind);
  const value = owner && rowOf(register, { kind, ref })?.[owner.name];
  return owner && typeof value === "string" && register[owner.to].has(value)
    ? { kind: owner.to, ref: value }
    : null;
}

/**
 * What a record is called on screen: its title in words, followed by what it belongs to where its own title is but a
 * code or a country, and replaced by that where it has none.
 */
export function recordTitle(register: Register, key: RecordKey): string {
  const own = ownTitle(register, key);
  if (own?.isName) return own.title;
  const owner = ownerOf(register, key);
  const ownerTitle = owner && recordTitle(register, owner);
  return [own?.title ?? null, ownerTitle].filter((part) => part !== null).join(", ") || key.ref;
}

/** The same without what it belongs to: for lists that stand below it. */
export function shortTitle(register: Register, key: RecordKey): string {
  return ownTitle(register, key)?.title ?? key.ref;
}

/** The titles of a register's records, for fields that point to them. */
export function titlesOf(register: Register): (kind: KindName, ref: string) => string {
  return (kind, ref) => recordTitle(register, { kind, ref });
}

function ownTitle(register: Register, key: RecordKey): { title: string; isName: boolean } | null {
  const { titleField } = kinds[key.kind];
  const field = Object.entries<Field>(kinds[key.kind].fields).find(
    ([name]) => name === titleField,
  )?.[1];
  const value = rowOf(register, key)?.[titleField];
  if (field === undefined || value === undefined) return null;
  const title = valueInWords(field, value, titlesOf(register));
  return { title, isName: field.type === "text" || field.type === "reference" };
}

function rowOf(register: Register, key: RecordKey): Readonly<Record<string, unknown>> | undefined {
  return find(register, key.kind, key.ref);
}
