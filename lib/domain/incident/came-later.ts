import { type CalendarDate, calendarDateOf, laterOf } from "@/lib/domain/calendar";
import { agreedRegister, type HeldBack } from "@/lib/domain/change/agreed";
import { howGone } from "@/lib/domain/change/how-gone";
import { concerns } from "@/lib/domain/cross-check/concerns";
import { find, type Register, type Row } from "@/lib/domain/register";
import { isConcerned } from "@/lib/domain/termination/concerned";

type Agreement = Row<"CustomerAgreement">;

/** A register after all activations, and by agreement what has not reached it: each agreement's own list on a day. */
export type Reading = {
  readonly register: Register;
  readonly heldBack: ReadonlyMap<string, readonly HeldBack[]>;
  readonly on: CalendarDate;
};

/** An engagement that an incident suspends, and who stood there when it was opened. */
export type SuspendedVendor = {
  readonly engagementRef: string;
  /** The engagement as it was, in the register that has its vendor; null: whoever stands there. */
  readonly was: { readonly register: Register; readonly engagement: Row<"Engagement"> } | null;
};

/**
 * The agreements that sub-processors serve now, and did not serve when an incident about these was opened.
 *
 * Source: none, product decision 0067.
 * Reading: what happened at a sub-processor holds for whoever it serves, whenever that began: a new customer, one that took another
 * product, one that let a vendor in. Whoever it served before and the incident does not name, it does not concern. Whom it serves
 * is said by the own list of each agreement, and a sub-processor is its vendor: another one under the same engagement is not it.
 *
 * @param then as it was known on the day on which the incident was opened
 */
export function cameLater(
  now: Reading,
  then: Reading,
  suspended: readonly SuspendedVendor[],
  agreements: readonly Agreement[],
): readonly Agreement[] {
  return servedBy(now, suspended, agreements).filter(({ ref }) => {
    const before = find(then.register, "CustomerAgreement", ref);
    return before === undefined || servedBy(then, suspended, [before]).length === 0;
  });
}

/** Those of some agreements that have one of these sub-processors on their own lists. */
export function servedBy(
  reading: Reading,
  suspended: readonly SuspendedVendor[],
  agreements: readonly Agreement[],
): readonly Agreement[] {
  return agreements.filter((agreement) => {
    if (!isConcerned(agreement, reading.on)) return false;
    const agreed = agreedOf(reading, agreement.ref);
    return suspended.some(
      (one) =>
        isStillThere(agreed, one) &&
        concerns(agreed, find(agreed, "Engagement", one.engagementRef), agreement),
    );
  });
}

/** The engagements of an agreement that are suspended: none where another vendor stands by now. */
export function suspendedOf(
  reading: Reading,
  suspended: readonly SuspendedVendor[],
  agreementRef: string,
): readonly string[] {
  const agreed = agreedOf(reading, agreementRef);
  const still = suspended.filter((one) => isStillThere(agreed, one));
  return [...new Set(still.map(({ engagementRef }) => engagementRef))];
}

function isStillThere(agreed: Register, { engagementRef, was }: SuspendedVendor): boolean {
  if (was === null) return true;
  return howGone(agreed, was.register, { ...was.engagement, ref: engagementRef }) !== "REPLACED";
}

function agreedOf({ register, heldBack }: Reading, agreementRef: string): Register {
  return agreedRegister(register, heldBack.get(agreementRef) ?? []);
}

/** The first day on which what is suspended since a day is so for an agreement: its own first day, where that is later. */
export function firstDayOf({ effectiveFrom }: Agreement, on: CalendarDate): CalendarDate {
  return effectiveFrom === undefined ? on : laterOf(on, calendarDateOf(effectiveFrom));
}
