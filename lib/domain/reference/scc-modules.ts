import type { ProcessingRole } from "./enums";
import type { Provenance } from "./provenance";

export const sccModuleCodes = ["M1", "M2", "M3", "M4"] as const;
export type SccModuleCode = (typeof sccModuleCodes)[number];

/** One module of the standard contractual clauses (EU) 2021/914: between whom, and which annexes and clauses it has. */
export type SccModule = Provenance & {
  code: SccModuleCode;
  number: 1 | 2 | 3 | 4;
  name: string;
  exporterRole: ProcessingRole;
  importerRole: ProcessingRole;
  annexes: {
    IA: boolean;
    IB: boolean;
    IC: boolean;
    II: boolean;
    III: false | "ONLY_IF_CLAUSE_9A_OPTION_1";
  };
  clause9: boolean;
  clause13: boolean;
  clause14: "ALWAYS" | "ONLY_IF_EU_PROCESSOR_COMBINES_DATA";
  clause17: readonly (
    | "OPTION_1"
    | "OPTION_2"
    | "ANY_COUNTRY_WITH_THIRD_PARTY_BENEFICIARY_RIGHTS"
  )[];
  clause18: "EU_MEMBER_STATE" | "ANY_COUNTRY";
  /** the clauses are at the same time the contract of GDPR Art. 28(3) (recital 9 of the decision) */
  art28Satisfied: boolean;
  optionalClauses: { clause7Docking: boolean; clause11Redress: boolean };
};

/** What Annex I.B asks for, the same in all modules, in the order of the form. */
export const annexIBFields = [
  "Categories of data subjects whose personal data is transferred",
  "Categories of personal data transferred",
  "Sensitive data transferred (if applicable) and applied restrictions or safeguards",
  "Frequency of the transfer (one-off or continuous)",
  "Nature of the processing",
  "Purpose(s) of the data transfer and further processing",
  "Retention period or, if not possible, the criteria used to determine it",
  "For transfers to (sub-)processors: subject matter, nature and duration of the processing",
] as const;

export const sccModules: Readonly<Record<SccModuleCode, SccModule>> = {
  M1: {
    code: "M1",
    number: 1,
    name: "Transfer controller to controller",
    exporterRole: "CONTROLLER",
    importerRole: "CONTROLLER",
    annexes: { IA: true, IB: true, IC: true, II: true, III: false },
    clause9: false,
    clause13: true,
    clause14: "ALWAYS",
    clause17: ["OPTION_1"],
    clause18: "EU_MEMBER_STATE",
    art28Satisfied: false,
    optionalClauses: { clause7Docking: true, clause11Redress: true },
    source: "Implementing Decision (EU) 2021/914, Annex and Appendix, EUR-Lex text",
    verification: "V",
    checkedOn: "2026-11-21",
  },
  M2: {
    code: "M2",
    number: 2,
    name: "Transfer controller to processor",
    exporterRole: "CONTROLLER",
    importerRole: "PROCESSOR",
    annexes: { IA: true, IB: true, IC: true, II: true, III: "ONLY_IF_CLAUSE_9A_OPTION_1" },
    clause9: true,
    clause13: true,
    clause14: "ALWAYS",
    clause17: ["OPTION_1", "OPTION_2"],
    clause18: "EU_MEMBER_STATE",
    art28Satisfied: true,
    optionalClauses: { clause7Docking: true, clause11Redress: true },
    source: "Implementing Decision (EU) 2021/914, Annex and Appendix, EUR-Lex text",
    verification: "V",
    checkedOn: "2026-11-21",
  },
  M3: {
    code: "M3",
    number: 3,
    name: "Transfer processor to processor",
    exporterRole: "PROCESSOR",
    importerRole: "PROCESSOR",
    annexes: { IA: true, IB: true, IC: true, II: true, III: "ONLY_IF_CLAUSE_9A_OPTION_1" },
    clause9: true,
    clause13: true,
    clause14: "ALWAYS",
    clause17: ["OPTION_1", "OPTION_2"],
    clause18: "EU_MEMBER_STATE",
    art28Satisfied: true,
    optionalClauses: { clause7Docking: true, clause11Redress: true },
    source: "Implementing Decision (EU) 2021/914, Annex and Appendix, EUR-Lex text",
    verification: "V",
    checkedOn: "2026-11-21",
  },
  M4: {
    code: "M4",
    number: 4,
    name: "Transfer processor to controller",
    exporterRole: "PROCESSOR",
    importerRole: "CONTROLLER",
    annexes: { IA: true, IB: true, IC: false, II: false, III: false },
    clause9: false,
    clause13: false,
    clause14: "ONLY_IF_EU_PROCESSOR_COMBINES_DATA",
    clause17: ["ANY_COUNTRY_WITH_THIRD_PARTY_BENEFICIARY_RIGHTS"],
    clause18: "ANY_COUNTRY",
    art28Satisfied: false,
    optionalClauses: { clause7Docking: true, clause11Redress: true },
    source: "Implementing Decision (EU) 2021/914, Annex and Appendix, EUR-Lex text",
    verification: "V",
    checkedOn: "2026-11-21",
  },
};
