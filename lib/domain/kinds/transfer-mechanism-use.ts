import { choice, country, date, flag, number, period, reference, text } from "@/lib/domain/fields";
import { regimes, sccModules } from "./choices";
import { kind } from "./kind";

export const transferMechanismUse = kind(
  "TransferMechanismUse",
  {
    plural: "transferMechanismUses",
    label: "Transfer mechanism",
    labelPlural: "Transfer mechanisms",
    titleField: "mechanism",
  },
  {
    transferId: reference("Transfer", { label: "Transfer", required: true }),
    regime: choice(regimes, { label: "Regime", source: "GDPR Art. 45-49", required: true }),
    mechanism: choice(
      [
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
        "SAFE_HARBOUR",
        "PRIVACY_SHIELD",
        "SWISS_PRIVACY_SHIELD",
        "SCC_2001_497",
        "SCC_2004_915",
        "SCC_2010_87",
        "UK_LEGACY_SCC",
        "SWISS_LEGACY_SCC",
        "CONSENT_BY_USE",
      ],
      { label: "Mechanism", source: "GDPR Art. 45-49", required: true },
    ),
    priority: number(1, 9, {
      label: "Priority",
      help: "1 applies first; the next is the fallback.",
    }),
    adequacyDecision: text(60, {
      label: "Adequacy decision",
      help: "Its id in the shipped list.",
      source: "GDPR Art. 45",
    }),
    conditionsMet: flag({ label: "Conditions on the recipient met", source: "GDPR Art. 45" }),
    dpfCertificationId: reference("DpfCertification", {
      label: "DPF certification",
      source: "Decision (EU) 2023/1795",
    }),
    sccModule: choice(sccModules, { label: "Module", source: "Decision (EU) 2021/914" }),
    dockingClause: flag({ label: "Clause 7 (docking)", source: "SCC (EU) 2021/914, clause 7" }),
    clause9aOption: choice(["OPTION_1", "OPTION_2"], {
      label: "Clause 9(a) option",
      source: "SCC (EU) 2021/914, clause 9(a)",
    }),
    clause9aPeriod: period({
      label: "Clause 9(a) period",
      source: "SCC (EU) 2021/914, clause 9(a)",
    }),
    clause11Redress: flag({
      label: "Clause 11 (independent redress)",
      source: "SCC (EU) 2021/914, clause 11(a)",
    }),
    clause13Case: choice(["A", "B", "C"], {
      label: "Clause 13 alternative",
      source: "SCC (EU) 2021/914, clause 13(a)",
    }),
    clause17Option: choice(["OPTION_1", "OPTION_2"], {
      label: "Clause 17 option",
      source: "SCC (EU) 2021/914, clause 17",
    }),
    clause17Law: country({ label: "Governing law", source: "SCC (EU) 2021/914, clause 17" }),
    clause18Forum: country({ label: "Courts", source: "SCC (EU) 2021/914, clause 18" }),
    swissCase: choice(["CASE_1_FADP_ONLY", "CASE_2_1_SEPARATE", "CASE_2_2_GDPR_STANDARD"], {
      label: "Swiss case",
      source: "FDPIC paper of 27 August 2021",
    }),
    endingParty: choice(["IMPORTER", "EXPORTER", "NEITHER"], {
      label: "Who may end the Addendum",
      source: "UK Addendum B1.0, table 4",
    }),
    concludedOn: date({ label: "Concluded on" }),
    copyInstructions: text(500, { label: "How to get a copy", source: "GDPR Art. 13(1)(f)" }),
  },
);
