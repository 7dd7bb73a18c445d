import type { CalendarDate } from "@/lib/domain/calendar";

export const taskOutcomes = ["DELETED", "RETURNED", "RETAINED"] as const;
export type TaskOutcome = (typeof taskOutcomes)[number];

/** How one holder's part was settled. */
export type Settlement =
  | { readonly outcome: "DELETED" | "RETURNED"; readonly doneOn: CalendarDate }
  | {
      readonly outcome: "RETAINED";
      readonly doneOn: CalendarDate;
      /** The law that requires storage. */
      readonly law: string;
      readonly until: CalendarDate;
    };

/**
 * What a settlement is worth for an end: nothing where it lies before the agreement's last day.
 *
 * Source: GDPR Art. 28(3)(g) ("after the end of the provision of services").
 * Reading: a holder that deletes while the agreement lasts may hold data again the day after. So what was settled for an end that was
 * taken back settles nothing for the one that comes. See docs/decisions/0056.
 *
 * @param earliestOn by `earliestSettlement`
 */
export function standingSettlement(
  settled: Settlement | null,
  earliestOn: CalendarDate | null,
): Settlement | null {
  if (settled === null) return null;
  return earliestOn === null || settled.doneOn >= earliestOn ? settled : null;
}

/**
 * The first day on which a holder can have settled its part: the agreement's last day, or that on which the holder was engaged, where it
 * came later.
 *
 * Source: GDPR Art. 28(3)(g) ("after the end of the provision of services"), 5(2).
 * Reading: nobody has deleted what it did not hold yet. Data may go back before the end; what is recorded is the day from which nothing was
 * held any more. See docs/decisions/0056 and 0060.
 *
 * @param engagedOn null: nobody knows, or we ourselves
 * @returns         null while no end is recorded, and nobody knows since when the holder was engaged
 */
export function earliestSettlement(
  endsOn: CalendarDate | null,
  engagedOn: CalendarDate | null,
): CalendarDate | null {
  if (endsOn === null || engagedOn === null) return endsOn ?? engagedOn;
  return engagedOn > endsOn ? engagedOn : endsOn;
}

/** One holder's part, settled or not. */
export type EndTask = {
  readonly holder: string;
  readonly settled: Settlement | null;
  readonly settledBy: string | null;
};

export type CertificateTrouble = "notEnding" | "notEnded" | "tasksOpen" | "settledByYou";

/**
 * Why nobody, or not this person, may certify yet that an agreement's data are gone; null where it may be certified.
 *
 * Source: GDPR Art. 28(3)(g), 5(2).
 * Reading: two persons, as with every word that goes to customers: whoever recorded what a holder did does not certify it. What a law of the
 * Union or of a member state requires to be kept is no obstacle; the certificate names it. The last day of the agreement counts in full.
 *
 * @param by who would certify, as the audit chain names them
 */
export function certificateTrouble(
  tasks: readonly EndTask[],
  endsOn: CalendarDate | null,
  today: CalendarDate,
  by: string,
): CertificateTrouble | null {
  if (tasks.length === 0 || endsOn === null) return "notEnding";
  if (endsOn >= today) return "notEnded";
  if (tasks.some(({ settled }) => settled === null)) return "tasksOpen";
  return tasks.some(({ settledBy }) => settledBy === by) ? "settledByYou" : null;
}

/**
 * The last day on which any of the data were held, or will be.
 *
 * Source: GDPR Art. 28(3)(g) ("unless Union or Member State law requires storage").
 */
export function heldUntil(tasks: readonly EndTask[]): CalendarDate | null {
  const days = tasks.flatMap(({ settled }) => {
    if (settled === null) return [];
    return settled.outcome === "RETAINED" ? settled.until : settled.doneOn;
  });
  return days.toSorted().at(-1) ?? null;
}
