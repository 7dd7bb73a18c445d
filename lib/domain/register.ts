import type { CalendarDate } from "@/lib/domain/calendar";
import { type Body, type KindName, kindNames, kinds } from "@/lib/domain/kinds/kinds";
import type { AdequacyLoss } from "@/lib/domain/reference/adequacy";

/** A record flattened for reading: its fields and its ref. */
export type Row<K extends KindName> = Body<K> & {
  readonly ref: string;
  readonly validFrom: CalendarDate;
};

export type RecordKey = { readonly kind: KindName; readonly ref: string };

type Records = { readonly [K in KindName]: ReadonlyMap<string, Row<K>> };

/** All records of all kinds, at one date. Never changed: `apply` makes another. */
export type Register = Records & {
  /** What is supposed of the law, in a drill; the register as it is supposes nothing. */
  readonly supposed?: readonly AdequacyLoss[];
};

type Rows = ReadonlyMap<string, Row<KindName>>;

export const emptyRegister = Object.fromEntries(
  kindNames.map((kind) => [kind, new Map()]),
) as unknown as Register;

/** One record with another body, or (body null) ended. */
export type RecordChange = RecordKey & {
  readonly validFrom: CalendarDate;
  readonly body: Record<string, unknown> | null;
};

/** The register with these changes made; the original stays as it is. */
export function apply(register: Register, changes: readonly RecordChange[]): Register {
  const next: Partial<Record<KindName, Map<string, unknown>>> = {};
  for (const { kind, ref, validFrom, body } of changes) {
    next[kind] ??= new Map<string, unknown>(register[kind]);
    if (body === null) next[kind].delete(ref);
    else next[kind].set(ref, Object.freeze({ ...body, ref, validFrom }));
  }
  return { ...register, ...next } as Register;
}

export function list<K extends KindName>(register: Register, kind: K): readonly Row<K>[] {
  const records: Records = register;
  return [...records[kind].values()] as readonly Row<K>[];
}

export function find<K extends KindName>(
  register: Register,
  kind: K,
  ref: string | undefined,
): Row<K> | undefined {
  return ref === undefined ? undefined : (register[kind].get(ref) as Row<K> | undefined);
}

/** The body of a record without what the register adds to it; null when there is none. */
export function bodyOf(
  register: Register,
  { kind, ref }: RecordKey,
): Record<string, unknown> | null {
  const row = (register[kind] as Rows).get(ref);
  if (!row) return null;
  const { ref: _ref, validFrom: _validFrom, ...body } = row;
  return body;
}

/** The refs that a field holds: one, several or none. */
function refsIn(value: unknown): readonly string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as string];
}

const inverted = new WeakMap<Rows, Map<string, Map<string, Row<KindName>[]>>>();

function invert(rows: Rows, field: string): Map<string, Row<KindName>[]> {
  const byField = inverted.get(rows) ?? new Map<string, Map<string, Row<KindName>[]>>();
  inverted.set(rows, byField);
  const known = byField.get(field);
  if (known) return known;

  const index = new Map<string, Row<KindName>[]>();
  for (const row of rows.values()) {
    for (const ref of refsIn((row as Record<string, unknown>)[field])) {
      const found = index.get(ref);
      if (found) found.push(row);
      else index.set(ref, [row]);
    }
  }
  byField.set(field, index);
  return index;
}

/** The records of a kind whose field points to `ref`, in the register's order. */
export function pointingTo<K extends KindName>(
  register: Register,
  kind: K,
  field: keyof Body<K> & string,
  ref: string,
): readonly Row<K>[] {
  return (invert(register[kind] as Rows, field).get(ref) ?? []) as unknown as readonly Row<K>[];
}

/** A reference from one record to another, as the register holds it. */
export type ReferenceUse = { from: RecordKey; field: string; to: RecordKey };

/** Every reference of one record's body. */
export function referencesOf(
  kind: KindName,
  ref: string,
  body: Record<string, unknown>,
): ReferenceUse[] {
  const uses: ReferenceUse[] = [];
  for (const [field, definition] of Object.entries(kinds[kind].fields)) {
    if (definition.type !== "reference" && definition.type !== "references") continue;
    for (const to of refsIn(body[field])) {
      uses.push({ from: { kind, ref }, field, to: { kind: definition.to as KindName, ref: to } });
    }
  }
  return uses;
}

/** The references of the register, of these records or of all, that point to nothing. */
export function danglingReferences(register: Register): ReferenceUse[] {
  return kindNames.flatMap((kind) =>
    [...(register[kind] as Rows).values()].flatMap((row) =>
      referencesOf(kind, row.ref, row as Record<string, unknown>).filter(
        ({ to }) => !(register[to.kind] as Rows).has(to.ref),
      ),
    ),
  );
}
