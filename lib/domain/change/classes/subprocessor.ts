import { type CalendarDate, calendarDateOf } from "@/lib/domain/calendar";
import { adequacyAt } from "@/lib/domain/reference/adequacy";
import type { TransferDestination } from "@/lib/domain/reference/international-organisations";
import { find, list, pointingTo, type RecordKey, type Register, type Row } from "@/lib/domain/register";
import type { Scope } from "./verdict";

/**
 * Whether an engagement is a sub-processor: it serves at least one activity of the processor register.
 *
 * Source: GDPR Art. 28(2), 28(4), 30(2).
 */
export function isSubprocessor(
  register: Register,
  engagement: Pick<Row<"Engagement">, "activityIds"> | undefined,
): boolean {
  return (engagement?.activityIds ?? []).some(
    (ref) => find(register, "ProcessingActivity", ref)?.register === "PROCESSOR",
  );
}

/** The sub-processors of a register, in its order. */
export function subprocessors(register: Register): readonly Row<"Engagement">[] {
  return list(register, "Engagement").filter((engagement) => isSubprocessor(register, engagement));
}

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

/** The products of an engagement that is a sub-processor in one of the two registers; else nobody's. */
export function engagementScope(
  before: Register,
  after: Register,
  engagementRef: string | undefined,
): Scope {
  const products = new Set<string>();
  let found = false;
  for (const register of [before, after]) {
    const engagement = find(register, "Engagement", engagementRef);
    if (!isSubprocessor(register, engagement)) continue;
    found = true;
    if ((engagement?.productIds ?? []).length === 0) return { type: "everyone" };
    for (const ref of engagement?.productIds ?? []) products.add(ref);
  }
  return found ? { type: "products", refs: [...products] } : { type: "nobody" };
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
  refs: readonly string[],
): Scope {
  const scopes = [...new Set(refs)].map((ref) => engagementScope(before, after, ref));
  if (scopes.some(({ type }) => type === "everyone")) return { type: "everyone" };
  const products = scopes.flatMap((scope) => (scope.type === "products" ? scope.refs : []));
  return products.length === 0
    ? { type: "nobody" }
    : { type: "products", refs: [...new Set(products)] };
}

/** How far away a country is, for a move: inside the EEA, adequate, or neither. Unknown counts as neither. */
export function distance(
  country: string | undefined,
  asOf: CalendarDate,
): "INSIDE" | "ADEQUATE" | "OTHER" {
  if (country === undefined) return "OTHER";
  const { status } = adequacyAt("EU_GDPR", country as TransferDestination, calendarDateOf(asOf));
  if (status === "INTERNAL") return "INSIDE";
  return status === "ADEQUATE" ? "ADEQUATE" : "OTHER";
}
