import type { KindName } from "@/lib/domain/kinds/kinds";
import { given } from "./given";

type Item = { kind: KindName; ref: string; body: Record<string, unknown> };

/** A sub-processor of one product with all that stands behind it, each under the same ref. */
export function subprocessorOf(product: string, name: string, perTenantSwitch: boolean): Item[] {
  const ref = `${name}-${product}`;
  const {
    ref: _ref,
    validFrom: _from,
    ...engagement
  } = given.engagement({
    productIds: [product],
    vendorServiceId: ref,
    perTenantSwitch,
    actualUseFrom: undefined,
    delimitation: "Search alone",
  });
  return [
    {
      kind: "LegalEntity",
      ref,
      body: {
        legalName: `${name} GmbH`,
        country: "DE",
        street: "Am Hof 1",
        city: "Bonn",
        contactEmail: `privacy@${name}.example`,
      },
    },
    { kind: "Vendor", ref, body: { name, legalEntityId: ref } },
    { kind: "VendorService", ref, body: { name, vendorId: ref, function: "Search" } },
    { kind: "Engagement", ref, body: engagement },
    {
      kind: "ProcessingLocation",
      ref,
      body: { engagementId: ref, locationKind: "STORAGE", country: "DE" },
    },
  ];
}
