import type { Provenance } from "./provenance";

export const purposeCodes = [
  "SERVICE_PROVISION",
  "ACCOUNT_MANAGEMENT",
  "BILLING_PAYMENT",
  "CUSTOMER_SUPPORT",
  "SERVICE_COMMUNICATION",
  "MARKETING",
  "TARGETED_ADVERTISING",
  "ANALYTICS",
  "PERSONALISATION",
  "PRODUCT_IMPROVEMENT",
  "SECURITY_FRAUD",
  "ERROR_MONITORING",
  "LEGAL_COMPLIANCE",
  "LEGAL_CLAIMS",
  "RECRUITMENT",
  "HR_MANAGEMENT",
  "MERGER_ACQUISITION",
  "REFERRAL_PROGRAMME",
  "PUBLICATION",
] as const;
export type PurposeCode = (typeof purposeCodes)[number];

export type Purpose = Provenance & { code: PurposeCode; label: string; dpv: string };

const vocabulary = {
  source: "Recital's own vocabulary, mapped to DPV 2.3",
  verification: "R",
  checkedOn: "2026-11-21",
} as const;

export const purposes: Readonly<Record<PurposeCode, Purpose>> = {
  SERVICE_PROVISION: {
    code: "SERVICE_PROVISION",
    label: "Provide, operate and maintain the service",
    dpv: "https://w3id.org/dpv#ServiceProvision",
    ...vocabulary,
  },
  ACCOUNT_MANAGEMENT: {
    code: "ACCOUNT_MANAGEMENT",
    label: "Create and manage accounts, sign-on",
    dpv: "https://w3id.org/dpv#AccountManagement",
    ...vocabulary,
  },
  BILLING_PAYMENT: {
    code: "BILLING_PAYMENT",
    label: "Billing, payment and taxes",
    dpv: "https://w3id.org/dpv#PaymentManagement",
    ...vocabulary,
  },
  CUSTOMER_SUPPORT: {
    code: "CUSTOMER_SUPPORT",
    label: "Customer support and troubleshooting",
    dpv: "https://w3id.org/dpv#CustomerCare",
    ...vocabulary,
  },
  SERVICE_COMMUNICATION: {
    code: "SERVICE_COMMUNICATION",
    label: "Service messages",
    dpv: "https://w3id.org/dpv#CommunicationForCustomerCare",
    ...vocabulary,
  },
  MARKETING: {
    code: "MARKETING",
    label: "Marketing communications",
    dpv: "https://w3id.org/dpv#DirectMarketing",
    ...vocabulary,
  },
  TARGETED_ADVERTISING: {
    code: "TARGETED_ADVERTISING",
    label: "Targeted advertising",
    dpv: "https://w3id.org/dpv#TargetedAdvertising",
    ...vocabulary,
  },
  ANALYTICS: {
    code: "ANALYTICS",
    label: "Usage statistics and analytics",
    dpv: "https://w3id.org/dpv#ServiceUsageAnalytics",
    ...vocabulary,
  },
  PERSONALISATION: {
    code: "PERSONALISATION",
    label: "Personalisation",
    dpv: "https://w3id.org/dpv#ServicePersonalisation",
    ...vocabulary,
  },
  PRODUCT_IMPROVEMENT: {
    code: "PRODUCT_IMPROVEMENT",
    label: "Research, development and improvement",
    dpv: "https://w3id.org/dpv#ResearchAndDevelopment",
    ...vocabulary,
  },
  SECURITY_FRAUD: {
    code: "SECURITY_FRAUD",
    label: "Security, verification and fraud prevention",
    dpv: "https://w3id.org/dpv#FraudPreventionAndDetection",
    ...vocabulary,
  },
  ERROR_MONITORING: {
    code: "ERROR_MONITORING",
    label: "Error and performance monitoring",
    dpv: "https://w3id.org/dpv#ServiceMonitoring",
    ...vocabulary,
  },
  LEGAL_COMPLIANCE: {
    code: "LEGAL_COMPLIANCE",
    label: "Compliance with legal obligations",
    dpv: "https://w3id.org/dpv#LegalObligation",
    ...vocabulary,
  },
  LEGAL_CLAIMS: {
    code: "LEGAL_CLAIMS",
    label: "Protection of rights, legal claims",
    dpv: "https://w3id.org/dpv#DisputeManagement",
    ...vocabulary,
  },
  RECRUITMENT: {
    code: "RECRUITMENT",
    label: "Recruitment",
    dpv: "https://w3id.org/dpv#RecruitmentManagement",
    ...vocabulary,
  },
  HR_MANAGEMENT: {
    code: "HR_MANAGEMENT",
    label: "Personnel administration",
    dpv: "https://w3id.org/dpv#PersonnelManagement",
    ...vocabulary,
  },
  MERGER_ACQUISITION: {
    code: "MERGER_ACQUISITION",
    label: "Merger, acquisition or sale of the business",
    dpv: "https://w3id.org/dpv#OrganisationGovernance",
    ...vocabulary,
  },
  REFERRAL_PROGRAMME: {
    code: "REFERRAL_PROGRAMME",
    label: "Referral programme",
    dpv: "https://w3id.org/dpv#Marketing",
    ...vocabulary,
  },
  PUBLICATION: {
    code: "PUBLICATION",
    label: "Publication of case studies and quotes",
    dpv: "https://w3id.org/dpv#PublicRelations",
    ...vocabulary,
  },
};
