import {
  choice,
  country,
  date,
  flag,
  number,
  period,
  reference,
  text,
  texts,
} from "@/lib/domain/fields";
import { regimes, swissCases } from "@/lib/domain/reference/enums";
import { sccModuleCodes } from "@/lib/domain/reference/scc-modules";
import {
  article49DerogationCodes,
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
      shipped: "adequacyDecisions",
      source: "GDPR Art. 45",
    }),
    conditionsMet: flag({ label: "Conditions on the recipient met", source: "GDPR Art. 45" }),
    conditionsAnswered: texts(300, {
      label: "Conditions, each with its answer",
      help: "Such as: within the scope of PIPEDA: yes.",
      source: "GDPR Art. 45",
    }),
    conditionsCheckedOn: date({ label: "Conditions checked on", source: "GDPR Art. 45" }),
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
    module4Combined: flag({
      label: "Data received are combined with data collected by the exporter",
      source: "SCC (EU) 2021/914, clause 14, module four",
    }),
    importerSubjectToGdpr: flag({
      label: "The importer's processing is itself subject to the GDPR",
      source: "Decision (EU) 2021/914, Art. 1(1), recital 7",
    }),
    swissCase: choice(swissCases, {
      label: "Swiss case",
      source: "FDPIC paper of 27 August 2021",
    }),
    endingParty: choice(["IMPORTER", "EXPORTER", "NEITHER"], {
      label: "Who may end the Addendum",
      source: "UK Addendum B1.0, table 4",
    }),
    concludedOn: date({ label: "Concluded on", source: "Decision (EU) 2021/914, Art. 4" }),
    executedBy: text(300, {
      label: "Signed by",
      help: "Functions, not names.",
      source: "SCC (EU) 2021/914, Annex I.A",
    }),
    derogation: choice(article49DerogationCodes, {
      label: "Derogation",
      source: "GDPR Art. 49(1)",
    }),
    derogationNecessity: text(2000, {
      label: "Derogation: why it is necessary",
      source: "GDPR Art. 49(1)",
    }),
    derogationOccasional: flag({
      label: "Derogation: the transfer is occasional",
      source: "GDPR recital 111",
    }),
    consentExplicit: flag({
      label: "Consent to the transfer is explicit",
      help: "Asked for by itself; consent to the processing is another.",
      source: "GDPR Art. 49(1)(a)",
    }),
    riskInformation: text(2000, {
      label: "What people were told of the risks",
      source: "GDPR Art. 49(1)(a)",
    }),
    suitableSafeguards: text(3000, {
      label: "Suitable safeguards, where no other ground applies",
      source: "GDPR Art. 49(1), second subparagraph, 49(6), 30(1)(e)",
    }),
    authorityInformedOn: date({
      label: "Authority informed on",
      source: "GDPR Art. 49(1), second subparagraph",
    }),
    peopleInformedOn: date({
      label: "People informed on",
      source: "GDPR Art. 49(1), second subparagraph",
    }),
    copyInstructions: text(500, { label: "How to get a copy", source: "GDPR Art. 13(1)(f)" }),
  },
);
