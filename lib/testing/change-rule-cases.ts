import type { Scope } from "@/lib/domain/change/classes/verdict";
import type { ChangeRuleId } from "@/lib/domain/reference/change-rules";
import type { RecordChange, Register } from "@/lib/domain/register";
import { given } from "./given";
import { added, changed, ended } from "./proposed";

type Proposal = { when: string; before?: Register; changes: readonly RecordChange[] };

/** A change on which a rule fires, and the change next to it on which it does not. */
export type ChangeRuleCase = Proposal & {
  rule: ChangeRuleId;
  scope: Scope;
  /** Whom the second class of the rule concerns, where it gives two. */
  alsoFor?: Scope;
  notWhen: Proposal;
};

/**
 * The complete register with a second sub-processor in Germany for two products, and a processor for our own billing.
 */
export const ruleWorld = given.completeRegister({
  Product: [
    given.product(),
    given.product({ ref: "chat", name: "Chat" }),
    given.product({ ref: "wiki", name: "Wiki" }),
  ],
  PersonalDataCategory: [
    given.personalDataCategory(),
    given.personalDataCategory({ ref: "logs", label: "Logs", code: "LOG" }),
    given.personalDataCategory({ ref: "health", label: "Health", code: "HEALTH", special: true }),
  ],
  DataSubjectCategory: [
    given.dataSubjectCategory(),
    given.dataSubjectCategory({ ref: "agents", label: "Agents", code: "EMPLOYEE" }),
  ],
  RetentionRule: [
    given.retentionRule(),
    given.retentionRule({ ref: "ten-years", name: "Ten years", duration: "P10Y" }),
  ],
  ActivityData: [
    given.activityData(),
    given.activityData({
      ref: "billing-data",
      activityId: "billing",
      retentionRuleIds: ["ten-years"],
      personalDataCategoryIds: ["messages", "health"],
    }),
  ],
  LegalEntity: [
    given.legalEntity(),
    given.legalEntity({ ref: "beta-gmbh", legalName: "Beta GmbH", ownGroup: undefined }),
  ],
  Vendor: [given.vendor(), given.vendor({ ref: "beta", name: "Beta", legalEntityId: "beta-gmbh" })],
  VendorService: [
    given.vendorService(),
    given.vendorService({
      ref: "beta-mail",
      vendorId: "beta",
      name: "Beta Mail",
      function: "Mail",
    }),
    given.vendorService({
      ref: "beta-cards",
      vendorId: "beta",
      name: "Beta Cards",
      defaultRole: "INDEPENDENT_CONTROLLER",
    }),
  ],
  Engagement: [
    given.engagement(),
    given.engagement({
      ref: "mail",
      vendorServiceId: "beta-mail",
      productIds: ["desk", "chat"],
      optional: true,
      personalDataCategoryIds: ["messages", "logs"],
    }),
  ],
  ProcessingLocation: [
    given.processingLocation(),
    given.processingLocation({ ref: "mail-de", engagementId: "mail", country: "DE" }),
  ],
  CustomerAgreement: [
    given.customerAgreement(),
    given.customerAgreement({ ref: "chat-agreement", productIds: ["chat"] }),
  ],
});

const w = ruleWorld;
const desk: Scope = { type: "products", refs: ["desk"] };
const chat: Scope = { type: "products", refs: ["chat"] };
const both: Scope = { type: "products", refs: ["desk", "chat"] };
const everyone: Scope = { type: "everyone" };
const nobody: Scope = { type: "nobody" };

const newcomer = (more: Parameters<typeof given.engagement>[0] = {}) =>
  added("Engagement", given.engagement({ ref: "new", vendorServiceId: "beta-mail", ...more }));
const endOfMail = [ended("Engagement", "mail"), ended("ProcessingLocation", "mail-de")];
const withoutEntity = given.completeRegister({
  Organisation: [given.organisation({ legalEntityId: undefined })],
  LegalEntity: [...w.LegalEntity.values()],
});
const withExempt = given.completeRegister({
  Tracker: [given.tracker({ legalClass: "STRICTLY_NECESSARY" })],
});
const withoutMechanism = given.without(w, "TransferMechanismUse", "framework-eu", "clauses-eu");

export const changeRuleCases: readonly ChangeRuleCase[] = [
  {
    rule: "ENGAGEMENT_ADDED",
    when: "a sub-processor is added",
    changes: [newcomer({ productIds: ["chat"] })],
    scope: chat,
    notWhen: {
      when: "whoever is added serves only our own purposes",
      changes: [newcomer({ activityIds: ["billing"] })],
    },
  },
  {
    rule: "ENGAGEMENT_REPLACED",
    when: "one comes as another goes that served the same product and activity",
    changes: [...endOfMail, newcomer({ productIds: ["chat"] })],
    scope: chat,
    notWhen: {
      when: "the one that goes served other products",
      changes: [...endOfMail, newcomer({ productIds: ["wiki"] })],
    },
  },
  {
    rule: "ENGAGEMENT_REMOVED",
    when: "a sub-processor goes",
    changes: endOfMail,
    scope: both,
    notWhen: {
      when: "its use ends, and it stays authorised",
      changes: [changed(w, "Engagement", "mail", { actualUseTo: "2026-11-20" })],
    },
  },
  {
    rule: "SUB_SUB_PROCESSOR_ADDED",
    when: "a sub-processor of a sub-processor becomes known",
    changes: [newcomer({ parentEngagementId: "hosting" })],
    scope: desk,
    notWhen: { when: "we engage it ourselves", changes: [newcomer()] },
  },
  {
    rule: "ENGAGEMENT_EXTENDED_TO_PRODUCT",
    when: "a sub-processor serves one more product",
    changes: [changed(w, "Engagement", "hosting", { productIds: ["desk", "chat"] })],
    scope: chat,
    notWhen: {
      when: "its products stand in another order",
      changes: [changed(w, "Engagement", "mail", { productIds: ["chat", "desk"] })],
    },
  },
  {
    rule: "ENGAGEMENT_REDUCED",
    when: "a sub-processor serves one product less",
    changes: [changed(w, "Engagement", "mail", { productIds: ["chat"] })],
    scope: desk,
    notWhen: {
      when: "it serves one more",
      changes: [changed(w, "Engagement", "mail", { productIds: ["desk", "chat", "wiki"] })],
    },
  },
  {
    rule: "ENGAGEMENT_DEFAULT_ON",
    when: "what was optional is on for all",
    changes: [changed(w, "Engagement", "mail", { optional: false })],
    scope: both,
    notWhen: {
      when: "what was on for all becomes optional",
      changes: [changed(w, "Engagement", "hosting", { optional: true })],
    },
  },
  {
    rule: "ENGAGEMENT_PURPOSE_CHANGED",
    when: "the purpose reads differently",
    changes: [changed(w, "Engagement", "hosting", { purpose: "Train models" })],
    scope: desk,
    notWhen: {
      when: "the duration reads differently",
      changes: [changed(w, "Engagement", "hosting", { duration: "Two years" })],
    },
  },
  {
    rule: "ENGAGEMENT_DATA_CATEGORY_ADDED",
    when: "a sub-processor gets another category of data",
    changes: [
      changed(w, "Engagement", "hosting", { personalDataCategoryIds: ["messages", "logs"] }),
    ],
    scope: desk,
    notWhen: {
      when: "its categories stand in another order",
      changes: [
        changed(w, "Engagement", "mail", { personalDataCategoryIds: ["logs", "messages"] }),
      ],
    },
  },
  {
    rule: "ENGAGEMENT_SENSITIVE_DATA_ADDED",
    when: "a sub-processor gets special categories of data",
    changes: [
      changed(w, "Engagement", "hosting", { personalDataCategoryIds: ["messages", "health"] }),
    ],
    scope: desk,
    notWhen: {
      when: "it gets data that are not special",
      changes: [
        changed(w, "Engagement", "hosting", { personalDataCategoryIds: ["messages", "logs"] }),
      ],
    },
  },
  {
    rule: "ENGAGEMENT_DATA_CATEGORY_REMOVED",
    when: "a sub-processor gets a category of data less",
    changes: [changed(w, "Engagement", "mail", { personalDataCategoryIds: ["messages"] })],
    scope: both,
    notWhen: {
      when: "another comes in its place",
      changes: [
        changed(w, "Engagement", "mail", { personalDataCategoryIds: ["messages", "health"] }),
      ],
    },
  },
  {
    rule: "ENGAGEMENT_DATA_SUBJECT_CATEGORY_ADDED",
    when: "a sub-processor gets data of other people",
    changes: [
      changed(w, "Engagement", "hosting", { dataSubjectCategoryIds: ["end-users", "agents"] }),
    ],
    scope: desk,
    notWhen: {
      when: "it gets data of fewer people",
      changes: [changed(w, "Engagement", "hosting", { dataSubjectCategoryIds: undefined })],
    },
  },
  {
    rule: "ENGAGEMENT_CONTRACT_LOST",
    when: "the contract ended yesterday",
    changes: [changed(w, "Engagement", "hosting", { contractExpiresOn: "2026-11-20" })],
    scope: desk,
    notWhen: {
      when: "the contract will end tomorrow",
      changes: [changed(w, "Engagement", "hosting", { contractExpiresOn: "2026-11-22" })],
    },
  },
  {
    rule: "ENGAGEMENT_ADVERSE_FACT",
    when: "something happened at a sub-processor",
    changes: [changed(w, "Engagement", "hosting", { adverseFact: "Backups could be read" })],
    scope: desk,
    notWhen: {
      when: "an adverse fact is taken away",
      before: given.withRecords(w, {
        Engagement: [given.engagement({ adverseFact: "Backups could be read" })],
      }),
      changes: [changed(w, "Engagement", "hosting", { adverseFact: undefined })],
    },
  },
  {
    rule: "LOCATION_EEA_TO_THIRD_COUNTRY",
    when: "processing moves from Germany to the United States",
    changes: [changed(w, "ProcessingLocation", "mail-de", { country: "US" })],
    scope: both,
    notWhen: {
      when: "it moves to France",
      changes: [changed(w, "ProcessingLocation", "mail-de", { country: "FR" })],
    },
  },
  {
    rule: "LOCATION_THIRD_COUNTRY_TO_ANOTHER",
    when: "processing moves from the United States to India",
    changes: [changed(w, "ProcessingLocation", "hosting-us", { country: "IN" })],
    scope: desk,
    notWhen: {
      when: "it moves to Switzerland, which is adequate",
      changes: [changed(w, "ProcessingLocation", "hosting-us", { country: "CH" })],
    },
  },
  {
    rule: "LOCATION_THIRD_COUNTRY_TO_EEA_OR_ADEQUATE",
    when: "processing moves from the United States to Germany",
    changes: [changed(w, "ProcessingLocation", "hosting-us", { country: "DE" })],
    scope: desk,
    notWhen: {
      when: "it moves to a country that is not known",
      changes: [changed(w, "ProcessingLocation", "hosting-us", { country: undefined })],
    },
  },
  {
    rule: "LOCATION_EEA_TO_EEA",
    when: "processing moves from Germany to Norway",
    changes: [changed(w, "ProcessingLocation", "mail-de", { country: "NO" })],
    scope: both,
    notWhen: {
      when: "it moves to Switzerland, adequate but outside",
      changes: [changed(w, "ProcessingLocation", "mail-de", { country: "CH" })],
    },
  },
  {
    rule: "LOCATION_REMOTE_ACCESS_ADDED",
    when: "staff in India get access",
    changes: [
      added(
        "ProcessingLocation",
        given.processingLocation({
          ref: "mail-in",
          engagementId: "mail",
          locationKind: "REMOTE_ACCESS",
          country: "IN",
        }),
      ),
    ],
    scope: both,
    notWhen: {
      when: "staff in France get access",
      changes: [
        added(
          "ProcessingLocation",
          given.processingLocation({
            ref: "mail-fr",
            engagementId: "mail",
            locationKind: "REMOTE_ACCESS",
            country: "FR",
          }),
        ),
      ],
    },
  },
  {
    rule: "LOCATION_REGION_CHANGED",
    when: "processing moves within the country",
    changes: [changed(w, "ProcessingLocation", "hosting-us", { region: "us-west-2" })],
    scope: desk,
    notWhen: {
      when: "it leaves the country",
      changes: [changed(w, "ProcessingLocation", "hosting-us", { country: "CA" })],
    },
  },
  {
    rule: "LOCATION_REGION_CHANGED",
    when: "only the city is another one",
    changes: [changed(w, "ProcessingLocation", "mail-de", { city: "Bonn" })],
    scope: both,
    notWhen: {
      when: "the city is one of another country",
      changes: [changed(w, "ProcessingLocation", "mail-de", { country: "FI", city: "Helsinki" })],
    },
  },
  {
    rule: "LOCATION_EEA_TO_EEA",
    when: "country and city are others",
    changes: [changed(w, "ProcessingLocation", "mail-de", { country: "FI", city: "Helsinki" })],
    scope: both,
    notWhen: {
      when: "the place ends and its sub-processor stays",
      changes: [ended("ProcessingLocation", "mail-de")],
    },
  },
  {
    rule: "ENGAGEMENT_REMOVED",
    when: "the place of a sub-processor ends with it",
    changes: endOfMail,
    scope: both,
    notWhen: {
      when: "the place ends and its sub-processor stays",
      changes: [ended("ProcessingLocation", "hosting-us")],
    },
  },
  {
    rule: "TRANSFER_MECHANISM_DPF_SCC_SWAPPED",
    when: "the framework goes and the clauses behind it take over",
    changes: [ended("TransferMechanismUse", "framework-eu")],
    scope: desk,
    notWhen: {
      when: "the clauses behind the framework go",
      changes: [ended("TransferMechanismUse", "clauses-eu")],
    },
  },
  {
    rule: "TRANSFER_MECHANISM_LOST",
    when: "the last mechanism under a regime goes",
    changes: [
      ended("TransferMechanismUse", "framework-eu"),
      ended("TransferMechanismUse", "clauses-eu"),
    ],
    scope: desk,
    notWhen: {
      when: "one goes and another stays",
      changes: [ended("TransferMechanismUse", "framework-eu")],
    },
  },
  {
    rule: "TRANSFER_MECHANISM_REPAIRED",
    when: "a transfer without a mechanism gets one",
    before: withoutMechanism,
    changes: [added("TransferMechanismUse", given.transferMechanismUse())],
    scope: desk,
    notWhen: {
      when: "what it gets is a derogation",
      before: withoutMechanism,
      changes: [added("TransferMechanismUse", given.transferMechanismUse({ mechanism: "ART_49" }))],
    },
  },
  {
    rule: "TRANSFER_CLAUSE_OPTIONS_CHANGED",
    when: "the clauses are governed by another law",
    changes: [changed(w, "TransferMechanismUse", "clauses-eu", { clause17Law: "DE" })],
    scope: desk,
    notWhen: {
      when: "only the day of their conclusion is corrected",
      changes: [changed(w, "TransferMechanismUse", "clauses-eu", { concludedOn: "2023-09-02" })],
    },
  },
  {
    rule: "TRANSFER_ASSESSMENT_NEGATIVE",
    when: "an assessment turns out negative",
    changes: [changed(w, "Transfer", "hosting-transfer", { assessmentStatus: "NEGATIVE" })],
    scope: desk,
    notWhen: {
      when: "an assessment is out of date",
      changes: [changed(w, "Transfer", "hosting-transfer", { assessmentStatus: "OUTDATED" })],
    },
  },
  {
    rule: "TRANSFER_REASSESSED",
    when: "an assessment is made again",
    changes: [changed(w, "Transfer", "hosting-transfer", { assessedOn: "2026-11-20" })],
    scope: desk,
    notWhen: {
      when: "the frequency changes",
      changes: [changed(w, "Transfer", "hosting-transfer", { frequency: "PERIODIC" })],
    },
  },
  {
    rule: "TRANSFER_ASSESSMENT_NEGATIVE",
    when: "the assessment is a record of its own and turns out negative",
    changes: [changed(w, "TransferImpactAssessment", "hosting-assessment", { status: "NEGATIVE" })],
    scope: desk,
    notWhen: {
      when: "it is out of date",
      changes: [
        changed(w, "TransferImpactAssessment", "hosting-assessment", { status: "OUTDATED" }),
      ],
    },
  },
  {
    rule: "MEASURE_DOWNGRADED",
    when: "an assessment gives up a supplementary measure",
    before: given.withRecords(w, {
      TransferImpactAssessment: [
        given.transferImpactAssessment({ technicalMeasures: ["Encryption with keys in the EU"] }),
      ],
    }),
    changes: [
      changed(w, "TransferImpactAssessment", "hosting-assessment", {
        technicalMeasures: undefined,
      }),
    ],
    scope: desk,
    notWhen: {
      when: "it adds one",
      changes: [
        changed(w, "TransferImpactAssessment", "hosting-assessment", {
          technicalMeasures: ["Encryption with keys in the EU"],
        }),
      ],
    },
  },
  {
    rule: "CERTIFICATION_LAPSED",
    when: "a certificate of ours is withdrawn",
    changes: [changed(w, "Certification", "iso-27001", { status: "WITHDRAWN" })],
    scope: { type: "everyone" },
    notWhen: {
      when: "its number is noted",
      changes: [changed(w, "Certification", "iso-27001", { number: "IS 4711" })],
    },
  },
  {
    rule: "CERTIFICATION_LAPSED",
    when: "a certificate of a vendor's service is taken out",
    before: given.withRecords(w, {
      Certification: [given.certification({ vendorServiceId: "acme-hosting" })],
    }),
    changes: [ended("Certification", "iso-27001")],
    scope: desk,
    notWhen: {
      when: "a certificate is new",
      changes: [added("Certification", given.certification({ ref: "soc-2" }))],
    },
  },
  {
    rule: "CERTIFICATION_RENEWED",
    when: "a certificate counts for longer",
    changes: [changed(w, "Certification", "iso-27001", { expiresOn: "2031-05-31" })],
    scope: { type: "everyone" },
    notWhen: {
      when: "it ends earlier",
      changes: [changed(w, "Certification", "iso-27001", { expiresOn: "2026-05-31" })],
    },
  },
  {
    rule: "LEGAL_ENTITY_RENAMED",
    when: "a sub-processor takes another name",
    changes: [changed(w, "LegalEntity", "acme-inc", { legalName: "Acme Cloud, Inc." })],
    scope: desk,
    notWhen: {
      when: "we note another spelling of it",
      changes: [changed(w, "LegalEntity", "acme-inc", { spellings: ["ACME"] })],
    },
  },
  {
    rule: "LEGAL_ENTITY_OWNERSHIP_CHANGED",
    when: "a sub-processor gets another owner",
    changes: [changed(w, "LegalEntity", "acme-inc", { parentEntityId: "beta-gmbh" })],
    scope: desk,
    notWhen: {
      when: "its supervisory authority is noted",
      changes: [changed(w, "LegalEntity", "acme-inc", { leadAuthority: "CNIL" })],
    },
  },
  {
    rule: "LEGAL_ENTITY_CONTRACTING_PARTY_MOVED",
    when: "a vendor contracts through another entity",
    changes: [changed(w, "Vendor", "acme", { legalEntityId: "beta-gmbh" })],
    scope: desk,
    notWhen: {
      when: "a vendor has another website",
      changes: [changed(w, "Vendor", "acme", { website: "https://acme.example" })],
    },
  },
  {
    rule: "LEGAL_ENTITY_CONTACT_CHANGED",
    when: "a sub-processor moves house",
    changes: [changed(w, "LegalEntity", "acme-inc", { street: "2 Market Street" })],
    scope: desk,
    notWhen: {
      when: "it is established in one more country",
      changes: [changed(w, "LegalEntity", "acme-inc", { establishmentCountries: ["US", "IE"] })],
    },
  },
  {
    rule: "MEASURE_DOWNGRADED",
    when: "a measure of the annex reads differently",
    changes: [changed(w, "SecurityMeasure", "encryption", { text: "Disks are encrypted." })],
    scope: everyone,
    notWhen: {
      when: "a measure is shown publicly",
      changes: [changed(w, "SecurityMeasure", "encryption", { shownPublicly: true })],
    },
  },
  {
    rule: "MEASURE_UPGRADED",
    when: "a measure is added",
    changes: [added("SecurityMeasure", given.securityMeasure({ ref: "m2", productIds: ["chat"] }))],
    scope: chat,
    notWhen: { when: "a measure goes", changes: [ended("SecurityMeasure", "assistance")] },
  },
  {
    rule: "PROCESSOR_RETENTION_LENGTHENED",
    when: "customers' data are kept longer",
    changes: [changed(w, "RetentionRule", "contract-plus-30-days", { duration: "P60D" })],
    scope: desk,
    notWhen: {
      when: "they are kept less long",
      changes: [changed(w, "RetentionRule", "contract-plus-30-days", { duration: "P4W" })],
    },
  },
  {
    rule: "PROCESSOR_RETENTION_SHORTENED",
    when: "customers' data are kept less long",
    changes: [changed(w, "RetentionRule", "contract-plus-30-days", { duration: "P14D" })],
    scope: desk,
    notWhen: {
      when: "the period gives way to criteria",
      changes: [
        changed(w, "RetentionRule", "contract-plus-30-days", {
          duration: undefined,
          criteria: "As long as needed",
        }),
      ],
    },
  },
  {
    rule: "CONTROLLER_RETENTION_LENGTHENED",
    when: "our own data are kept longer",
    changes: [changed(w, "RetentionRule", "ten-years", { duration: "P11Y" })],
    scope: nobody,
    notWhen: {
      when: "the same period is written in months",
      changes: [changed(w, "RetentionRule", "ten-years", { duration: "P120M" })],
    },
  },
  {
    rule: "CONTROLLER_RETENTION_SHORTENED",
    when: "our own data are kept less long",
    changes: [changed(w, "RetentionRule", "ten-years", { duration: "P8Y" })],
    scope: nobody,
    notWhen: {
      when: "the rule has another name",
      changes: [changed(w, "RetentionRule", "ten-years", { name: "A decade" })],
    },
  },
  {
    rule: "ACTIVITY_PURPOSE_ADDED",
    when: "our own processing gets a purpose",
    changes: [
      added(
        "ActivityPurpose",
        given.activityPurpose({ ref: "p2", activityId: "billing", text: "Advertise" }),
      ),
    ],
    scope: nobody,
    notWhen: {
      when: "a purpose moves up in the list",
      changes: [changed(w, "ActivityPurpose", "billing-purpose", { displayOrder: 1 })],
    },
  },
  {
    rule: "ACTIVITY_LEGAL_BASIS_CHANGED",
    when: "processing rests on another legal basis",
    changes: [changed(w, "LegalBasisUse", "billing-basis-eu", { basisCode: "EU_6_1_F" })],
    scope: nobody,
    notWhen: {
      when: "the same basis is described in other words",
      changes: [changed(w, "LegalBasisUse", "billing-basis-eu", { contractReference: "Terms" })],
    },
  },
  {
    rule: "ACTIVITY_DATA_CATEGORY_ADDED",
    when: "we process another category of data for ourselves",
    changes: [
      changed(w, "ActivityData", "billing-data", {
        personalDataCategoryIds: ["messages", "health", "logs"],
      }),
    ],
    scope: nobody,
    notWhen: {
      when: "we process a category less",
      changes: [
        changed(w, "ActivityData", "billing-data", { personalDataCategoryIds: ["messages"] }),
      ],
    },
  },
  {
    rule: "ACTIVITY_RECIPIENT_CONTROLLER_ADDED",
    when: "a controller of its own receives our data",
    changes: [newcomer({ activityIds: ["billing"], vendorServiceId: "beta-cards" })],
    scope: nobody,
    notWhen: {
      when: "a processor receives them",
      changes: [newcomer({ activityIds: ["billing"] })],
    },
  },
  {
    rule: "ACTIVITY_RECIPIENT_PROCESSOR_ADDED",
    when: "a processor receives our data",
    changes: [newcomer({ activityIds: ["billing"] })],
    scope: nobody,
    notWhen: {
      when: "it receives customers' data too",
      changes: [newcomer({ activityIds: ["billing", "tickets"] })],
    },
  },
  {
    rule: "ACTIVITY_AUTOMATED_DECISION_INTRODUCED",
    when: "decisions become automated",
    changes: [changed(w, "ProcessingActivity", "tickets", { automatedDecision: true })],
    scope: nobody,
    alsoFor: desk,
    notWhen: {
      when: "it is left open whether they are",
      changes: [changed(w, "ProcessingActivity", "tickets", { automatedDecision: undefined })],
    },
  },
  {
    rule: "CONTROLLER_IDENTITY_CHANGED",
    when: "another entity stands behind the organisation",
    changes: [changed(w, "Organisation", "organisation", { legalEntityId: "beta-gmbh" })],
    scope: nobody,
    alsoFor: everyone,
    notWhen: {
      when: "it is said for the first time which entity does",
      before: withoutEntity,
      changes: [
        changed(withoutEntity, "Organisation", "organisation", { legalEntityId: "beta-gmbh" }),
      ],
    },
  },
  {
    rule: "TRACKER_ADDED",
    when: "a tracker that asks for consent comes",
    changes: [added("Tracker", given.tracker({ ref: "banner" }))],
    scope: nobody,
    notWhen: {
      when: "one of our own comes that needs no consent",
      changes: [
        added("Tracker", given.tracker({ ref: "session", legalClass: "STRICTLY_NECESSARY" })),
      ],
    },
  },
  {
    rule: "TRACKER_LEGAL_CLASS_WEAKENED",
    when: "a tracker that needed no consent needs it now",
    before: withExempt,
    changes: [changed(withExempt, "Tracker", "statistics", { legalClass: "CONSENT_REQUIRED" })],
    scope: nobody,
    notWhen: {
      when: "it needs none for another reason",
      before: withExempt,
      changes: [
        changed(withExempt, "Tracker", "statistics", { legalClass: "COMMUNICATION_EXEMPT" }),
      ],
    },
  },
  {
    rule: "TRACKER_LIFETIME_LENGTHENED",
    when: "a tracker stays longer",
    changes: [changed(w, "Tracker", "statistics", { lifetime: "P13M" })],
    scope: nobody,
    notWhen: {
      when: "it goes with the session",
      changes: [
        changed(w, "Tracker", "statistics", { lifetimeKind: "SESSION", lifetime: undefined }),
      ],
    },
  },
  {
    rule: "TRACKER_LIFETIME_SHORTENED",
    when: "a tracker is given up",
    changes: [ended("Tracker", "statistics")],
    scope: nobody,
    notWhen: {
      when: "nobody knows any more how long it stays",
      changes: [changed(w, "Tracker", "statistics", { lifetime: undefined })],
    },
  },
  {
    rule: "APPOINTMENT_CHANGED",
    when: "the data protection officer has another address",
    changes: [changed(w, "Appointment", "dpo", { email: "officer@helpdesk.example" })],
    scope: nobody,
    alsoFor: nobody,
    notWhen: {
      when: "we note when the authority was told",
      changes: [changed(w, "Appointment", "dpo", { notifiedToAuthorityOn: "2018-06-01" })],
    },
  },
  {
    rule: "AGREEMENT_TERMS_CHANGED",
    when: "an agreement has another notice period",
    changes: [changed(w, "CustomerAgreement", "client-agreement", { noticePeriod: "P60D" })],
    scope: { type: "agreement", ref: "client-agreement" },
    notWhen: {
      when: "an agreement is written to in another language",
      changes: [changed(w, "CustomerAgreement", "client-agreement", { language: "fr" })],
    },
  },
];

/** The rules that no difference of the register gives, and why. */
export const rulesWithoutCase: Readonly<Partial<Record<ChangeRuleId, string>>> = {
  ENGAGEMENT_WORDING_CHANGED: "whether the meaning is the same is for people: class E by override",
  TEXT_CORRECTED: "whether facts are the same is for people: class E by override",
};
