import { engagementTitle } from "@/lib/domain/engagement-title";
import type { Field, ReferenceField } from "@/lib/domain/fields";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { find, type RecordKey, type Register } from "@/lib/domain/register";
import { kindNamed, type TitleOf, valueInWords } from "../value-words";

/** The field by which a record of this kind belongs to another; null for kinds that stand alone. */
export function ownerField(kind: KindName): { name: string; to: KindName } | null {
  const fields: [string, Field][] = Object.entries(kinds[kind].fields);
  for (const [name, field] of fields) {
    if (isOwner(field)) return { name, to: kindNamed(field.to) };
  }
  return null;
}

/** Whether a record belongs to what this field points to. */
export function isOwner(field: Field): field is ReferenceField {
  return field.type === "reference" && (field.required === true || field.owner === true);
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
 * What a record is called on screen: its title in words (of an engagement its vendor and service), followed by what it belongs
 * to where its own title is but a code or a country, and replaced by that where it has none.
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

/** What members of staff are called, by the id of their account: no record holds their names. */
export type StaffNames = ReadonlyMap<string, string>;

const nobody: StaffNames = new Map();

/** The titles of a register's records, for fields that point to them, and the names of staff as far as they are given. */
export function titlesOf(register: Register, staff: StaffNames = nobody): TitleOf {
  return (kind, ref) =>
    kind === "User"
      ? (staff.get(ref) ?? "A member of staff")
      : recordTitle(register, { kind, ref });
}

function ownTitle(register: Register, key: RecordKey): { title: string; isName: boolean } | null {
  const engagement = key.kind === "Engagement" ? engagementTitle(register, key.ref) : null;
  if (engagement !== null) return { title: engagement, isName: true };
  const { titleField, otherTitleField }: { titleField: string; otherTitleField?: string } =
    kinds[key.kind];
  const row = rowOf(register, key);
  const named = row?.[titleField] === undefined ? otherTitleField : titleField;
  const value = named === undefined ? undefined : row?.[named];
  const fields: Readonly<Record<string, Field>> = kinds[key.kind].fields;
  const field = named === undefined ? undefined : fields[named];
  if (field === undefined || value === undefined) return null;
  const title = valueInWords(field, value, titlesOf(register));
  return { title, isName: field.type === "text" || field.type === "reference" };
}

function rowOf(register: Register, key: RecordKey): Readonly<Record<string, unknown>> | undefined {
  return find(register, key.kind, key.ref);
}
