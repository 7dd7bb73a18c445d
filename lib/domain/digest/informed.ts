import type { CalendarDate } from "@/lib/domain/calendar";
import { affectedAgreements, type LeftOut } from "@/lib/domain/change/affected";
import type { ChangeToTell } from "@/lib/domain/documents/notice-mail-details";
import { isInPublicLog } from "@/lib/domain/publication/public-change";
import { isConcerned } from "@/lib/domain/termination/concerned";

/**
 * The customers whom a digest tells of one change: it concerns an agreement of theirs as informative and as nothing more, and none of
 * their agreements was told of it by a notice.
 *
 * Source: none, product rule table (class I: change log and monthly digest).
 * Reading: only what the public log says of it counts; more a digest does not tell.
 *
 * @param on      day on which it took effect
 * @param today   day of the digest: who has left by then is not told
 * @param told    refs of the agreements that have a notice of it
 */
export function informedCustomers(
  change: ChangeToTell,
  { on, today }: { readonly on: CalendarDate; readonly today: CalendarDate },
  told: ReadonlySet<string>,
  leftOut: LeftOut,
): string[] {
  const { before, after } = change;
  const items = change.items.filter((item) => isInPublicLog(before, after, item));
  const affected = affectedAgreements(before, after, items, on, leftOut);
  const customers = new Set<string>();
  const others = new Set<string>();
  for (const { agreement, changeClass } of affected) {
    if (agreement.customerId === undefined || !isConcerned(agreement, today)) continue;
    if (told.has(agreement.ref)) others.add(agreement.customerId);
    else if (changeClass === "I") customers.add(agreement.customerId);
  }
  return [...customers].filter((ref) => !others.has(ref));
}
