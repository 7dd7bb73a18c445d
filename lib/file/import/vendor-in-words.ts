import type { ImportVendorView } from "@/lib/domain/import/import-view";
import type { Register } from "@/lib/domain/register";
import type { NamedVendor } from "./planning";

/** Which vendor of the register a row is taken to speak of, and which it may speak of. */
export function vendorInWords(
  vendor: NamedVendor | undefined,
  register: Register,
): ImportVendorView | null {
  if (vendor === undefined) return null;
  const { name, by, ref, near } = vendor;
  return {
    name,
    found: by === null || ref === null ? null : foundInWords(by, titleOf(register, ref)),
    isChosen: by === "choice",
    near: near.map((one) => ({
      ref: one,
      title: titleOf(register, one),
      words: vendorWords(register, one),
    })),
  };
}

function foundInWords(by: NonNullable<NamedVendor["by"]>, title: string): string {
  if (by === "choice") return `Taken as ${title}, as you chose.`;
  if (by === "legalEntity") return `Found as ${title}: its legal entity is called so.`;
  return `Found as ${title}: a service of theirs was called so.`;
}

function vendorWords(register: Register, ref: string): string {
  const { legalEntityId } = register.Vendor.get(ref) ?? {};
  const company = register.LegalEntity.get(legalEntityId ?? "")?.legalName;
  const title = titleOf(register, ref);
  return company === undefined || company === title ? title : `${title} (${company})`;
}

function titleOf(register: Register, ref: string): string {
  return register.Vendor.get(ref)?.name ?? ref;
}
