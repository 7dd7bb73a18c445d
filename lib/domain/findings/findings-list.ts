import type { Field } from "@/lib/domain/fields";
import type { Finding, WaiverNote } from "@/lib/domain/findings/finding";
import { kinds } from "@/lib/domain/kinds/kinds";
import { type Regime, type Severity, severities } from "@/lib/domain/reference/enums";
import { type LinterRuleCode, linterRules } from "@/lib/domain/reference/linter-rules";
import { find, type RecordKey, type Register } from "@/lib/domain/register";
import { ownerOf, recordTitle } from "../record/record-title";
import { type FindingsQuery, nobody } from "./findings-query";

/** One finding as it is told: once, however many regimes say the same. */
export type FindingRow = RecordKey & {
  readonly code: LinterRuleCode;
  readonly severity: Severity;
  readonly field: string | null;
  readonly message: string;
  readonly source: string;
  readonly regimes: readonly Regime[];
  readonly waiver: WaiverNote | null;
  /** The account of whoever keeps the record, or what it belongs to; null where nobody does. */
  readonly ownerId: string | null;
  readonly title: string;
};

/** The findings of a register as rows, in the order in which the check has them. */
export function findingRows(register: Register, findings: readonly Finding[]): FindingRow[] {
  const rows = new Map<string, FindingRow>();
  const about = new Map<string, { ownerId: string | null; title: string }>();
  for (const { code, severity, kind, ref, field, message, source, regime, waiver } of findings) {
    const record = `${kind}/${ref}`;
    const key = `${code} ${record} ${field ?? ""} ${message} ${waiver?.ref ?? ""}`;
    const known = rows.get(key);
    if (known !== undefined) {
      if (regime !== undefined) rows.set(key, { ...known, regimes: [...known.regimes, regime] });
      continue;
    }
    const of = about.get(record) ?? aboutRecord(register, { kind, ref });
    about.set(record, of);
    rows.set(key, {
      ...{ code, severity, kind, ref, message, source, ...of },
      field: field ?? null,
      regimes: regime === undefined ? [] : [regime],
      waiver: waiver ?? null,
    });
  }
  return [...rows.values()];
}

function aboutRecord(register: Register, key: RecordKey) {
  return { ownerId: keeperOf(register, key), title: recordTitle(register, key) };
}

/** Who keeps a record: its own owner, else that of what it belongs to. */
function keeperOf(register: Register, key: RecordKey): string | null {
  const row: Readonly<Record<string, unknown>> | undefined = find(register, key.kind, key.ref);
  if (typeof row?.ownerId === "string") return row.ownerId;
  const above = ownerOf(register, key);
  return above === null ? null : keeperOf(register, above);
}

/** The rows that a query asks for. */
export function rowsAsked(rows: readonly FindingRow[], query: FindingsQuery): FindingRow[] {
  const words = query.search.toLowerCase().split(/\s+/);
  return rows.filter(
    (row) =>
      isAsked(query.weight, row.severity) &&
      isAsked(query.rule, row.code) &&
      isAsked(query.kind, row.kind) &&
      isAsked(query.record, `${row.kind}/${row.ref}`) &&
      isAsked(query.owner, row.ownerId ?? nobody) &&
      hasRegime(row, query.regime) &&
      hasWaiverState(row, query.waiver) &&
      words.every((word) => textOf(row).includes(word)),
  );
}

function isAsked<Value>(wanted: Value | null, is: Value): boolean {
  return wanted === null || wanted === is;
}

/** A rule that is the same under all regimes holds under each. */
function hasRegime({ regimes }: FindingRow, regime: Regime | null): boolean {
  return regime === null || regimes.length === 0 || regimes.includes(regime);
}

function hasWaiverState({ waiver }: FindingRow, state: FindingsQuery["waiver"]): boolean {
  if (state === "all") return true;
  return state === "waived" ? waiver !== null : waiver === null;
}

function textOf({ code, title, ref, message }: FindingRow): string {
  return `${code} ${title} ${ref} ${message}`.toLowerCase();
}

export type FindingGroup = {
  /** The value by which the group is filtered alone. */
  readonly key: string;
  readonly title: string;
  readonly count: number;
  readonly rows: readonly FindingRow[];
};

/** The rows in groups: the heaviest first, then the largest. Names of owners come from outside: they are no part of the register. */
export function grouped(
  rows: readonly FindingRow[],
  by: FindingsQuery["by"],
  nameOf: (ownerId: string) => string,
): FindingGroup[] {
  const groups = new Map<string, { title: string; rows: FindingRow[] }>();
  for (const row of rows) {
    const { key, title } = placeIn(row, by, nameOf);
    const group = groups.get(key) ?? { title, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups]
    .map(([key, { title, rows: own }]) => ({ key, title, count: own.length, rows: own }))
    .toSorted(
      (one, other) =>
        weightOf(one) - weightOf(other) ||
        other.count - one.count ||
        one.title.localeCompare(other.title, "en"),
    );
}

const weightWords = { error: "Errors", warning: "Warnings", info: "Hints" } as const;

function placeIn(row: FindingRow, by: FindingsQuery["by"], nameOf: (ownerId: string) => string) {
  const { code, kind, ref, severity, ownerId, title } = row;
  switch (by) {
    case "weight":
      return { key: severity, title: weightWords[severity] };
    case "rule":
      return { key: code, title: `${code}: ${linterRules[code].rule}` };
    case "record":
      return { key: `${kind}/${ref}`, title: `${title} (${kinds[kind].label})` };
    case "owner":
      return ownerId === null
        ? { key: nobody, title: "Nobody" }
        : { key: ownerId, title: nameOf(ownerId) };
  }
}

/** Of the group's heaviest: the rows of a group are in the order of the check. */
function weightOf({ rows }: FindingGroup): number {
  const [first] = rows;
  return first === undefined ? severities.length : severities.indexOf(first.severity);
}

/** One page of the groups: those of which rows stand on it, with these rows. */
export function pageOfGroups(
  groups: readonly FindingGroup[],
  page: number,
  size: number,
): FindingGroup[] {
  const shown: FindingGroup[] = [];
  let behind = (page - 1) * size;
  let room = size;
  for (const group of groups) {
    if (room === 0) break;
    if (behind >= group.rows.length) {
      behind -= group.rows.length;
      continue;
    }
    const rows = group.rows.slice(behind, behind + room);
    shown.push({ ...group, rows });
    room -= rows.length;
    behind = 0;
  }
  return shown;
}

/** What a field is called on screen; the field's own name where the kind has none such. */
export function fieldLabel({ kind, field }: { kind: RecordKey["kind"]; field: string }): string {
  const fields: Readonly<Record<string, Field>> = kinds[kind].fields;
  return fields[field]?.label ?? field;
}
