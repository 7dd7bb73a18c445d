import { addDays, type CalendarDate, daysBetween, laterOf } from "@/lib/domain/calendar";
import type { AffectedRow } from "./change-view";

/** Agreements that share all their days. */
export type TimelineGroup = {
  readonly key: string;
  readonly agreements: number;
  /** The first few customers by name. */
  readonly names: readonly string[];
  readonly startsOn: CalendarDate;
  readonly objectionLastDay: CalendarDate | null;
  readonly noticeLastDay: CalendarDate;
  readonly earliestEffectiveOn: CalendarDate;
};

/** What is drawn from the first notice to the last day that matters. Places are parts of the whole, 0 to 1. */
export type Timeline = {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly months: readonly { readonly on: CalendarDate; readonly at: number }[];
  readonly groups: readonly TimelineGroup[];
  /** Groups that were left out, being earlier than those shown. */
  readonly more: { readonly groups: number; readonly agreements: number } | null;
};

const namesKept = 3;

/**
 * The days of all agreements on one line, the latest first; null where none has days.
 *
 * @param days       other days that must be on it: today, the planned day
 * @param groupsKept most groups that are shown
 */
export function timeline(
  rows: readonly AffectedRow[],
  days: readonly (CalendarDate | null)[],
  groupsKept: number,
): Timeline | null {
  const all = groupsOf(rows).toSorted(latestFirst);
  const [first] = all;
  if (first === undefined) return null;
  const known = [
    ...days.flatMap((day) => day ?? []),
    ...all.flatMap(({ startsOn, earliestEffectiveOn }) => [startsOn, earliestEffectiveOn]),
  ];
  const from = addDays(
    known.reduce((one, other) => (one < other ? one : other)),
    -2,
  );
  const to = addDays(known.reduce(laterOf), 4);
  const rest = all.slice(groupsKept);
  return {
    from,
    to,
    months: monthsBetween(from, to),
    groups: all.slice(0, groupsKept),
    more:
      rest.length === 0
        ? null
        : { groups: rest.length, agreements: rest.reduce((sum, one) => sum + one.agreements, 0) },
  };
}

/** Where a day lies on a timeline, 0 to 1. */
export function placeOf({ from, to }: Pick<Timeline, "from" | "to">, day: CalendarDate): number {
  return Math.min(1, Math.max(0, daysBetween(from, day) / Math.max(1, daysBetween(from, to))));
}

function groupsOf(rows: readonly AffectedRow[]): TimelineGroup[] {
  const groups = new Map<string, TimelineGroup>();
  for (const row of rows) {
    const { startsOn, noticeLastDay, objectionLastDay, earliestEffectiveOn, name } = row;
    if (startsOn === null || noticeLastDay === null || earliestEffectiveOn === null) continue;
    const key = [startsOn, noticeLastDay, objectionLastDay, earliestEffectiveOn].join(" ");
    const known = groups.get(key);
    const names = known?.names ?? [];
    groups.set(key, {
      key,
      agreements: (known?.agreements ?? 0) + 1,
      names: names.length < namesKept && !names.includes(name) ? [...names, name] : names,
      startsOn,
      noticeLastDay,
      objectionLastDay,
      earliestEffectiveOn,
    });
  }
  return [...groups.values()];
}

function latestFirst(one: TimelineGroup, other: TimelineGroup): number {
  if (one.earliestEffectiveOn !== other.earliestEffectiveOn)
    return one.earliestEffectiveOn < other.earliestEffectiveOn ? 1 : -1;
  return one.key < other.key ? -1 : 1;
}

/** The first days of the months that begin in between. */
function monthsBetween(from: CalendarDate, to: CalendarDate): Timeline["months"] {
  const months: { on: CalendarDate; at: number }[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (day.endsWith("-01")) months.push({ on: day, at: placeOf({ from, to }, day) });
  }
  return months;
}
