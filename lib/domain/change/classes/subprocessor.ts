import type { CalendarDate } from "@/lib/domain/calendar";
import { statusOf } from "@/lib/domain/findings/mechanisms";
import { find, pointingTo, type RecordKey, type Register } from "@/lib/domain/register";
import { scopeIn, together } from "./scopes";
import type { Scope } from "./verdict";

/** The engagement that a record is, or is a part of; undefined when it is neither. */
export function engagementOf(register: Register, { kind, ref }: RecordKey): string | undefined {
  switch (kind) {
    case "Engagement":
      return ref;
    case "ProcessingLocation":
    case "Transfer":
      return find(register, kind, ref)?.engagementId;
    case "TransferMechanismUse":
      return find(register, "Transfer", find(register, kind, ref)?.transferId)?.engagementId;
    default:
      return undefined;
  }
}

/** The vendors that a record is about: the vendor itself, those of an entity, the one behind an engagement or a part of one. */
export function vendorsOf(register: Register, key: RecordKey): readonly string[] {
  switch (key.kind) {
    case "Vendor":
      return [key.ref];
    case "VendorService":
      return [find(register, key.kind, key.ref)?.vendorId ?? []].flat();
    case "LegalEntity":
      return pointingTo(register, "Vendor", "legalEntityId", key.ref).map(({ ref }) => ref);
    case "DpfCertification":
      return pointingTo(register, "TransferMechanismUse", "dpfCertificationId", key.ref).flatMap(
        ({ ref }) => vendorsOf(register, { kind: "TransferMechanismUse", ref }),
      );
    default: {
      const engagement = find(register, "Engagement", engagementOf(register, key));
      return [find(register, "VendorService", engagement?.vendorServiceId)?.vendorId ?? []].flat();
    }
  }
}

/**
 * Whom an engagement concerns that is a sub-processor in one of the two registers: the customers of its products, or,
 * where it names none, of the products of its activities or of the engagement above it. Where it serves a product by optional
 * features alone, those who use them, or of whom that is not known.
 */
export function engagementScope(
  before: Register,
  after: Register,
  engagementRef: string | undefined,
): Scope {
  return together([before, after].flatMap((register) => scopeIn(register, engagementRef) ?? []));
}

/** Every engagement that rests on a legal entity: through its vendors and their services. */
export function engagementsOfEntity(register: Register, entityRef: string): string[] {
  return pointingTo(register, "Vendor", "legalEntityId", entityRef).flatMap((vendor) =>
    engagementsOfVendor(register, vendor.ref),
  );
}

export function engagementsOfVendor(register: Register, vendorRef: string): string[] {
  return pointingTo(register, "VendorService", "vendorId", vendorRef).flatMap((service) =>
    engagementsOfService(register, service.ref),
  );
}

export function engagementsOfService(register: Register, serviceRef: string): string[] {
  return pointingTo(register, "Engagement", "vendorServiceId", serviceRef).map(({ ref }) => ref);
}

/** The customers of any of these engagements. */
export function scopeOfEngagements(
  before: Register,
  after: Register,
  refs: readonly (string | undefined)[],
): Scope {
  return together([...new Set(refs)].map((ref) => engagementScope(before, after, ref)));
}

/** How far away a country or an organisation is, for a move: inside the EEA, adequate, or neither. One that is not known counts as neither. */
export function distance(
  register: Register,
  country: string | undefined,
  asOf: CalendarDate,
): "INSIDE" | "ADEQUATE" | "OTHER" {
  const status = statusOf(register, "EU_GDPR", country, asOf);
  if (status === "INTERNAL") return "INSIDE";
  return status === "ADEQUATE" ? "ADEQUATE" : "OTHER";
}
