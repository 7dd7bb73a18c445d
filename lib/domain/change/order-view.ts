import type { CalendarDate, Instant } from "@/lib/domain/calendar";

/** An announcement that was ordered and has not been made. */
export type OrderView = {
  readonly sendAt: Instant;
  readonly orderedAt: Instant;
  readonly by: string;
  /** All change sets that are announced by it, this one among them. */
  readonly changes: readonly {
    readonly id: string;
    readonly title: string;
    readonly plannedOn: CalendarDate | null;
  }[];
  /** Why it did not go when its time had come, in words; null while it waits. */
  readonly stoppedBecause: string | null;
};

/** A change set that could be announced together with another. */
export type Companion = {
  readonly id: string;
  readonly title: string;
};
