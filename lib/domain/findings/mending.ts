import type { CalendarDate } from "@/lib/domain/calendar";
import type { Field } from "@/lib/domain/fields";
import type { FindingRow } from "@/lib/domain/findings/findings-list";
import type { CommonBody } from "@/lib/domain/kinds/kind";
import { isKindName, kinds } from "@/lib/domain/kinds/kinds";
import { ownerOf } from "@/lib/domain/record/record-title";
import type { Regime } from "@/lib/domain/reference/enums";
import type { LinterRuleCode } from "@/lib/domain/reference/linter-rules";
import { apply, bodyOf, type RecordKey, type Register, referencesOf } from "@/lib/domain/register";
import { check } from "./check";
import { gapOf } from "./gap";

/** One fact that is wanting, and how many findings would go with it. */
export type MendingFact = RecordKey & { readonly field: string; readonly removes: number };

/** One record, and how many findings would go if it and what belongs to it were put right. */
export type MendingRecord = RecordKey & { readonly removes: number };

const mostTold = 5;
/** How far from the finding a fact may be wanting: its record, what that names, and what this names in turn. */
const furthest = 2;

/**
 * Tells which single facts would take away most findings, by trying: a fact that is wanting is taken as stated, and the rules
 * whose findings are near run again.
 *
 * Source: none, product decision: a finding sits on the user of a fact (decision 0011), so that one fact may mend many.
 * Reading: what the fact will say is not known. It is tried with a value that any rule takes for stated, so the number is the most that
 * goes. Tried are facts for which the law is named, in records near to several findings.
 *
 * @param rows  the open findings of the register on that day
 * @param tries how many facts are tried: each runs some rules over the whole register
 * @returns     at most five, the best first; each number is for that fact alone, and at least two
 */
export function factsToMend(
  register: Register,
  rows: readonly FindingRow[],
  asOf: CalendarDate,
  regimes: readonly Regime[],
  tries: number,
): MendingFact[] {
  return sharedRecords(register, rows)
    .flatMap(({ key, codes }) => wanting(register, key).map((fact) => ({ fact, codes })))
    .slice(0, tries)
    .map(({ fact, codes }) => ({
      ...fact,
      removes: goneWith(register, fact, [...codes], asOf, regimes),
    }))
    .filter(({ removes }) => removes > 1)
    .toSorted((one, other) => other.removes - one.removes)
    .slice(0, mostTold);
}

type Fact = RecordKey & { readonly field: string };
type Shared = { readonly key: RecordKey; reach: number; readonly codes: Set<LinterRuleCode> };

/** The records near to several findings, those near to most first. */
function sharedRecords(register: Register, rows: readonly FindingRow[]): Shared[] {
  const shared = new Map<string, Shared>();
  const near = new Map<string, readonly RecordKey[]>();
  for (const row of rows) {
    const name = `${row.kind}/${row.ref}`;
    const keys = near.get(name) ?? nearby(register, { kind: row.kind, ref: row.ref });
    near.set(name, keys);
    for (const key of keys) {
      const place = `${key.kind}/${key.ref}`;
      const known = shared.get(place) ?? { key, reach: 0, codes: new Set() };
      known.reach += 1;
      known.codes.add(row.code);
      shared.set(place, known);
    }
  }
  return [...shared.values()]
    .filter(({ reach }) => reach > 1)
    .toSorted((one, other) => other.reach - one.reach);
}

function nearby(register: Register, start: RecordKey): RecordKey[] {
  const seen = new Map([[`${start.kind}/${start.ref}`, start]]);
  let edge = [start];
  for (let step = 0; step < furthest; step += 1) {
    const next = edge.flatMap((key) =>
      referencesOf(key.kind, key.ref, bodyOf(register, key) ?? {}).map(({ to }) => to),
    );
    edge = next.filter(({ kind, ref }) => !seen.has(`${kind}/${ref}`));
    for (const key of edge) seen.set(`${key.kind}/${key.ref}`, key);
  }
  return [...seen.values()];
}

/** What a record does not state, of what a provision asks for. */
function wanting(register: Register, { kind, ref }: RecordKey): Fact[] {
  const body: (CommonBody & Record<string, unknown>) | null = bodyOf(register, { kind, ref });
  if (body === null) return [];
  return Object.entries<Field>(kinds[kind].fields)
    .filter(([name, { source }]) => source !== undefined && gapOf(body, name) !== undefined)
    .map(([field]) => ({ kind, ref, field }));
}

function goneWith(
  register: Register,
  { kind, ref, field }: Fact,
  codes: readonly LinterRuleCode[],
  asOf: CalendarDate,
  regimes: readonly Regime[],
): number {
  const fields: Readonly<Record<string, Field>> = kinds[kind].fields;
  const definition = fields[field];
  const value = definition === undefined ? undefined : standIn(register, definition, asOf);
  const body: (CommonBody & Record<string, unknown>) | null = bodyOf(register, { kind, ref });
  if (body === null || value === undefined) return 0;
  const { [field]: _state, ...fieldStates } = body.fieldStates ?? {};
  const stated = { ...body, [field]: value, fieldStates };
  const mended = apply(register, [{ kind, ref, validFrom: asOf, body: stated }]);
  const count = (of: Register) =>
    new Set(
      check(of, asOf, regimes, codes)
        .filter(({ waiver }) => waiver === undefined)
        .map(({ code, field, message, ...at }) =>
          [code, at.kind, at.ref, field, message].join(" "),
        ),
    ).size;
  return count(register) - count(mended);
}

/** Some value that a field could hold; none where the register has nothing that it could point to. */
function standIn(register: Register, field: Field, asOf: CalendarDate): unknown {
  const entry = entryFor(register, field, asOf);
  return field.type.endsWith("s") && entry !== undefined ? [entry] : entry;
}

function entryFor(register: Register, field: Field, asOf: CalendarDate): unknown {
  if ("values" in field) return field.values[0];
  if ("to" in field) return firstOf(register, field.to);
  if (field.type === "date" || field.type === "dates") return asOf;
  if (field.type === "country" || field.type === "countries") return "DE";
  if (field.type === "number") return field.min;
  if (field.type === "flag") return true;
  return "format" in field && field.format === "period" ? "P1Y" : "stated";
}

function firstOf(register: Register, to: string): string | undefined {
  return isKindName(to) ? [...register[to].keys()][0] : undefined;
}

/**
 * Tells in which records most findings lie, with what belongs to them; each finding is counted once.
 *
 * @returns at most five, the best first
 */
export function recordsToMend(register: Register, rows: readonly FindingRow[]): MendingRecord[] {
  const chains = new Map<string, readonly RecordKey[]>();
  const chainOf = (key: RecordKey) => {
    const name = `${key.kind}/${key.ref}`;
    const chain = chains.get(name) ?? withOwners(register, key);
    chains.set(name, chain);
    return chain;
  };
  let left = rows;
  const told: MendingRecord[] = [];
  while (told.length < mostTold && left.length > 0) {
    const best = heaviest(left, chainOf);
    if (best === null) break;
    told.push(best);
    left = left.filter(
      (row) => !chainOf(row).some(({ kind, ref }) => kind === best.kind && ref === best.ref),
    );
  }
  return told;
}

/** Of several with the same number the innermost: it says best where to look. */
function heaviest(
  rows: readonly FindingRow[],
  chainOf: (key: RecordKey) => readonly RecordKey[],
): MendingRecord | null {
  const counts = new Map<string, MendingRecord & { readonly depth: number }>();
  for (const row of rows) {
    const chain = chainOf(row);
    for (const [index, { kind, ref }] of chain.entries()) {
      const name = `${kind}/${ref}`;
      const removes = (counts.get(name)?.removes ?? 0) + 1;
      counts.set(name, { kind, ref, removes, depth: chain.length - index });
    }
  }
  const [best] = [...counts.values()].toSorted(
    (one, other) => other.removes - one.removes || other.depth - one.depth,
  );
  return best === undefined ? null : { kind: best.kind, ref: best.ref, removes: best.removes };
}

/** The record, and what it belongs to, the innermost first. */
function withOwners(register: Register, key: RecordKey): RecordKey[] {
  const above = ownerOf(register, key);
  const own = { kind: key.kind, ref: key.ref };
  return above === null ? [own] : [own, ...withOwners(register, above)];
}
