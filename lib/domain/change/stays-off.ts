import type { CalendarDate } from "@/lib/domain/calendar";
import { find, type Register } from "@/lib/domain/register";
import { outOfReachFrom } from "@/lib/domain/termination/out-of-reach";
import type { AffectedAgreement } from "./affected";
import type { ClassifiedItem } from "./classify";

/** Whether customers are told of a difference on the day, though its class asks for nothing: a stand-by is switched on. */
export function isToldSameDay({ toldSameDay }: ClassifiedItem): boolean {
  return toldSameDay === true;
}

/**
 * Whether a stand-by that is switched on stays off for an agreement: that is over, and each customer is switched by itself.
 *
 * Source: GDPR Art. 28(2), 28(3)(g).
 * Reading: nobody new gets the data of an agreement that is over; what waits has a gate for that, a stand-by has none. What cannot be
 * switched per customer comes to data that are held as to any others. See docs/decisions/0060 and 0061.
 *
 * @param affected an agreement that the change concerns in nothing but that
 * @param after    the register after the change
 * @param on       today in the organisation's zone
 */
export function staysOff(
  { agreement, items }: AffectedAgreement,
  after: Register,
  on: CalendarDate,
): boolean {
  const from = outOfReachFrom(agreement, "PER_CUSTOMER");
  if (from === null || on < from) return false;
  const switched = items.filter(isToldSameDay);
  return switched.every(({ ref }) => find(after, "Engagement", ref)?.perTenantSwitch === true);
}
