import type { CalendarDate } from "@/lib/domain/calendar";
import { find, type Register } from "@/lib/domain/register";
import { outOfReachFrom } from "@/lib/domain/termination/out-of-reach";
import type { AffectedAgreement } from "./affected";
import { isSwitchedOn, isToldSameDay } from "./switched-on";

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
  return items
    .filter(isToldSameDay)
    .every(
      (item) => isSwitchedOn(item) && find(after, "Engagement", item.ref)?.perTenantSwitch === true,
    );
}
