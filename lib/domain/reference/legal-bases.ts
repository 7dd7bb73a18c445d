import type { DataSubjectRight, Regime } from "./enums";
import type { Provenance } from "./provenance";

export const legalBasisCodes = [
  "EU_6_1_A",
  "EU_6_1_B",
  "EU_6_1_C",
  "EU_6_1_D",
  "EU_6_1_E",
  "EU_6_1_F",
  "UK_6_1_EA",
  "CH_NONE_REQUIRED",
] as const;
export type LegalBasisCode = (typeof legalBasisCodes)[number];

/** A ground that makes processing lawful under a regime, with what must be recorded beside it. */
export type LegalBasis = Provenance & {
  code: LegalBasisCode;
  regimes: readonly Regime[];
  ref: string;
  label: string;
  /** term of the Data Privacy Vocabulary */
  dpv: string | null;
  requires: readonly string[];
  enablesRights: readonly DataSubjectRight[];
  inForceFrom?: string;
  note?: string;
};

export const legalBases: Readonly<Record<LegalBasisCode, LegalBasis>> = {
  EU_6_1_A: {
    code: "EU_6_1_A",
    regimes: ["EU_GDPR", "UK_GDPR"],
    ref: "Art 6(1)(a)",
    label: "Consent",
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A6-1-a",
    requires: ["consentMechanism", "withdrawalMechanism", "consentRecord"],
    enablesRights: [
      "ACCESS",
      "RECTIFICATION",
      "ERASURE",
      "RESTRICTION",
      "PORTABILITY",
      "WITHDRAW_CONSENT",
      "COMPLAINT",
    ],
    source: "GDPR Art 6(1)(a)",
    verification: "V2",
    checkedOn: "2026-11-22",
  },
  EU_6_1_B: {
    code: "EU_6_1_B",
    regimes: ["EU_GDPR", "UK_GDPR"],
    ref: "Art 6(1)(b)",
    label: "Performance of a contract / pre-contractual steps",
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A6-1-b",
    requires: ["contractReference"],
    enablesRights: [
      "ACCESS",
      "RECTIFICATION",
      "ERASURE",
      "RESTRICTION",
      "PORTABILITY",
      "COMPLAINT",
    ],
    source: "GDPR Art 6(1)(b)",
    verification: "V2",
    checkedOn: "2026-11-22",
  },
  EU_6_1_C: {
    code: "EU_6_1_C",
    regimes: ["EU_GDPR", "UK_GDPR"],
    ref: "Art 6(1)(c)",
    label: "Legal obligation",
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A6-1-c",
    requires: ["lawCitation"],
    enablesRights: ["ACCESS", "RECTIFICATION", "RESTRICTION", "COMPLAINT"],
    source: "GDPR Art 6(1)(c)",
    verification: "V2",
    checkedOn: "2026-11-22",
  },
  EU_6_1_D: {
    code: "EU_6_1_D",
    regimes: ["EU_GDPR", "UK_GDPR"],
    ref: "Art 6(1)(d)",
    label: "Vital interests",
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A6-1-d",
    requires: [],
    enablesRights: ["ACCESS", "RECTIFICATION", "ERASURE", "RESTRICTION", "COMPLAINT"],
    source: "GDPR Art 6(1)(d)",
    verification: "V2",
    checkedOn: "2026-11-22",
  },
  EU_6_1_E: {
    code: "EU_6_1_E",
    regimes: ["EU_GDPR", "UK_GDPR"],
    ref: "Art 6(1)(e)",
    label: "Public task / official authority",
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A6-1-e",
    requires: ["lawCitation"],
    enablesRights: ["ACCESS", "RECTIFICATION", "RESTRICTION", "OBJECTION", "COMPLAINT"],
    source: "GDPR Art 6(1)(e)",
    verification: "V2",
    checkedOn: "2026-11-22",
  },
  EU_6_1_F: {
    code: "EU_6_1_F",
    regimes: ["EU_GDPR", "UK_GDPR"],
    ref: "Art 6(1)(f)",
    label: "Legitimate interests",
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A6-1-f",
    requires: ["interestDescription", "liaReference"],
    enablesRights: ["ACCESS", "RECTIFICATION", "ERASURE", "RESTRICTION", "OBJECTION", "COMPLAINT"],
    source: "GDPR Art 6(1)(f)",
    verification: "V2",
    checkedOn: "2026-11-22",
  },
  UK_6_1_EA: {
    code: "UK_6_1_EA",
    regimes: ["UK_GDPR"],
    ref: "UK GDPR Art 6(1)(ea) and Annex 1",
    label: "Recognised legitimate interest (UK only, in force 5 February 2026)",
    dpv: null,
    requires: ["recognisedInterestCondition"],
    enablesRights: ["ACCESS", "RECTIFICATION", "ERASURE", "RESTRICTION", "OBJECTION", "COMPLAINT"],
    note: "No balancing test. Never valid for EU_GDPR activities. Conditions: public-task disclosure request; national security/public security/defence; emergencies; crime; safeguarding.",
    inForceFrom: "2026-02-05",
    source: "UK GDPR Art 6(1)(ea) and Annex 1",
    verification: "V2",
    checkedOn: "2026-11-21",
  },
  CH_NONE_REQUIRED: {
    code: "CH_NONE_REQUIRED",
    regimes: ["CH_FADP"],
    ref: "FADP Art 6, 30-31",
    label:
      "Swiss law: no legal basis needed for private controllers unless personality rights are breached (justification under Art 31)",
    dpv: null,
    requires: [],
    enablesRights: ["ACCESS", "RECTIFICATION", "ERASURE", "PORTABILITY"],
    source: "FADP Art 6, 30-31",
    verification: "R",
    checkedOn: "2026-11-21",
  },
};

export const article9ConditionCodes = [
  "EU_9_2_A",
  "EU_9_2_B",
  "EU_9_2_C",
  "EU_9_2_D",
  "EU_9_2_E",
  "EU_9_2_F",
  "EU_9_2_G",
  "EU_9_2_H",
  "EU_9_2_I",
  "EU_9_2_J",
] as const;
export type Article9ConditionCode = (typeof article9ConditionCodes)[number];

/** What lifts the prohibition on special categories of personal data. */
export type Article9Condition = Provenance & {
  code: Article9ConditionCode;
  ref: string;
  label: string;
  dpv: string;
  requires: readonly string[];
};

export const article9Conditions: Readonly<Record<Article9ConditionCode, Article9Condition>> = {
  EU_9_2_A: {
    code: "EU_9_2_A",
    ref: "Art 9(2)(a)",
    label: "Explicit consent",
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A9-2-a",
    requires: ["explicitConsentMechanism"],
    source: "GDPR Art 9(2)(a)",
    verification: "V2",
    checkedOn: "2026-11-22",
  },
  EU_9_2_B: {
    code: "EU_9_2_B",
    ref: "Art 9(2)(b)",
    label: "Employment, social security and social protection law",
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A9-2-b",
    requires: ["lawCitation", "appropriateSafeguards"],
    source: "GDPR Art 9(2)(b)",
    verification: "V2",
    checkedOn: "2026-11-22",
  },
  EU_9_2_C: {
    code: "EU_9_2_C",
    ref: "Art 9(2)(c)",
    label: "Vital interests, data subject incapable of consent",
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A9-2-c",
    requires: [],
    source: "GDPR Art 9(2)(c)",
    verification: "V2",
    checkedOn: "2026-11-22",
  },
  EU_9_2_D: {
    code: "EU_9_2_D",
    ref: "Art 9(2)(d)",
    label: "Not-for-profit body with political, philosophical, religious or trade-union aim",
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A9-2-d",
    requires: ["membersOnly"],
    source: "GDPR Art 9(2)(d)",
    verification: "V2",
    checkedOn: "2026-11-22",
  },
  EU_9_2_E: {
    code: "EU_9_2_E",
    ref: "Art 9(2)(e)",
    label: "Data manifestly made public by the data subject",
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A9-2-e",
    requires: [],
    source: "GDPR Art 9(2)(e)",
    verification: "V2",
    checkedOn: "2026-11-22",
  },
  EU_9_2_F: {
    code: "EU_9_2_F",
    ref: "Art 9(2)(f)",
    label: "Legal claims or courts acting in judicial capacity",
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A9-2-f",
    requires: [],
    source: "GDPR Art 9(2)(f)",
    verification: "V2",
    checkedOn: "2026-11-22",
  },
  EU_9_2_G: {
    code: "EU_9_2_G",
    ref: "Art 9(2)(g)",
    label: "Substantial public interest on the basis of law",
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A9-2-g",
    requires: ["lawCitation", "appropriateSafeguards"],
    source: "GDPR Art 9(2)(g)",
    verification: "V2",
    checkedOn: "2026-11-22",
  },
  EU_9_2_H: {
    code: "EU_9_2_H",
    ref: "Art 9(2)(h)",
    label: "Preventive or occupational medicine, health or social care",
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A9-2-h",
    requires: ["lawCitationOrContract", "professionalSecrecy"],
    source: "GDPR Art 9(2)(h)",
    verification: "V2",
    checkedOn: "2026-11-22",
  },
  EU_9_2_I: {
    code: "EU_9_2_I",
    ref: "Art 9(2)(i)",
    label: "Public interest in public health",
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A9-2-i",
    requires: ["lawCitation"],
    source: "GDPR Art 9(2)(i)",
    verification: "V2",
    checkedOn: "2026-11-22",
  },
  EU_9_2_J: {
    code: "EU_9_2_J",
    ref: "Art 9(2)(j)",
    label: "Archiving, research or statistics under Art 89(1)",
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A9-2-j",
    requires: ["lawCitation", "art89Safeguards"],
    source: "GDPR Art 9(2)(j)",
    verification: "V2",
    checkedOn: "2026-11-22",
  },
};

export const article10ConditionCodes = [
  "EU_10_OFFICIAL_AUTHORITY",
  "EU_10_AUTHORISED_BY_LAW",
  "UK_10_DPA2018_SCH1",
] as const;
export type Article10ConditionCode = (typeof article10ConditionCodes)[number];

/** What allows processing of data on criminal convictions and offences. */
export type Article10Condition = Provenance & {
  code: Article10ConditionCode;
  ref: string;
  label: string;
  requires: readonly string[];
};

export const article10Conditions: Readonly<Record<Article10ConditionCode, Article10Condition>> = {
  EU_10_OFFICIAL_AUTHORITY: {
    code: "EU_10_OFFICIAL_AUTHORITY",
    ref: "Art 10",
    label: "Under the control of official authority",
    requires: ["authority"],
    source: "GDPR Art 10",
    verification: "V2",
    checkedOn: "2026-11-22",
  },
  EU_10_AUTHORISED_BY_LAW: {
    code: "EU_10_AUTHORISED_BY_LAW",
    ref: "Art 10",
    label: "Authorised by Union or Member State law with appropriate safeguards",
    requires: ["lawCitation", "appropriateSafeguards"],
    source: "GDPR Art 10",
    verification: "V2",
    checkedOn: "2026-11-22",
  },
  UK_10_DPA2018_SCH1: {
    code: "UK_10_DPA2018_SCH1",
    ref: "UK DPA 2018 s.10(5), Sch. 1",
    label: "UK Schedule 1 condition",
    requires: ["schedule1Condition", "appropriatePolicyDocument"],
    source: "UK DPA 2018 s.10(5), Sch. 1",
    verification: "R",
    checkedOn: "2026-11-21",
  },
};
