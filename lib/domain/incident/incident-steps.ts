import { type CalendarDate, daysBetween } from "@/lib/domain/calendar";
import {
  type DueStep,
  dueSteps,
  type IncidentStep,
  type IncidentTold,
  type Suspension,
} from "./incident-view";

/**
 * How long a customer was left untold after an incident was known.
 *
 * Source: none, product rule 2.4 ("without undue delay").
 * Reading: the days are shown and not judged: what delay is undue depends on the case. One who is not told yet is counted to today.
 *
 * @returns whole days, 0 on the day itself and where it was told before
 */
export function daysUntilTold(
  knownOn: CalendarDate,
  told: readonly Pick<IncidentTold, "on">[],
  today: CalendarDate,
): number {
  const first = told.map(({ on }) => on).toSorted()[0] ?? today;
  return Math.max(0, daysBetween(knownOn, first));
}

/** What an open incident still wants; closing it comes last. */
export function incidentSteps({
  isOpen,
  suspension,
  isObjectionOpen,
  untold,
}: {
  readonly isOpen: boolean;
  readonly suspension: Suspension | null;
  readonly isObjectionOpen: boolean;
  /** How many agreements were not told yet. */
  readonly untold: number;
}): IncidentStep[] {
  if (!isOpen) return [];
  return [
    ...(untold > 0 ? (["TELL"] as const) : []),
    ...(suspension === null || suspension === "PROPOSED" ? (["SUSPEND"] as const) : []),
    ...(isObjectionOpen ? (["DECIDE_OBJECTION"] as const) : []),
    "CLOSE",
  ];
}

/**
 * The steps that are due, undone, and answered for by nobody: while there is one, an incident is not closed.
 *
 * Source: none, product decision 0059.
 *
 * @param reasons why a step is left undone, as whoever closes says
 */
export function unansweredSteps(
  steps: readonly IncidentStep[],
  reasons: Partial<Readonly<Record<DueStep, string>>>,
): DueStep[] {
  return dueSteps.filter((step) => steps.includes(step) && (reasons[step] ?? "").trim() === "");
}
