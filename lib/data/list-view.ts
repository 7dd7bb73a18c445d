import { type Actor, mayDo } from "@/lib/auth/actor";
import type { CalendarDate } from "@/lib/domain/calendar";
import type { KindName } from "@/lib/domain/kinds/kinds";
import {
  type FilterInForce,
  type FilterView,
  filtersInForce,
  filterViews,
} from "@/lib/domain/list-choices";
import type { ListQuery } from "@/lib/domain/list-query";
import { type Severity, severities } from "@/lib/domain/reference/enums";
import type { RecordKey } from "@/lib/domain/register";
import { findingsAt, registerAt } from "./moments";
import { type ListRow, listRecords, type RecordList } from "./record-lists";
import type { StandingFindings } from "./standing-findings";

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
    filters: filterViews(register, kind, query),
    inForce: filtersInForce(register, kind, query),
    notes: isWhereAsked ? [] : [placeGone(query)],
    day: reading.day,
    mayAdd: reading.isPresent && mayDo(actor, "changeSet:edit"),
  };
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
