import { find, pointingTo, type Register, type Row } from "@/lib/domain/register";

/**
 * What a service is called today, where the names that are shown of it are old ones.
 *
 * Source: GDPR Art. 5(1)(d), 12(1).
 * Reading: a former name that is kept beside the present one tells nothing to people who are shown the present one.
 *
 * @returns the present names; none where the service or its vendor already goes by one
 */
export function presentNames(
  register: Register,
  service: Row<"VendorService"> | undefined,
): string[] {
  if (service === undefined) return [];
  const shown = [service.name, find(register, "Vendor", service.vendorId)?.name];
  return pointingTo(register, "VendorAlias", "vendorServiceId", service.ref)
    .flatMap(({ supersededBy }) => supersededBy ?? [])
    .filter((name) => !shown.includes(name));
}
