import type { Field } from "@/lib/domain/fields";
import { kinds } from "@/lib/domain/kinds/kinds";
import { markedInWords } from "@/lib/domain/marked-words";
import { recordTitle, titlesOf } from "@/lib/domain/record/record-title";
import type { RecordKey, Register } from "@/lib/domain/register";
import type { ConflictField, ConflictView } from "./change-view";
import { fieldDifferences } from "./diff";
import { besideInWords, labelOf } from "./item-views";
import { type Conflict, rebased, type Sides } from "./rebase";
import { recordLink } from "./record-link";

/**
 * What a draft and the register disagree about in one record, in words; null where they can be brought together.
 *
 * @param before the register as it stands, on which `theirs` is read
 * @param after  with the draft in effect, so that a record which only the draft has is named too
 */
export function conflictView(
  before: Register,
  after: Register,
  key: RecordKey,
  sides: Sides,
): Omit<ConflictView, "seq"> | null {
  const { base, mine, theirs } = sides;
  const { conflicts } = rebased(key, base, mine, theirs);
  if (conflicts.length === 0) return null;
  const isDisputed = (field: string) => conflicts.some((conflict) => conflict.field === field);
  const changedIn = (side: Sides["mine"]) =>
    fieldDifferences(key.kind, base, side).flatMap(({ field }) => field ?? []);
  const labels = (fields: readonly string[], others: readonly string[]) =>
    fields
      .filter((field) => !isDisputed(field) && !others.includes(field))
      .map((field) => labelOf(key.kind, field));
  const [own, foreign] = isDisputed("*") ? [[], []] : [changedIn(mine), changedIn(theirs)];
  return {
    kind: key.kind,
    ref: key.ref,
    record: recordLink(before, after, key),
    fields: conflicts.map((conflict) => conflictField(before, after, key, conflict)),
    kept: labels(own, foreign),
    taken: labels(foreign, own),
  };
}

/** One field with its sides, in words. */
export function conflictField(
  before: Register,
  after: Register,
  key: RecordKey,
  { field, base, mine, theirs }: Conflict,
): ConflictField {
  if (field === "*") {
    const register = after[key.kind].has(key.ref) ? after : before;
    const title = recordTitle(register, key);
    return {
      field,
      label: "The record as a whole",
      base: base === null ? null : title,
      mine: mine === null ? "It ends." : title,
      theirs: theirs === null ? "It has ended." : title,
    };
  }
  const told = wordsOf(after, key, field);
  return {
    field,
    label: labelOf(key.kind, field),
    base: told(base),
    mine: told(mine),
    theirs: told(theirs),
  };
}

/** How a field of a record reads, in words. */
export function wordsOf(register: Register, { kind }: RecordKey, field: string) {
  const fields: Readonly<Record<string, Field>> = kinds[kind].fields;
  const definition = fields[field];
  const titleOf = titlesOf(register);
  return (value: unknown) =>
    definition === undefined
      ? besideInWords(kind, field, value)
      : markedInWords(definition, value, titleOf) || null;
}
