import { type Actor, mayDo } from "@/lib/auth/actor";
import type { CalendarDate } from "@/lib/domain/calendar";
import type { KindName } from "@/lib/domain/kinds/kinds";
import {
  type FilterInForce,
  type FilterView,
  filtersInForce,
  filterViews,
} from "@/lib/domain/list/list-choices";
import { listColumn } from "@/lib/domain/list/list-columns";
import { fillingWords, isFilling } from "@/lib/domain/list/list-filters";
import type { ListQuery } from "@/lib/domain/list/list-query";
import { isPerson } from "@/lib/domain/record/record-form-view";
import { type Severity, severities } from "@/lib/domain/reference/enums";
import type { RecordKey } from "@/lib/domain/register";
import type { StandingFindings } from "../findings/standing-findings";
import { findingsAt, registerAt } from "../moments";
import { type ListRow, listRecords, type RecordList } from "./record-lists";
import { staffNames, staffOptions } from "./staff-options";

type Found = { readonly count: number; readonly worst: Severity };

/** One page of a list, with what is found of its records and by what it can be filtered. */
export type ListView = Omit<RecordList, "rows" | "isWhereAsked"> & {
  readonly kind: KindName;
  readonly query: ListQuery;
  readonly rows: readonly (ListRow & { readonly found: Found | null })[];
  readonly filters: readonly FilterView[];
  readonly inForce: readonly FilterInForce[];
  readonly notes: readonly string[];
  readonly mayAdd: boolean;
  /** The day on which the register is judged. */
  readonly day: CalendarDate;
};

/** @returns null when the actor may not see the register */
export async function listView(
  actor: Actor,
  kind: KindName,
  query: ListQuery,
): Promise<ListView | null> {
  const list = await listRecords(actor, kind, query);
  if (list === null) return null;
  const reading = await registerAt(actor, query.moment);
  const { register } = reading;
  const findings = await findingsAt(reading);
  const { rows, isWhereAsked, ...rest } = list;
  return {
    ...rest,
    kind,
    query,
    rows: rows.map((row) => ({ ...row, found: foundOf(findings, { kind, ref: row.ref }) })),
    filters: await withPeople(kind, filterViews(register, kind, query)),
    inForce: await namingPeople(kind, query, filtersInForce(register, kind, query)),
    notes: isWhereAsked ? [] : [placeGone(query)],
    day: reading.day,
    mayAdd: reading.isPresent && mayDo(actor, "changeSet:edit"),
  };
}

function isPersonField(kind: KindName, name: string): boolean {
  const column = listColumn(kind, name);
  return column !== undefined && isPerson(column.field);
}

/** Filters by a member of staff offer those who are there. */
async function withPeople(kind: KindName, filters: readonly FilterView[]): Promise<FilterView[]> {
  if (!filters.some(({ name }) => isPersonField(kind, name))) return [...filters];
  const values = await staffOptions();
  return filters.map((filter) =>
    isPersonField(kind, filter.name) ? { ...filter, values } : filter,
  );
}

async function namingPeople(
  kind: KindName,
  query: ListQuery,
  inForce: readonly FilterInForce[],
): Promise<FilterInForce[]> {
  if (!inForce.some(({ field }) => isPersonField(kind, field))) return [...inForce];
  const names = await staffNames();
  const said = (value: string) =>
    isFilling(value) ? fillingWords[value].toLowerCase() : (names.get(value) ?? value);
  return inForce.map((filter) => {
    if (!isPersonField(kind, filter.field)) return filter;
    const values = query.filters.find(({ field }) => field === filter.field)?.values ?? [];
    return { ...filter, words: values.map(said).join(" or ") };
  });
}

function placeGone({ place }: ListQuery): string {
  return `The record “${place?.ref ?? ""}”, beside which the page began, is no longer there: this is the first page.`;
}

/** The same defect under several regimes counts once; a waived one does not. */
function foundOf(findings: StandingFindings, key: RecordKey): Found | null {
  const found = findings.of(key).filter(({ waiver }) => waiver === undefined);
  const worst = severities.find((severity) => found.some((one) => one.severity === severity));
  if (worst === undefined) return null;
  return { count: new Set(found.map(({ code, message }) => `${code} ${message}`)).size, worst };
}
