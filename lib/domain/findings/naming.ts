import { choiceInWords } from "@/lib/domain/choice-words";
import { engagementTitle } from "@/lib/domain/engagement-title";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { find, type RecordKey, type Register } from "@/lib/domain/register";
import { countriesNamed } from "./standing";

const longestTitle = 80;

/** The record as the subject of a message: `Vendor “Acme”`. */
export function nameOf(register: Register, kind: KindName, ref: string): string {
  return `${kinds[kind].label} “${titleOf(register, { kind, ref })}”`;
}

/** The record's title, of an engagement its vendor and service; with what it belongs to where a code or a country alone would tell nothing. */
export function titleOf(register: Register, { kind, ref }: RecordKey): string {
  const engagement = kind === "Engagement" ? engagementTitle(register, ref) : null;
  if (engagement !== null) return shortened(engagement);
  const title = ownTitle(register, kind, ref);
  const owner = ownerOf(register, kind, ref);
  if (owner?.ref === undefined) return title;
  const ownerTitle = titleOf(register, { kind: owner.kind, ref: owner.ref });
  return title === owner.ref ? ownerTitle : `${title}, ${ownerTitle}`;
}

function ownTitle(register: Register, kind: KindName, ref: string): string {
  const row: Readonly<Record<string, unknown>> | undefined = find(register, kind, ref);
  const { titleField, otherTitleField }: { titleField: string; otherTitleField?: string } =
    kinds[kind];
  const title = row?.[titleField] ?? (otherTitleField && row?.[otherTitleField]);
  return typeof title === "string" ? shortened(inWords(kind, titleField, title)) : ref;
}

/** A choice and a country by what people call them; every other title as it was written. */
function inWords(kind: KindName, titleField: string, title: string): string {
  const fields: Readonly<Record<string, { type: string }>> = kinds[kind].fields;
  const type = fields[titleField]?.type;
  if (type === "choice") return choiceInWords(title);
  return type === "country" ? countriesNamed([title]) : title;
}

const mostNamed = 5;

/** Several records as the object of a message: the first five by name, the others by their number. */
export function namesOf(register: Register, kind: KindName, refs: readonly string[]): string {
  const named = refs.slice(0, mostNamed).map((ref) => `“${titleOf(register, { kind, ref })}”`);
  const others = refs.length - named.length;
  const rest = others === 0 ? "" : ` and ${others === 1 ? "one other" : `${others} others`}`;
  return `${named.join(", ")}${rest}`;
}

type Owner = { kind: KindName; ref: string | undefined };

function ownerOf(register: Register, kind: KindName, ref: string): Owner | undefined {
  switch (kind) {
    case "Engagement":
      return {
        kind: "VendorService",
        ref: find(register, "Engagement", ref)?.vendorServiceId,
      };
    case "ProcessingLocation":
      return { kind: "Engagement", ref: find(register, "ProcessingLocation", ref)?.engagementId };
    case "Transfer":
      return { kind: "Engagement", ref: find(register, "Transfer", ref)?.engagementId };
    case "TransferMechanismUse":
      return { kind: "Transfer", ref: find(register, "TransferMechanismUse", ref)?.transferId };
    case "DpfCertification":
      return { kind: "LegalEntity", ref: find(register, "DpfCertification", ref)?.legalEntityId };
    case "Appointment":
      return { kind: "LegalEntity", ref: find(register, "Appointment", ref)?.appointedById };
    case "ActivityPurpose":
      return {
        kind: "ProcessingActivity",
        ref: find(register, "ActivityPurpose", ref)?.activityId,
      };
    case "ActivityData":
      return { kind: "ProcessingActivity", ref: find(register, "ActivityData", ref)?.activityId };
    case "LegalBasisUse":
      return { kind: "ActivityPurpose", ref: find(register, "LegalBasisUse", ref)?.purposeId };
    default:
      return undefined;
  }
}

function shortened(title: string): string {
  const letters = [...title];
  return letters.length <= longestTitle ? title : `${letters.slice(0, longestTitle - 1).join("")}…`;
}
