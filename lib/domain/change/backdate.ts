import type { CalendarDate } from "@/lib/domain/calendar";
import type { RecordChange } from "@/lib/domain/register";
import { fieldDifferences } from "./diff";

/** How a record read over a stretch of days; `to` exclusive, null while it goes on; body null: it did not exist. */
export type Stretch = {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  readonly body: Record<string, unknown> | null;
};

export type Revision = RecordChange & { readonly validTo?: CalendarDate };

/**
 * The revisions that one change writes: one for each stretch of the past that it crosses, its differences applied
 * to how the record read then; the one that goes on is last.
 *
 * Source: GDPR Art. 5(1)(d) (accuracy), 5(2). Reading: docs/decisions/0001-revisions-as-truth.md.
 *
 * @param change  the whole record as proposed, true from its validFrom on
 * @param base    how the record read when the change was written
 * @param history how the record reads over time as known today, earliest first, without gaps after its first
 */
export function backdated(
  change: RecordChange,
  base: Record<string, unknown> | null,
  history: readonly Stretch[],
): Revision[] {
  const first = history[0];
  const known =
    first !== undefined && first.from > change.validFrom
      ? [{ from: change.validFrom, to: first.from, body: change.body }, ...history]
      : history;
  const crossed = known.filter(({ to }) => to !== null && to > change.validFrom);
  const past = crossed.map(({ from, to, body }) => ({
    ...change,
    validFrom: from > change.validFrom ? from : change.validFrom,
    validTo: to as CalendarDate,
    body: merged(change, base, body),
  }));
  const last = past.at(-1)?.validTo ?? change.validFrom;
  return [...past, { ...change, validFrom: last }];
}

function merged(
  change: RecordChange,
  base: Record<string, unknown> | null,
  body: Record<string, unknown> | null,
) {
  if (change.body === null || base === null) return change.body;
  // Another fact about a record does not bring it back for the days on which it had ended.
  if (body === null) return null;
  const result: Record<string, unknown> = { ...body };
  for (const { field, after } of fieldDifferences(change.kind, base, change.body)) {
    if (field === null) continue;
    if (after === undefined) delete result[field];
    else result[field] = after;
  }
  return result;
}

/** Lays stored revisions, oldest first, over each other: a later one paints over an earlier one. */
export function historyOf(
  revisions: readonly {
    validFrom: CalendarDate;
    validTo: CalendarDate | null;
    body: Record<string, unknown> | null;
  }[],
): Stretch[] {
  const edges = new Set<CalendarDate>();
  for (const { validFrom, validTo } of revisions) {
    edges.add(validFrom);
    if (validTo !== null) edges.add(validTo);
  }
  const days = [...edges].toSorted();
  return days.map((from, index) => {
    const painted = revisions.findLast(
      ({ validFrom, validTo }) => validFrom <= from && (validTo === null || validTo > from),
    );
    return { from, to: days[index + 1] ?? null, body: painted?.body ?? null };
  });
}
