import type { LinterRuleCode } from "@/lib/domain/reference/linter-rules";
import type { Register } from "@/lib/domain/register";
import { given } from "./given";
import { addendum, billing, clausesSwiss } from "./given-records";

const { completeRegister: complete, without } = given;

/** For each core rule that the register alone decides, the complete register with the least change at which it fires. */
export const registerCases: Readonly<Partial<Record<LinterRuleCode, () => Register>>> = {
  "ORG-001": () => complete({ LegalEntity: [given.legalEntity({ street: undefined })] }),
  "ORG-002": () =>
    complete({
      LegalEntity: [given.legalEntity({ country: "US", establishmentCountries: ["US"] })],
    }),
  "ORG-004": () =>
    complete({
      Appointment: [given.appointment({ ref: "rep", appointmentKind: "REP_EU", country: "US" })],
    }),
  "ORG-005": () => complete({ Appointment: [given.appointment({ email: undefined })] }),
  "ORG-007": () =>
    complete({
      Participation: [
        given.participation({ ref: "one", activityId: "billing", role: "JOINT_CONTROLLER" }),
        given.participation({
          ref: "other",
          activityId: "billing",
          legalEntityId: "client-sa",
          role: "JOINT_CONTROLLER",
        }),
      ],
    }),
  "ACT-001": () =>
    complete({ ActivityPurpose: [given.activityPurpose({ text: "Improve your experience" })] }),
  "ACT-002": () =>
    complete({ ActivityData: [given.activityData({ dataSubjectCategoryIds: undefined })] }),
  "ACT-003": () =>
    complete({ ActivityData: [given.activityData({ personalDataCategoryIds: undefined })] }),
  "ACT-004": () => without(complete(), "LegalBasisUse", "billing-basis-eu"),
  "ACT-005": () =>
    without(
      complete({
        ProcessingActivity: [given.processingActivity({ controllersServed: undefined })],
      }),
      "CustomerAgreement",
      "client-agreement",
    ),
  "ACT-007": () => billingOf("HEALTH", { special: true }),
  "ACT-008": () => billingOf("CRIMINAL_OFFENCE", { criminal: true }),
  "ACT-009": () => complete({ LegalBasisUse: [given.legalBasisUse({ basisCode: "EU_6_1_F" })] }),
  "ACT-011": () => complete({ LegalBasisUse: [given.legalBasisUse({ basisCode: "EU_6_1_A" })] }),
  "ACT-012": () =>
    complete({
      LegalBasisUse: [
        given.legalBasisUse({
          basisCode: "EU_6_1_A",
          consentMechanism: "By using our site you consent",
        }),
      ],
    }),
  "ACT-014": () => complete({ LegalBasisUse: [given.legalBasisUse({ basisCode: "EU_6_1_C" })] }),
  "ACT-017": () =>
    complete({
      DpiaScreening: [
        given.dpiaScreening({ criteria: ["EVALUATION_OR_SCORING", "LARGE_SCALE"], required: true }),
      ],
    }),
  "ACT-021": () =>
    complete({ ProcessingActivity: [given.processingActivity({ lastReviewedOn: "2025-11-20" })] }),
  "ACT-024": () => complete({ LegalBasisUse: [given.legalBasisUse({ basisCode: "UK_6_1_EA" })] }),
  "ACT-025": () =>
    complete({ ProcessingActivity: [given.processingActivity({ securityMeasureIds: [] })] }),
  "RET-001": () =>
    complete({
      ActivityData: [
        given.activityData({
          ref: "billing-data",
          activityId: "billing",
          retentionRuleIds: undefined,
        }),
      ],
    }),
  "RET-002": () =>
    complete({
      RetentionRule: [
        given.retentionRule({
          duration: undefined,
          trigger: undefined,
          criteria: "As long as necessary",
        }),
      ],
    }),
  "RET-003": () => complete({ RetentionRule: [given.retentionRule({ trigger: undefined })] }),
  "RET-004": () => complete({ RetentionRule: [given.retentionRule({ statutory: true })] }),
  "RET-006": () =>
    complete({ RetentionRule: [given.retentionRule({ disposalMethod: undefined })] }),
  "ENG-001": () => complete({ Engagement: [given.engagement({ contractType: undefined })] }),
  "ENG-002": () => complete({ Engagement: [given.engagement({ contractFlowDown: false })] }),
  "ENG-003": () => complete({ Engagement: [given.engagement({ contractSignedOn: undefined })] }),
  "ENG-004": () => complete({ Vendor: [given.vendor({ legalEntityId: undefined })] }),
  "ENG-005": () => without(complete(), "ProcessingLocation", "hosting-us"),
  "ENG-006": () =>
    complete({ CustomerAgreement: [given.customerAgreement({ authorisation: undefined })] }),
  "ENG-008": () => complete({ Engagement: [given.engagement({ chainReviewedOn: "2025-11-20" })] }),
  "ENG-016": () => complete({ Engagement: [given.engagement({ parentEngagementId: "hosting" })] }),
  "ENG-017": () => complete({ Engagement: [given.engagement({ vendorNoticePeriod: "P14D" })] }),
  "TRF-001": () =>
    without(complete(), "TransferMechanismUse", ...complete().TransferMechanismUse.keys()),
  "TRF-002": () => resting({ mechanism: "PRIVACY_SHIELD", sccModule: undefined }),
  "TRF-004": () => resting({ mechanism: "SCC_2010_87", sccModule: undefined }),
  "TRF-005": () => resting({ sccModule: "M1" }),
  "TRF-006": () => complete({ DpfCertification: [given.dpfCertification({ status: "INACTIVE" })] }),
  "TRF-007": () => resting({ mechanism: "ADEQUACY", sccModule: undefined, conditionsMet: false }),
  "TRF-008": () => complete({ Transfer: [given.transfer({ frequency: undefined })] }),
  "TRF-009": () =>
    complete({
      TransferImpactAssessment: [given.transferImpactAssessment({ status: "MISSING" })],
    }),
  "TRF-010": () =>
    complete({
      TransferImpactAssessment: [given.transferImpactAssessment({ reviewOn: "2026-11-20" })],
    }),
  "TRF-012": () =>
    without(
      complete({ TransferMechanismUse: [addendum] }),
      "TransferMechanismUse",
      "addendum-uk",
      "framework-uk",
    ),
  "TRF-013": () =>
    without(
      complete({ TransferMechanismUse: [clausesSwiss] }),
      "TransferMechanismUse",
      "clauses-ch",
      "framework-ch",
    ),
  "TRF-015": () => resting({ mechanism: "ART_49", sccModule: undefined }),
  "TRF-016": () => resting({ mechanism: "CONSENT_BY_USE", sccModule: undefined }),
  "TRF-018": () => without(complete(), "TransferMechanismUse", "clauses-eu"),
  "TRF-024": () => resting({ clause17Law: "US" }),
  "TRF-025": () => resting({ clause13Case: "B" }),
  "TOM-001": () =>
    complete({ SecurityMeasure: [given.securityMeasure({ text: "Encryption at rest" })] }),
  "TOM-005": () => without(complete(), "SecurityMeasure", "assistance"),
  "CKE-001": () => complete({ CookiePolicy: [given.cookiePolicy({ consentFirst: false })] }),
  "CKE-002": () => complete({ Tracker: [given.tracker({ displayCategory: "ESSENTIAL" })] }),
  "CKE-003": () => complete({ Tracker: [given.tracker({ lifetime: undefined })] }),
  "CKE-005": () => complete({ Tracker: [given.tracker({ purposes: [] })] }),
  "CKE-006": () => complete({ Tracker: [given.tracker({ party: "THIRD" })] }),
  "CKE-007": () =>
    complete({ CookiePolicy: [given.cookiePolicy({ controls: ["BROWSER_SETTINGS"] })] }),
  "CKE-009": () => complete({ Tracker: [given.tracker({ legalClass: "UK_STATISTICAL" })] }),
  "CKE-016": () => complete({ Tracker: [given.tracker({ displayCategory: "ADVERTISING" })] }),
  "PN-001": () => noticing({ rightsStated: statedBut("COMPLAINT") }),
  "PN-002": () => noticing({ rightsStated: statedBut("PORTABILITY") }),
  "PN-003": () =>
    given.withRecords(noticing({ rightsStated: statedBut("WITHDRAW_CONSENT") }), {
      LegalBasisUse: [given.legalBasisUse({ basisCode: "EU_6_1_A" })],
    }),
  "PN-004": () => noticing({ legalBasesStated: "LISTED_ONLY" }),
  "PN-006": () =>
    complete({
      DocumentBlock: [given.documentBlock({ text: "Write to our data protection officer at:" })],
    }),
  "PN-007": () => noticing({ changeChannels: ["WEB_PAGE"] }),
  "PN-010": () =>
    noticing({
      effectiveFrom: undefined,
      lastUpdatedOn: undefined,
      lastReviewedOn: "2024-11-20",
    }),
  "PN-011": () =>
    without(noticing({ promises: ["LOCATIONS"] }), "ProcessingLocation", "hosting-us"),
  "CHG-006": () => complete({ Engagement: [given.engagement({ emergencyReplacement: true })] }),
  "DPA-001": () =>
    complete({ ProcessingActivity: [given.processingActivity({ duration: undefined })] }),
  "DPA-005": () =>
    complete({
      CustomerAgreement: [
        given.customerAgreement({ noticeClause: "at least [SPECIFY TIME PERIOD]" }),
      ],
    }),
};

type Wanted<Name extends keyof typeof given> = (typeof given)[Name] extends (
  wanted?: infer W,
) => unknown
  ? NonNullable<W>
  : never;

function resting(use: Wanted<"transferMechanismUse">): Register {
  return complete({ TransferMechanismUse: [given.transferMechanismUse(use)] });
}

function noticing(document: Wanted<"sourceDocument">): Register {
  return complete({ SourceDocument: [given.sourceDocument(document)] });
}

function statedBut(right: string) {
  return given.sourceDocument().rightsStated?.filter((stated) => stated !== right) ?? [];
}

/** The controller activity with data of a sensitive category. */
function billingOf(code: string, trait: { special?: true; criminal?: true }): Register {
  return complete({
    ProcessingActivity: [billing],
    PersonalDataCategory: [given.personalDataCategory({ ref: "sensitive", code, ...trait })],
    ActivityData: [
      given.activityData({
        ref: "billing-data",
        activityId: "billing",
        personalDataCategoryIds: ["sensitive"],
      }),
    ],
  });
}
