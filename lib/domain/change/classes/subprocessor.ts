import type { CalendarDate } from "@/lib/domain/calendar";
import { statusOf } from "@/lib/domain/findings/mechanisms";
import {
  find,
  list,
  pointingTo,
  type RecordKey,
  type Register,
  type Row,
} from "@/lib/domain/register";
import type { Scope } from "./verdict";

type Engaged = Pick<Row<"Engagement">, "activityIds" | "parentEngagementId">;

/** An engagement and those above it in its chain, from itself up; a circle is followed once. */
function chainOf<E extends Engaged>(
  register: Register,
  engagement: E | undefined,
): (E | Row<"Engagement">)[] {
  const chain: (E | Row<"Engagement">)[] = [];
  let next: E | Row<"Engagement"> | undefined = engagement;
  while (next !== undefined && !chain.includes(next)) {
    chain.push(next);
    next = find(register, "Engagement", next.parentEngagementId);
  }
  return chain;
}

/** The activities of the processor register that an engagement names itself. */
function processorActivities(
  register: Register,
  { activityIds = [] }: Engaged,
): Row<"ProcessingActivity">[] {
  return activityIds
    .flatMap((ref) => find(register, "ProcessingActivity", ref) ?? [])
    .filter((activity) => activity.register === "PROCESSOR");
}

/**
 * Whether an engagement is a sub-processor: it, or one above it in its chain, serves an activity of the processor register.
 *
 * Source: GDPR Art. 28(2), 28(4), 30(2).
 */
export function isSubprocessor(register: Register, engagement: Engaged | undefined): boolean {
  return chainOf(register, engagement).some((one) => processorActivities(register, one).length > 0);
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

/** The products that an engagement serves; null: whichever there are, since nothing narrows it. */
function productsServed(
  register: Register,
  engagement: Row<"Engagement">,
): readonly string[] | null {
  for (const one of chainOf(register, engagement)) {
    if ((one.productIds ?? []).length > 0) return one.productIds ?? [];
    const activities = processorActivities(register, one);
    if (activities.length > 0) return productsOfAll(activities);
  }
  return null;
}

/** The products of several records, each of which serves all products when it names none; null: all products. */
export function productsOfAll(
  rows: readonly { readonly productIds?: readonly string[] }[],
): readonly string[] | null {
  const isNarrow = rows.every(({ productIds = [] }) => productIds.length > 0);
  return isNarrow ? [...new Set(rows.flatMap(({ productIds = [] }) => productIds))] : null;
}

/**
 * Whom an engagement concerns that is a sub-processor in one of the two registers: the customers of its products, or,
 * where it names none, of the products of its activities or of the engagement above it.
 */
export function engagementScope(
  before: Register,
  after: Register,
  engagementRef: string | undefined,
): Scope {
  const served = [before, after].flatMap((register) => {
    const engagement = find(register, "Engagement", engagementRef);
    return engagement !== undefined && isSubprocessor(register, engagement)
      ? [productsServed(register, engagement)]
      : [];
  });
  if (served.length === 0) return { type: "nobody" };
  return served.includes(null)
    ? { type: "everyone" }
    : { type: "products", refs: [...new Set(served.flatMap((refs) => refs ?? []))] };
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
  const scopes = [...new Set(refs)].map((ref) => engagementScope(before, after, ref));
  if (scopes.some(({ type }) => type === "everyone")) return { type: "everyone" };
  const products = scopes.flatMap((scope) => (scope.type === "products" ? scope.refs : []));
  return products.length === 0
    ? { type: "nobody" }
    : { type: "products", refs: [...new Set(products)] };
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
