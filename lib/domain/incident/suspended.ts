import { z } from "zod";
import { type CalendarDate, isCalendarDate } from "@/lib/domain/calendar";

/** That a sub-processor is suspended for an agreement: since when, and by which incident. */
export type Suspended = {
  readonly engagementRef: string;
  readonly incident: number;
  readonly incidentId: string;
  readonly since: CalendarDate;
};

/** Since which day a sub-processor is suspended, by agreement. */
export type SuspendedSince = Readonly<Record<string, CalendarDate>>;

const sinceSchema = z.record(z.string(), z.string().refine(isCalendarDate));

/**
 * The agreements for which an incident suspends, each with its first day: those that were named, else all that it concerns.
 *
 * @param stored as it is kept; null: nobody was named
 * @param on     the day of the suspension
 */
export function suspendedSince(
  stored: unknown,
  agreementRefs: readonly string[],
  on: CalendarDate,
): SuspendedSince {
  const named = sinceSchema.safeParse(stored);
  return named.success ? named.data : Object.fromEntries(agreementRefs.map((ref) => [ref, on]));
}

/** Those named are suspended from now on, and no others; whoever was before keeps its first day. */
export function nextSuspended(
  before: SuspendedSince,
  named: readonly string[],
  on: CalendarDate,
): SuspendedSince {
  return Object.fromEntries(named.map((ref) => [ref, before[ref] ?? on]));
}
