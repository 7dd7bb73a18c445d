import type { CalendarDate } from "@/lib/domain/calendar";
import { featureWords } from "@/lib/domain/customer/feature-use";
import type { Language } from "@/lib/domain/language/catalogue";
import { find, pointingTo, type Register, type Row } from "@/lib/domain/register";
import type { EntryTexts, PublicSubprocessor } from "./public-part";
import { translatedBy, translationOf } from "./translated";

type Facts = Omit<
  PublicSubprocessor,
  "status" | "announcedOn" | "effectiveOn" | "since" | "endedOn"
>;

/**
 * What the public list says of one sub-processor, whatever its status.
 *
 * Source: GDPR Art. 28(2), 28(4); EDPB Opinion 22/2024, paras 31-32 (identity of the whole chain).
 * Reading: a fact that is not known is null and named in `unknown`, never invented and never left out.
 */
export function publicFacts(register: Register, engagement: Row<"Engagement">): Facts {
  const service = find(register, "VendorService", engagement.vendorServiceId);
  const vendor = find(register, "Vendor", service?.vendorId);
  const entity = find(register, "LegalEntity", vendor?.legalEntityId);
  const locations = pointingTo(register, "ProcessingLocation", "engagementId", engagement.ref);
  const facts: Facts = {
    ref: engagement.ref,
    name: vendor?.name ?? engagement.ref,
    ...(isNoName(vendor?.namedAs) && { namedAs: vendor?.namedAs }),
    service: service?.name ?? engagement.ref,
    legalEntity: { name: entity?.legalName ?? null, country: entity?.country ?? null },
    purpose: engagement.purpose ?? service?.function ?? engagement.subjectMatter ?? null,
    dataCategories: labels(register, "PersonalDataCategory", engagement.personalDataCategoryIds),
    dataSubjectCategories: labels(
      register,
      "DataSubjectCategory",
      engagement.dataSubjectCategoryIds,
    ),
    locations: locations.map((location) => ({
      country: location.country ?? null,
      region: location.region ?? null,
      kind: location.locationKind ?? null,
    })),
    mechanisms: mechanismsOf(register, engagement.ref),
    products: [...(engagement.productIds ?? [])],
    feature: featureWords(engagement),
    optional: engagement.optional === true,
    parent: engagement.parentEngagementId ?? null,
  };
  const unknown = unknownFields(facts, locations);
  const translations = translatedBy((language) => textsIn(register, engagement, language));
  return {
    ...facts,
    ...(unknown.length > 0 && { unknown }),
    ...(translations !== undefined && { translations }),
  };
}

/** The same texts in another language; the purpose from the very record that gives it in the register's own. */
function textsIn(
  register: Register,
  engagement: Row<"Engagement">,
  language: Language,
): EntryTexts {
  const service = find(register, "VendorService", engagement.vendorServiceId);
  const purpose =
    engagement.purpose !== undefined
      ? translationOf(engagement, "purpose", language)
      : service?.function !== undefined
        ? translationOf(service, "function", language)
        : translationOf(engagement, "subjectMatter", language);
  return {
    purpose,
    feature:
      engagement.feature === undefined ? undefined : translationOf(engagement, "feature", language),
    dataCategories: labelsIn(
      register,
      "PersonalDataCategory",
      engagement.personalDataCategoryIds,
      language,
    ),
    dataSubjectCategories: labelsIn(
      register,
      "DataSubjectCategory",
      engagement.dataSubjectCategoryIds,
      language,
    ),
  };
}

/** Whole or not at all: a list half in one language and half in another reads as a mistake. */
function labelsIn(
  register: Register,
  kind: "PersonalDataCategory" | "DataSubjectCategory",
  refs: readonly string[] = [],
  language: Language,
): string[] | undefined {
  const labels = refs.flatMap(
    (ref) => translationOf(find(register, kind, ref), "label", language) ?? [],
  );
  return refs.length > 0 && labels.length === refs.length ? labels : undefined;
}

function labels(
  register: Register,
  kind: "PersonalDataCategory" | "DataSubjectCategory",
  refs: readonly string[] | undefined,
): string[] {
  return (refs ?? []).map((ref) => find(register, kind, ref)?.label ?? ref);
}

function mechanismsOf(register: Register, engagementRef: string): Facts["mechanisms"] {
  const uses = pointingTo(register, "Transfer", "engagementId", engagementRef).flatMap((transfer) =>
    pointingTo(register, "TransferMechanismUse", "transferId", transfer.ref),
  );
  const seen = new Map<string, Facts["mechanisms"][number]>();
  for (const use of uses.toSorted((one, other) => (one.priority ?? 1) - (other.priority ?? 1))) {
    if (use.regime === undefined || use.mechanism === undefined) continue;
    const mechanism = { regime: use.regime, code: use.mechanism, module: use.sccModule ?? null };
    seen.set(JSON.stringify(mechanism), mechanism);
  }
  return [...seen.values()].toSorted((one, other) =>
    one.regime < other.regime ? -1 : one.regime > other.regime ? 1 : 0,
  );
}

function unknownFields(facts: Facts, locations: readonly Row<"ProcessingLocation">[]): string[] {
  const unknown: string[] = [];
  if (facts.legalEntity.name === null) unknown.push("legalEntity.name");
  if (facts.legalEntity.country === null) unknown.push("legalEntity.country");
  if (facts.purpose === null) unknown.push("purpose");
  if (facts.dataCategories.length === 0) unknown.push("dataCategories");
  if (facts.dataSubjectCategories.length === 0) unknown.push("dataSubjectCategories");
  if (locations.length === 0 || locations.some(({ country }) => country === undefined)) {
    unknown.push("locations");
    // Where the data are is not known, so neither is whether a transfer needs a mechanism.
    if (facts.mechanisms.length === 0) unknown.push("mechanisms");
  }
  return unknown;
}

/**
 * The day since which an entry is in use: as recorded, else as published before, else the day it is first listed; null
 * where the register says that nobody knows.
 */
export function sinceOf(
  engagement: Row<"Engagement">,
  published: CalendarDate | null,
  firstListedOn: CalendarDate,
): CalendarDate | null {
  const recorded = engagement.actualUseFrom as CalendarDate | undefined;
  const isUnknown = engagement.fieldStates?.actualUseFrom?.state === "UNKNOWN";
  return recorded ?? published ?? (isUnknown ? null : firstListedOn);
}

function isNoName(namedAs: Row<"Vendor">["namedAs"]): namedAs is "EXAMPLE" | "CATEGORY" {
  return namedAs === "EXAMPLE" || namedAs === "CATEGORY";
}
