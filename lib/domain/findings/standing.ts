import { type CalendarDate, lastDayOf } from "@/lib/domain/calendar";
import { type Country, countries } from "@/lib/domain/reference/countries";
import type { Regime } from "@/lib/domain/reference/enums";
import { internationalOrganisation } from "@/lib/domain/reference/international-organisations";
import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { isSubprocessor, productsServed } from "@/lib/domain/subprocessor";

/** Whether a span of days holds the day; both ends count, an open end is no end, and a month or a year counts by its last day. */
export function holdsOn(
  span: { from?: string | undefined; to?: string | undefined },
  asOf: CalendarDate,
): boolean {
  return lastDayOf(span.from ?? asOf) <= asOf && asOf <= lastDayOf(span.to ?? asOf);
}

/** The engagements whose use has not ended; those announced or on stand-by are among them. */
export function standingEngagements(
  register: Register,
  asOf: CalendarDate,
): readonly Row<"Engagement">[] {
  return list(register, "Engagement").filter((engagement) => !hasEnded(engagement, asOf));
}

/** Those whom we engage ourselves, not one of our sub-processors. */
export function engagedByUs(register: Register, asOf: CalendarDate): readonly Row<"Engagement">[] {
  return standingEngagements(register, asOf).filter(
    (engagement) => engagement.parentEngagementId === undefined,
  );
}

export function hasEnded(engagement: Row<"Engagement">, asOf: CalendarDate): boolean {
  return !holdsOn({ to: engagement.actualUseTo }, asOf);
}

/** Whether data go to the recipient on that day, as far as the register says: stand-by waits for its date. */
export function isInUse(engagement: Row<"Engagement">, asOf: CalendarDate): boolean {
  if (engagement.standby && engagement.actualUseFrom === undefined) return false;
  return holdsOn({ from: engagement.actualUseFrom, to: engagement.actualUseTo }, asOf);
}

/**
 * Tells whether the recipient processes on behalf of someone, so that a contract must bind it.
 *
 * Source: GDPR Art. 4(8); Art. 28(3) and (10).
 * Reading: a vendor is taken for a processor until its service is recorded as a controller's; in the processor
 * register it can be nothing else.
 */
export function isProcessor(register: Register, engagement: Row<"Engagement">): boolean {
  const role = find(register, "VendorService", engagement.vendorServiceId)?.defaultRole;
  const isController = role === "INDEPENDENT_CONTROLLER" || role === "JOINT_CONTROLLER";
  return !isController || isSubprocessor(register, engagement);
}

export function activitiesOf(
  register: Register,
  engagement: Row<"Engagement">,
): Row<"ProcessingActivity">[] {
  return (engagement.activityIds ?? []).flatMap(
    (ref) => find(register, "ProcessingActivity", ref) ?? [],
  );
}

/** The entity that receives the data: as the transfer names it, else the one that stands behind the vendor. */
export function recipientOf(
  register: Register,
  engagement: Row<"Engagement">,
): Row<"LegalEntity"> | undefined {
  return find(register, "LegalEntity", vendorOf(register, engagement)?.legalEntityId);
}

export function vendorOf(
  register: Register,
  engagement: Row<"Engagement">,
): Row<"Vendor"> | undefined {
  const service = find(register, "VendorService", engagement.vendorServiceId);
  return find(register, "Vendor", service?.vendorId);
}

/** The products that an engagement serves, by itself, through its activities or those above it; none named means all. */
export function productsOf(register: Register, engagement: Row<"Engagement">): readonly string[] {
  if (isSubprocessor(register, engagement)) return productsServed(register, engagement) ?? [];
  if (engagement.productIds?.length) return engagement.productIds;
  return activitiesOf(register, engagement).flatMap(({ productIds }) => productIds ?? []);
}

export function agreementsInForce(
  register: Register,
  asOf: CalendarDate,
): readonly Row<"CustomerAgreement">[] {
  return list(register, "CustomerAgreement").filter((agreement) =>
    holdsOn({ from: agreement.effectiveFrom, to: agreement.endsOn }, asOf),
  );
}

export function appointmentsOf(
  register: Register,
  entityRef: string,
  kind: Row<"Appointment">["appointmentKind"],
  asOf: CalendarDate,
): readonly Row<"Appointment">[] {
  return pointingTo(register, "Appointment", "appointedById", entityRef).filter(
    (appointment) =>
      appointment.appointmentKind === kind &&
      holdsOn({ from: appointment.mandateFrom, to: appointment.mandateTo }, asOf),
  );
}

export function participationsOf(
  register: Register,
  activityRef: string,
  asOf: CalendarDate,
): readonly Row<"Participation">[] {
  return pointingTo(register, "Participation", "activityId", activityRef).filter((participation) =>
    holdsOn(participation, asOf),
  );
}

/** Whether the entity is one of ours: of the group, or the one behind the organisation. */
export function isOwn(register: Register, entity: Row<"LegalEntity">): boolean {
  return (
    entity.ownGroup === true ||
    pointingTo(register, "Organisation", "legalEntityId", entity.ref).length > 0
  );
}

/** Whether the entities (those of ours among them) are recorded as under the regime; silence means the organisation's. */
export function isUnder(
  register: Register,
  entityRefs: readonly (string | undefined)[],
  regime: Regime,
): boolean {
  const stated = entityRefs.flatMap((ref) => {
    const entity = find(register, "LegalEntity", ref);
    return entity && isOwn(register, entity) ? (entity.regimesApplicable ?? []) : [];
  });
  if (stated.length > 0) return stated.includes(regime);
  const ofOrganisation = list(register, "Organisation").flatMap(({ regimes }) => regimes ?? []);
  return ofOrganisation.length === 0 || ofOrganisation.includes(regime);
}

export function establishmentsOf(entity: Row<"LegalEntity">): readonly string[] {
  if (entity.establishmentCountries?.length) return entity.establishmentCountries;
  return entity.country === undefined ? [] : [entity.country];
}

const countriesByCode = new Map<string, Country>(Object.entries(countries));

/** The country as the shipped list has it; undefined for a code that it does not have. */
export function countryOf(code: string | undefined): Country | undefined {
  return code === undefined ? undefined : countriesByCode.get(code);
}

/** Countries and international organisations in words; a code that the lists do not have stays as it is. */
export function countriesNamed(codes: readonly string[]): string {
  return codes
    .map((code) => countryOf(code)?.name.en ?? internationalOrganisation(code)?.name ?? code)
    .join(", ");
}

export function isGdprTerritory(code: string): boolean {
  return countryOf(code)?.gdprTerritory === true;
}
