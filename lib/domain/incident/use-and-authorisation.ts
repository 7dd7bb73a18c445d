import { type CalendarDate, daysBetween } from "@/lib/domain/calendar";

/** Whose authorisation a sub-processor has for one agreement, and since when. */
export type Authorisation =
  /** By a change that took effect for it on that day. */
  | { readonly state: "AUTHORISED"; readonly from: CalendarDate; readonly changeSetId: string }
  /** It stood on the list when the agreement was made, or when the register began. */
  | { readonly state: "AGREED"; readonly from: CalendarDate | null }
  /** It was told of as an adverse fact: that tells, and authorises nothing. */
  | { readonly state: "TOLD_ONLY"; readonly from: CalendarDate; readonly changeSetId: string }
  /** The change that brings it waits for this agreement. */
  | { readonly state: "HELD_BACK"; readonly changeSetId: string }
  /** It was left out for this agreement. */
  | { readonly state: "LEFT_OUT"; readonly changeSetId: string };

/** Since when a sub-processor is in use; a day may be known by its month alone, or not at all. */
export type ActualUse = {
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  /** It is switched on per customer: use follows each authorisation by itself. */
  readonly perTenantSwitch: boolean;
};

/** How use and authorisation stand to each other for one agreement. */
export type UseComparison = {
  readonly isBefore: boolean;
  /** Days of use without authorisation, to the day of the question at most; 0 where there are none. */
  readonly days: number;
};

/**
 * Holds what is in use against what one agreement has authorised.
 *
 * Source: GDPR Art. 28(2), first sentence; product rule 2.4.
 * Reading: authorisation and use are two facts. Use counts from its recorded day; where a sub-processor is switched per customer,
 * the recorded day is that of the first customer and says nothing of the others. What nobody recorded is not guessed:
 * without a day of use nothing is said to have been too early. What stood on the list when the agreement was made was authorised
 * with it.
 *
 * @param today day of the question
 */
export function useAgainstAuthorisation(
  { from, to, perTenantSwitch }: ActualUse,
  authorisation: Authorisation,
  today: CalendarDate,
): UseComparison {
  const none = { isBefore: false, days: 0 };
  if (from === null || from > today || perTenantSwitch || authorisation.state === "AGREED")
    return none;
  const usedUntil = to !== null && to < today ? to : today;
  const end =
    authorisation.state === "AUTHORISED" && authorisation.from < usedUntil
      ? authorisation.from
      : usedUntil;
  const isBefore = authorisation.state === "AUTHORISED" ? from < authorisation.from : true;
  return isBefore ? { isBefore, days: Math.max(0, daysBetween(from, end)) } : none;
}
