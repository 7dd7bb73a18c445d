import { type CalendarDate, calendarDateOf, laterOf } from "@/lib/domain/calendar";
import { concerns } from "@/lib/domain/cross-check/concerns";
import { find, type Register, type Row } from "@/lib/domain/register";
import { isConcerned } from "@/lib/domain/termination/concerned";

type Reading = { readonly register: Register; readonly on: CalendarDate };
type Agreement = Row<"CustomerAgreement">;

/**
 * The agreements that sub-processors serve now, and did not serve when an incident about these was opened.
 *
 * Source: none, product decision 0067.
 * Reading: what happened at a sub-processor holds for whoever it serves, whenever that began: a new customer, one that took another
 * product, one that let a vendor in. Whoever it served before and the incident does not name, it does not concern.
 *
 * @param then the register as it was known on the day on which the incident was opened
 */
export function cameLater(
  now: Reading,
  then: Reading,
  engagementRefs: readonly string[],
  agreements: readonly Agreement[],
): readonly Agreement[] {
  return agreements.filter(
    (agreement) =>
      isServed(now, engagementRefs, agreement) &&
      !isServed(then, engagementRefs, find(then.register, "CustomerAgreement", agreement.ref)),
  );
}

function isServed(
  { register, on }: Reading,
  engagementRefs: readonly string[],
  agreement: Agreement | undefined,
): boolean {
  if (agreement === undefined || !isConcerned(agreement, on)) return false;
  return engagementRefs.some((ref) =>
    concerns(register, find(register, "Engagement", ref), agreement),
  );
}

/** The first day on which what is suspended since a day is so for an agreement: its own first day, where that is later. */
export function firstDayOf({ effectiveFrom }: Agreement, on: CalendarDate): CalendarDate {
  return effectiveFrom === undefined ? on : laterOf(on, calendarDateOf(effectiveFrom));
}
