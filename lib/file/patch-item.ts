import type { CalendarDate } from "@/lib/domain/calendar";
import type { Materiality } from "@/lib/domain/reference/enums";
import type { RecordKey } from "@/lib/domain/register";

/** One record as a file proposes it: the whole body as it would read, or null when it ends. */
export type PatchItem = RecordKey & {
  readonly body: Record<string, unknown> | null;
  /** First day on which it is true; null: the day of activation. */
  readonly validFrom: CalendarDate | null;
  readonly overrides: readonly { field: string | null; class: Materiality; reason: string }[];
};
