import { find, type Register, type Row } from "@/lib/domain/register";
import { isSubprocessor, subprocessors } from "@/lib/domain/subprocessor";

/**
 * Whether what a register has under the ref of an agreement's sub-processor is another: nobody any more, or another vendor in its
 * place; null where it is the same.
 */
export function howGone(
  register: Register,
  agreed: Register,
  engagement: Row<"Engagement">,
): "ENDED" | "REPLACED" | null {
  const present = find(register, "Engagement", engagement.ref);
  if (present === undefined || !isSubprocessor(register, present)) return "ENDED";
  const vendor = (one: Register, { vendorServiceId }: Row<"Engagement">) =>
    find(one, "VendorService", vendorServiceId)?.vendorId;
  const isAnother =
    present.vendorServiceId !== engagement.vendorServiceId &&
    vendor(register, present) !== vendor(agreed, engagement);
  return isAnother ? "REPLACED" : null;
}

/** The sub-processors of a register in whose place another has another vendor. */
export function replacedBetween(before: Register, after: Register): readonly string[] {
  return subprocessors(before).flatMap((engagement) =>
    howGone(after, before, engagement) === "REPLACED" ? [engagement.ref] : [],
  );
}
