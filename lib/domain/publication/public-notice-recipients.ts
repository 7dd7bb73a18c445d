import type { Regime } from "@/lib/domain/reference/enums";
import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";

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

/** Where data go outside of the law under which they were collected, and on what ground. */
export type NoticeTransfer = {
  /** null: not known. */
  destination: string | null;
  from: string | null;
  recipient: string | null;
  mechanisms: { regime: Regime; code: string; module: string | null; copy: string | null }[];
};

type Activities = readonly Row<"ProcessingActivity">[];

/**
 * The recipients of the data of some activities.
 *
 * Source: GDPR Art. 13(1)(e), 14(1)(e), 4(9).
 * Reading: a disclosure that names no activity concerns them all; a vendor that a disclosure tells of is told once.
 */
export function recipientsOf(register: Register, activities: Activities): NoticeRecipient[] {
  const concerned = new Set(activities.map(({ ref }) => ref));
  const isConcerned = (refs: readonly string[] | undefined) =>
    refs === undefined || refs.length === 0 || refs.some((ref) => concerned.has(ref));
  const disclosures = list(register, "Disclosure").filter(({ activityIds }) =>
    isConcerned(activityIds),
  );
  const told = new Set(disclosures.map(({ engagementId }) => engagementId));
  const engaged = engagementsOf(register, activities).filter(({ ref }) => !told.has(ref));
  return [
    ...disclosures.map((disclosure) => disclosed(register, disclosure)),
    ...engaged.map((engagement) => processor(register, engagement)),
  ];
}

function engagementsOf(register: Register, activities: Activities): Row<"Engagement">[] {
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
    nowCalled: namesNow(
      register,
      find(register, "Engagement", disclosure.engagementId)?.vendorServiceId,
    ),
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
    nowCalled: namesNow(register, service?.ref),
  };
}

function namesNow(register: Register, serviceRef: string | undefined): string[] {
  if (serviceRef === undefined) return [];
  return pointingTo(register, "VendorAlias", "vendorServiceId", serviceRef).flatMap(
    ({ supersededBy }) => supersededBy ?? [],
  );
}

/**
 * The transfers with the data of some activities, and those that no vendor is part of.
 *
 * Source: GDPR Art. 13(1)(f), 14(1)(f) (the fact, the safeguards, and how to get a copy).
 */
export function transfersOf(register: Register, activities: Activities): NoticeTransfer[] {
  const engaged = new Set(engagementsOf(register, activities).map(({ ref }) => ref));
  return list(register, "Transfer")
    .filter(({ engagementId }) => engagementId === undefined || engaged.has(engagementId))
    .map((transfer) => {
      const engagement = find(register, "Engagement", transfer.engagementId);
      const service = find(register, "VendorService", engagement?.vendorServiceId);
      return {
        destination: transfer.destination ?? null,
        from: transfer.originText ?? null,
        recipient: find(register, "Vendor", service?.vendorId)?.name ?? null,
        mechanisms: pointingTo(
          register,
          "TransferMechanismUse",
          "transferId",
          transfer.ref,
        ).flatMap(({ regime, mechanism, sccModule, copyInstructions }) =>
          regime === undefined || mechanism === undefined
            ? []
            : [
                {
                  regime,
                  code: mechanism,
                  module: sccModule ?? null,
                  copy: copyInstructions ?? null,
                },
              ],
        ),
      };
    });
}
