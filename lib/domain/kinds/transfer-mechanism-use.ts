import { choice, country, date, flag, number, period, reference, text } from "@/lib/domain/fields";
import { regimes, swissCases } from "@/lib/domain/reference/enums";
import { sccModuleCodes } from "@/lib/domain/reference/scc-modules";
import {
  legacyMechanismCodes,
  transferMechanismCodes,
} from "@/lib/domain/reference/transfer-mechanisms";
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
    mechanism: choice([...transferMechanismCodes, ...legacyMechanismCodes], {
      label: "Mechanism",
      source: "GDPR Art. 45-49",
      required: true,
    }),
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
    sccModule: choice(sccModuleCodes, { label: "Module", source: "Decision (EU) 2021/914" }),
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
    swissCase: choice(swissCases, {
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
