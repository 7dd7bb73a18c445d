import { find, type Register } from "@/lib/domain/register";

/** An engagement by the name that readers know it by, its vendor and its service; null where the register has no such service. */
export function engagementTitle(register: Register, ref: string): string | null {
  const { vendorServiceId } = find(register, "Engagement", ref) ?? {};
  const service = find(register, "VendorService", vendorServiceId);
  if (service?.name === undefined) return null;
  const vendor = find(register, "Vendor", service.vendorId);
  return vendor?.name === undefined || vendor.name === service.name
    ? service.name
    : `${vendor.name} (${service.name})`;
}
