import type { Field } from "@/lib/domain/fields";
import type { CommonBody } from "@/lib/domain/kinds/kind";
import { isKindName, type KindName } from "@/lib/domain/kinds/kinds";
import { recordTitle } from "@/lib/domain/record/record-title";
import { type RecordKey, type Register, referencesOf } from "@/lib/domain/register";
import { shown } from "../field-words";
import type { FileProblem, Position } from "../file-problem";
import { mergedBody } from "../merged-body";
import { nearest } from "../nearest";
import { bodyProblems, fieldsOf } from "../record-fields";
import { noSuchRecord } from "../references";
import { cellOf, cellSays, type FindRef } from "./cell-value";

type Present = (Record<string, unknown> & CommonBody) | null;

/** A cell that states a field, wherever its column stands. */
export type StatedCell = {
  readonly column: { readonly name: string; readonly field: Field };
  readonly text: string;
  readonly at: Position;
};

/** All that a list says of one record: the first row that speaks of it, and a cell for each field. */
export type StatedFields = {
  readonly line: number;
  readonly cells: ReadonlyMap<string, StatedCell>;
};

/** The whole body that a record would have once the list has its say, and what is wrong with it, cell by cell. */
export function statedRecord(
  findRef: ReturnType<typeof refFinder>,
  key: RecordKey,
  present: Present,
  stated: StatedFields,
  given: Record<string, unknown>,
  part: string,
): { body: Record<string, unknown>; problems: FileProblem[] } {
  const body: Record<string, unknown> = { ...given };
  const states: Record<string, unknown> = {};
  const cleared: string[] = [];
  for (const [name, { column, text }] of stated.cells) {
    // A cell that reads as the record does is none, to the letter: a list that was only looked at changes nothing.
    if (text === cellOf(present?.[name], present?.fieldStates?.[name]).trim()) continue;
    const says = cellSays(column.field, text, findRef.find);
    if (says.type === "cleared") cleared.push(name);
    if (says.type === "state") states[name] = says.state;
    if (says.type === "value") body[name] = inOrder(present?.[name], says.value, column.field);
  }
  if (Object.keys(states).length > 0) body.fieldStates = states;
  const merged = mergedBody(present ?? {}, { body, cleared, clearedStates: [] });
  return {
    body: merged,
    problems: [
      ...bodyProblems(key.kind, merged).map(({ path, message, hint }) => ({
        ...place(stated, part, path),
        message,
        hint,
      })),
      ...danglingCells(findRef, key, merged, stated),
    ],
  };
}

/** Where a field stands in the list; where it does not, the row that begins the record. */
function place(
  { line, cells }: StatedFields,
  part: string,
  path: readonly (string | number)[],
): Pick<FileProblem, "line" | "column" | "path"> {
  const [first, second] = path.map(String);
  const name = (first === "fieldStates" ? second : first) ?? "";
  const cell = cells.get(name);
  if (cell !== undefined) return { ...cell.at, path: cell.column.name };
  return { line, column: 1, path: `${part}.${name}` };
}

/** Of a set, what was there keeps its place, and what is new comes after it. */
function inOrder(base: unknown, value: unknown, field: Field): unknown {
  if (field.type === "texts" || !Array.isArray(base) || !Array.isArray(value)) return value;
  const known: unknown[] = base.filter((entry) => value.includes(entry));
  return [...known, ...value.filter((entry) => !base.includes(entry))];
}

/** What a record may point to, by ref or by title, and what was probably meant where it points to nothing. */
export function refFinder(register: Register): {
  find: FindRef;
  isThere: (key: RecordKey) => boolean;
  near: (key: RecordKey) => string;
} {
  const titles = new Map<KindName, Map<string, string | null>>();
  const titlesOf = (kind: KindName) => {
    const known = titles.get(kind);
    if (known !== undefined) return known;
    const found = new Map<string, string | null>();
    for (const ref of register[kind].keys()) {
      const title = recordTitle(register, { kind, ref }).toLowerCase();
      found.set(title, found.has(title) ? null : ref);
    }
    titles.set(kind, found);
    return found;
  };
  return {
    find: (kind, word) => {
      if (!isKindName(kind) || register[kind].has(word)) return isKindName(kind) ? word : null;
      return titlesOf(kind).get(word.toLowerCase()) ?? null;
    },
    isThere: ({ kind, ref }) => register[kind].has(ref),
    near: ({ kind, ref }) => {
      const near = nearest(ref, register[kind].keys());
      return near === null ? "write the ref of a record that is there" : `nearest: ${near}`;
    },
  };
}

function danglingCells(
  { isThere, near }: ReturnType<typeof refFinder>,
  { kind, ref }: RecordKey,
  body: Record<string, unknown>,
  stated: StatedFields,
): FileProblem[] {
  const fields = fieldsOf(kind);
  return [...stated.cells].flatMap(([name, cell]) => {
    if (fields[name]?.type !== "reference" && fields[name]?.type !== "references") return [];
    return danglingIn(
      cell,
      referencesOf(kind, ref, { [name]: body[name] }).map(({ to }) => to),
    );
  });

  function danglingIn({ at, column }: StatedCell, targets: readonly RecordKey[]): FileProblem[] {
    const lost = targets.filter((to) => typeof to.ref === "string" && !isThere(to));
    return lost.map((to) => ({
      ...at,
      path: column.name,
      message: `${noSuchRecord(to)}${to.ref.includes(" ") ? `, or several are called ${shown(to.ref)}` : ""}`,
      hint: near(to),
    }));
  }
}
