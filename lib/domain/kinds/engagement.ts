import {
  choice,
  choices,
  date,
  flag,
  number,
  period,
  reference,
  references,
  roughDate,
  text,
  texts,
} from "@/lib/domain/fields";
import {
  emergencyGrounds,
  naturesOfProcessing,
  processorClauses,
} from "@/lib/domain/reference/enums";
import { kind } from "./kind";
import { reviewFields } from "./review-fields";

export const engagement = kind(
  "Engagement",
  {
    plural: "engagements",
    label: "Engagement",
    labelPlural: "Engagements",
    titleField: "subjectMatter",
  },
  {
    engagerEntityId: reference("LegalEntity", {
      label: "Engaged by",
      source: "GDPR Art. 28(2), (4)",
    }),
    vendorServiceId: reference("VendorService", {
      label: "Vendor service",
      source: "GDPR Art. 28",
      required: true,
    }),
    parentEngagementId: reference("Engagement", {
      label: "Engaged under",
      help: "The engagement of the sub-processor that engages this one.",
      source: "GDPR Art. 28(4)",
    }),
    activityIds: references("ProcessingActivity", {
      label: "Processing activities",
      help: "One processor activity makes it a sub-processor.",
      source: "GDPR Art. 30(1)-(2)",
    }),
    productIds: references("Product", { label: "Products", source: "GDPR Art. 28(2)" }),
    statedRole: choice(["PROCESSOR", "INDEPENDENT_CONTROLLER", "JOINT_CONTROLLER"], {
      label: "Role as stated",
      help: "What is said of it here; the usual role is the service's.",
      source: "GDPR Art. 4(7)-(8), 28(10)",
    }),
    feature: text(200, {
      label: "Feature",
      help: "In the words of the public list. Where no features are named below, this is the one that it serves.",
    }),
    features: texts(200, {
      label: "Serves only these features",
      help: "As its products name them. None named, here and above: it serves its products as a whole. Where it is optional for customers, a customer known not to use any of them is not affected by its changes.",
      source: "GDPR Art. 28(2)",
    }),
    optional: flag({ label: "Optional for customers" }),
    perTenantSwitch: flag({ label: "Can be switched on per customer" }),
    standby: flag({ label: "Stand-by: authorised, not in use" }),
    subjectMatter: text(500, { label: "Subject matter", source: "SCC (EU) 2021/915, Annex II" }),
    purpose: text(500, { label: "Purpose", source: "GDPR Art. 28(3)" }),
    nature: choices(naturesOfProcessing, {
      label: "Nature of processing",
      source: "SCC (EU) 2021/915, Annex II",
    }),
    duration: text(200, { label: "Duration", source: "SCC (EU) 2021/915, Annex II" }),
    delimitation: text(1000, {
      label: "Delimitation of responsibilities",
      source: "SCC (EU) 2021/915, Annex IV",
    }),
    personalDataCategoryIds: references("PersonalDataCategory", {
      label: "Categories of personal data",
    }),
    dataSubjectCategoryIds: references("DataSubjectCategory", {
      label: "Categories of data subjects",
    }),
    actualUseFrom: date({ label: "In use from" }),
    actualUseTo: date({ label: "In use to" }),
    emergencyReplacement: flag({
      label: "Engaged in an emergency, before the notice period ended",
      source: "SCC (EU) 2021/914, clauses 5 and 9(a)",
    }),
    emergencyGround: choice(emergencyGrounds, {
      label: "Emergency: ground",
      source: "SCC (EU) 2021/914, clauses 5 and 9(a)",
    }),
    emergencyApprovedBy: text(200, {
      label: "Emergency: approved by",
      help: "The person or function that answers for it; never the data protection officer.",
      source: "GDPR Art. 5(2), 38(6)",
    }),
    contractType: choice(
      ["VENDOR_DPA", "SCC_2021_915", "SCC_2021_914", "OWN_DPA", "OTHER_LEGAL_ACT"],
      { label: "Contract", source: "GDPR Art. 28(3)" },
    ),
    contractSignedOn: roughDate({ label: "Contract signed on", source: "GDPR Art. 28(9)" }),
    contractVersion: text(100, { label: "Contract version" }),
    contractExpiresOn: date({ label: "Contract ends on", source: "GDPR Art. 28(3)" }),
    contractClauses: choices(processorClauses, {
      label: "What the contract says, by the points of Art. 28(3)",
      help: "A point that is not chosen is missing in the contract.",
      source: "GDPR Art. 28(3)(a)-(h)",
      internal: true,
    }),
    contractClausesQuote: text(2000, {
      label: "The clauses concerned, quoted",
      source: "GDPR Art. 28(3)",
      internal: true,
    }),
    contractFlowDown: flag({ label: "Same obligations flow down", source: "GDPR Art. 28(4)" }),
    contractThirdPartyBeneficiary: flag({
      label: "Third-party beneficiary clause",
      source: "SCC (EU) 2021/914, clause 9(e)",
    }),
    vendorNoticePeriod: period({
      label: "Vendor's notice period to us",
      source: "GDPR Art. 28(2)",
      internal: true,
    }),
    vendorObjectionPeriod: period({
      label: "Our period to object",
      source: "GDPR Art. 28(2)",
      internal: true,
    }),
    breachNoticeHours: number(0, 720, {
      label: "Breach notice (hours)",
      source: "GDPR Art. 33(2)",
      internal: true,
    }),
    dueDiligenceKind: text(200, {
      label: "Due diligence",
      help: "In short. Where evidence is recorded piece by piece, that counts.",
      source: "GDPR Art. 28(1)",
      internal: true,
    }),
    dueDiligenceOn: date({ label: "Due diligence on", internal: true }),
    dataRetention: period({
      label: "Keeps data for, after they are no longer needed",
      help: "How long the vendor still has them, backups included.",
      source: "GDPR Art. 28(3)(g), 28(4)",
    }),
    deletionCertificateOn: date({
      label: "Deletion or return certified on",
      source: "GDPR Art. 28(3)(g)",
    }),
    chainReviewedOn: date({
      label: "Chain below reviewed on",
      source: "EDPB Opinion 22/2024",
      internal: true,
    }),
    adverseFact: text(4000, {
      label: "Adverse fact",
      help: "What happened there that the agreements do not allow for, such as a breach. Its customers are told without delay.",
      source: "GDPR Art. 28(3)(f), 28(4)",
    }),
    ...reviewFields,
    notes: text(5000, { label: "Notes", internal: true }),
  },
);
