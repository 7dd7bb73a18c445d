import { type CalendarDate, laterOf } from "@/lib/domain/calendar";
import type { Materiality } from "@/lib/domain/reference/enums";
import { done, type Result, refuse } from "@/lib/domain/result";
import { datesAfterReceipt, datesFrom, datesGap, type NoticeDates } from "./dates";
import { waitsForSignatureAlone } from "./notice-effect";
import type { AgreementTerms } from "./terms";

/**
 * The days that a letter sets for one notice.
 *
 * Source: none, product decisions 0022 and 0054 (the agreement's own rule of receipt).
 * Reading: it counts as received by the agreement's rule from the day on which it was handed over, and never before the day
 * on which its carrier says that it was delivered. It begins nothing where the customer's confirmation does, or a signature decides.
 *
 * @param postedOn    day of handing over, in the agreement's zone
 * @param deliveredOn day of delivery as the carrier says; null while it does not
 * @returns           null where a letter begins no periods
 */
export function letterDates(
  changeClass: Materiality,
  postedOn: CalendarDate,
  deliveredOn: CalendarDate | null,
  terms: AgreementTerms,
): Result<NoticeDates | null, "daysUncountable"> {
  if (terms.deemedReceipt === "CONFIRMATION") return done(null);
  if (waitsForSignatureAlone(changeClass, terms.effect)) return done(null);
  if (datesGap(deliveredOn ?? postedOn, terms) !== null) return refuse("daysUncountable");
  const { startsOn } = datesFrom(postedOn, terms);
  const received = laterOf(startsOn, deliveredOn ?? startsOn);
  // A letter tells on the day on which it counts as received, an emergency too.
  return done(datesAfterReceipt(received, received, terms));
}
