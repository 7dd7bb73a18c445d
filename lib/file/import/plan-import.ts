import { type FieldDifference, fieldDifferences } from "@/lib/domain/change/diff";
import type { ImportMapping } from "@/lib/domain/import/import-draft";
import type { SourceCitation } from "@/lib/domain/kinds/kind";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { bodyOf } from "@/lib/domain/register";
import { statedRecord } from "../customers/stated-record";
import type { FileProblem } from "../file-problem";
import type { PatchItem } from "../patch-item";
import { planActivityRow } from "./activity-row";
import { dayOrders } from "./days";
import type { ImportTable } from "./import-table";
import {
  type ImportFacts,
  type NamedVendor,
  noChoices,
  type Outcome,
  type PlannedRecord,
  type Planning,
  type Present,
  type RowChoices,
  type Statement,
  startPlanning,
} from "./planning";
import { planRecordRow } from "./record-row";
import { rowCells } from "./row-cells";
import { type Target, targetsOf } from "./targets";
import { refuseTwofoldDays } from "./twofold-days";
import { planVendorRow } from "./vendor-row";

export type ImportPlan = {
  readonly items: readonly PatchItem[];
  readonly records: readonly PlannedRecord[];
  /** All that is wrong. The line is the number of the row, the first row being 1. */
  readonly problems: readonly FileProblem[];
  /** Which vendor each row speaks of, where that is to be told, by the number of the row. */
  readonly vendors: ReadonlyMap<number, NamedVendor>;
};

/** More items than this are no change that anybody could approve. */
const mostRecords = 50_000;

/**
 * What importing a list would do: which records it makes, which it changes, which read so already, and what is wrong with
 * it. Nothing ends because a row is missing, and nothing is taken for known that the list does not say.
 */
export function planImport(
  table: ImportTable,
  mapping: ImportMapping,
  facts: ImportFacts,
  fileName: string,
  choices: RowChoices = noChoices,
): ImportPlan {
  const planning = startPlanning(facts, citations(table, fileName), choices);
  const columns = columnsRead(mapping);
  const orders = dayOrders(table, columns);
  for (const index of table.rows.keys()) {
    const read = rowCells(table, index, columns, orders);
    if (read.cells.size === 0 || choices.leftOut.has(index)) continue;
    const cells = refuseTwofoldDays(planning, read);
    if (mapping.layout === "vendors") planVendorRow(planning, cells);
    else if (mapping.layout === "activities") planActivityRow(planning, cells, mapping);
    else planRecordRow(planning, cells, mapping.layout);
    if (planning.statements.size > mostRecords) break;
  }
  const made = [...planning.statements.values()].map((statement) => finished(planning, statement));
  return {
    items: made.flatMap(({ item }) => item ?? []),
    records: made.map(({ record }) => record),
    problems: onePerCell([...planning.problems, ...made.flatMap(({ problems }) => problems)]),
    vendors: planning.vendors,
  };
}

/** In the order of the rows; of what is wrong with one cell, what says most of it. */
function onePerCell(problems: readonly FileProblem[]): FileProblem[] {
  const told = new Map(
    problems.map((problem) => [`${problem.line} ${problem.column} ${problem.path}`, problem]),
  );
  return [...told.values()].toSorted(
    (one, other) => one.line - other.line || one.column - other.column,
  );
}

/** What the columns say, by their place. */
export function columnsRead({ layout, columns }: ImportMapping): ReadonlyMap<number, Target> {
  const targets = new Map(targetsOf(layout).map((target) => [target.name, target]));
  return new Map(
    columns.flatMap((name, index) => {
      const target = targets.get(name ?? "");
      return target === undefined ? [] : [[index, target] as const];
    }),
  );
}

function citations(table: ImportTable, fileName: string): Planning["citationOf"] {
  return (row) => {
    const { sheet = "", line = row } = table.rows[row - 1] ?? {};
    const within = sheet === "" ? "" : `sheet ${sheet}, `;
    return {
      document: fileName.slice(-200),
      locator: `${within.slice(0, 150)}row ${line}`,
    };
  };
}

type Finished = {
  item: PatchItem | null;
  record: PlannedRecord;
  problems: readonly FileProblem[];
};

function finished(planning: Planning, statement: Statement): Finished {
  const { kind, ref, part, cells } = statement;
  const rows = [...statement.rows];
  const line = rows[0] ?? 1;
  const present: Present = bodyOf(planning.facts.register, statement);
  const stated = statedRecord(
    planning.findRef,
    { kind, ref },
    present,
    { line, cells },
    laidUnder(statement, present),
    part,
  );
  const body = present === null ? withUnknown(stated.body, statement) : stated.body;
  const differences = fieldDifferences(kind, present, body);
  const outcome = outcomeOf(present, differences);
  const record = { kind, ref, rows, title: titleOf(kind, body) ?? ref, outcome, differences };
  const waiting = waitingFor(planning, statement, { present, body, outcome });
  if (outcome === "unchanged") return { item: null, record, problems: stated.problems };
  const cited = { ...body, sources: sourcesOf(planning, statement, present, differences) };
  return {
    item: { kind, ref, body: cited, validFrom: null, overrides: [] },
    record,
    problems: [...stated.problems, ...waiting],
  };
}

/** What the rows state beside the cells that fields read: values, entries that lists gain, lines that texts gain. */
function laidUnder(
  { given, added, lines, defaults, cells }: Statement,
  present: Present,
): Record<string, unknown> {
  const body: Record<string, unknown> = {
    ...(present === null ? defined(defaults) : {}),
    ...given,
  };
  for (const [field, entries] of added) {
    const known = listIn(present?.[field]);
    const fresh = entries.filter((entry) => !known.includes(entry));
    if (fresh.length > 0) body[field] = [...known, ...fresh];
  }
  for (const [field, entries] of lines) {
    const text = present?.[field];
    const known = typeof text === "string" ? text.split("\n") : [];
    const fresh = entries
      .flatMap((entry) => entry.split("\n"))
      .filter((one) => !known.includes(one));
    if (fresh.length > 0) body[field] = [...known, ...fresh].join("\n").slice(0, 5000);
  }
  // A cell says it better than what follows from other cells.
  for (const field of cells.keys()) delete body[field];
  return body;
}

function listIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function defined(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** Facts that nobody stated are stated as unknown; a later list may fill them in. */
function withUnknown(
  body: Record<string, unknown>,
  { unknown }: Statement,
): Record<string, unknown> {
  const states = { ...(typeof body.fieldStates === "object" ? body.fieldStates : {}) };
  const missing = [...unknown].filter(
    (field) => body[field] === undefined && !Object.hasOwn(states, field),
  );
  if (missing.length === 0) return body;
  const marked = missing.map((field) => [field, { state: "UNKNOWN" }] as const);
  return { ...body, fieldStates: { ...states, ...Object.fromEntries(marked) } };
}

function outcomeOf(present: Present, differences: readonly FieldDifference[]): Outcome {
  if (present === null) return "created";
  return differences.length > 0 ? "updated" : "unchanged";
}

/** From where a record, or each field that changes, is known. */
function sourcesOf(
  planning: Planning,
  statement: Statement,
  present: Present,
  differences: readonly FieldDifference[],
): SourceCitation[] {
  const [row = 1] = statement.rows;
  const confidence = statement.isInferred ? "INFERRED" : "STATED";
  const citation = { ...planning.citationOf(row), confidence } as const;
  if (present === null) return [citation];
  const fields = differences.flatMap(({ field }) =>
    field === null || field === "fieldStates" ? [] : [field],
  );
  const kept = (present.sources ?? []).filter(({ field }) => !fields.includes(field ?? ""));
  return [...kept, ...fields.map((field) => ({ field, ...citation }))].slice(-200);
}

function waitingFor(
  { proposedBy }: Planning,
  { kind, ref, rows, part }: Statement,
  { present, body, outcome }: { present: Present; body: Record<string, unknown>; outcome: Outcome },
): FileProblem[] {
  const proposed = proposedBy.get(`${kind}/${ref}`);
  if (proposed === undefined || outcome === "unchanged") return [];
  const { sources: _own, ...own } = body;
  const { sources: _theirs, ...theirs } = proposed.body ?? {};
  const isAlike = proposed.body !== null && fieldDifferences(kind, theirs, own).length === 0;
  if (present !== null && !isAlike) return [];
  const [row = 1] = rows;
  return [
    {
      line: row,
      column: 1,
      path: part,
      message: `${proposed.changeSetId} proposes ${isAlike ? "exactly this" : "another new record"} for ${ref} already, and is not in effect yet`,
      hint: `wait until it is, or withdraw ${proposed.changeSetId}`,
    },
  ];
}

function titleOf(kind: KindName, body: Record<string, unknown>): string | null {
  const { titleField, otherTitleField }: { titleField: string; otherTitleField?: string } =
    kinds[kind];
  const title = body[titleField] ?? body[otherTitleField ?? ""];
  return typeof title === "string" ? title : null;
}
