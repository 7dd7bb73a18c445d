import { kinds } from "@/lib/domain/kinds/kinds";
import { canonicalJson } from "@/lib/domain/publication/canonical";
import type { RecordKey } from "@/lib/domain/register";

/** One field that reads differently; `field` null means the whole record came or went. */
export type FieldDifference = {
  readonly field: string | null;
  readonly before: unknown;
  readonly after: unknown;
};

type RecordBody = Record<string, unknown> | null;

/** The fields in which two bodies of one record differ, in the order of the kind. */
export function fieldDifferences(
  kind: RecordKey["kind"],
  before: RecordBody,
  after: RecordBody,
): FieldDifference[] {
  if (before === null && after === null) return [];
  if (before === null || after === null) return [{ field: null, before, after }];
  const fields = [...Object.keys(kinds[kind].fields), "fieldStates", "sources", "translations"];
  return fields
    .filter((field) => !isSame(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) return one === other;
  return canonicalJson(one) === canonicalJson(other);
}

export type ListDifference = {
  was: readonly string[];
  is: readonly string[];
  added: string[];
  removed: string[];
};

/** What a list gained and lost; a missing list is empty. Neither, where only its order differs. */
export function listDifference(before: unknown, after: unknown): ListDifference {
  const was = (before ?? []) as readonly string[];
  const is = (after ?? []) as readonly string[];
  return {
    was,
    is,
    added: is.filter((entry) => !was.includes(entry)),
    removed: was.filter((entry) => !is.includes(entry)),
  };
}
