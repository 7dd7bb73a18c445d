import { calendarDateOf } from "@/lib/domain/calendar";
import type { KindName } from "@/lib/domain/kinds/kinds";
import type { Row } from "@/lib/domain/register";

/** A record with some fields as a test wants them; a field set to undefined is left out. */
type Wanted<K extends KindName> = Partial<Omit<Row<K>, "validFrom">> & { validFrom?: string };

/** The day since which the records stand, unless a test says otherwise. */
export const usualValidFrom = calendarDateOf("2016-01-01");

function builder<K extends KindName>(usual: Wanted<K> & { ref: string }) {
  return (wanted: Wanted<K> = {}): Row<K> => {
    const fields = Object.entries({ validFrom: usualValidFrom, ...usual, ...wanted });
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined)) as Row<K>;
  };
}

const organisation = builder<"Organisation">({
  ref: "organisation",
  name: "Helpdesk",
  legalEntityId: "helpdesk-gmbh",
  privacyEmail: "privacy@helpdesk.example",
  objectionEmail: "objections@helpdesk.example",
  zone: "Europe/Berlin",
  regimes: ["EU_GDPR", "UK_GDPR", "CH_FADP"],
});

const legalEntity = builder<"LegalEntity">({
  ref: "helpdesk-gmbh",
  legalName: "Helpdesk GmbH",
  ownGroup: true,
  street: "Lindenallee 1",
  city: "Berlin",
  postalCode: "10115",
  country: "DE",
  establishmentCountries: ["DE"],
  contactPosition: "Privacy team",
  contactEmail: "privacy@helpdesk.example",
  publicAuthority: false,
  regimesApplicable: ["EU_GDPR", "UK_GDPR", "CH_FADP"],
  leadAuthority: "Berliner Beauftragte für Datenschutz und Informationsfreiheit",
});

export const vendorEntity = legalEntity({
  ref: "acme-inc",
  legalName: "Acme Hosting, Inc.",
  ownGroup: undefined,
  street: "1 Market Street",
  city: "San Francisco",
  postalCode: "94105",
  country: "US",
  establishmentCountries: ["US"],
  contactEmail: "privacy@acme.example",
  regimesApplicable: undefined,
  leadAuthority: undefined,
});

export const customerEntity = legalEntity({
  ref: "client-sa",
  legalName: "Client SA",
  ownGroup: undefined,
  street: "Rue de la Paix 2",
  city: "Paris",
  postalCode: "75002",
  country: "FR",
  establishmentCountries: ["FR"],
  contactEmail: "dpo@client.example",
  regimesApplicable: undefined,
  leadAuthority: undefined,
});

const appointment = builder<"Appointment">({
  ref: "dpo",
  appointmentKind: "DPO",
  appointedById: "helpdesk-gmbh",
  organisationName: "Datenschutz Partner GmbH",
  email: "dpo@helpdesk.example",
  country: "DE",
  mandateFrom: "2018-05-25",
});

export const representative = appointment({
  ref: "representative-uk",
  appointmentKind: "REP_UK",
  organisationName: "Representatives Ltd",
  email: "helpdesk@representatives.example",
  postalAddress: "1 High Street, London",
  country: "GB",
  mandateFrom: "2020-12-31",
});

const product = builder<"Product">({ ref: "desk", name: "Desk" });

const dataSubjectCategory = builder<"DataSubjectCategory">({
  ref: "end-users",
  label: "People who write to support",
  code: "END_USER",
});

const personalDataCategory = builder<"PersonalDataCategory">({
  ref: "messages",
  label: "Messages",
  code: "SUPPORT_CONTENT",
});

const retentionRule = builder<"RetentionRule">({
  ref: "contract-plus-30-days",
  name: "Contract and thirty days",
  duration: "P30D",
  trigger: "CONTRACT_END",
  disposalMethod: "DELETION",
  backupRotation: "P35D",
});

const securityMeasure = builder<"SecurityMeasure">({
  ref: "encryption",
  category: "PROTECTION_STORAGE",
  text: "Databases and their backups are encrypted with AES-256; keys are rotated every year.",
});

/** What every annex of measures needs beside those of one's own choice. */
export const emergencyMeasures = [
  securityMeasure({
    ref: "breaches",
    category: "INCIDENT_RESPONSE",
    text: "Breaches are reported to an on-call team that tells customers within 24 hours.",
  }),
  securityMeasure({
    ref: "restoring",
    category: "RESTORE",
    text: "Backups of every day are restored in another region within four hours.",
    verifiedOn: "2026-05-01",
  }),
];

export const assistance = securityMeasure({
  ref: "assistance",
  category: "SUBPROCESSOR_CONTROL",
  text: "Export and erasure of one person's data by API, answered within two working days.",
  assistance: true,
});

const processingActivity = builder<"ProcessingActivity">({
  ref: "tickets",
  name: "Handle tickets for customers",
  register: "PROCESSOR",
  natureOfProcessing: ["STORE", "DISPLAY"],
  categoriesOfProcessing: ["Hosting of tickets"],
  productIds: ["desk"],
  controllersServed: "PRODUCT_CUSTOMERS",
  securityMeasureIds: ["encryption"],
  impactAssessment: "NO",
  automatedDecision: false,
  lastReviewedOn: "2026-06-01",
  reviewInterval: "P12M",
  duration: "The term of the agreement",
});

export const billing = processingActivity({
  ref: "billing",
  name: "Bill customers",
  register: "CONTROLLER",
  categoriesOfProcessing: undefined,
  productIds: undefined,
  controllersServed: undefined,
});

const participation = builder<"Participation">({
  ref: "helpdesk-tickets",
  activityId: "tickets",
  legalEntityId: "helpdesk-gmbh",
  role: "PROCESSOR",
});

const activityPurpose = builder<"ActivityPurpose">({
  ref: "tickets-purpose",
  activityId: "tickets",
  text: "Receive, sort and answer the messages of a customer's users",
});

const legalBasisUse = builder<"LegalBasisUse">({
  ref: "billing-basis-eu",
  purposeId: "billing-purpose",
  regime: "EU_GDPR",
  basisCode: "EU_6_1_B",
  contractReference: "Subscription agreement",
});

const activityData = builder<"ActivityData">({
  ref: "tickets-data",
  activityId: "tickets",
  dataSubjectCategoryIds: ["end-users"],
  personalDataCategoryIds: ["messages"],
  dataSource: "DATA_SUBJECT",
  retentionRuleIds: ["contract-plus-30-days"],
});

const vendor = builder<"Vendor">({ ref: "acme", name: "Acme", legalEntityId: "acme-inc" });

const vendorService = builder<"VendorService">({
  ref: "acme-hosting",
  vendorId: "acme",
  name: "Acme Hosting",
  function: "Hosting",
  defaultRole: "PROCESSOR",
});

const engagement = builder<"Engagement">({
  ref: "hosting",
  engagerEntityId: "helpdesk-gmbh",
  vendorServiceId: "acme-hosting",
  activityIds: ["tickets"],
  productIds: ["desk"],
  subjectMatter: "Hosting of the help desk",
  purpose: "Keep tickets available",
  nature: ["HOST"],
  duration: "Term of the agreement",
  personalDataCategoryIds: ["messages"],
  dataSubjectCategoryIds: ["end-users"],
  actualUseFrom: "2016-01-01",
  contractType: "VENDOR_DPA",
  contractSignedOn: "2016-01-01",
  contractFlowDown: true,
  contractThirdPartyBeneficiary: true,
  vendorNoticePeriod: "P30D",
  dueDiligenceKind: "SOC 2 Type II report",
  dueDiligenceOn: "2026-03-01",
  chainReviewedOn: "2026-05-01",
});

const processingLocation = builder<"ProcessingLocation">({
  ref: "hosting-us",
  engagementId: "hosting",
  locationKind: "STORAGE",
  country: "US",
});

const transfer = builder<"Transfer">({
  ref: "hosting-transfer",
  engagementId: "hosting",
  exporterEntityId: "helpdesk-gmbh",
  importerEntityId: "acme-inc",
  exporterRole: "PROCESSOR",
  importerRole: "PROCESSOR",
  fromRegimes: ["EU_GDPR", "UK_GDPR", "CH_FADP"],
  destination: "US",
  frequency: "CONTINUOUS",
  assessmentStatus: "APPROVED",
  assessedOn: "2026-03-01",
  assessmentReviewOn: "2027-03-01",
});

const transferMechanismUse = builder<"TransferMechanismUse">({
  ref: "clauses-eu",
  transferId: "hosting-transfer",
  regime: "EU_GDPR",
  mechanism: "SCC_2021_914",
  priority: 2,
  sccModule: "M3",
  clause9aOption: "OPTION_2",
  clause9aPeriod: "P30D",
  clause13Case: "A",
  clause17Option: "OPTION_1",
  clause17Law: "IE",
  clause18Forum: "IE",
  concludedOn: "2023-09-01",
});

export const clausesSwiss = transferMechanismUse({
  ref: "clauses-ch",
  regime: "CH_FADP",
  mechanism: "SCC_2021_914_SWISS",
  swissCase: "CASE_2_2_GDPR_STANDARD",
});

export const addendum = transferMechanismUse({
  ref: "addendum-uk",
  regime: "UK_GDPR",
  mechanism: "UK_ADDENDUM_B1_0",
  endingParty: "NEITHER",
});

/** The certified recipient under one regime; by default under the GDPR. */
const framework = builder<"TransferMechanismUse">({
  ref: "framework-eu",
  transferId: "hosting-transfer",
  regime: "EU_GDPR",
  mechanism: "DPF",
  priority: 1,
  dpfCertificationId: "acme-certification",
});

const dpfCertification = builder<"DpfCertification">({
  ref: "acme-certification",
  legalEntityId: "acme-inc",
  programmes: ["EU_US", "UK_EXT", "CH_US"],
  coverage: ["NON_HR"],
  status: "ACTIVE",
  activeFrom: "2023-10-01",
  nextDueOn: "2027-10-01",
  checkedOn: "2026-11-01",
});

const customer = builder<"Customer">({
  ref: "client",
  name: "Client",
  legalEntityId: "client-sa",
  role: "CONTROLLER",
  regimes: ["EU_GDPR"],
});

/** England and Wales in 2026 and 2027, as gov.uk/bank-holidays lists them. */
const holidayCalendar = builder<"HolidayCalendar">({
  ref: "england-wales",
  name: "England and Wales",
  firstYear: 2026,
  lastYear: 2027,
  days: [
    "2026-01-01",
    "2026-04-03",
    "2026-04-06",
    "2026-05-04",
    "2026-05-25",
    "2026-08-31",
    "2026-12-25",
    "2026-12-28",
    "2027-01-01",
    "2027-03-26",
    "2027-03-29",
    "2027-05-03",
    "2027-05-31",
    "2027-08-30",
    "2027-12-27",
    "2027-12-28",
  ],
});

const termsProfile = builder<"TermsProfile">({ ref: "standard", name: "Standard terms" });

const customerAgreement = builder<"CustomerAgreement">({
  ref: "client-agreement",
  customerId: "client",
  processorEntityId: "helpdesk-gmbh",
  title: "Client agreement",
  productIds: ["desk"],
  basis: "SCC_2021_915",
  signedOn: "2024-01-15",
  effectiveFrom: "2024-02-01",
  authorisation: "GENERAL",
  noticePeriod: "P30D",
  objectionPeriod: "P30D",
  zone: "Europe/Paris",
  language: "en",
});

const vendorAlias = builder<"VendorAlias">({
  ref: "acme-before",
  vendorServiceId: "acme-hosting",
  name: "Acme Grid",
  supersededBy: "Acme Hosting",
  to: "2020-06-30",
});

const disclosure = builder<"Disclosure">({
  ref: "courts",
  name: "Courts and authorities",
  recipientKind: "PUBLIC_AUTHORITY",
  namedAs: "CATEGORY",
  activityIds: ["billing"],
  condition: "Where a law obliges us",
  listed: true,
});

const sourceDocument = builder<"SourceDocument">({
  ref: "privacy-notice",
  title: "Privacy notice",
  documentType: "PRIVACY_NOTICE",
  controllerEntityId: "helpdesk-gmbh",
  language: "en",
  regimes: ["EU_GDPR", "UK_GDPR", "CH_FADP"],
  version: "3",
  effectiveFrom: "2026-01-01",
  lastUpdatedOn: "2026-01-01",
  lastReviewedOn: "2026-10-01",
  rightsStated: [
    "ACCESS",
    "RECTIFICATION",
    "ERASURE",
    "RESTRICTION",
    "PORTABILITY",
    "OBJECTION",
    "WITHDRAW_CONSENT",
    "COMPLAINT",
    "UK_COMPLAINT_TO_CONTROLLER",
  ],
  legalBasesStated: "LINKED_TO_PURPOSES",
  requirementStatement: "Without a name and an address no invoice can be sent.",
  changeChannels: ["EMAIL"],
});

const documentBlock = builder<"DocumentBlock">({
  ref: "privacy-notice-contact",
  documentId: "privacy-notice",
  heading: "Contact",
  blockKind: "TEXT",
  text: "Questions go to privacy@helpdesk.example.",
});

const commitment = builder<"Commitment">({
  ref: "no-advertising",
  text: "We show no advertising",
  commitmentKind: "NEGATIVE",
  documentId: "privacy-notice",
  matchCategories: ["ADVERTISING"],
  evidence: "No such tracker was found in the scan of October 2026",
});

const cookiePolicy = builder<"CookiePolicy">({
  ref: "website-cookies",
  name: "Cookies on helpdesk.example",
  sites: ["helpdesk.example"],
  regimes: ["EU_GDPR", "UK_GDPR"],
  controls: ["CONSENT_BANNER", "PREFERENCE_CENTRE"],
  consentFirst: true,
  refuseAsEasy: true,
});

const tracker = builder<"Tracker">({
  ref: "statistics",
  name: "Visitor statistics",
  cookiePolicyId: "website-cookies",
  technologies: ["COOKIE"],
  technicalName: "_stat",
  host: "helpdesk.example",
  sites: ["helpdesk.example"],
  party: "FIRST",
  displayCategory: "ANALYTICS",
  legalClass: "CONSENT_REQUIRED",
  purposes: ["Count visits of each page"],
  lifetimeKind: "PERIOD",
  lifetime: "P6M",
});

const entityContact = builder<"EntityContact">({
  ref: "complaints",
  legalEntityId: "helpdesk-gmbh",
  purposes: ["COMPLAINT"],
  position: "Complaints desk",
  email: "complaints@helpdesk.example",
});

const certification = builder<"Certification">({
  ref: "iso-27001",
  title: "ISO/IEC 27001:2022",
  scheme: "ISO_27001",
  legalEntityId: "helpdesk-gmbh",
  securityMeasureIds: ["encryption"],
  scope: "Operation of the help desk",
  issuer: "Examining Body Ltd",
  status: "VALID",
  issuedOn: "2025-06-01",
  expiresOn: "2028-05-31",
});

const legitimateInterestAssessment = builder<"LegitimateInterestAssessment">({
  ref: "sending-invoices",
  title: "Sending invoices",
  legalBasisIds: ["billing-basis-eu"],
  interest: "To be paid for what was delivered.",
  necessity: "No invoice can be sent without an address.",
  balancing: "People at customers expect invoices at work.",
  outcome: "INTEREST_PREVAILS",
  assessedOn: "2026-03-01",
});

const dpiaScreening = builder<"DpiaScreening">({
  ref: "tickets-screening",
  title: "Tickets",
  activityIds: ["tickets"],
  criteria: ["LARGE_SCALE"],
  required: false,
  reasons: "One criterion alone is met, and the data are of low risk.",
  screenedOn: "2026-03-01",
});

const dueDiligence = builder<"DueDiligence">({
  ref: "hosting-report",
  title: "SOC 2 Type II report 2026",
  engagementId: "hosting",
  evidenceKind: "SOC_2",
  examinedOn: "2026-03-01",
  result: "SUFFICIENT",
  expiresOn: "2027-02-28",
});

const transferImpactAssessment = builder<"TransferImpactAssessment">({
  ref: "hosting-assessment",
  title: "Hosting in the United States",
  transferIds: ["hosting-transfer"],
  status: "APPROVED",
  assessedOn: "2026-03-01",
  reviewOn: "2027-03-01",
  lawsConsidered: ["50 U.S.C. 1881a"],
  conclusion: "The safeguards hold.",
});

/** Of a rule that finds nothing in the complete register. */
const waiver = builder<"Waiver">({
  ref: "accepted",
  rule: "TRF-010",
  foundIn: "Transfer/hosting-transfer",
  reason: "The assessment is being renewed.",
  decidedBy: "Managing director",
  until: "2027-06-30",
});

/** One builder for each kind; `framework` makes a mechanism too, that of the certified recipient. */
export const builders = {
  organisation,
  legalEntity,
  appointment,
  product,
  dataSubjectCategory,
  personalDataCategory,
  retentionRule,
  securityMeasure,
  processingActivity,
  participation,
  activityPurpose,
  legalBasisUse,
  activityData,
  vendor,
  vendorService,
  engagement,
  processingLocation,
  transfer,
  transferMechanismUse,
  framework,
  dpfCertification,
  vendorAlias,
  disclosure,
  sourceDocument,
  documentBlock,
  commitment,
  holidayCalendar,
  termsProfile,
  customer,
  customerAgreement,
  cookiePolicy,
  tracker,
  entityContact,
  certification,
  legitimateInterestAssessment,
  dpiaScreening,
  dueDiligence,
  transferImpactAssessment,
  waiver,
};
