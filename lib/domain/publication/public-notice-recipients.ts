import { find, list, type Register, type Row } from "@/lib/domain/register";
import { presentNames } from "./present-names";

/** Who receives data: a company, or a category where no name is known. */
export type NoticeRecipient = {
  name: string;
  namedAs: "EXAMPLE" | "CATEGORY" | null;
  kind: string | null;
  group: string | null;
  purpose: string | null;
  condition: string | null;
  legalEntity: string | null;
  optOut: string | null;
  /** What its service is called today, where its name here is an old one. */
  nowCalled: string[];
};

export type Activities = readonly Row<"ProcessingActivity">[];

/**
 * The recipients of the data of some activities.
 *
 * Source: GDPR Art. 13(1)(e), 14(1)(e), 4(9).
 * Reading: a disclosure that names no activity concerns them all; a vendor that a disclosure tells of is told once.
 */
export function recipientsOf(register: Register, activities: Activities): NoticeRecipient[] {
  const disclosures = disclosuresOf(register, activities);
  const told = new Set(disclosures.map(({ engagementId }) => engagementId));
  const engaged = engagementsOf(register, activities).filter(({ ref }) => !told.has(ref));
  return [
    ...disclosures.map((disclosure) => disclosed(register, disclosure)),
    ...engaged.map((engagement) => processor(register, engagement)),
  ];
}

/** The disclosures of data of some activities. */
export function disclosuresOf(register: Register, activities: Activities): Row<"Disclosure">[] {
  const concerned = new Set(activities.map(({ ref }) => ref));
  return list(register, "Disclosure").filter(
    ({ activityIds }) => !activityIds?.length || activityIds.some((ref) => concerned.has(ref)),
  );
}

/** The engagements that serve some activities. */
export function engagementsOf(register: Register, activities: Activities): Row<"Engagement">[] {
  const concerned = new Set(activities.map(({ ref }) => ref));
  return list(register, "Engagement").filter(
    ({ activityIds }) => activityIds?.some((ref) => concerned.has(ref)) === true,
  );
}

function disclosed(register: Register, disclosure: Row<"Disclosure">): NoticeRecipient {
  const { name, ref, namedAs } = disclosure;
  return {
    name: name ?? ref,
    namedAs: namedAs === "EXAMPLE" || namedAs === "CATEGORY" ? namedAs : null,
    kind: disclosure.recipientKind ?? null,
    group: disclosure.groupLabel ?? null,
    purpose: disclosure.purposeText ?? null,
    condition: disclosure.condition ?? null,
    legalEntity: find(register, "LegalEntity", disclosure.legalEntityId)?.legalName ?? null,
    optOut: disclosure.optOutUrl ?? null,
    nowCalled: presentNames(register, serviceOf(register, disclosure.engagementId)),
  };
}

function processor(register: Register, engagement: Row<"Engagement">): NoticeRecipient {
  const service = find(register, "VendorService", engagement.vendorServiceId);
  const vendor = find(register, "Vendor", service?.vendorId);
  const namedAs = vendor?.namedAs;
  return {
    name: vendor?.name ?? engagement.ref,
    namedAs: namedAs === "EXAMPLE" || namedAs === "CATEGORY" ? namedAs : null,
    kind: engagement.statedRole ?? "PROCESSOR",
    group: null,
    purpose: engagement.purpose ?? service?.function ?? null,
    condition: null,
    legalEntity: find(register, "LegalEntity", vendor?.legalEntityId)?.legalName ?? null,
    optOut: null,
    nowCalled: presentNames(register, service),
  };
}

function serviceOf(register: Register, engagementRef: string | undefined) {
  const engagement = find(register, "Engagement", engagementRef);
  return find(register, "VendorService", engagement?.vendorServiceId);
}
