import type { Regime } from "@/lib/domain/reference/enums";
import type { LinterRuleCode } from "@/lib/domain/reference/linter-rules";
import type { Register } from "@/lib/domain/register";
import { given } from "./given";
import { billing, representative } from "./given-records";

/** A register at which a rule fires, and the nearest one at which it does not. */
export type RuleCase = {
  readonly fires: () => Register;
  readonly silent: () => Register;
  readonly asOf?: string;
  readonly regimes?: readonly Regime[];
};

const { completeRegister: complete, without } = given;

type Records = NonNullable<Parameters<typeof complete>[0]>;

/** One kind of record in the complete register, once as it is wrong, once as it is right. */
function pair(wrong: Records, right: Records, more: Partial<RuleCase> = {}): RuleCase {
  return { fires: () => complete(wrong), silent: () => complete(right), ...more };
}

const child = given.engagement({
  ref: "storage",
  parentEngagementId: "hosting",
  vendorServiceId: "acme-hosting",
  subjectMatter: "Storage below the hosting",
});
const onward = given.transfer({ ref: "storage-transfer", engagementId: "storage" });

function belowWith(use: Parameters<typeof given.transferMechanismUse>[0]): Records {
  return {
    Engagement: [child],
    ProcessingLocation: [given.processingLocation({ ref: "storage-us", engagementId: "storage" })],
    Transfer: [onward],
    TransferMechanismUse: [
      given.transferMechanismUse({ ref: "storage-eu", transferId: "storage-transfer", ...use }),
    ],
  };
}

const statistics = given.engagement({
  ref: "counting",
  vendorServiceId: "counting",
  activityIds: ["billing"],
  subjectMatter: "Counting of visits",
});
const counting: Records = {
  Vendor: [given.vendor({ ref: "counter", name: "Counter", legalEntityId: "acme-inc" })],
  VendorService: [given.vendorService({ ref: "counting", vendorId: "counter", name: "Counting" })],
  Engagement: [statistics],
};

/** A second vendor that does the same as the first, for the same product. */
function twoHosts(delimitation: string | undefined): Records {
  return {
    ...counting,
    VendorService: [
      given.vendorService({ ref: "counting", vendorId: "counter", name: "Other Hosting" }),
    ],
    Engagement: [
      given.engagement({ delimitation }),
      given.engagement({ ref: "counting", vendorServiceId: "counting", delimitation }),
    ],
  };
}

/** A recipient in the United Kingdom, whose adequacy lasts until the end of 2031; or one whose adequacy has no end. */
function adequate(destination: "GB" | "IL"): Register {
  return complete({
    LegalEntity: [
      given.legalEntity({
        ref: "acme-inc",
        legalName: "Acme Ltd",
        ownGroup: undefined,
        country: destination,
      }),
    ],
    ProcessingLocation: [given.processingLocation({ country: destination })],
    Transfer: [given.transfer({ destination, fromRegimes: ["EU_GDPR"] })],
    TransferMechanismUse: [
      given.framework({ mechanism: "ADEQUACY", dpfCertificationId: undefined }),
    ],
  });
}

const expiring: RuleCase = {
  fires: () => adequate("GB"),
  silent: () => adequate("IL"),
  asOf: "2031-06-30",
  regimes: ["EU_GDPR"],
};

/** For each of the rules that came after the core ones and that the register alone decides. */
export const furtherCases: Readonly<Partial<Record<LinterRuleCode, RuleCase>>> = {
  "ORG-003": {
    fires: () => without(complete(), "Appointment", "representative-uk"),
    silent: () => complete(),
  },
  "ORG-006": pair(
    { Appointment: [given.appointment({ email: "helpdesk@representatives.example" })] },
    { Appointment: [given.appointment({ email: "officer@representatives.example" })] },
  ),
  "ORG-008": pair(
    { LegalEntity: [given.legalEntity({ spellings: ["Helpdesk GmbH", "Helpdsk"] })] },
    { LegalEntity: [given.legalEntity({ spellings: ["Helpdesk GmbH"] })] },
  ),
  "ORG-009": pair(
    { LegalEntity: [given.legalEntity({ largeScaleHighRisk: true })] },
    {
      LegalEntity: [given.legalEntity({ largeScaleHighRisk: true })],
      Appointment: [
        representative,
        given.appointment({
          ref: "representative-ch",
          appointmentKind: "REP_CH",
          email: "swiss@representatives.example",
          postalAddress: "Bahnhofstrasse 1, Zürich",
          country: "CH",
        }),
      ],
    },
  ),
  "ACT-006": pair(
    { LegalBasisUse: [given.legalBasisUse({ ref: "odd", purposeId: "tickets-purpose" })] },
    { LegalBasisUse: [given.legalBasisUse({ ref: "odd", purposeId: "billing-purpose" })] },
  ),
  "ACT-010": pair(
    {
      LegalEntity: [given.legalEntity({ publicAuthority: true })],
      LegalBasisUse: [given.legalBasisUse({ basisCode: "EU_6_1_F" })],
    },
    { LegalBasisUse: [given.legalBasisUse({ basisCode: "EU_6_1_F" })] },
  ),
  "ACT-013": pair(
    { LegalBasisUse: [given.legalBasisUse({ article9Conditions: ["EU_9_2_A"] })] },
    {
      LegalBasisUse: [
        given.legalBasisUse({ article9Conditions: ["EU_9_2_A"], consentExplicit: true }),
      ],
    },
  ),
  "ACT-015": pair(
    { ActivityPurpose: [ofBilling("PRODUCT_IMPROVEMENT")] },
    { ActivityPurpose: [ofBilling("BILLING_PAYMENT")] },
  ),
  "ACT-016": pair(
    { ActivityPurpose: [ofBilling("MARKETING")], ...withAddresses() },
    {
      ActivityPurpose: [ofBilling("MARKETING")],
      ...withAddresses(),
      LegalBasisUse: [
        given.legalBasisUse({ softOptIn: true }),
        given.legalBasisUse({ ref: "billing-basis-uk", regime: "UK_GDPR", softOptIn: true }),
      ],
    },
  ),
  "ACT-018": pair(
    { ProcessingActivity: [{ ...billing, automatedDecision: true }] },
    {
      ProcessingActivity: [
        {
          ...billing,
          automatedDecision: true,
          automatedDecisionGround: "CONTRACT",
          automatedDecisionLogic: "Late payers are reminded by their number of late payments.",
          automatedDecisionHumanReview: "Accounting looks at each complaint.",
        },
      ],
    },
  ),
  "ACT-019": pair(
    { ActivityData: [ofBillingData({ dataSource: "THIRD_PARTY" })] },
    { ActivityData: [ofBillingData({ dataSource: "THIRD_PARTY", dataSourceText: "The bank" })] },
  ),
  "ACT-020": pair(
    { ProcessingActivity: [{ ...billing, childrenFromAge: 13, ageCheck: "By date of birth" }] },
    { ProcessingActivity: [{ ...billing, childrenFromAge: 16, ageCheck: "By date of birth" }] },
  ),
  "ACT-022": pair(
    { LegalEntity: [given.legalEntity({ recordExemption: "Fewer than 250 people" })] },
    { LegalEntity: [given.legalEntity({ employeeCount: 40 })] },
  ),
  "ACT-023": pair(
    {
      PersonalDataCategory: [given.personalDataCategory({ code: "IP_ADDRESS" })],
      ActivityData: [ofBillingData({ claimedAnonymous: true })],
    },
    {
      PersonalDataCategory: [given.personalDataCategory({ code: "USAGE" })],
      ActivityData: [ofBillingData({ claimedAnonymous: true })],
    },
  ),
  "ACT-026": pair(
    {
      Participation: [
        given.participation({ ref: "both", activityId: "tickets", role: "CONTROLLER" }),
      ],
    },
    {
      Participation: [
        given.participation({
          ref: "both",
          activityId: "tickets",
          legalEntityId: "client-sa",
          role: "CONTROLLER",
        }),
      ],
    },
  ),
  "RET-005": pair(
    { RetentionRule: [given.retentionRule({ duration: "P11Y" })] },
    { RetentionRule: [given.retentionRule({ duration: "P10Y" })] },
  ),
  "RET-007": pair(
    { RetentionRule: [given.retentionRule({ backupRotation: undefined })] },
    { RetentionRule: [given.retentionRule({ backupRotation: "P60D" })] },
  ),
  "RET-008": pair(
    { Engagement: [given.engagement({ dataRetention: "P31D" })] },
    { Engagement: [given.engagement({ dataRetention: "P30D" })] },
  ),
  "RET-009": pair(
    { RetentionRule: [byCriteria({})] },
    { RetentionRule: [byCriteria({ reviewEvery: "P1Y" })] },
  ),
  "ENG-009": pair(twoHosts(undefined), twoHosts("One stores, the other answers requests.")),
  "ENG-010": pair(
    {
      VendorService: [given.vendorService({ defaultRole: "MIXED" })],
      Engagement: [given.engagement({ statedRole: "PROCESSOR" })],
    },
    {
      VendorService: [given.vendorService({ defaultRole: "PROCESSOR" })],
      Engagement: [given.engagement({ statedRole: "PROCESSOR" })],
    },
  ),
  "ENG-011": {
    fires: () =>
      without(
        complete({ Engagement: [given.engagement({ dueDiligenceKind: undefined })] }),
        "DueDiligence",
        "hosting-report",
      ),
    silent: () => complete({ Engagement: [given.engagement({ dueDiligenceKind: undefined })] }),
  },
  "ENG-014": pair(
    {
      ...counting,
      Vendor: [given.vendor({ ref: "counter", namedAs: "CATEGORY", legalEntityId: undefined })],
    },
    counting,
  ),
  "ENG-015": pair(
    { VendorAlias: [given.vendorAlias({ name: "Acme Hosting", supersededBy: "Acme Cloud" })] },
    { VendorAlias: [given.vendorAlias({ name: "Acme Hosting", to: "2027-01-01" })] },
  ),
  "ENG-018": pair(
    {
      Disclosure: [given.disclosure({ engagementId: "hosting", recipientKind: "PROCESSOR" })],
    },
    {
      Disclosure: [given.disclosure({ engagementId: "hosting", recipientKind: "SUB_PROCESSOR" })],
    },
  ),
  "TRF-003": pair(
    resting({ mechanism: "SAFE_HARBOUR", sccModule: undefined }),
    resting({ mechanism: "SAFE_HARBOUR", sccModule: undefined, regime: "UK_GDPR" }),
    { regimes: ["EU_GDPR"] },
  ),
  "TRF-011": pair(resting({ importerSubjectToGdpr: true }), resting({})),
  "TRF-014": pair(
    resting({ regime: "UK_GDPR", mechanism: "UK_LEGACY_SCC", sccModule: undefined }),
    resting({}),
  ),
  "TRF-017": pair(
    resting({ mechanism: "ART_49", sccModule: undefined, derogation: "ART49_1_SUB2" }),
    resting({
      mechanism: "ART_49",
      sccModule: undefined,
      derogation: "ART49_1_SUB2",
      suitableSafeguards: "Encrypted on the way, two people, once.",
      authorityInformedOn: "2026-02-01",
    }),
  ),
  "TRF-019": expiring,
  "TRF-020": pair(
    {
      ProcessingLocation: [
        given.processingLocation({ ref: "help", locationKind: "SUPPORT", country: "IN" }),
      ],
    },
    {
      ProcessingLocation: [
        given.processingLocation({ ref: "help", locationKind: "SUPPORT", country: "US" }),
      ],
    },
  ),
  "TRF-021": {
    fires: () =>
      complete({
        LegalEntity: [given.legalEntity({ ref: "acme-inc", legalName: "Acme Ltd", country: "IE" })],
        ProcessingLocation: [given.processingLocation({ country: "IE" })],
        Transfer: [given.transfer({ destination: "IE", fromRegimes: ["EU_GDPR"] })],
      }),
    silent: () => complete(),
    regimes: ["EU_GDPR"],
  },
  "TRF-022": pair(
    { ...served({}), SourceDocument: [given.sourceDocument({ transferStatement: undefined })] },
    {
      ...served({ copyInstructions: "Write to privacy@helpdesk.example." }),
      SourceDocument: [
        given.sourceDocument({ transferStatement: "Data go to the United States." }),
      ],
    },
  ),
  "TRF-023": pair(
    { Transfer: [given.transfer({ directCollection: true })] },
    { Transfer: [given.transfer({ directCollection: false })] },
  ),
  "TRF-026": pair(
    {
      ...served({}),
      SourceDocument: [
        given.sourceDocument({
          transferStatement: "Data only go to countries that provide adequate protection.",
        }),
      ],
    },
    {
      ...served({}),
      SourceDocument: [
        given.sourceDocument({ transferStatement: "Data go to the United States, under clauses." }),
      ],
    },
    { regimes: ["EU_GDPR"] },
  ),
  "TRF-027": pair(belowWith({ sccModule: "M2" }), belowWith({ sccModule: "M3" }), {
    regimes: ["EU_GDPR"],
  }),
  "TOM-002": pair(
    { SecurityMeasure: [unencrypted("We go to great lengths")] },
    {
      SecurityMeasure: [unencrypted("The disks are encrypted as a whole, with keys in a module.")],
    },
  ),
  "TOM-003": pair(
    { Certification: [given.certification({ expiresOn: "2026-11-20" })] },
    { Certification: [given.certification({ expiresOn: "2026-11-21" })] },
  ),
  "TOM-004": pair(
    { SecurityMeasure: [inTransit("TLS")] },
    { SecurityMeasure: [inTransit("TLS 1.2")] },
  ),
  "TOM-006": {
    fires: () => without(complete(), "SecurityMeasure", "breaches"),
    silent: () => complete(),
  },
  "TOM-007": pair(
    { SecurityMeasure: [unencrypted("The disks are encrypted as a whole, with keys elsewhere.")] },
    {
      SecurityMeasure: [
        given.securityMeasure({
          ...unencrypted("The disks are encrypted as a whole, with keys elsewhere."),
          scopeText: "Test data",
        }),
        given.securityMeasure({ scopeText: "Production data" }),
      ],
    },
  ),
  "CKE-004": pair(
    { Tracker: [given.tracker({ technicalName: undefined })] },
    { Tracker: [given.tracker({ technicalName: undefined, technologies: ["LOG_FILE"] })] },
  ),
  "CKE-008": pair(
    { Tracker: [given.tracker({ lifetime: "P14M" })] },
    { Tracker: [given.tracker({ lifetime: "P13M" })] },
  ),
  "CKE-010": pair(
    { Tracker: [given.tracker({ legalClassUk: "UK_STATISTICAL" })] },
    {
      Tracker: [
        given.tracker({
          legalClassUk: "UK_STATISTICAL",
          optOutText: "Switch it off on the settings page.",
        }),
      ],
    },
  ),
  "CKE-011": pair(scanned("2026-10-01"), scanned("2026-11-01")),
  "CKE-012": pair(mentioning(["COOKIE", "LOCAL_STORAGE"]), mentioning(["COOKIE"])),
  "CKE-013": pair(
    { Tracker: [given.tracker({ purposes: ["Session replay of each visit"] })] },
    { Tracker: [given.tracker({ purposes: ["Count visits"] })] },
  ),
  "CKE-014": pair(
    { Tracker: [thirdParty({})] },
    { Tracker: [thirdParty({ engagementId: "hosting" })] },
  ),
  "CKE-015": pair(
    { CookiePolicy: [given.cookiePolicy({ doNotTrackHonoured: false })] },
    { CookiePolicy: [given.cookiePolicy({ doNotTrackHonoured: true, gpcHonoured: true })] },
  ),
  "CKE-017": pair(
    { CookiePolicy: [given.cookiePolicy({ browserInstructions: ["Internet Explorer: Tools"] })] },
    { CookiePolicy: [given.cookiePolicy({ browserInstructions: ["Firefox: Settings"] })] },
  ),
  "PN-005": pair(
    { SourceDocument: [given.sourceDocument({ requirementStatement: undefined })] },
    { SourceDocument: [given.sourceDocument({})] },
  ),
  "PN-008": pair(
    {
      SourceDocument: [
        given.sourceDocument({ rightsLimits: "Objection: limited to direct marketing" }),
      ],
    },
    { SourceDocument: [given.sourceDocument({ rightsLimits: "Access: once a year free" })] },
  ),
  "PN-009": pair(
    { SourceDocument: [given.sourceDocument({ lastUpdatedOn: "2026-04" })] },
    { SourceDocument: [given.sourceDocument({ lastUpdatedOn: "2026-01" })] },
  ),
  "PN-012": pair(
    { SourceDocument: [given.sourceDocument({ rightsStated: ["ACCESS", "COMPLAINT"] })] },
    { SourceDocument: [given.sourceDocument({})] },
    { regimes: ["UK_GDPR"] },
  ),
  "PN-013": pair(
    { Commitment: [given.commitment({ text: "We never sell data", evidence: undefined })] },
    { Commitment: [given.commitment({ text: "We never sell data" })] },
  ),
  "PN-014": {
    fires: () => without(complete(), "Disclosure", "courts"),
    silent: () => complete(),
  },
  "CHG-008": pair(
    { Engagement: [given.engagement({ actualUseTo: "2026-06-30" })] },
    {
      Engagement: [
        given.engagement({ actualUseTo: "2026-06-30", deletionCertificateOn: "2026-07-15" }),
      ],
    },
  ),
  "DPA-004": pair(
    { CustomerAgreement: [given.customerAgreement({ basis: "SCC_2021_914" })] },
    {
      CustomerAgreement: [
        given.customerAgreement({
          basis: "SCC_2021_914",
          clause17Law: "IE",
          clause18Forum: "IE",
        }),
      ],
    },
  ),
  "DPA-006": pair(
    { CustomerAgreement: [given.customerAgreement({ emergencyAllowed: true })] },
    { CustomerAgreement: [given.customerAgreement({ emergencyAllowed: true, basis: "OWN_DPA" })] },
  ),
  "DPA-007": pair(toAmerica({}), toAmerica({ endingParty: "NEITHER" })),
  "DPA-008": pair(
    { CustomerAgreement: [given.customerAgreement({ signedOn: undefined })] },
    { CustomerAgreement: [given.customerAgreement({})] },
  ),
};

function ofBilling(purposeCode: string) {
  return given.activityPurpose({
    ref: "billing-purpose",
    activityId: "billing",
    text: "Invoice the subscription and collect what is owed",
    purposeCode,
  });
}

function ofBillingData(data: Parameters<typeof given.activityData>[0]) {
  return given.activityData({ ref: "billing-data", activityId: "billing", ...data });
}

function withAddresses(): Records {
  return { PersonalDataCategory: [given.personalDataCategory({ code: "EMAIL" })] };
}

function byCriteria(rule: Parameters<typeof given.retentionRule>[0]) {
  const criteria = "Until the last claim under the contract has lapsed";
  return given.retentionRule({ duration: undefined, trigger: undefined, criteria, ...rule });
}

function resting(use: Parameters<typeof given.transferMechanismUse>[0]): Records {
  return { TransferMechanismUse: [given.transferMechanismUse(use)] };
}

/** The hosting serves an activity of our own too, so that the notice is about its recipient. */
function served(use: Parameters<typeof given.transferMechanismUse>[0]): Records {
  return {
    Engagement: [given.engagement({ activityIds: ["tickets", "billing"] })],
    Transfer: [given.transfer({ fromRegimes: ["EU_GDPR"] })],
    TransferMechanismUse: [
      given.transferMechanismUse({ ...use }),
      given.framework({ mechanism: "SCC_2021_914", sccModule: "M3", ...use }),
      given.framework({ ref: "framework-uk", regime: "CH_FADP" }),
      given.transferMechanismUse({ ref: "addendum-uk", regime: "CH_FADP" }),
    ],
  };
}

function unencrypted(mitigation: string) {
  return given.securityMeasure({
    ref: "open-database",
    text: "Data are not encrypted while they are in the database",
    negativeFact: true,
    mitigation,
  });
}

function inTransit(protocol: string) {
  return given.securityMeasure({
    ref: "transit",
    category: "PROTECTION_TRANSMISSION",
    text: "Everything between browser and server is encrypted, plain connections are refused.",
    protocol,
  });
}

function scanned(lastSeenOn: string): Records {
  return {
    CookiePolicy: [given.cookiePolicy({ lastScannedOn: "2026-11-01" })],
    Tracker: [given.tracker({ lastSeenOn })],
  };
}

function mentioning(
  technologiesMentioned: NonNullable<
    NonNullable<Parameters<typeof given.cookiePolicy>[0]>["technologiesMentioned"]
  >,
): Records {
  return { CookiePolicy: [given.cookiePolicy({ technologiesMentioned })] };
}

function thirdParty(tracker: Parameters<typeof given.tracker>[0]) {
  return given.tracker({
    party: "THIRD",
    providerServiceId: "acme-hosting",
    informationUrl: "https://acme.example/privacy",
    ...tracker,
  });
}

/** A customer under the law of the United Kingdom, and an entity of ours in the United States that signs. */
function toAmerica(agreement: Parameters<typeof given.customerAgreement>[0]): Records {
  return {
    Customer: [given.customer({ regimes: ["UK_GDPR"] })],
    LegalEntity: [
      given.legalEntity({ ref: "helpdesk-inc", legalName: "Helpdesk, Inc.", country: "US" }),
    ],
    CustomerAgreement: [
      given.customerAgreement({ processorEntityId: "helpdesk-inc", ...agreement }),
    ],
  };
}
