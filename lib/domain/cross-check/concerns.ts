import { servesUnusedOnly } from "@/lib/domain/customer/feature-use";
import { find, type Register, type Row } from "@/lib/domain/register";
import { chainOf, isSubprocessor, productsServed } from "@/lib/domain/subprocessor";

/**
 * Whether the engagement concerns an agreement, as it does when a change of it is told: no product named means all, and features
 * of which nobody knows whether they are used count as used.
 */
export function concerns(
  register: Register,
  engagement: Row<"Engagement"> | undefined,
  agreement: Row<"CustomerAgreement">,
): boolean {
  const { productIds = [], excludedVendorIds = [] } = agreement;
  if (engagement === undefined || !isSubprocessor(register, engagement)) return false;
  const vendor = find(register, "VendorService", engagement.vendorServiceId)?.vendorId;
  if (vendor !== undefined && excludedVendorIds.includes(vendor)) return false;
  const served = productsServed(register, engagement);
  const isServed =
    served === null || productIds.length === 0 || served.some((one) => productIds.includes(one));
  return isServed && !servesUnusedOnly(register, engagement, agreement);
}

/**
 * Whether the annex of an agreement is to name an engagement: it concerns the agreement, and neither it nor anyone above it in its
 * chain is left out or held back there.
 *
 * Source: GDPR Art. 28(2) and (4); SCC (EU) 2021/914, clause 9(a) ("agreed list").
 *
 * @param heldBack engagements that the agreement has not got, or has in an older state
 */
export function isOwed(
  register: Register,
  engagement: Row<"Engagement">,
  agreement: Row<"CustomerAgreement">,
  heldBack: ReadonlySet<string>,
): boolean {
  if (!concerns(register, engagement, agreement)) return false;
  const { excludedVendorIds = [] } = agreement;
  return !chainOf(register, engagement).some(({ ref, vendorServiceId }) => {
    const vendor = find(register, "VendorService", vendorServiceId)?.vendorId;
    return heldBack.has(ref) || excludedVendorIds.includes(vendor ?? "");
  });
}
