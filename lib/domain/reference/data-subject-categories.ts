import type { Provenance } from "./provenance";

export const dataSubjectCategoryCodes = [
  "CUSTOMER_CONTACT",
  "CUSTOMER_ADMIN",
  "TRIAL_USER",
  "AGENT_USER",
  "END_USER",
  "WEBSITE_VISITOR",
  "PROSPECT",
  "REFERRED_CONTACT",
  "EMPLOYEE",
  "JOB_APPLICANT",
  "SUPPLIER_CONTACT",
  "CHILD",
  "PATIENT",
] as const;
export type DataSubjectCategoryCode = (typeof dataSubjectCategoryCodes)[number];

export type DataSubjectCategory = Provenance & {
  code: DataSubjectCategoryCode;
  label: string;
  vulnerable: boolean;
  dpv: string;
};

const vocabulary = {
  source: "Recital's own vocabulary, mapped to DPV 2.3",
  verification: "R",
  checkedOn: "2026-11-21",
} as const;

export const dataSubjectCategories: Readonly<Record<DataSubjectCategoryCode, DataSubjectCategory>> =
  {
    CUSTOMER_CONTACT: {
      code: "CUSTOMER_CONTACT",
      label: "Customer contacts and account owners",
      vulnerable: false,
      dpv: "https://w3id.org/dpv#Customer",
      ...vocabulary,
    },
    CUSTOMER_ADMIN: {
      code: "CUSTOMER_ADMIN",
      label: "Account administrators",
      vulnerable: false,
      dpv: "https://w3id.org/dpv#User",
      ...vocabulary,
    },
    TRIAL_USER: {
      code: "TRIAL_USER",
      label: "Trial and free users",
      vulnerable: false,
      dpv: "https://w3id.org/dpv#User",
      ...vocabulary,
    },
    AGENT_USER: {
      code: "AGENT_USER",
      label: "Agents (customer staff using the product)",
      vulnerable: false,
      dpv: "https://w3id.org/dpv#User",
      ...vocabulary,
    },
    END_USER: {
      code: "END_USER",
      label: "End users of our customers",
      vulnerable: false,
      dpv: "https://w3id.org/dpv#User",
      ...vocabulary,
    },
    WEBSITE_VISITOR: {
      code: "WEBSITE_VISITOR",
      label: "Website visitors",
      vulnerable: false,
      dpv: "https://w3id.org/dpv#Visitor",
      ...vocabulary,
    },
    PROSPECT: {
      code: "PROSPECT",
      label: "Prospects / demo requesters",
      vulnerable: false,
      dpv: "https://w3id.org/dpv#Consumer",
      ...vocabulary,
    },
    REFERRED_CONTACT: {
      code: "REFERRED_CONTACT",
      label: "Persons referred by others",
      vulnerable: false,
      dpv: "https://w3id.org/dpv#HumanSubject",
      ...vocabulary,
    },
    EMPLOYEE: {
      code: "EMPLOYEE",
      label: "Employees and former employees",
      vulnerable: false,
      dpv: "https://w3id.org/dpv#Employee",
      ...vocabulary,
    },
    JOB_APPLICANT: {
      code: "JOB_APPLICANT",
      label: "Job applicants",
      vulnerable: false,
      dpv: "https://w3id.org/dpv#JobApplicant",
      ...vocabulary,
    },
    SUPPLIER_CONTACT: {
      code: "SUPPLIER_CONTACT",
      label: "Supplier contacts",
      vulnerable: false,
      dpv: "https://w3id.org/dpv#HumanSubject",
      ...vocabulary,
    },
    CHILD: {
      code: "CHILD",
      label: "Children",
      vulnerable: true,
      dpv: "https://w3id.org/dpv#Child",
      ...vocabulary,
    },
    PATIENT: {
      code: "PATIENT",
      label: "Patients",
      vulnerable: true,
      dpv: "https://w3id.org/dpv#Patient",
      ...vocabulary,
    },
  };
