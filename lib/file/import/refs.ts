import type { Field } from "@/lib/domain/fields";
import { refPattern } from "@/lib/domain/fields";
import type { Body } from "@/lib/domain/kinds/kinds";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { proposedRef } from "@/lib/domain/record/proposed-ref";
import { pointingTo, type RecordKey, type Row } from "@/lib/domain/register";
import type { StatedCell } from "../customers/stated-record";
import { shown } from "../field-words";
import { newKey, type Planning, refuse, refuseRow } from "./planning";
import { plain } from "./words";

type Named = {
  readonly row: number;
  /** The cell that names it, for what is wrong with the name. */
  readonly cell?: StatedCell;
  /** The record it belongs to, which tells apart what is called alike. */
  readonly within?: { readonly field: string; readonly ref: string };
};

/** The ref that a list gives for a record, or null where it gives none or no good one. */
export function givenRef(planning: Planning, cell: StatedCell | undefined): string | null {
  if (cell === undefined) return null;
  if (refPattern.test(cell.text)) return cell.text;
  refuse(
    planning,
    cell,
    `${shown(cell.text)} is no ref`,
    "a ref is 1 to 80 letters, digits, dots, hyphens or underscores; a name belongs in a column for the name",
  );
  return null;
}

/**
 * The ref of the record that is called so: of the register, of this import, or a new one that the name suggests. The same
 * list finds the same records again. Null where several are called so.
 */
export function refNamed(
  planning: Planning,
  kind: KindName,
  title: string,
  { row, cell, within }: Named,
): string | null {
  const titles = titlesOf(planning, kind);
  const found = titles.get(title.trim().toLowerCase()) ?? titles.get(spelling(title)) ?? [];
  const fitting = found.filter((ref) => belongs(planning, { kind, ref }, within));
  if (fitting.length > 1) {
    const message = `several records are called ${shown(title)}: ${fitting.join(", ")}`;
    const hint = "say by a column with the ref which of them is meant";
    if (cell === undefined) refuseRow(planning, row, "", message, hint);
    else refuse(planning, cell, message, hint);
    return null;
  }
  return fitting[0] ?? newRef(planning, kind, title, { row, cell, within });
}

/**
 * The ref of a part of a record, such as one of the locations of an engagement: the one that is there, or a new one.
 *
 * @param isIt which of the parts that are there is meant
 * @param word what tells it from its siblings, for a new ref
 */
export function refOfPart<K extends KindName>(
  planning: Planning,
  kind: K,
  field: keyof Body<K> & string,
  owner: string,
  { isIt, word, row }: { isIt: (part: Row<K>) => boolean; word: string; row: number },
): string | null {
  const present = pointingTo(planning.facts.register, kind, field, owner).find(isIt);
  if (present !== undefined) return present.ref;
  return newRef(planning, kind, `${owner}-${word}`, { row, within: { field, ref: owner } });
}

function belongs({ facts }: Planning, { kind, ref }: RecordKey, within: Named["within"]): boolean {
  if (within === undefined) return true;
  const row: Readonly<Record<string, unknown>> | undefined = facts.register[kind].get(ref);
  return row?.[within.field] === within.ref;
}

function newRef(
  planning: Planning,
  kind: KindName,
  title: string,
  { row, cell, within }: Named,
): string | null {
  const key = newKey(kind, within?.ref ?? null, title);
  const known = planning.newRefs.get(key);
  if (known !== undefined) return known;
  const proposed = planning.proposedBy.get(`${kind}/${proposedRef(title, () => false)}`);
  if (proposed !== undefined && proposed.body !== null) {
    const message = `${proposed.changeSetId} proposes ${shown(title)} already, and is not in effect yet`;
    const hint = `wait until it is, or withdraw ${proposed.changeSetId}`;
    if (cell === undefined) refuseRow(planning, row, "", message, hint);
    else refuse(planning, cell, message, hint);
    return null;
  }
  const taken = planning.taken.get(kind) ?? new Set(planning.facts.usedRefs(kind));
  planning.taken.set(kind, taken);
  const ref = proposedRef(title, (one) => taken.has(one));
  taken.add(ref);
  planning.newRefs.set(key, ref);
  if (within !== undefined) planning.newRefs.set(newKey(kind, null, title), ref);
  return ref;
}

/** The other fields that name a record of a kind. */
const otherNames: Partial<Record<KindName, readonly string[]>> = {
  LegalEntity: ["tradeName", "spellings"],
  PersonalDataCategory: ["code"],
  DataSubjectCategory: ["code"],
};

/** "Acme, Inc." and "Acme Inc" are one company; of other kinds, a sign more may be another record. */
function isCompany(kind: KindName): boolean {
  return kind === "LegalEntity";
}

/** What is left of a name without its signs, apart from what is written to the letter. */
function spelling(title: string): string {
  return `\n${plain(title)}`;
}

/** By what a record is found that is called so. */
function wordsOf(kind: KindName, titles: readonly unknown[]): string[] {
  return titles.flatMap((title) => {
    if (typeof title !== "string") return [];
    return [title.trim().toLowerCase(), ...(isCompany(kind) ? [spelling(title)] : [])];
  });
}

function titlesOf(planning: Planning, kind: KindName): ReadonlyMap<string, readonly string[]> {
  const known = planning.titles.get(kind);
  if (known !== undefined) return known;
  const titles = new Map<string, string[]>();
  const names = namingFields(kind);
  for (const [ref, row] of planning.facts.register[kind]) {
    const values: Readonly<Record<string, unknown>> = row;
    const words = names.flatMap((name) => wordsOf(kind, [values[name]].flat()));
    for (const word of new Set(words)) titles.set(word, [...(titles.get(word) ?? []), ref]);
  }
  planning.titles.set(kind, titles);
  return titles;
}

function namingFields(kind: KindName): string[] {
  const fields: Readonly<Record<string, Field>> = kinds[kind].fields;
  return [kinds[kind].titleField, ...(otherNames[kind] ?? [])].filter(
    (name) => fields[name]?.type === "text" || fields[name]?.type === "texts",
  );
}
