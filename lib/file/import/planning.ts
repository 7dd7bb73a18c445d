import type { CalendarDate } from "@/lib/domain/calendar";
import type { FieldDifference } from "@/lib/domain/change/diff";
import type { CommonBody, SourceCitation } from "@/lib/domain/kinds/kind";
import type { KindName } from "@/lib/domain/kinds/kinds";
import type { RecordKey, Register } from "@/lib/domain/register";
import { refFinder, type StatedCell } from "../customers/stated-record";
import type { FileProblem } from "../file-problem";

/** What an import is compared with. */
export type ImportFacts = {
  readonly register: Register;
  readonly today: CalendarDate;
  /** What open change sets propose. */
  readonly proposed: readonly (RecordKey & {
    readonly changeSetId: string;
    readonly body: Record<string, unknown> | null;
  })[];
  /** Refs that some record of the kind ever had, or would get. */
  readonly usedRefs: (kind: KindName) => ReadonlySet<string>;
};

export type Present = (Record<string, unknown> & CommonBody) | null;

export type Outcome = "created" | "updated" | "unchanged";

/** What becomes of one record. */
export type PlannedRecord = RecordKey & {
  /** The numbers of the rows that speak of it, the first row being 1. */
  readonly rows: readonly number[];
  readonly title: string;
  readonly outcome: Outcome;
  readonly differences: readonly FieldDifference[];
};

/** All that the rows say of one record, before it becomes a body. */
export type Statement = RecordKey & {
  readonly part: string;
  readonly rows: Set<number>;
  /** Cells that fields read by themselves. */
  readonly cells: Map<string, StatedCell>;
  /** Values that the rows state and the planner has read. */
  readonly given: Record<string, unknown>;
  /** Entries that lists of the record gain; what stands there stays. */
  readonly added: Map<string, string[]>;
  /** Lines that a text gains, for what has no field of its own. */
  readonly lines: Map<string, string[]>;
  /** For a new record alone: what follows where the rows do not say otherwise. */
  readonly defaults: Record<string, unknown>;
  /** For a new record alone: facts that are stated as unknown where nothing says them. */
  readonly unknown: Set<string>;
  isInferred: boolean;
};

/** What somebody decided about rows of the file. */
export type RowChoices = {
  /** Rows that are not imported, the first being 0. */
  readonly leftOut: ReadonlySet<number>;
  /** Vendors that names of the list stand for: the ref, by the name as `plain` has it. */
  readonly takenAs: ReadonlyMap<string, string>;
};

export const noChoices: RowChoices = { leftOut: new Set(), takenAs: new Map() };

/** Which vendor a row is taken to speak of, and which others it may mean. */
export type NamedVendor = {
  /** As the row has it. */
  readonly name: string;
  /** How it was found where it is not called so itself; null where it is, and where it is new. */
  readonly by: "choice" | "legalEntity" | "alias" | null;
  readonly ref: string | null;
  /** Vendors of the register that are called nearly so. */
  readonly near: readonly string[];
};

export type Planning = {
  readonly facts: ImportFacts;
  readonly choices: RowChoices;
  /** By the number of the row. */
  readonly vendors: Map<number, NamedVendor>;
  readonly findRef: ReturnType<typeof refFinder>;
  readonly statements: Map<string, Statement>;
  readonly problems: FileProblem[];
  readonly problemRows: Set<number>;
  /** New records by what names them, and their refs by kind. */
  readonly newRefs: Map<string, string>;
  readonly taken: Map<KindName, Set<string>>;
  readonly titles: Map<KindName, ReadonlyMap<string, readonly string[]>>;
  readonly proposedBy: ReadonlyMap<string, ImportFacts["proposed"][number]>;
  readonly citationOf: (row: number) => Pick<SourceCitation, "document" | "locator">;
};

export function startPlanning(
  facts: ImportFacts,
  citationOf: Planning["citationOf"],
  choices: RowChoices,
): Planning {
  const base = refFinder(facts.register);
  const planning: Planning = {
    facts,
    choices,
    vendors: new Map(),
    findRef: {
      ...base,
      find: (kind, word) =>
        base.find(kind, word) ?? planning.newRefs.get(newKey(kind, null, word)) ?? null,
      isThere: (key) => base.isThere(key) || planning.statements.has(`${key.kind}/${key.ref}`),
    },
    statements: new Map(),
    problems: [],
    problemRows: new Set(),
    newRefs: new Map(),
    taken: new Map(),
    titles: new Map(),
    proposedBy: new Map(facts.proposed.map((item) => [`${item.kind}/${item.ref}`, item])),
    citationOf,
  };
  return planning;
}

export function newKey(kind: string, owner: string | null, title: string): string {
  return `${kind}\n${owner ?? ""}\n${title.trim().toLowerCase()}`;
}

type Said = {
  part: string;
  row: number;
  cells?: readonly StatedCell[];
  given?: Readonly<Record<string, unknown>>;
  added?: Readonly<Record<string, readonly string[]>>;
  lines?: Readonly<Record<string, readonly string[]>>;
  defaults?: Readonly<Record<string, unknown>>;
  unknown?: readonly string[];
  isInferred?: boolean;
};

/** Adds what a row says of a record to what other rows have said of it. Said twice, it is said alike. */
export function state(planning: Planning, key: RecordKey, said: Said): void {
  const known = planning.statements.get(`${key.kind}/${key.ref}`) ?? newStatement(key, said.part);
  planning.statements.set(`${key.kind}/${key.ref}`, known);
  known.rows.add(said.row);
  for (const cell of said.cells ?? []) addCell(planning, known, cell);
  keepFirst(known.given, said.given);
  keepFirst(known.defaults, said.defaults);
  gather(known.added, said.added);
  gather(known.lines, said.lines);
  for (const field of said.unknown ?? []) known.unknown.add(field);
  if (said.isInferred === true) known.isInferred = true;
}

function keepFirst(known: Record<string, unknown>, said: Said["given"]): void {
  for (const [field, value] of Object.entries(said ?? {}))
    if (value !== undefined) known[field] ??= value;
}

function gather(known: Map<string, string[]>, said: Said["added"]): void {
  for (const [field, entries] of Object.entries(said ?? {}))
    known.set(field, [...new Set([...(known.get(field) ?? []), ...entries])]);
}

function newStatement({ kind, ref }: RecordKey, part: string): Statement {
  return {
    kind,
    ref,
    part,
    rows: new Set(),
    cells: new Map(),
    given: {},
    added: new Map(),
    lines: new Map(),
    defaults: {},
    unknown: new Set(),
    isInferred: false,
  };
}

function addCell(planning: Planning, { cells }: Statement, cell: StatedCell): void {
  const field = cell.column.name.slice(cell.column.name.indexOf(".") + 1);
  const first = cells.get(field);
  if (first === undefined) cells.set(field, cell);
  else if (first.text !== cell.text)
    refuse(
      planning,
      cell,
      `this is not what row ${first.at.line} says of the same record`,
      "rows of one record say the same, or leave the cell empty",
    );
}

/** Says what is wrong with a cell. */
export function refuse(
  planning: Planning,
  { at, column }: Pick<StatedCell, "at" | "column">,
  message: string,
  hint: string,
): void {
  planning.problems.push({ ...at, path: column.name, message, hint });
  planning.problemRows.add(at.line);
}

/** Says what is wrong with a row. */
export function refuseRow(
  planning: Planning,
  row: number,
  path: string,
  message: string,
  hint: string,
): void {
  planning.problems.push({ line: row, column: 1, path, message, hint });
  planning.problemRows.add(row);
}
