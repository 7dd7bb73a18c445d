import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import type { KindName } from "@/lib/domain/kinds/kinds";
import type { TitleOf } from "@/lib/domain/value-words";
import { type ReadableDifference, readableDifferences } from "./readable-diff";

/** "From validFrom (to validTo) the record reads so", as it was recorded. */
export type RecordedRevision = {
  readonly seq: number;
  readonly recordedAt: Instant;
  readonly validFrom: CalendarDate;
  /** Exclusive; null: until something later is recorded. */
  readonly validTo: CalendarDate | null;
  readonly body: Record<string, unknown> | null;
  readonly change: { readonly id: string; readonly title: string } | null;
  readonly by: string;
};

/** One entry of a record's history: what was recorded when, by whom, and what it altered. */
export type HistoryEntry = Omit<RecordedRevision, "body"> & {
  readonly what: "made" | "changed" | "ended";
  readonly differences: readonly ReadableDifference[];
};

/**
 * What each revision of a record altered, the newest first. A revision alters what the record read, before it was
 * recorded, on the day from which it holds.
 *
 * @param revisions in the order in which they were recorded
 */
export function recordHistory(
  kind: KindName,
  revisions: readonly RecordedRevision[],
  titleOf: TitleOf,
): HistoryEntry[] {
  return revisions
    .map(({ body, ...revision }, index): HistoryEntry => {
      const before = readOn(revision.validFrom, revisions.slice(0, index));
      const what = body === null ? "ended" : before === null ? "made" : "changed";
      return {
        ...revision,
        what,
        differences: what === "ended" ? [] : readableDifferences(kind, before, body, titleOf),
      };
    })
    .toReversed();
}

function readOn(
  day: CalendarDate,
  recorded: readonly RecordedRevision[],
): Record<string, unknown> | null {
  const last = recorded.findLast(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day),
  );
  return last?.body ?? null;
}
