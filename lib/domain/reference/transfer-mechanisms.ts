import type { Regime } from "./enums";
import type { Provenance } from "./provenance";

export const transferMechanismCodes = [
  "NONE_REQUIRED_INTERNAL",
  "ADEQUACY",
  "DPF",
  "SCC_2021_914",
  "UK_ADDENDUM_B1_0",
  "UK_IDTA_A1_0",
  "SCC_2021_914_SWISS",
  "BCR_C",
  "BCR_P",
  "SA_SCC",
  "CODE_OF_CONDUCT",
  "CERTIFICATION",
  "PUBLIC_INSTRUMENT",
  "AD_HOC_CLAUSES",
  "ADMIN_ARRANGEMENT",
  "ART_49",
] as const;
export type TransferMechanismCode = (typeof transferMechanismCodes)[number];

/** What a transfer can rest on today, per regime, with what must be recorded beside it. */
export type TransferMechanism = Provenance & {
  code: TransferMechanismCode;
  regimes: readonly Regime[];
  label: string;
  ref: string;
  requiresTransferImpactAssessment: boolean;
  requires: readonly string[];
  dpv: string | null;
  inForceFrom?: string;
};

export const transferMechanisms: Readonly<Record<TransferMechanismCode, TransferMechanism>> = {
  NONE_REQUIRED_INTERNAL: {
    code: "NONE_REQUIRED_INTERNAL",
    regimes: ["EU_GDPR", "UK_GDPR", "CH_FADP"],
    label: "Recipient inside the regime's territory",
    ref: "-",
    requiresTransferImpactAssessment: false,
    requires: [],
    dpv: null,
    source: "GDPR Art 44 (no transfer to a third country)",
    verification: "R",
    checkedOn: "2026-11-21",
  },
  ADEQUACY: {
    code: "ADEQUACY",
    regimes: ["EU_GDPR", "UK_GDPR", "CH_FADP"],
    label: "Adequacy decision / regulations / Annex 1",
    ref: "Art 45 GDPR; UK GDPR Art 45A; FADP Art 16(1)",
    requiresTransferImpactAssessment: false,
    requires: [],
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A45-3",
    source: "Art 45 GDPR; UK GDPR Art 45A; FADP Art 16(1)",
    verification: "R",
    checkedOn: "2026-11-21",
  },
  DPF: {
    code: "DPF",
    regimes: ["EU_GDPR", "UK_GDPR", "CH_FADP"],
    label: "Data Privacy Framework (recipient-level adequacy)",
    ref: "Decision (EU) 2023/1795; SI 2023/1028; DPO Annex 1",
    requiresTransferImpactAssessment: false,
    requires: ["dpfCertification"],
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A45-3",
    source: "Decision (EU) 2023/1795; SI 2023/1028; DPO Annex 1",
    verification: "R",
    checkedOn: "2026-11-21",
  },
  SCC_2021_914: {
    code: "SCC_2021_914",
    regimes: ["EU_GDPR"],
    label: "EU standard contractual clauses 2021/914",
    ref: "Art 46(2)(c); Decision (EU) 2021/914",
    requiresTransferImpactAssessment: true,
    requires: ["sccModule", "clauseOptions", "annexes", "signatureDate"],
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A46-2-c",
    source: "GDPR Art 46(2)(c); Decision (EU) 2021/914",
    verification: "R",
    checkedOn: "2026-11-21",
  },
  UK_ADDENDUM_B1_0: {
    code: "UK_ADDENDUM_B1_0",
    regimes: ["UK_GDPR"],
    label: "ICO International Data Transfer Addendum to the EU SCCs, version B1.0",
    ref: "DPA 2018 s.119A; in force 21 March 2022",
    requiresTransferImpactAssessment: true,
    requires: ["sccModule", "ukTables1to4"],
    dpv: null,
    inForceFrom: "2022-03-21",
    source: "DPA 2018 s.119A; in force 21 March 2022",
    verification: "R",
    checkedOn: "2026-11-21",
  },
  UK_IDTA_A1_0: {
    code: "UK_IDTA_A1_0",
    regimes: ["UK_GDPR"],
    label: "ICO International Data Transfer Agreement, version A1.0",
    ref: "DPA 2018 s.119A; in force 21 March 2022",
    requiresTransferImpactAssessment: true,
    requires: ["idtaTables1to4"],
    dpv: null,
    inForceFrom: "2022-03-21",
    source: "DPA 2018 s.119A; in force 21 March 2022",
    verification: "R",
    checkedOn: "2026-11-21",
  },
  SCC_2021_914_SWISS: {
    code: "SCC_2021_914_SWISS",
    regimes: ["CH_FADP"],
    label: "EU SCCs with the FDPIC adaptations of 27 August 2021",
    ref: "FADP Art 16(2)(d)",
    requiresTransferImpactAssessment: true,
    requires: ["sccModule", "swissCase"],
    dpv: null,
    source: "FADP Art 16(2)(d)",
    verification: "R",
    checkedOn: "2026-11-21",
  },
  BCR_C: {
    code: "BCR_C",
    regimes: ["EU_GDPR", "UK_GDPR", "CH_FADP"],
    label: "Binding corporate rules for controllers",
    ref: "Art 46(2)(b), 47",
    requiresTransferImpactAssessment: true,
    requires: ["approvalReference"],
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A46-2-b",
    source: "GDPR Art 46(2)(b), 47",
    verification: "R",
    checkedOn: "2026-11-21",
  },
  BCR_P: {
    code: "BCR_P",
    regimes: ["EU_GDPR", "UK_GDPR", "CH_FADP"],
    label: "Binding corporate rules for processors",
    ref: "Art 46(2)(b), 47",
    requiresTransferImpactAssessment: true,
    requires: ["approvalReference"],
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A46-2-b",
    source: "GDPR Art 46(2)(b), 47",
    verification: "R",
    checkedOn: "2026-11-21",
  },
  SA_SCC: {
    code: "SA_SCC",
    regimes: ["EU_GDPR"],
    label: "Clauses adopted by a supervisory authority and approved by the Commission",
    ref: "Art 46(2)(d)",
    requiresTransferImpactAssessment: true,
    requires: [],
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A46-2-d",
    source: "GDPR Art 46(2)(d)",
    verification: "R",
    checkedOn: "2026-11-21",
  },
  CODE_OF_CONDUCT: {
    code: "CODE_OF_CONDUCT",
    regimes: ["EU_GDPR", "UK_GDPR"],
    label: "Approved code of conduct with binding commitments",
    ref: "Art 46(2)(e)",
    requiresTransferImpactAssessment: true,
    requires: [],
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A46-2-e",
    source: "GDPR Art 46(2)(e)",
    verification: "R",
    checkedOn: "2026-11-21",
  },
  CERTIFICATION: {
    code: "CERTIFICATION",
    regimes: ["EU_GDPR", "UK_GDPR"],
    label: "Approved certification with binding commitments",
    ref: "Art 46(2)(f)",
    requiresTransferImpactAssessment: true,
    requires: [],
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A46-2-f",
    source: "GDPR Art 46(2)(f)",
    verification: "R",
    checkedOn: "2026-11-21",
  },
  PUBLIC_INSTRUMENT: {
    code: "PUBLIC_INSTRUMENT",
    regimes: ["EU_GDPR", "UK_GDPR"],
    label: "Legally binding instrument between public authorities",
    ref: "Art 46(2)(a)",
    requiresTransferImpactAssessment: true,
    requires: [],
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A46-2-a",
    source: "GDPR Art 46(2)(a)",
    verification: "R",
    checkedOn: "2026-11-21",
  },
  AD_HOC_CLAUSES: {
    code: "AD_HOC_CLAUSES",
    regimes: ["EU_GDPR", "UK_GDPR"],
    label: "Ad hoc contractual clauses authorised by the supervisory authority",
    ref: "Art 46(3)(a)",
    requiresTransferImpactAssessment: true,
    requires: ["saAuthorisation"],
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A46-3-a",
    source: "GDPR Art 46(3)(a)",
    verification: "R",
    checkedOn: "2026-11-21",
  },
  ADMIN_ARRANGEMENT: {
    code: "ADMIN_ARRANGEMENT",
    regimes: ["EU_GDPR", "UK_GDPR"],
    label: "Administrative arrangement between public bodies, authorised",
    ref: "Art 46(3)(b)",
    requiresTransferImpactAssessment: true,
    requires: ["saAuthorisation"],
    dpv: "https://w3id.org/dpv/legal/eu/gdpr#A46-3-b",
    source: "GDPR Art 46(3)(b)",
    verification: "R",
    checkedOn: "2026-11-21",
  },
  ART_49: {
    code: "ART_49",
    regimes: ["EU_GDPR", "UK_GDPR"],
    label: "Derogation for specific situations",
    ref: "Art 49",
    requiresTransferImpactAssessment: false,
    requires: ["derogation"],
    dpv: null,
    source: "GDPR Art 49",
    verification: "R",
    checkedOn: "2026-11-21",
  },
};

export const legacyMechanismCodes = [
  "SAFE_HARBOUR",
  "PRIVACY_SHIELD",
  "SWISS_PRIVACY_SHIELD",
  "SCC_2001_497",
  "SCC_2004_915",
  "SCC_2010_87",
  "UK_LEGACY_SCC",
  "SWISS_LEGACY_SCC",
  "CONSENT_BY_USE",
] as const;
export type LegacyMechanismCode = (typeof legacyMechanismCodes)[number];

/** What transfers once rested on. Old documents name it, and its validity is judged at their date. */
export type LegacyMechanism = Provenance & {
  code: LegacyMechanismCode;
  regimes: readonly Regime[];
  label: string;
  ref: string;
  /** null: never valid by itself */
  validFrom: string | null;
  /** from this day on no new contract may rest on it */
  noNewFrom?: string;
  /** first day on which it is invalid */
  invalidFrom: string;
  reason: string;
};

export const legacyMechanisms: Readonly<Record<LegacyMechanismCode, LegacyMechanism>> = {
  SAFE_HARBOUR: {
    code: "SAFE_HARBOUR",
    regimes: ["EU_GDPR"],
    label: "EU-US Safe Harbour",
    ref: "Decision 2000/520/EC",
    validFrom: "2000-07-26",
    invalidFrom: "2015-10-06",
    reason: "CJEU C-362/14",
    source: "Decision 2000/520/EC",
    verification: "R",
    checkedOn: "2026-11-21",
  },
  PRIVACY_SHIELD: {
    code: "PRIVACY_SHIELD",
    regimes: ["EU_GDPR"],
    label: "EU-US Privacy Shield",
    ref: "Decision (EU) 2016/1250",
    validFrom: "2016-07-12",
    invalidFrom: "2020-07-16",
    reason: "CJEU C-311/18 Schrems II, no grace period",
    source: "Decision (EU) 2016/1250",
    verification: "R",
    checkedOn: "2026-11-21",
  },
  SWISS_PRIVACY_SHIELD: {
    code: "SWISS_PRIVACY_SHIELD",
    regimes: ["CH_FADP"],
    label: "Swiss-US Privacy Shield",
    ref: "-",
    validFrom: "2017-01-12",
    invalidFrom: "2020-09-08",
    reason: "FDPIC position paper (not formally revoked, no longer adequate)",
    source: "FDPIC position paper (not formally revoked, no longer adequate)",
    verification: "R",
    checkedOn: "2026-11-21",
  },
  SCC_2001_497: {
    code: "SCC_2001_497",
    regimes: ["EU_GDPR"],
    label: "Old SCC controller-controller set I",
    ref: "Decision 2001/497/EC",
    validFrom: "2001-06-15",
    noNewFrom: "2021-09-27",
    invalidFrom: "2022-12-27",
    reason: "Repealed by Decision (EU) 2021/914 Art 4",
    source: "Decision 2001/497/EC",
    verification: "R",
    checkedOn: "2026-11-21",
  },
  SCC_2004_915: {
    code: "SCC_2004_915",
    regimes: ["EU_GDPR"],
    label: "Old SCC controller-controller set II",
    ref: "Decision 2004/915/EC",
    validFrom: "2004-12-27",
    noNewFrom: "2021-09-27",
    invalidFrom: "2022-12-27",
    reason: "Repealed with 2001/497/EC (amending decision)",
    source: "Decision 2004/915/EC",
    verification: "R",
    checkedOn: "2026-11-21",
  },
  SCC_2010_87: {
    code: "SCC_2010_87",
    regimes: ["EU_GDPR"],
    label: "Old SCC controller-processor",
    ref: "Decision 2010/87/EU",
    validFrom: "2010-02-05",
    noNewFrom: "2021-09-27",
    invalidFrom: "2022-12-27",
    reason: "Repealed by Decision (EU) 2021/914 Art 4",
    source: "Decision 2010/87/EU",
    verification: "R",
    checkedOn: "2026-11-21",
  },
  UK_LEGACY_SCC: {
    code: "UK_LEGACY_SCC",
    regimes: ["UK_GDPR"],
    label: "EU SCCs (old) used under UK GDPR",
    ref: "DPA 2018 Sch. 21 para 7",
    validFrom: "2020-12-31",
    noNewFrom: "2022-09-22",
    invalidFrom: "2024-03-21",
    reason: "ICO transitional provisions",
    source: "DPA 2018 Sch. 21 para 7",
    verification: "R",
    checkedOn: "2026-11-21",
  },
  SWISS_LEGACY_SCC: {
    code: "SWISS_LEGACY_SCC",
    regimes: ["CH_FADP"],
    label: "Old SCCs under the FADP",
    ref: "FDPIC 27 August 2021",
    validFrom: "2010-02-05",
    noNewFrom: "2021-09-27",
    invalidFrom: "2023-01-01",
    reason: "FDPIC transition until 31 December 2022",
    source: "FDPIC 27 August 2021",
    verification: "R",
    checkedOn: "2026-11-21",
  },
  CONSENT_BY_USE: {
    code: "CONSENT_BY_USE",
    regimes: ["EU_GDPR", "UK_GDPR", "CH_FADP"],
    label: "'By using the site you consent to the transfer'",
    ref: "-",
    validFrom: null,
    invalidFrom: "2018-05-25",
    reason: "Not explicit, not informed of risks: fails Art 4(11), 7, 49(1)(a)",
    source: "Not explicit, not informed of risks: fails Art 4(11), 7, 49(1)(a)",
    verification: "R",
    checkedOn: "2026-11-21",
  },
};

export const article49DerogationCodes = [
  "ART49_1_A",
  "ART49_1_B",
  "ART49_1_C",
  "ART49_1_D",
  "ART49_1_E",
  "ART49_1_F",
  "ART49_1_G",
  "ART49_1_SUB2",
] as const;
export type Article49DerogationCode = (typeof article49DerogationCodes)[number];

/** A derogation for a specific situation, and what limits it. */
export type Article49Derogation = Provenance & {
  code: Article49DerogationCode;
  ref: string;
  label: string;
  dpv: string;
  constraint: string;
  note?: string;
};

export const article49Derogations: Readonly<Record<Article49DerogationCode, Article49Derogation>> =
  {
    ART49_1_A: {
      code: "ART49_1_A",
      ref: "Art 49(1)(a)",
      label: "Explicit consent after information on the risks",
      dpv: "https://w3id.org/dpv/legal/eu/gdpr#A49-1-a",
      constraint:
        "explicit, specific, informed of the risks; not available to public authorities exercising public powers",
      source: "GDPR Art 49(1)(a)",
      verification: "R",
      checkedOn: "2026-11-21",
    },
    ART49_1_B: {
      code: "ART49_1_B",
      ref: "Art 49(1)(b)",
      label: "Necessary for a contract with the data subject or pre-contractual measures",
      dpv: "https://w3id.org/dpv/legal/eu/gdpr#A49-1-b",
      constraint:
        "occasional (recital 111); not available to public authorities exercising public powers",
      source: "GDPR Art 49(1)(b)",
      verification: "R",
      checkedOn: "2026-11-21",
    },
    ART49_1_C: {
      code: "ART49_1_C",
      ref: "Art 49(1)(c)",
      label: "Necessary for a contract in the data subject's interest",
      dpv: "https://w3id.org/dpv/legal/eu/gdpr#A49-1-c",
      constraint: "occasional; not available to public authorities exercising public powers",
      source: "GDPR Art 49(1)(c)",
      verification: "R",
      checkedOn: "2026-11-21",
    },
    ART49_1_D: {
      code: "ART49_1_D",
      ref: "Art 49(1)(d)",
      label: "Important reasons of public interest recognised in Union or Member State law",
      dpv: "https://w3id.org/dpv/legal/eu/gdpr#A49-1-d",
      constraint: "lawCitation",
      source: "GDPR Art 49(1)(d)",
      verification: "R",
      checkedOn: "2026-11-21",
    },
    ART49_1_E: {
      code: "ART49_1_E",
      ref: "Art 49(1)(e)",
      label: "Establishment, exercise or defence of legal claims",
      dpv: "https://w3id.org/dpv/legal/eu/gdpr#A49-1-e",
      constraint: "occasional",
      source: "GDPR Art 49(1)(e)",
      verification: "R",
      checkedOn: "2026-11-21",
    },
    ART49_1_F: {
      code: "ART49_1_F",
      ref: "Art 49(1)(f)",
      label: "Vital interests",
      dpv: "https://w3id.org/dpv/legal/eu/gdpr#A49-1-f",
      constraint: "data subject incapable of consent",
      source: "GDPR Art 49(1)(f)",
      verification: "R",
      checkedOn: "2026-11-21",
    },
    ART49_1_G: {
      code: "ART49_1_G",
      ref: "Art 49(1)(g)",
      label: "Transfer from a public register",
      dpv: "https://w3id.org/dpv/legal/eu/gdpr#A49-1-g",
      constraint: "not the whole register",
      source: "GDPR Art 49(1)(g)",
      verification: "R",
      checkedOn: "2026-11-21",
    },
    ART49_1_SUB2: {
      code: "ART49_1_SUB2",
      ref: "Art 49(1) second subparagraph",
      label: "Compelling legitimate interests",
      dpv: "https://w3id.org/dpv/legal/eu/gdpr#A49-2",
      constraint:
        "not repetitive, limited number of data subjects, assessment + suitable safeguards documented in the Art 30 record, supervisory authority and data subjects informed",
      note: "DPV names this term A49-2 although the text is Art 49(1) second subparagraph",
      source: "GDPR Art 49(1) second subparagraph",
      verification: "R",
      checkedOn: "2026-11-21",
    },
  };
