import { pointingTo, type RecordKey, type Register } from "@/lib/domain/register";
import { engagementOf, vendorsOf } from "./classes/subprocessor";

/** The engagements whose entry in a list says something of these records: themselves, their places and transfers, whom they are with. */
export function touchedEngagements(
  register: Register,
  keys: readonly Pick<RecordKey, "kind" | "ref">[],
): string[] {
  return [...new Set(keys.flatMap((key) => engagementsOf(register, key)))];
}

function engagementsOf(register: Register, key: Pick<RecordKey, "kind" | "ref">): string[] {
  const own = engagementOf(register, key);
  if (own !== undefined) return [own];
  const services =
    key.kind === "VendorService"
      ? [key.ref]
      : vendorsOf(register, key).flatMap((vendor) =>
          pointingTo(register, "VendorService", "vendorId", vendor).map(({ ref }) => ref),
        );
  return services.flatMap((service) =>
    pointingTo(register, "Engagement", "vendorServiceId", service).map(({ ref }) => ref),
  );
}
