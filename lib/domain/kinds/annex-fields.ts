import { choice, choices, country, flag, text } from "@/lib/domain/fields";
import { swissCases } from "@/lib/domain/reference/enums";
import { sccModuleCodes } from "@/lib/domain/reference/scc-modules";

const longText = 5000;
const own = "The customer's own text. It stands in the place of what the register says.";

/** What an agreement chooses in the clauses for its transfers, and what its annexes say in the customer's own words. */
export const annexFields = {
  sccModules: choices(sccModuleCodes, {
    label: "Modules concluded",
    help: "Name one only where it was signed although an adequacy decision covers the transfer: what is needed otherwise follows from the countries and roles.",
    source: "Decision (EU) 2021/914",
  }),
  transferFrequency: choice(["CONTINUOUS", "PERIODIC", "ONE_OFF", "ON_DEMAND"], {
    label: "Frequency of the transfer",
    source: "SCC (EU) 2021/914, Annex I.B",
  }),
  dockingClause: flag({ label: "Clause 7 (docking)", source: "SCC (EU) 2021/914, clause 7" }),
  clause11Redress: flag({
    label: "Clause 11 (independent redress)",
    source: "SCC (EU) 2021/914, clause 11(a)",
  }),
  clause13Case: choice(["A", "B", "C"], {
    label: "Clause 13 alternative",
    help: "Left out, it follows from where the exporter is and whom it appointed.",
    source: "SCC (EU) 2021/914, clause 13(a)",
  }),
  clause17Option: choice(["OPTION_1", "OPTION_2"], {
    label: "Clause 17 option",
    source: "SCC (EU) 2021/914, clause 17",
  }),
  clause17Law: country({
    label: "Law of the clauses",
    help: "Left out: the governing law of the agreement.",
    source: "SCC (EU) 2021/914, clause 17",
  }),
  clause18Forum: country({ label: "Courts", source: "SCC (EU) 2021/914, clause 18" }),
  module4Combined: flag({
    label: "We combine data received from the customer with data that we collect ourselves",
    source: "SCC (EU) 2021/914, clause 14, module four; UK Addendum B1.0, table 2",
  }),
  swissCase: choice(swissCases, { label: "Swiss case", source: "FDPIC paper of 27 August 2021" }),
  endingParty: choice(["IMPORTER", "EXPORTER", "NEITHER"], {
    label: "Who may end the Addendum",
    source: "UK Addendum B1.0, table 4",
  }),
  ownDataSubjects: text(longText, {
    label: "Own text: categories of data subjects",
    help: own,
    source: "SCC (EU) 2021/914, Annex I.B; (EU) 2021/915, Annex II",
  }),
  ownPersonalData: text(longText, {
    label: "Own text: categories of personal data",
    help: own,
    source: "SCC (EU) 2021/914, Annex I.B; (EU) 2021/915, Annex II",
  }),
  ownSensitiveData: text(longText, {
    label: "Own text: sensitive data and their safeguards",
    help: own,
    source: "SCC (EU) 2021/914, Annex I.B; (EU) 2021/915, Annex II",
  }),
  ownNature: text(longText, {
    label: "Own text: nature of the processing",
    help: own,
    source: "SCC (EU) 2021/914, Annex I.B; (EU) 2021/915, Annex II",
  }),
  ownPurposes: text(longText, {
    label: "Own text: purposes",
    help: own,
    source: "SCC (EU) 2021/914, Annex I.B; (EU) 2021/915, Annex II",
  }),
  ownRetention: text(longText, {
    label: "Own text: period of retention",
    help: own,
    source: "SCC (EU) 2021/914, Annex I.B",
  }),
  ownDuration: text(longText, {
    label: "Own text: duration of the processing",
    help: own,
    source: "SCC (EU) 2021/915, Annex II",
  }),
  ownSubprocessing: text(longText, {
    label: "Own text: subject matter, nature and duration of processing by sub-processors",
    help: own,
    source: "SCC (EU) 2021/914, Annex I.B; (EU) 2021/915, Annex II",
  }),
  ownMeasures: text(20_000, {
    label: "Own text: technical and organisational measures",
    help: own,
    source: "SCC (EU) 2021/914, Annex II; (EU) 2021/915, Annex III",
  }),
};
