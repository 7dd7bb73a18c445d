import { type Actor, mayDo } from "@/lib/auth/actor";
import type { CalendarDate } from "@/lib/domain/calendar";
import type { Finding } from "@/lib/domain/findings/finding";
import {
  type FindingGroup,
  type FindingRow,
  fieldLabel,
  findingRows,
  grouped,
  pageOfGroups,
  rowsAsked,
} from "@/lib/domain/findings/findings-list";
import {
  type FindingsQuery,
  findingsHref,
  nobody,
  usualFindings,
} from "@/lib/domain/findings/findings-query";
import type {
  FactToMend,
  FindingForFile,
  FindingsPage,
  FindingsPageGroup,
  RecordToMend,
} from "@/lib/domain/findings/findings-view";
import {
  factsToMend,
  type MendingFact,
  type MendingRecord,
  recordsToMend,
} from "@/lib/domain/findings/mending";
import { isWaivable } from "@/lib/domain/findings/waivers";
import { kinds } from "@/lib/domain/kinds/kinds";
import { isPresent, momentQuery } from "@/lib/domain/moment";
import { recordPath, waivePath } from "@/lib/domain/record/record-address";
import { recordTitle } from "@/lib/domain/record/record-title";
import { regimeLabels, regimes, severities } from "@/lib/domain/reference/enums";
import { linterRules } from "@/lib/domain/reference/linter-rules";
import type { RecordKey, Register } from "@/lib/domain/register";
import { type UnverifiedNote, unverifiedRecord } from "@/lib/domain/unverified-value";
import { findingsAt, registerAt } from "../moments";
import { namesOfActors } from "../people/actor-names";

export const findingsPageSize = 50;

type Judged = {
  readonly rows: readonly FindingRow[];
  /** Worked out when first asked for: it runs rules. */
  mending?: { facts: readonly MendingFact[]; records: readonly MendingRecord[] };
};

const judgedOf = new WeakMap<readonly Finding[], Judged>();

function judged(register: Register, findings: readonly Finding[]): Judged {
  const known = judgedOf.get(findings) ?? { rows: findingRows(register, findings) };
  judgedOf.set(findings, known);
  return known;
}

/** Beyond these a trial costs too much for a page that somebody waits for. */
const manyFindings = 2_000;

function mendingOf(of: Judged, register: Register, day: CalendarDate) {
  if (of.mending === undefined) {
    const open = of.rows.filter(({ waiver }) => waiver === null);
    of.mending = {
      facts: factsToMend(register, open, day, regimes, open.length > manyFindings ? 8 : 60),
      records: recordsToMend(register, open),
    };
  }
  return of.mending;
}

/** The findings that a query asks for, a page of them, and what would mend most; null for whoever may not see the register. */
export async function findingsPage(
  actor: Actor,
  query: FindingsQuery,
): Promise<FindingsPage | null> {
  if (!mayDo(actor, "register:read")) return null;
  const reading = await registerAt(actor, query.moment);
  const { register, day } = reading;
  const of = judged(register, (await findingsAt(reading)).all);
  const nameOf = await ownerNames(of.rows);
  const asked = rowsAsked(of.rows, query);
  const groups = grouped(asked, query.by, nameOf);
  const pages = Math.max(1, Math.ceil(asked.length / findingsPageSize));
  const page = Math.min(query.page, pages);
  const mayWaive = isPresent(query.moment) && mayDo(actor, "changeSet:edit");
  const mending = mendingOf(of, register, day);
  return {
    query: { ...query, page },
    day,
    pages,
    found: asked.length,
    ...countsOf(of.rows, query),
    groups: pageOfGroups(groups, page, findingsPageSize).map((group) =>
      groupView(group, query, mayWaive, nameOf, (key) => unverifiedRecord(register, key, day)),
    ),
    groupCount: groups.length,
    owners: ownersOf(of.rows, nameOf),
    kinds: [...new Set(of.rows.map(({ kind }) => kind))].map((kind) => ({
      value: kind,
      label: kinds[kind].label,
    })),
    rules: [...new Set(of.rows.map(({ code }) => code))].toSorted(),
    facts: mending.facts.map((fact) => factView(register, fact, query)),
    records: mending.records.map((record) => recordToMend(register, record, query)),
    commonest: commonestRules(of.rows, query),
  };
}

/** Every finding that a query asks for, in the order of its groups: for files. */
export async function eachFinding(
  actor: Actor,
  query: FindingsQuery,
): Promise<{ day: CalendarDate; rows: readonly FindingForFile[] } | null> {
  if (!mayDo(actor, "register:read")) return null;
  const reading = await registerAt(actor, query.moment);
  const { rows } = judged(reading.register, (await findingsAt(reading)).all);
  const nameOf = await ownerNames(rows);
  return {
    day: reading.day,
    rows: grouped(rowsAsked(rows, query), query.by, nameOf).flatMap((group) =>
      group.rows.map((row) => ({
        ...row,
        owner: row.ownerId === null ? "" : nameOf(row.ownerId),
        unverified: unverifiedRecord(reading.register, row, reading.day),
      })),
    ),
  };
}

/** The rules that find the same in most records. */
function commonestRules(rows: readonly FindingRow[], { moment }: FindingsQuery) {
  const open = rows.filter(({ waiver }) => waiver === null);
  return grouped(open, "rule", String)
    .filter(({ count }) => count > 1)
    .toSorted((one, other) => other.count - one.count)
    .slice(0, 5)
    .flatMap(({ count, rows: [first] }) => {
      if (first === undefined) return [];
      const { code } = first;
      const href = findingsHref({ ...usualFindings, by: "record", rule: code, moment });
      return [{ code, rule: linterRules[code].rule, href, removes: count }];
    });
}

async function ownerNames(rows: readonly FindingRow[]): Promise<(ownerId: string) => string> {
  const ids = new Set(rows.flatMap(({ ownerId }) => ownerId ?? []));
  const names = await namesOfActors([...ids].map((id) => `user:${id}`));
  return (ownerId) => names.get(`user:${ownerId}`) ?? "Someone";
}

/** How many there are of each weight, and how many are waived, under everything else that is asked. */
function countsOf(rows: readonly FindingRow[], query: FindingsQuery) {
  const open = rowsAsked(rows, { ...query, weight: null, waiver: "open" });
  const waived = rowsAsked(rows, { ...query, weight: null, waiver: "waived" }).length;
  const weights = severities.map((severity) => ({
    severity,
    count: open.filter((row) => row.severity === severity).length,
  }));
  return { weights, waived };
}

function ownersOf(rows: readonly FindingRow[], nameOf: (ownerId: string) => string) {
  const ids = new Set(rows.map(({ ownerId }) => ownerId ?? nobody));
  return [...ids]
    .map((value) => ({ value, label: value === nobody ? "Nobody" : nameOf(value) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, "en"));
}

function groupView(
  { key, title, count, rows }: FindingGroup,
  query: FindingsQuery,
  mayWaive: boolean,
  nameOf: (ownerId: string) => string,
  noteOf: (key: RecordKey) => UnverifiedNote | null,
): FindingsPageGroup {
  return {
    key,
    title,
    count,
    rows: rows.map((row) => {
      const { code, severity, kind, ref, message, source, waiver, ownerId, field } = row;
      const [regime] = row.regimes;
      const about = { code, kind, ref, regime: row.regimes.length === 1 ? regime : undefined };
      return {
        key: `${code} ${kind}/${ref} ${field ?? ""} ${message} ${waiver?.ref ?? ""}`,
        ...{ code, severity, message, source, waiver },
        title: row.title,
        kindLabel: kinds[kind].label,
        href: recordPath({ kind, ref }, momentQuery(query.moment)),
        field: field === null ? null : fieldLabel({ kind, field }),
        regimes: row.regimes.map((of) => regimeLabels[of]),
        owner: ownerId === null ? null : nameOf(ownerId),
        unverified: noteOf({ kind, ref }),
        waiveHref: mayWaive && waiver === null && isWaivable(code) ? waivePath(about) : null,
      };
    }),
  };
}

function nameAndPath(register: Register, { kind, ref }: RecordKey, query: FindingsQuery) {
  return {
    title: recordTitle(register, { kind, ref }),
    kindLabel: kinds[kind].label,
    href: recordPath({ kind, ref }, momentQuery(query.moment)),
  };
}

function factView(register: Register, fact: MendingFact, query: FindingsQuery): FactToMend {
  const { removes } = fact;
  return { ...nameAndPath(register, fact, query), field: fieldLabel(fact), removes };
}

function recordToMend(
  register: Register,
  record: MendingRecord,
  query: FindingsQuery,
): RecordToMend {
  return { ...nameAndPath(register, record, query), removes: record.removes };
}
