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

/** A change set that could be announced together with another, with what follows from it as the announcer sees it. */
export type Companion = {
  readonly id: string;
  readonly title: string;
  readonly seen: CompanionSeen;
  readonly class: string | null;
  readonly agreements: number;
  /** The earliest day for all whom it concerns; null where nobody's days are counted. */
  readonly earliestEffectiveOn: CalendarDate | null;
};

/** Where it stood, and the hash of what followed from it. */
export type CompanionSeen = { readonly position: number; readonly outlook: string };

/** What a form sends back of a companion that was chosen. */
export function companionValue({ id, seen }: Pick<Companion, "id" | "seen">): string {
  return [id, seen.position, seen.outlook].join(".");
}

/** The companion that a form sent; null where it is none of ours. */
export function readCompanion(value: string): { id: string; seen: CompanionSeen } | null {
  const [, id = "", position = "", outlook = ""] =
    /^(CS-\d{1,9})\.(\d{1,9})\.([0-9a-f]{64})$/.exec(value) ?? [];
  return id === "" ? null : { id, seen: { position: Number(position), outlook } };
}
