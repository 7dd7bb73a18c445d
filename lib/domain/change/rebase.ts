import { canonicalJson } from "@/lib/domain/publication/canonical";
import type { RecordKey } from "@/lib/domain/register";
import { fieldDifferences } from "./diff";

type RecordBody = Record<string, unknown> | null;

/** One record as it read when the proposal was written, as proposed, and as the register has it now. */
export type Sides = {
  readonly base: RecordBody;
  readonly mine: RecordBody;
  readonly theirs: RecordBody;
};

/** A field (or "*", the whole record) that both sides changed, each differently. */
export type Conflict = {
  kind: string;
  ref: string;
  field: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
};

/**
 * Carries a proposal over to a record that somebody else changed meanwhile.
 *
 * Source: none, product rule (product 2.2).
 * Reading: a field that only one side changed is taken from that side; what both changed alike is no conflict;
 * a record that one side ended or made and the other changed is a conflict as a whole.
 *
 * @param base   how the record read when the proposal was written
 * @param mine   the proposal
 * @param theirs how the record reads now
 * @returns      the record as proposed on today's, and the conflicts; with conflicts the body decides nothing
 */
export function rebased(
  { kind, ref }: RecordKey,
  base: RecordBody,
  mine: RecordBody,
  theirs: RecordBody,
): { body: RecordBody; conflicts: Conflict[] } {
  if (isSame(mine, theirs)) return { body: mine, conflicts: [] };
  if (base === null || mine === null || theirs === null) {
    return { body: mine, conflicts: [{ kind, ref, field: "*", base, mine, theirs }] };
  }
  const moved = new Set(fieldDifferences(kind, base, theirs).map(({ field }) => field));
  const changed = fieldDifferences(kind, base, mine).flatMap(({ field, before, after }) =>
    field === null ? [] : [{ field, before, after }],
  );
  const conflicts = changed
    .filter(({ field, after }) => moved.has(field) && !isSame(after, theirs[field]))
    .map(({ field, before, after }) => ({
      kind,
      ref,
      field,
      base: before,
      mine: after,
      theirs: theirs[field],
    }));
  const body = {
    ...theirs,
    ...Object.fromEntries(changed.map(({ field, after }) => [field, after])),
  };
  return { body: withoutAbsent(body), conflicts };
}

/**
 * Carries a proposal over with every conflict decided.
 *
 * Source: none, product rule (product 2.2).
 *
 * @param conceded the fields (or "*") in which the register is right; in all others the proposal is
 * @returns        the record as proposed on today's; what the register says where it is conceded as a whole
 */
export function settled(
  key: RecordKey,
  { base, mine, theirs }: Sides,
  conceded: readonly string[],
): RecordBody {
  if (conceded.includes("*")) return theirs;
  const { body } = rebased(key, base, mine, theirs);
  if (body === null || theirs === null) return body;
  return withoutAbsent({
    ...body,
    ...Object.fromEntries(conceded.map((field) => [field, theirs[field]])),
  });
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}

function withoutAbsent(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
