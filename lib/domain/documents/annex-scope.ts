import { servesUnusedOnly } from "@/lib/domain/customer/feature-use";
import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { compareNames } from "./annex-facts";
import type { AnnexInput } from "./annex-input";

/** One sub-processor of the list: its number ("2.1" is engaged under "2"), and who it is. */
export type ListedSubprocessor = {
  number: string;
  engagement: Row<"Engagement">;
  service: Row<"VendorService"> | undefined;
  vendor: Row<"Vendor"> | undefined;
  entity: Row<"LegalEntity"> | undefined;
  /** Those under whom it is engaged, from the top of the chain down. */
  chain: Row<"Engagement">[];
};

type Scope = Pick<AnnexInput, "agreed" | "agreement">;

/**
 * The processing activities that an agreement's annexes describe.
 *
 * Source: GDPR Art. 28(3), first sentence, and 30(2) (processing on behalf of the controller).
 * Reading: the activities of the processor register that name a product of the agreement; an agreement
 * that names no product has none, and its annexes say so.
 */
export function agreementActivities({ agreed, agreement }: Scope): Row<"ProcessingActivity">[] {
  return list(agreed, "ProcessingActivity")
    .filter((one) => one.register === "PROCESSOR" && meets(one.productIds, agreement.productIds))
    .toSorted((one, other) => compareNames(one.name ?? one.ref, other.name ?? other.ref));
}

/**
 * The sub-processors of an agreement, each followed by those that it engages itself.
 *
 * Source: GDPR Art. 28(2) and (4); SCC (EU) 2021/915, clause 7.7(a) and Annex IV.
 * Reading: an engagement belongs here when it serves a product of the agreement and a processor activity.
 * One that names no product goes by its activities, or by the engagement above it. Who is below it in the chain
 * belongs here too, unless it, or every activity that it serves, names only other products. Vendors left out by agreement are not listed, nor
 * is anybody engaged by them; nor who serves optional features alone that the customer is known not to use (decision 0052).
 *
 * @returns in the order of names, each chain together; stand-by engagements among them
 */
export function agreementSubprocessors(scope: Scope): ListedSubprocessor[] {
  return listedAmong(scope, (one) => !servesUnusedOnly(scope.agreed, one, scope.agreement));
}

/**
 * Those who would be listed if the customer used every feature of its products, and are not: they serve optional features alone
 * that it does not use.
 */
export function unusedSubprocessors(scope: Scope): ListedSubprocessor[] {
  const listed = new Set(agreementSubprocessors(scope).map(({ engagement }) => engagement.ref));
  return listedAmong(scope, () => true).filter(({ engagement }) => !listed.has(engagement.ref));
}

type IsUsed = (engagement: Row<"Engagement">) => boolean;

function listedAmong(scope: Scope, isUsed: IsUsed): ListedSubprocessor[] {
  const { agreed } = scope;
  const own = list(agreed, "Engagement").filter(
    (one) => servesAgreement(scope, one) && isUsed(one),
  );
  const ownRefs = new Set(own.map((one) => one.ref));
  const tops = own.filter(
    (one) => !engagedUnder(agreed, one).some((above) => ownRefs.has(above.ref)),
  );
  const listed: ListedSubprocessor[] = [];
  const visited = new Set<string>();

  function walk(siblings: readonly Row<"Engagement">[], prefix: string): void {
    let position = 0;
    for (const engagement of siblings) {
      if (visited.has(engagement.ref) || isLeftOut(scope, engagement)) continue;
      visited.add(engagement.ref);
      position += 1;
      const number = `${prefix}${position}`;
      listed.push({
        number,
        engagement,
        chain: engagedUnder(agreed, engagement),
        ...whoIs(agreed, engagement),
      });
      walk(sortByName(agreed, engagedBy(scope, engagement).filter(isUsed)), `${number}.`);
    }
  }
  // The second list adds only a chain that runs in a circle: it is wrong, but nobody in it may be silently missing.
  walk([...sortByName(agreed, tops), ...sortByName(agreed, own)], "");
  return listed;
}

/** Those above an engagement in its chain, from the top down; a circle is followed once. */
function engagedUnder(register: Register, engagement: Row<"Engagement">): Row<"Engagement">[] {
  const chain: Row<"Engagement">[] = [];
  let above = find(register, "Engagement", engagement.parentEngagementId);
  while (above && above.ref !== engagement.ref && !chain.includes(above)) {
    chain.unshift(above);
    above = find(register, "Engagement", above.parentEngagementId);
  }
  return chain;
}

function engagedBy({ agreed, agreement }: Scope, above: Row<"Engagement">): Row<"Engagement">[] {
  return pointingTo(agreed, "Engagement", "parentEngagementId", above.ref).filter((one) => {
    const products = one.productIds?.length ? one.productIds : productsOfActivities(agreed, one);
    return products === null || meets(products, agreement.productIds);
  });
}

/** The products of the processor activities that an engagement serves; null where one of them names none. */
function productsOfActivities(
  register: Register,
  { activityIds }: Row<"Engagement">,
): readonly string[] | null {
  const lists = (activityIds ?? [])
    .map((ref) => find(register, "ProcessingActivity", ref))
    .filter((one) => one?.register === "PROCESSOR")
    .map((one) => one?.productIds);
  const isSaid = lists.length > 0 && lists.every((products) => products?.length);
  return isSaid ? lists.flatMap((products) => products ?? []) : null;
}

/** Whether the vendor, or one above it in the chain, is left out for this customer. */
function isLeftOut({ agreed, agreement }: Scope, engagement: Row<"Engagement">): boolean {
  const excluded = agreement.excludedVendorIds ?? [];
  return [engagement, ...engagedUnder(agreed, engagement)].some(({ vendorServiceId }) => {
    const vendorId = find(agreed, "VendorService", vendorServiceId)?.vendorId;
    return vendorId !== undefined && excluded.includes(vendorId);
  });
}

function servesAgreement({ agreed, agreement }: Scope, engagement: Row<"Engagement">): boolean {
  const activities = (engagement.activityIds ?? [])
    .map((ref) => find(agreed, "ProcessingActivity", ref))
    .filter((one) => one?.register === "PROCESSOR");
  if (activities.length === 0) return false;
  if (engagement.productIds?.length) return meets(engagement.productIds, agreement.productIds);
  return activities.some((one) => meets(one?.productIds, agreement.productIds));
}

function meets(
  some: readonly string[] | undefined,
  others: readonly string[] | undefined,
): boolean {
  return (some ?? []).some((one) => (others ?? []).includes(one));
}

function whoIs(register: Register, engagement: Row<"Engagement">) {
  const service = find(register, "VendorService", engagement.vendorServiceId);
  const vendor = find(register, "Vendor", service?.vendorId);
  return { service, vendor, entity: find(register, "LegalEntity", vendor?.legalEntityId) };
}

/** The name of the one who is engaged: as in the company register, or else the brand. */
export function engagedName(register: Register, engagement: Row<"Engagement">): string {
  const { service, vendor, entity } = whoIs(register, engagement);
  return entity?.legalName ?? vendor?.name ?? service?.name ?? engagement.ref;
}

function sortByName(
  register: Register,
  engagements: readonly Row<"Engagement">[],
): Row<"Engagement">[] {
  return engagements
    .map((engagement) => ({ engagement, name: engagedName(register, engagement) }))
    .toSorted(
      (one, other) =>
        compareNames(one.name, other.name) ||
        compareNames(one.engagement.ref, other.engagement.ref),
    )
    .map(({ engagement }) => engagement);
}
