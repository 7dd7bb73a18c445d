import { addPeriod, type CalendarDate, calendarDateOf } from "@/lib/domain/calendar";
import type { Provenance } from "./provenance";

/** Whether a datum was recalled or is unsure: whatever rests on it is shown as unverified. */
export function isUnverified({ verification }: Pick<Provenance, "verification">): boolean {
  return verification === "R" || verification === "U";
}

/** Why a datum is due to be looked up again. */
export type RecheckReason = "unverified" | "old" | "ending";

/** A datum is looked up once a year, the list of certified companies and what rests on it every ninety days. */
const usualInterval = "P12M";
/** An act that ends is looked at again so long before. */
const beforeEnd = "P6M";

/**
 * Tells since when a reference datum is due to be looked up again; null while it is not.
 *
 * Source: none, product decision: law changes without telling us, so that what was read once is read again.
 * Reading: what was recalled is due at once. What was read is due a year after; what an act itself ends, also six months before
 * that day, since a successor takes as long.
 *
 * @param interval ISO 8601 period after which this kind of datum is due
 */
export function recheckDue(
  { verification, checkedOn, expiresOn }: Datum,
  today: CalendarDate,
  interval: string = usualInterval,
): { since: CalendarDate; why: RecheckReason } | null {
  const checked = calendarDateOf(checkedOn);
  if (isUnverified({ verification })) return { since: checked, why: "unverified" };
  const old = addPeriod(checked, interval);
  if (old <= today) return { since: old, why: "old" };
  if (expiresOn === null || expiresOn === undefined) return null;
  const end = calendarDateOf(expiresOn);
  // Read since then: what was found there holds until the year is over.
  const isNear = end <= addPeriod(today, beforeEnd) && checked < end;
  return isNear ? { since: today, why: "ending" } : null;
}

type Datum = Pick<Provenance, "verification" | "checkedOn"> & {
  readonly expiresOn?: string | null;
};
