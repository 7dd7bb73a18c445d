import type { KindName } from "@/lib/domain/kinds/kinds";

/**
 * The fields, kind by kind, that annexes need and that customers may see of each other's common
 * register: never a customer, an agreement, a note or an internal assessment.
 */
export const customersFields = {
  Organisation: ["name", "legalEntityId", "website", "privacyEmail", "objectionEmail", "zone"],
  LegalEntity: [
    "legalName",
    "tradeName",
    "ownGroup",
    "registrationNumber",
    "registerName",
    "street",
    "city",
    "postalCode",
    "country",
    "phone",
    "website",
    "contactPosition",
    "contactName",
    "contactEmail",
    "leadAuthority",
  ],
  Appointment: [
    "appointmentKind",
    "appointedById",
    "personName",
    "nameWithheld",
    "organisationName",
    "email",
    "phone",
    "postalAddress",
    "country",
    "mandateFrom",
    "mandateTo",
  ],
  Product: ["name", "description", "features"],
  DataSubjectCategory: ["label", "code", "vulnerable"],
  PersonalDataCategory: ["label", "code", "special", "criminal"],
  RetentionRule: [
    "name",
    "duration",
    "criteria",
    "trigger",
    "triggerText",
    "lawCitation",
    "backupRotation",
    "onProcessorEnd",
    "exceptionIds",
  ],
  SecurityMeasure: ["category", "text", "productIds", "assistance"],
  ProcessingActivity: [
    "name",
    "register",
    "description",
    "natureOfProcessing",
    "categoriesOfProcessing",
    "productIds",
    "duration",
    "securityMeasureIds",
  ],
  Participation: ["activityId", "legalEntityId", "role", "from", "to"],
  ActivityPurpose: ["activityId", "purposeCode", "text", "groupLabel", "displayOrder"],
  ActivityData: [
    "activityId",
    "dataSubjectCategoryIds",
    "personalDataCategoryIds",
    "elements",
    "sensitiveSafeguards",
    "retentionRuleIds",
  ],
  Vendor: ["name", "legalEntityId", "website"],
  VendorService: ["vendorId", "name", "function"],
  Engagement: [
    "engagerEntityId",
    "vendorServiceId",
    "parentEngagementId",
    "activityIds",
    "productIds",
    "feature",
    "features",
    "optional",
    "perTenantSwitch",
    "standby",
    "subjectMatter",
    "purpose",
    "nature",
    "duration",
    "delimitation",
    "personalDataCategoryIds",
    "dataSubjectCategoryIds",
    "actualUseFrom",
  ],
  ProcessingLocation: ["engagementId", "locationKind", "country", "region", "city"],
  Transfer: [
    "engagementId",
    "exporterEntityId",
    "importerEntityId",
    "exporterRole",
    "importerRole",
    "fromRegimes",
    "destination",
    "organisation",
    "frequency",
    "supplementaryMeasures",
  ],
  TransferMechanismUse: [
    "transferId",
    "regime",
    "mechanism",
    "priority",
    "adequacyDecision",
    "dpfCertificationId",
    "sccModule",
    "dockingClause",
    "clause9aOption",
    "clause9aPeriod",
    "clause11Redress",
    "clause13Case",
    "clause17Option",
    "clause17Law",
    "clause18Forum",
    "swissCase",
    "endingParty",
    "concludedOn",
    "copyInstructions",
  ],
  DpfCertification: [
    "legalEntityId",
    "programmes",
    "coverage",
    "status",
    "activeFrom",
    "nextDueOn",
  ],
} as const satisfies Partial<Record<KindName, readonly string[]>>;

export type CustomersKind = keyof typeof customersFields;

/** Records by kind and ref, each with only the fields named above (and their states). */
export type CustomersPart = {
  format: 1;
  records: { [K in CustomersKind]?: Record<string, Record<string, unknown>> };
};

export function isCustomersKind(kind: KindName): kind is CustomersKind {
  return Object.hasOwn(customersFields, kind);
}

/** A body cut down to what customers may see; null stays null. */
export function customersBody(
  kind: CustomersKind,
  body: Record<string, unknown> | null,
): Record<string, unknown> | null {
  if (body === null) return null;
  const fields: readonly string[] = customersFields[kind];
  const seen: Record<string, unknown> = {};
  for (const field of fields) if (body[field] !== undefined) seen[field] = body[field];
  const states = Object.entries((body.fieldStates ?? {}) as Record<string, unknown>).filter(
    ([field]) => fields.includes(field),
  );
  if (states.length > 0) seen.fieldStates = Object.fromEntries(states);
  return seen;
}
