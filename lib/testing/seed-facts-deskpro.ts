import { type Seed, type SeedFact, unknown } from "./seed-facts";

const STATED = "STATED";
const INFERRED = "INFERRED";

const contact = ["name", "postal-address", "email", "phone", "im-id", "company-name"];

/** ref, name, categories of data, and per purpose its code and its basis under the law of the Union. */
const activities: readonly (readonly [
  ref: string,
  name: string,
  data: readonly string[],
  purposes: readonly (readonly [ref: string, code: string, basis: string])[],
])[] = [
  [
    "registration",
    "Registration and demo requests",
    contact,
    [
      ["service", "SERVICE_PROVISION", "EU_6_1_B"],
      ["account", "ACCOUNT_MANAGEMENT", "EU_6_1_B"],
    ],
  ],
  [
    "portal",
    "Comments and feedback on the public portal",
    ["name", "public-comment"],
    [["collaborate", "SERVICE_PROVISION", "EU_6_1_B"]],
  ],
  [
    "support",
    "Support channels (e-mail, forms, live chat, phone, social media)",
    ["support-content", "name", "email", "phone"],
    [["help", "CUSTOMER_SUPPORT", "EU_6_1_B"]],
  ],
  ["billing", "Billing", ["payment-card", "billing"], [["charge", "BILLING_PAYMENT", "EU_6_1_B"]]],
  [
    "usage",
    "Technical, usage and location information",
    ["device-info", "usage", "location", "online-id"],
    [
      ["provide", "SERVICE_PROVISION", "EU_6_1_B"],
      ["improve", "PRODUCT_IMPROVEMENT", "EU_6_1_B"],
      ["personalise", "PERSONALISATION", "EU_6_1_B"],
    ],
  ],
  [
    "sso",
    "Single sign-on",
    ["name", "email"],
    [["authenticate", "ACCOUNT_MANAGEMENT", "EU_6_1_B"]],
  ],
  [
    "logs",
    "Logs and analytics",
    ["log-data", "browsing"],
    [["statistics", "ANALYTICS", "EU_6_1_B"]],
  ],
  [
    "platforms",
    "Interactions on third-party platforms",
    ["ad-interaction"],
    [
      ["market", "MARKETING", "EU_6_1_F"],
      ["advertise", "TARGETED_ADVERTISING", "EU_6_1_F"],
    ],
  ],
  [
    "marketing",
    "Marketing and promotion, of Deskpro and of third parties",
    ["name", "email"],
    [
      ["own", "MARKETING", "EU_6_1_F"],
      ["third-parties", "MARKETING", "EU_6_1_A"],
    ],
  ],
  [
    "research",
    "Research and development",
    ["usage", "public-comment"],
    [["develop", "PRODUCT_IMPROVEMENT", "EU_6_1_B"]],
  ],
  [
    "service-messages",
    "Service communications",
    ["email"],
    [["notify", "SERVICE_COMMUNICATION", "EU_6_1_B"]],
  ],
  [
    "security",
    "Safety and security, detection of fraud",
    ["name", "email", "usage"],
    [["protect", "SECURITY_FRAUD", "EU_6_1_B"]],
  ],
  [
    "legal",
    "Legal obligations and protection of rights",
    contact,
    [
      ["comply", "LEGAL_COMPLIANCE", "EU_6_1_C"],
      ["claims", "LEGAL_CLAIMS", "EU_6_1_F"],
    ],
  ],
  [
    "case-studies",
    "Case studies and quotes with name or photo",
    ["name", "photo"],
    [["publish", "PUBLICATION", "EU_6_1_A"]],
  ],
  [
    "employers",
    "Sharing with the administrator of the employer’s account",
    ["name", "email"],
    [["support", "CUSTOMER_SUPPORT", "EU_6_1_B"]],
  ],
  [
    "referrals",
    "Referrals",
    ["referral-contact"],
    [["introduce", "REFERRAL_PROGRAMME", "EU_6_1_F"]],
  ],
  [
    "personnel",
    "Personnel and recruitment",
    ["cv", "hr-record"],
    [
      ["recruit", "RECRUITMENT", "EU_6_1_F"],
      ["employ", "HR_MANAGEMENT", "EU_6_1_F"],
    ],
  ],
];

const recipients: readonly (readonly [ref: string, kind: string])[] = [
  ["service-providers", "PROCESSOR"],
  ["affiliates", "GROUP_COMPANY"],
  ["payment-processing", "PROCESSOR"],
  ["acquirer", "ACQUIRER"],
  ["third-party-apps", "INDEPENDENT_CONTROLLER"],
  ["with-consent", "CATEGORY_ONLY"],
  ["fraud-detection", "CATEGORY_ONLY"],
  ["analytics", "PROCESSOR"],
  ["portal-visitors", "PUBLIC"],
  ["administrators", "CUSTOMER_ADMINISTRATOR"],
];

const telephones = {
  us: "+1 888-DESKPRO (337-5776)",
  fr: "+33 9 87 67 94 31",
  se: "+46 10 138 86 61",
  za: "+27 87 550 4908",
  br: "+55 21 2042-0990",
  jp: "+81 3-4577-1907",
  es: "+34 518 90 06 55",
  ie: "+353 768887738",
  hk: "+852 5803 7211",
};

export const deskpro: Seed = {
  file: "deskpro-2018.yaml",
  regimes: ["EU_GDPR", "UK_GDPR"],
  listed: [],
  facts: [
    ["SourceDocument/deskpro-privacy-policy", "fileName", "004_4ff96b6a557c2343.txt"],
    ["SourceDocument/deskpro-privacy-policy", "url", "http://www.deskpro.com/legal/privacy"],
    ["SourceDocument/deskpro-privacy-policy", "lastUpdatedOn", "2018-05-17", STATED],
    [
      "SourceDocument/deskpro-privacy-policy",
      "rightsStated",
      [
        "ACCESS",
        "RECTIFICATION",
        "ERASURE",
        "PORTABILITY",
        "OBJECTION",
        "OBJECTION_MARKETING",
        "WITHDRAW_CONSENT",
      ],
      STATED,
    ],
    ["SourceDocument/deskpro-privacy-policy", "acceptedByUse", true, STATED],
    [
      "SourceDocument/deskpro-privacy-policy",
      "consentStatement",
      "By submitting your personal information you consent to the use of that information as set out in this policy.",
      STATED,
    ],
    ["SourceDocument/deskpro-privacy-policy", "changeChannels", ["WEB_PAGE", "EMAIL"]],
    ["SourceDocument/deskpro-dpa", "documentType", "DPA"],
    ["LegalEntity/deskpro", "legalName", "Deskpro Ltd.", STATED],
    ["LegalEntity/deskpro", "registrationNumber", "04249340", STATED],
    ["LegalEntity/deskpro", "vatNumber", "GB 799932937", STATED],
    ["LegalEntity/deskpro", "street", "79 Hartfield Road", STATED],
    ["LegalEntity/deskpro", "postalCode", "SW19 3ES"],
    ["LegalEntity/deskpro", "country", "GB", STATED],
    ["LegalEntity/deskpro", "phone", "+44 (0)20 3582 1980", STATED],
    ["LegalEntity/deskpro", "contactEmail", "privacy@deskpro.com", STATED],
    ...Object.entries(telephones).map(
      ([place, phone]): SeedFact => [`EntityContact/phone-${place}`, "phone", phone, STATED],
    ),
    ["EntityContact/dpa-requests", "email", "privacy@deskpro.com", STATED],
    ["Product/deskpro", "description", "Help-desk software, developed since 2002", STATED],
    ["Appointment/eu-representative", "appointmentKind", "REP_EU", STATED],
    ["Appointment/eu-representative", "organisationName", unknown],
    ["Appointment/eu-representative", "email", "privacy@deskpro.com", STATED],
    ["Appointment/dpo", "statedTitle", "Data Processing Officer", STATED],
    ["Appointment/dpo", "personName", unknown],
    ["Appointment/dpo", "email", "privacy@deskpro.com", STATED],
    ["ProcessingActivity/registration", "childrenFromAge", 13, STATED],
    ["ActivityData/sso-data", "dataSource", "THIRD_PARTY"],
    ["ActivityData/sso-data", "dataSourceText", "Google, if the user permits it", STATED],
    ["ActivityData/referrals-data", "dataSource", "OTHER_PERSON"],
    ["ActivityData/referrals-data", "dataSubjectCategoryIds", ["referred-contacts"], STATED],
    ["ActivityData/logs-data", "claimedAnonymous", true, STATED],
    ["ActivityData/usage-data", "claimedAnonymous", true, STATED],
    ["ActivityData/usage-data", "dataSource", "DEVICE"],
    ...activities.flatMap(([ref, name, data, purposes]): SeedFact[] => [
      [`ProcessingActivity/${ref}`, "name", name],
      [`ProcessingActivity/${ref}`, "register", "CONTROLLER"],
      [`ActivityData/${ref}-data`, "personalDataCategoryIds", data],
      ...purposes.flatMap(([purpose, code, basis]): SeedFact[] => [
        [`ActivityPurpose/${ref}-${purpose}`, "purposeCode", code],
        [`LegalBasisUse/${ref}-${purpose}-eu`, "basisCode", basis],
        [`LegalBasisUse/${ref}-${purpose}-uk`, "basisCode", basis, INFERRED],
      ]),
    ]),
    ["LegalBasisUse/case-studies-publish-eu", "consentExplicit", true],
    ["LegalBasisUse/legal-comply-eu", "lawCitation", unknown],
    ["LegalBasisUse/marketing-own-eu", "interestsAssessedOn", unknown],
    ["ProcessingActivity/service-data", "register", "PROCESSOR", STATED],
    [
      "ProcessingActivity/service-data",
      "categoriesOfProcessing",
      ["cloud hosting of the help desk", "support"],
      INFERRED,
    ],
    ["ActivityData/registration-data", "retentionRuleId", unknown],
    ["ActivityData/personnel-data", "retentionRuleId", "personnel"],
    [
      "RetentionRule/personnel",
      "criteria",
      "kept and maintained for legal and legitimate business functions",
      STATED,
    ],
    ["RetentionRule/obligations", "statutory", true, STATED],
    ["RetentionRule/obligations", "duration", unknown],
    ...recipients.flatMap(([ref, kind]): SeedFact[] => [
      [`Disclosure/${ref}`, "recipientKind", kind],
      [`Disclosure/${ref}`, "namedAs", "CATEGORY"],
    ]),
    ["Vendor/service-providers", "namedAs", "CATEGORY"],
    ["Vendor/service-providers", "legalEntityId", unknown],
    ["ProcessingLocation/service-providers-place", "country", "US", STATED],
    ["Transfer/to-adequate-countries", "destination", unknown],
    ["Transfer/to-third-countries", "destination", unknown],
    ["Transfer/to-united-states", "destination", "US", STATED],
    ["Transfer/to-deskpro", "destination", "GB", INFERRED],
    ["TransferMechanismUse/adequate-countries-eu", "mechanism", "ADEQUACY", STATED],
    ["TransferMechanismUse/clauses-eu", "mechanism", "SCC_2010_87", INFERRED],
    ["TransferMechanismUse/clauses-eu", "concludedOn", unknown],
    ["TransferMechanismUse/privacy-shield-eu", "mechanism", "PRIVACY_SHIELD", STATED],
    ["TransferMechanismUse/united-kingdom-eu", "adequacyDecision", "EU-GB"],
    ["TransferMechanismUse/united-kingdom-eu", "validFrom", "2021-06-28"],
    ["SecurityMeasure/procedures", "category", "IT_GOVERNANCE"],
    ["Commitment/no-sharing", "commitmentKind", "NEGATIVE"],
    ["Commitment/do-not-track", "text", "No action on Do Not Track", STATED],
    [
      "Commitment/privacy-shield",
      "text",
      "All third parties based in the United States are Privacy Shield certified",
      STATED,
    ],
    ["CookiePolicy/deskpro", "doNotTrackHonoured", false, STATED],
  ],
  codes: [
    ...["TRF-002", "TRF-004", "TRF-001", "TRF-009", "TRF-012", "ORG-002", "ORG-004", "ORG-005"],
    ...["ACT-012", "ACT-009", "ACT-014", "RET-001", "RET-004", "ENG-004"],
    ...["PN-001", "PN-002", "PN-007", "PN-010", "TOM-001"],
  ],
  codesWithoutRule: [
    ...["TRF-026", "TRF-014", "TRF-022", "ORG-006", "ACT-015", "ACT-016", "ACT-019", "ACT-020"],
    ...["ACT-023", "ENG-010", "PN-012", "CKE-015"],
  ],
  codesElsewhere: {
    "ENG-006": "only where an agreement is recorded without its terms: a test records one",
  },
  codesBeyond: {
    "ACT-011": "where consent is recorded is told by no notice, and Art. 7(1) asks for it",
  },
};
