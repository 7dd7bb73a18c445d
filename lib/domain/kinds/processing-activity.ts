import { choice, choices, flag, number, references, text, texts, url } from "@/lib/domain/fields";
import { naturesOfProcessing } from "@/lib/domain/reference/enums";
import { kind } from "./kind";
import { reviewFields } from "./review-fields";

export const processingActivity = kind(
  "ProcessingActivity",
  {
    plural: "processingActivities",
    label: "Processing activity",
    labelPlural: "Processing activities",
    titleField: "name",
  },
  {
    name: text(200, { label: "Name", required: true }),
    register: choice(["CONTROLLER", "PROCESSOR"], {
      label: "Register",
      source: "GDPR Art. 30(1), 30(2)",
      required: true,
    }),
    description: text(2000, { label: "Description" }),
    natureOfProcessing: choices(naturesOfProcessing, {
      label: "Nature of processing",
      source: "SCC (EU) 2021/915, Annex II",
    }),
    categoriesOfProcessing: texts(300, {
      label: "Categories of processing",
      source: "GDPR Art. 30(2)(b)",
    }),
    productIds: references("Product", { label: "Products" }),
    controllersServed: choice(["PRODUCT_CUSTOMERS"], {
      label: "Controllers served",
      help: "Every customer with an agreement for one of the products.",
      source: "GDPR Art. 30(2)(a)",
    }),
    duration: text(500, {
      label: "Duration of the processing",
      source: "SCC (EU) 2021/915, Annex II",
    }),
    businessFunction: text(200, { label: "Business function" }),
    software: text(300, { label: "Software" }),
    securityMeasureIds: references("SecurityMeasure", {
      label: "Security measures",
      source: "GDPR Art. 30(1)(g)",
    }),
    instructions: text(1000, {
      label: "Instructions of the controllers",
      source: "GDPR Art. 28(3)(a), 29",
    }),
    informationUrl: url({ label: "More information", source: "GDPR Art. 12(1)" }),
    jointArrangement: text(1000, {
      label: "Essence of the joint arrangement",
      source: "GDPR Art. 26(2)",
    }),
    jointContactPoint: text(300, {
      label: "Contact point of the joint controllers",
      source: "GDPR Art. 26(1)",
    }),
    noRecipientsReason: text(500, {
      label: "Why nobody receives the data",
      source: "GDPR Art. 30(1)(d)",
    }),
    dataLocation: text(300, { label: "Where the data are" }),
    impactAssessment: choice(["YES", "NO", "SCREENED"], {
      label: "Impact assessment",
      help: "In short. Where a screening is a record of its own, that one counts.",
      source: "GDPR Art. 35",
    }),
    impactAssessmentCriteria: texts(200, {
      label: "High-risk criteria met",
      source: "WP248 rev.01",
    }),
    automatedDecision: flag({ label: "Automated decision-making", source: "GDPR Art. 22" }),
    automatedDecisionLogic: text(2000, {
      label: "Automated decision: the logic involved",
      source: "GDPR Art. 13(2)(f)",
    }),
    automatedDecisionConsequences: text(2000, {
      label: "Automated decision: what follows for people",
      source: "GDPR Art. 13(2)(f)",
    }),
    automatedDecisionGround: choice(["CONTRACT", "LAW", "CONSENT", "UK_22A_22D"], {
      label: "Automated decision: ground",
      source: "GDPR Art. 22(2); UK GDPR Art. 22A to 22D",
    }),
    automatedDecisionHumanReview: text(1000, {
      label: "Automated decision: how a person looks at it",
      source: "GDPR Art. 22(3)",
    }),
    provisionRequired: flag({
      label: "People must give the data, by statute or contract",
      source: "GDPR Art. 13(2)(e)",
    }),
    provisionRequirement: text(1000, {
      label: "Why they must give them",
      source: "GDPR Art. 13(2)(e)",
    }),
    provisionConsequence: text(1000, {
      label: "What follows if they do not",
      source: "GDPR Art. 13(2)(e)",
    }),
    childrenFromAge: number(0, 21, {
      label: "Open to children from this age on",
      source: "GDPR Art. 8(1)",
    }),
    ageCheck: text(500, { label: "How the age is checked", source: "GDPR Art. 8(2)" }),
    vulnerableSubjects: flag({
      label: "Concerns vulnerable people",
      source: "GDPR recital 75; WP248 rev.01",
    }),
    breachOccurred: flag({
      label: "A personal data breach has occurred",
      source: "GDPR Art. 33(5)",
      internal: true,
    }),
    breachRecords: texts(500, {
      label: "Records of breaches",
      help: "An address or a number; the record itself is kept elsewhere.",
      source: "GDPR Art. 33(5)",
      internal: true,
    }),
    consentRecordUrl: url({
      label: "Record of consent",
      source: "GDPR Art. 7(1)",
      internal: true,
    }),
    ukSchedule1Condition: text(300, {
      label: "Condition of Schedule 1",
      source: "Data Protection Act 2018, Schedule 1",
    }),
    retentionPolicyUrl: url({
      label: "Retention and erasure policy",
      source: "Data Protection Act 2018, Schedule 1, paragraph 39",
    }),
    retentionPolicyFollowed: flag({
      label: "Data are kept and erased as that policy says",
      source: "Data Protection Act 2018, Schedule 1, paragraph 41",
    }),
    retentionPolicyDeviation: text(1000, {
      label: "Why not, where they are not",
      source: "Data Protection Act 2018, Schedule 1, paragraph 41",
    }),
    ...reviewFields,
    notes: text(5000, { label: "Notes", internal: true }),
  },
);
