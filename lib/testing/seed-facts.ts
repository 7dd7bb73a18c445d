import type { SourceCitation } from "@/lib/domain/kinds/kind";
import type { Regime } from "@/lib/domain/reference/enums";

/** Nobody could tell: the field has the state UNKNOWN and no value. */
export const unknown = Symbol("unknown");

/**
 * One fact of a document that the example made from it must hold: in which record and field, with which value, and, where
 * the document's own reading names it, how sure it is.
 */
export type SeedFact = readonly [
  record: string,
  field: string,
  value: unknown,
  confidence?: SourceCitation["confidence"],
];

export type Seed = {
  readonly file: string;
  /** The laws under which its document is judged. */
  readonly regimes: readonly Regime[];
  /** The number of public entries, each with all that is not known of it. */
  readonly listed: readonly string[];
  readonly facts: readonly SeedFact[];
  /** Codes that a careful reader of the document finds, for the rules that are built. */
  readonly codes: readonly string[];
  /** The same for rules that are not built yet: empty once all are. */
  readonly codesWithoutRule: readonly string[];
  /** Codes that the reader finds and the register alone cannot give, each with the reason. */
  readonly codesElsewhere: Readonly<Record<string, string>>;
  /** Codes beyond the reader's list, since a register is asked for more than a document: each with the reason. */
  readonly codesBeyond: Readonly<Record<string, string>>;
};

const STATED = "STATED";
const INFERRED = "INFERRED";
const ASSUMED = "ASSUMED";

function service(
  ref: string,
  name: string,
  about: string,
  role: string,
  explained?: string,
): SeedFact[] {
  return [
    [`VendorService/${ref}`, "name", name],
    [`VendorService/${ref}`, "function", about, STATED],
    [`VendorService/${ref}`, "defaultRole", role, INFERRED],
    ...(explained === undefined
      ? []
      : [[`VendorService/${ref}`, "roleExplanation", explained] as const]),
    [`Vendor/${ref}`, "legalEntityId", unknown],
    [`ProcessingLocation/${ref}-place`, "country", unknown],
    [`Engagement/${ref}`, "contractType", unknown],
    [`Engagement/${ref}`, "purpose", about, STATED],
    [`Engagement/${ref}`, "statedRole", "PROCESSOR", STATED],
  ];
}

/** A purpose of which no legal basis is told. */
function purpose(
  ref: string,
  code: string,
  text: string,
  sure: SourceCitation["confidence"] = STATED,
): SeedFact[] {
  return [
    [`ActivityPurpose/${ref}`, "purposeCode", code],
    [`ActivityPurpose/${ref}`, "text", text, sure],
    [`LegalBasisUse/${ref}-eu`, "basisCode", unknown],
  ];
}

function tracker(
  ref: string,
  technology: string,
  purposes: readonly string[],
  rest: readonly SeedFact[],
): SeedFact[] {
  return [
    [`Tracker/${ref}`, "technologies", [technology]],
    [`Tracker/${ref}`, "purposes", purposes, STATED],
    [`Tracker/${ref}`, "technicalName", unknown],
    [`Tracker/${ref}`, "lifetime", unknown],
    ...rest,
  ];
}

export const onedesk: Seed = {
  file: "onedesk-2020.yaml",
  regimes: ["EU_GDPR"],
  listed: [
    "Google Analytics",
    "Heroku",
    "Webflow",
    "Sendgrid",
    "Sentry",
    "Melio",
    "Intercom",
    "HelloSign",
    "Hubspot",
    "Stripe",
  ],
  facts: [
    ["SourceDocument/onedesk-privacy-policy", "fileName", "002_81e91e7b82dbfc93.txt"],
    ["SourceDocument/onedesk-privacy-policy", "documentType", "PRIVACY_POLICY"],
    ["SourceDocument/onedesk-privacy-policy", "language", "en"],
    ["SourceDocument/onedesk-privacy-policy", "lastUpdatedOn", "2020-12-12", STATED],
    ["SourceDocument/onedesk-privacy-policy", "regimes", ["EU_GDPR"]],
    ["SourceDocument/onedesk-privacy-policy", "rightsStated", []],
    ["SourceDocument/onedesk-privacy-policy", "changePolicy", unknown],
    ["LegalEntity/onedesk", "tradeName", "Onedesk", STATED],
    ["LegalEntity/onedesk", "spellings", ["Onedesk", "Ondesk"], STATED],
    ["LegalEntity/onedesk", "legalName", unknown],
    ["LegalEntity/onedesk", "street", "1330 Lagoon Ave, 4th Floor", STATED],
    ["LegalEntity/onedesk", "city", "Minneapolis, MN"],
    ["LegalEntity/onedesk", "postalCode", "55408"],
    ["LegalEntity/onedesk", "country", "US"],
    ["LegalEntity/onedesk", "offersToRegimes", ["EU_GDPR"], INFERRED],
    ["LegalEntity/onedesk", "representativeExemption", unknown],
    ["LegalEntity/onedesk", "officerExemption", unknown],
    ["LegalEntity/onedesk", "contactPurposes", ["PRIVACY", "COMPLAINT"]],
    ["LegalEntity/onedesk", "contactEmail", "admin@getonedesk.com", STATED],
    ["Organisation/onedesk", "privacyEmail", "admin@getonedesk.com", STATED],

    ["ProcessingActivity/account", "name", "Account registration", STATED],
    ["Participation/onedesk-account", "role", "CONTROLLER"],
    ["ActivityData/account-data", "dataSubjectCategoryIds", ["customer-contacts"]],
    [
      "ActivityData/account-data",
      "personalDataCategoryIds",
      ["name", "company-name", "postal-address", "email"],
    ],
    ["ActivityData/account-data", "retentionRuleId", unknown],
    ...purpose("account-personalise", "ACCOUNT_MANAGEMENT", "Personalise the new account"),
    ...purpose("account-invoices", "BILLING_PAYMENT", "Send invoices"),
    ...purpose(
      "account-updates",
      "SERVICE_COMMUNICATION",
      "Send updates or other essential information",
    ),
    ["ProcessingActivity/device", "name", "Device Information on the Site", STATED],
    ["ActivityData/device-data", "dataSubjectCategoryIds", ["website-visitors"]],
    [
      "ActivityData/device-data",
      "personalDataCategoryIds",
      ["device-info", "ip-address", "time-zone", "online-id", "browsing"],
    ],
    ["ActivityData/device-data", "groupLabel", "Device Information"],
    ["ActivityData/device-data", "claimedAnonymous", true, STATED],
    ["ActivityData/device-data", "retentionRuleId", unknown],
    ...purpose(
      "device-analytics",
      "ANALYTICS",
      "Learn how visitors interact with the Site",
      INFERRED,
    ),
    ...purpose("device-advertising", "TARGETED_ADVERTISING", "Show targeted advertisements"),
    ["ProcessingActivity/payment", "name", "Payment", STATED],
    ["ActivityData/card-data", "personalDataCategoryIds", ["payment-card"]],
    ["ActivityData/card-data", "keptByUs", false, STATED],
    ["ActivityData/payment-data", "keptByUs", true],
    [
      "ActivityData/payment-data",
      "personalDataCategoryIds",
      ["billing", "card-last4", "transaction"],
    ],
    [
      "ActivityData/payment-data",
      "elements",
      ["transaction record", "last 4 digits", "billing address"],
      STATED,
    ],
    ["ActivityData/payment-data", "retentionRuleId", unknown],
    ...purpose("payment-charge", "BILLING_PAYMENT", "Charge for the service"),
    ...purpose(
      "payment-taxes",
      "BILLING_PAYMENT",
      "Calculate taxes (sales tax in the United States)",
    ),
    ...purpose("payment-invoices", "BILLING_PAYMENT", "Send invoices"),
    ...purpose("payment-support", "BILLING_PAYMENT", "Account history and billing support"),
    ...purpose("payment-fraud", "SECURITY_FRAUD", "Detect fraudulent credit card transactions"),
    ["Engagement/stripe", "activityIds", ["payment", "customer-content"], INFERRED],
    ["Engagement/melio", "activityIds", ["payment", "customer-content"], INFERRED],
    ["ProcessingActivity/correspondence", "name", "Correspondence and help requests", STATED],
    ["ActivityData/correspondence-data", "personalDataCategoryIds", ["support-content", "email"]],
    ["ActivityData/correspondence-data", "retentionRuleId", unknown],
    ...purpose("correspondence-future", "CUSTOMER_SUPPORT", "Keep for future reference"),
    ["ProcessingActivity/marketing-statistics", "name", "Marketing page statistics", STATED],
    ["ActivityData/marketing-statistics-data", "personalDataCategoryIds", ["browsing"], STATED],
    ["ActivityData/marketing-statistics-data", "retentionRuleId", unknown],
    ...purpose(
      "marketing-statistics-statistics",
      "ANALYTICS",
      "Statistics such as conversion rates",
    ),
    ...purpose("marketing-statistics-designs", "PRODUCT_IMPROVEMENT", "Test new designs"),
    ["ProcessingActivity/volunteered", "name", "Volunteered information", STATED],
    ["ActivityData/volunteered-data", "personalDataCategoryIds", ["survey"]],
    ["ActivityData/volunteered-data", "retentionRuleId", "volunteered"],
    ["ActivityPurpose/volunteered-unknown", "text", unknown],
    ["LegalBasisUse/volunteered-unknown-eu", "basisCode", unknown],
    ["RetentionRule/volunteered", "criteria", "for as long as it makes sense", STATED],
    ["RetentionRule/volunteered", "duration", unknown],
    ["ProcessingActivity/advertising", "name", "Behavioural advertising", STATED],
    [
      "ProcessingActivity/advertising",
      "informationUrl",
      "http://www.networkadvertising.org/understanding-online-advertising/how-does-it-work",
      STATED,
    ],
    ["ActivityData/advertising-data", "personalDataCategoryIds", ["online-id", "browsing"]],
    ...purpose("advertising-target", "TARGETED_ADVERTISING", "Provide targeted advertisements"),
    ...purpose(
      "advertising-marketing",
      "MARKETING",
      "Send marketing communications believed to be of interest",
    ),
    ["Disclosure/facebook", "optOutUrl", "https://www.facebook.com/settings/?tab=ads", STATED],
    ["Disclosure/google-ads", "optOutUrl", "https://www.google.com/settings/ads/anonymous", STATED],
    [
      "ProcessingActivity/publicity",
      "name",
      "Use of name or company in marketing statements",
      STATED,
    ],
    ["ActivityData/publicity-data", "personalDataCategoryIds", ["name", "company-name"]],
    ["ActivityPurpose/publicity-publish", "purposeCode", "PUBLICATION"],
    ["LegalBasisUse/publicity-permission-eu", "basisCode", "EU_6_1_A", INFERRED],

    ...tracker(
      "cookies",
      "COOKIE",
      ["anonymous unique identifier"],
      [["Tracker/cookies", "informationUrl", "http://www.allaboutcookies.org", STATED]],
    ),
    ...tracker(
      "log-files",
      "LOG_FILE",
      ["track actions on the Site"],
      [
        [
          "Tracker/log-files",
          "elements",
          [
            "IP address",
            "browser type",
            "Internet service provider",
            "referring/exit pages",
            "date/time stamps",
          ],
          STATED,
        ],
      ],
    ),
    ...tracker(
      "pixels",
      "PIXEL",
      ["record how you browse the Site"],
      [["Tracker/pixels", "elements", ["web beacons", "tags", "pixels"]]],
    ),

    ...service("google-analytics", "Google Analytics", "Analytics and reporting", "PROCESSOR"),
    ...service(
      "heroku",
      "Heroku",
      "Cloud services provider",
      "PROCESSOR",
      "Processor; sub-processor for customer content",
    ),
    ...service("webflow", "Webflow", "Hosting, form capture", "PROCESSOR"),
    ...service("sendgrid", "Sendgrid", "Transactional email", "PROCESSOR"),
    ...service("sentry", "Sentry", "Error reporting software", "PROCESSOR"),
    ...service(
      "melio",
      "Melio",
      "Payment processor",
      "MIXED",
      "Processor, or an independent controller",
    ),
    ...service("intercom", "Intercom", "Chat and help desk", "PROCESSOR"),
    ...service("hellosign", "HelloSign", "Contract review", "PROCESSOR"),
    ...service("hubspot", "Hubspot", "Email marketing", "PROCESSOR"),
    ...service(
      "stripe",
      "Stripe",
      "Payment processor",
      "MIXED",
      "Processor, and an independent controller for fraud",
    ),
    ["VendorAlias/heroku-salesforce", "name", "Heroku (Salesforce)", ASSUMED],
    ["VendorAlias/sendgrid-old", "supersededBy", "Twilio SendGrid", ASSUMED],
    [
      "VendorAlias/sentry-functional-software",
      "name",
      "Functional Software, Inc. (Sentry)",
      ASSUMED,
    ],
    ["VendorAlias/sentry-functional-software", "notes", "The legal entity is to be confirmed."],
    ["VendorAlias/hellosign-old", "supersededBy", "Dropbox Sign", ASSUMED],
    ["Disclosure/authorities", "recipientKind", "PUBLIC_AUTHORITY"],
    ["Disclosure/authorities", "namedAs", "CATEGORY"],
    [
      "Disclosure/authorities",
      "purposeText",
      "Investigate, prevent or act on illegal activities, suspected fraud, threats to the physical safety of any person, violations of the Terms of Service, or as otherwise required by law",
      STATED,
    ],
    ["Disclosure/acquirer", "recipientKind", "ACQUIRER"],
    [
      "Disclosure/acquirer",
      "condition",
      "If Onedesk is acquired by or merged with another company, with notice well before any information is transferred",
      STATED,
    ],
    ["Disclosure/facebook", "name", "Facebook", INFERRED],
    ["Disclosure/facebook", "recipientKind", "INDEPENDENT_CONTROLLER"],
    ["Disclosure/facebook", "purposeText", "Targeted advertising"],
    ["Disclosure/facebook", "listed", false],
    ["Disclosure/google-ads", "name", "Google (Ads)", INFERRED],
    ["Disclosure/google-ads", "recipientKind", "INDEPENDENT_CONTROLLER"],
    ["Disclosure/google-ads", "listed", false],

    [
      "Transfer/visitors-to-onedesk",
      "originText",
      "The European Union and elsewhere outside the United States",
      STATED,
    ],
    ["Transfer/visitors-to-onedesk", "destination", "US"],
    ["Transfer/visitors-to-onedesk", "directCollection", true],
    [
      "Transfer/visitors-to-onedesk",
      "notes",
      "Direct collection: not a transfer of Chapter V by the visitor. Art. 3(2) and Art. 27 are the real issue; onward disclosure and customer data need a mechanism.",
    ],
    ["TransferMechanismUse/consent-by-use", "mechanism", "CONSENT_BY_USE", STATED],

    ["SecurityMeasure/encrypted-in-transit", "category", "PROTECTION_TRANSMISSION"],
    ["SecurityMeasure/encrypted-in-transit", "protocol", "SSL/TLS"],
    ["SecurityMeasure/encrypted-in-transit", "protocolVersion", unknown],
    ["SecurityMeasure/backups-encrypted", "category", "PROTECTION_STORAGE"],
    [
      "SecurityMeasure/backups-encrypted",
      "text",
      "The backups of the database are encrypted as well",
      STATED,
    ],
    ["SecurityMeasure/live-database-not-encrypted", "negativeFact", true],
    [
      "SecurityMeasure/live-database-not-encrypted",
      "text",
      "Data are not encrypted while they are live in the database",
      STATED,
    ],
    [
      "SecurityMeasure/live-database-not-encrypted",
      "mitigation",
      "great lengths to secure data at rest",
      STATED,
    ],
    ["SecurityMeasure/card-number-elsewhere", "category", "PSEUDONYMISATION_ENCRYPTION"],
    [
      "SecurityMeasure/card-number-elsewhere",
      "text",
      "The card number goes directly to the payment processor and never through own servers",
      STATED,
    ],
    ["Commitment/never-sell", "commitmentKind", "NEGATIVE"],
    ["Commitment/never-sell", "text", "Personal information is never sold to third parties"],
    [
      "Commitment/no-publicity-without-permission",
      "text",
      "Name and company are not used in marketing statements without permission",
    ],
    ["Commitment/do-not-track", "text", "Do Not Track signals are not honoured"],
    ["CookiePolicy/site", "doNotTrackHonoured", false, STATED],
  ],
  codes: [
    ...["ORG-001", "ORG-002", "ACT-001", "ACT-004", "ACT-012", "RET-001", "RET-002", "ENG-001"],
    ...[
      "ENG-004",
      "ENG-005",
      "ENG-007",
      "TRF-001",
      "TRF-016",
      "CKE-001",
      "CKE-003",
      "CKE-007",
      "PN-001",
    ],
    ...["PN-002", "PN-004", "PN-010", "PN-011"],
  ],
  codesWithoutRule: [
    ...["ORG-008", "ACT-016", "ACT-023", "ENG-009", "ENG-010", "ENG-015", "TRF-023"],
    ...["TOM-002", "TOM-004", "CKE-004", "CKE-014", "CKE-015"],
  ],
  codesElsewhere: {},
  codesBeyond: {
    "ACT-002": "the people concerned are not told for six activities",
    "ACT-003": "what customers keep in the service is not told",
    "ACT-011": "how permission to be named is asked for and withdrawn is not told",
    "ENG-008": "nothing is known of the chains below the ten",
    "PN-003": "permission is relied on, and its withdrawal is not among the rights",
    "TOM-005": "no measure says how customers are assisted",
  },
};

export const seconddesk: Seed = {
  file: "seconddesk-2026.yaml",
  regimes: ["EU_GDPR"],
  listed: ["AWS / DigitalOcean", "SMTP Services"],
  facts: [
    ["SourceDocument/seconddesk-privacy-policy", "fileName", "003_3ff895e98ed2fe9f.txt"],
    ["SourceDocument/seconddesk-privacy-policy", "documentType", "PRIVACY_POLICY"],
    ["SourceDocument/seconddesk-privacy-policy", "language", "en"],
    ["SourceDocument/seconddesk-privacy-policy", "lastUpdatedOn", "2026-04-24", STATED],
    ["SourceDocument/seconddesk-privacy-policy", "lastUpdatedText", "24.04.2026"],
    ["SourceDocument/seconddesk-privacy-policy", "regimes", ["EU_GDPR"]],
    ["SourceDocument/seconddesk-privacy-policy", "changePolicy", unknown],
    ["SourceDocument/seconddesk-privacy-policy", "transferStatement", unknown],
    [
      "SourceDocument/seconddesk-privacy-policy",
      "rightsStated",
      ["ACCESS", "RECTIFICATION", "ERASURE", "OBJECTION", "WITHDRAW_CONSENT"],
      STATED,
    ],
    [
      "SourceDocument/seconddesk-privacy-policy",
      "rightsLimits",
      "Objection: limited to profiling or direct marketing",
      STATED,
    ],
    ["LegalEntity/seconddesk", "tradeName", "SecondDesk", STATED],
    ["LegalEntity/seconddesk", "legalName", unknown],
    ["LegalEntity/seconddesk", "street", unknown],
    ["LegalEntity/seconddesk", "country", unknown],
    ["Appointment/dpo", "appointmentKind", "DPO", STATED],
    ["Appointment/dpo", "email", unknown],
    ["Appointment/dpo", "phone", unknown],
    ["Appointment/dpo", "postalAddress", unknown],

    ["ProcessingActivity/service", "name", "Provide, operate and maintain the service", STATED],
    ["Participation/seconddesk-service", "role", "CONTROLLER", STATED],
    ["ActivityData/service-account", "dataSubjectCategoryIds", ["customer-contacts", "agents"]],
    ["ActivityData/service-account", "personalDataCategoryIds", ["name", "email", "credentials"]],
    ["ActivityData/service-account", "retentionRuleId", "operational"],
    ["ActivityData/service-usage", "personalDataCategoryIds", ["usage"]],
    ["ActivityPurpose/service-provide", "purposeCode", "SERVICE_PROVISION"],
    [
      "ActivityPurpose/service-provide",
      "text",
      "Provide, operate and maintain the services",
      STATED,
    ],
    ["LegalBasisUse/service-contract", "basisCode", "EU_6_1_B", STATED],
    ["ProcessingActivity/support", "name", "Customer support and troubleshooting", STATED],
    ["ActivityData/support-account", "personalDataCategoryIds", ["name", "email"]],
    ["ActivityData/support-content", "personalDataCategoryIds", ["support-content"]],
    ["ActivityData/support-content", "retentionRuleId", "operational"],
    ["ActivityPurpose/support-help", "purposeCode", "CUSTOMER_SUPPORT"],
    ["LegalBasisUse/support-contract", "basisCode", "EU_6_1_B", INFERRED],
    ["ProcessingActivity/security", "name", "Account security and fraud prevention", STATED],
    [
      "ActivityData/security-usage",
      "personalDataCategoryIds",
      ["ip-address", "device-info", "usage"],
    ],
    ["ActivityData/security-usage", "retentionRuleId", "operational"],
    ["ActivityPurpose/security-protect", "purposeCode", "SECURITY_FRAUD"],
    ["LegalBasisUse/security-interest", "basisCode", "EU_6_1_F"],
    [
      "LegalBasisUse/security-interest",
      "legitimateInterest",
      "Ensure system security and improve services",
      STATED,
    ],
    ["LegalBasisUse/security-interest", "interestsAssessedOn", unknown],
    ["ProcessingActivity/legal", "name", "Invoicing and tax", STATED],
    ["ActivityData/legal-billing", "personalDataCategoryIds", ["billing"]],
    ["ActivityData/legal-billing", "retentionRuleId", "financial"],
    ["ActivityData/legal-card", "keptByUs", false, STATED],
    ["ActivityPurpose/legal-comply", "purposeCode", "LEGAL_COMPLIANCE"],
    ["LegalBasisUse/legal-obligation", "basisCode", "EU_6_1_C", STATED],
    ["LegalBasisUse/legal-obligation", "lawCitation", unknown],
    ["ProcessingActivity/mail", "name", "E-mail on platform updates and new features", STATED],
    ["ActivityData/mail-account", "personalDataCategoryIds", ["email"]],
    ["ActivityData/mail-account", "retentionRuleId", unknown],
    ["ActivityPurpose/mail-news", "purposeCode", "MARKETING"],
    ["LegalBasisUse/mail-consent", "basisCode", "EU_6_1_A", STATED],
    ["LegalBasisUse/mail-consent", "consentMechanism", "Explicit opt-in", STATED],
    ["LegalBasisUse/mail-consent", "consentWithdrawal", unknown],
    ["ProcessingActivity/analytics", "name", "Analytics and optional analytics cookies", STATED],
    ["ActivityData/analytics-usage", "dataSubjectCategoryIds", ["website-visitors", "agents"]],
    [
      "ActivityData/analytics-usage",
      "personalDataCategoryIds",
      ["ip-address", "device-info", "usage", "online-id"],
    ],
    ["ActivityData/analytics-usage", "retentionRuleId", unknown],
    ["LegalBasisUse/analytics-consent", "basisCode", "EU_6_1_A", STATED],
    ["LegalBasisUse/analytics-interest", "basisCode", "EU_6_1_F", STATED],
    ["ProcessingActivity/end-user-data", "register", "PROCESSOR", STATED],
    ["ProcessingActivity/end-user-data", "controllersServed", "PRODUCT_CUSTOMERS"],
    [
      "ProcessingActivity/end-user-data",
      "categoriesOfProcessing",
      ["hosting", "ticket handling", "e-mail delivery"],
      INFERRED,
    ],
    [
      "ProcessingActivity/end-user-data",
      "instructions",
      "Strictly according to client instructions",
      STATED,
    ],
    ["Participation/seconddesk-end-user-data", "role", "PROCESSOR", STATED],
    ["ActivityData/end-user-content", "dataSubjectCategoryIds", ["end-users"]],
    [
      "ActivityData/end-user-content",
      "personalDataCategoryIds",
      ["support-content", "name", "email"],
      INFERRED,
    ],

    ["ActivityData/service-account", "groupLabel", "Account & Contact Data"],
    ["ActivityData/service-account", "elements", ["name", "surname", "email address"], STATED],
    ["ActivityData/service-usage", "groupLabel", "Usage & Log Data"],
    [
      "ActivityData/service-usage",
      "elements",
      [
        "IP address",
        "device information",
        "browser type",
        "interactions (analytics and audit logs)",
      ],
      STATED,
    ],
    ["ActivityData/support-content", "groupLabel", "Communication Content"],
    ["ActivityData/support-content", "elements", ["tickets", "messages", "files"], STATED],
    ["ActivityData/legal-billing", "groupLabel", "Payment Information"],
    ["ActivityData/legal-billing", "elements", ["billing details"], STATED],

    ["Vendor/aws-digitalocean", "name", "AWS / DigitalOcean", STATED],
    ["Vendor/aws-digitalocean", "namedAs", "EXAMPLE"],
    ["Vendor/aws-digitalocean", "legalEntityId", unknown],
    ["VendorService/cloud-infrastructure", "function", "Hosting on secure servers", STATED],
    ["Engagement/cloud-infrastructure", "activityIds", ["service", "end-user-data"]],
    ["ProcessingLocation/cloud-infrastructure-place", "country", unknown],
    ["Disclosure/cloud-infrastructure", "groupLabel", "Cloud Infrastructure"],
    [
      "Disclosure/cloud-infrastructure",
      "roleExplanation",
      "PROCESSOR for our own activities and SUB_PROCESSOR for the data of clients",
    ],
    ["Vendor/stripe", "legalEntityId", unknown],
    ["ProcessingLocation/stripe-place", "country", unknown],
    ["Disclosure/stripe", "groupLabel", "Payment Gateway"],
    [
      "Disclosure/stripe",
      "purposeText",
      "Credit card validation and subscription tracking; raw card data are stored only there",
    ],
    ["Disclosure/stripe", "roleExplanation", "PROCESSOR, and INDEPENDENT_CONTROLLER"],
    ["Vendor/smtp", "name", "SMTP Services", STATED],
    ["Vendor/smtp", "namedAs", "CATEGORY"],
    ["Vendor/smtp", "legalEntityId", unknown],
    ["ProcessingLocation/smtp-place", "country", unknown],
    ["Disclosure/smtp", "recipientKind", "CATEGORY_ONLY"],
    ["Disclosure/smtp", "groupLabel", "Communication & Email"],
    ["Disclosure/smtp", "purposeText", "Ticket notifications and password resets"],

    ["RetentionRule/active", "criteria", "as long as the account is active", STATED],
    ["RetentionRule/active", "scopeText", "Personal data of an active account"],
    ["RetentionRule/active", "followedById", "operational"],
    ["RetentionRule/operational", "scopeText", "All operational data"],
    ["RetentionRule/operational", "duration", "P30D", STATED],
    ["RetentionRule/operational", "trigger", "ACCOUNT_CLOSURE", STATED],
    ["RetentionRule/operational", "disposalMethod", "DELETION"],
    ["RetentionRule/operational", "exceptionIds", ["financial"], STATED],
    ["RetentionRule/operational", "backupRotation", unknown],
    ["RetentionRule/financial", "scopeText", "Financial records (e.g. invoices)"],
    ["RetentionRule/financial", "statutory", true, STATED],
    ["RetentionRule/financial", "duration", unknown],
    ["RetentionRule/financial", "trigger", unknown],
    ["RetentionRule/financial", "lawCitation", unknown],

    ["SecurityMeasure/encrypted-at-rest", "category", "PROTECTION_STORAGE"],
    ["SecurityMeasure/encrypted-at-rest", "algorithm", "AES-256"],
    ["SecurityMeasure/encrypted-at-rest", "scopeText", "All your data"],
    ["SecurityMeasure/encrypted-in-transit", "category", "PROTECTION_TRANSMISSION"],
    ["SecurityMeasure/encrypted-in-transit", "protocol", "TLS/SSL"],
    ["SecurityMeasure/passwords-hashed", "category", "IDENTIFICATION_AUTHORISATION"],
    ["SecurityMeasure/passwords-hashed", "algorithm", "Argon2id"],
    ["SecurityMeasure/audit-logs", "category", "EVENT_LOGGING"],
    ["SecurityMeasure/audit-logs", "text", "Audit logs", STATED],
    ...tracker(
      "essential-cookies",
      "COOKIE",
      ["platform functions", "user sessions"],
      [["Tracker/essential-cookies", "displayCategory", "ESSENTIAL"]],
    ),
    ...tracker(
      "analytics-cookies",
      "COOKIE",
      ["service performance"],
      [
        ["Tracker/analytics-cookies", "displayCategory", "ANALYTICS"],
        ["Tracker/analytics-cookies", "legalClass", "CONSENT_REQUIRED", STATED],
      ],
    ),
    ["Commitment/never-sells", "commitmentKind", "NEGATIVE"],
    ["Commitment/never-sells", "text", "Personal data are NEVER SOLD"],
    ["Commitment/only-necessary-processors", "commitmentKind", "POSITIVE"],
    [
      "Commitment/only-necessary-processors",
      "text",
      "Data are only shared with processors that are necessary to provide the service",
    ],
  ],
  codes: [
    ...["ORG-001", "ORG-005", "ACT-009", "ACT-011", "ACT-014", "RET-001", "RET-004", "ENG-004"],
    ...["ENG-005", "ENG-008", "TRF-001", "TOM-001", "TOM-005", "CKE-001", "CKE-003", "CKE-007"],
    ...["PN-001", "PN-002", "PN-006"],
  ],
  codesWithoutRule: [
    ...["RET-007", "ENG-010", "TRF-022", "TOM-004", "CKE-004", "PN-005", "PN-008"],
    "PN-013",
  ],
  codesElsewhere: {
    "ENG-006": "only where an agreement is recorded without its terms: a test records one",
    "ACT-026":
      "only where one activity is recorded in both roles, and the register keeps the two apart: a test joins them",
  },
  codesBeyond: {
    "ENG-001": "no contract with Stripe, which is named, is told",
  },
};
