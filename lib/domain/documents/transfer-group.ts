import type { Regime } from "@/lib/domain/reference/enums";
import type { SccModuleCode } from "@/lib/domain/reference/scc-modules";
import type { Row } from "@/lib/domain/register";
import type { ListedSubprocessor } from "./annex-scope";
import type { Block } from "./blocks";
import type { ClauseRole } from "./transfer-footing";

/** One side of a transfer. */
export type TransferParty = {
  readonly name: string;
  readonly entity: Row<"LegalEntity"> | undefined;
  readonly role: ClauseRole;
  readonly isCustomer: boolean;
};

/** One importer; for an onward transfer with what it is engaged for. */
export type TransferImporter = TransferParty & {
  readonly subprocessor: ListedSubprocessor | null;
  readonly transfer: Row<"Transfer"> | null;
  /** When the clauses were concluded, by the regime that asks for them. */
  readonly concludedOn: Readonly<Partial<Record<Regime, string>>>;
};

/** What two parties chose in the clauses, and in what the United Kingdom and Switzerland add to them. */
export type ClauseChoices = Pick<
  Row<"TransferMechanismUse">,
  | "dockingClause"
  | "clause9aOption"
  | "clause9aPeriod"
  | "clause11Redress"
  | "clause13Case"
  | "clause17Option"
  | "clause17Law"
  | "clause18Forum"
  | "swissCase"
  | "endingParty"
> & {
  /** How the days of the period in clause 9(a) are counted; calendar days where nothing is said. */
  readonly clause9aDayCount?: Row<"CustomerAgreement">["noticeDayCount"];
  readonly module4Combined?: boolean;
};

/**
 * Transfers that one appendix describes: one exporter, one module, the same choices.
 *
 * Source: SCC (EU) 2021/914, Appendix, explanatory note.
 */
export type TransferGroup = {
  readonly kind: "BETWEEN_PARTIES" | "ONWARD";
  readonly module: SccModuleCode;
  readonly exporter: TransferParty;
  readonly importers: readonly TransferImporter[];
  /** Under which the clauses are concluded. */
  readonly regimes: readonly Regime[];
  /** Those of them under which another mechanism comes first. */
  readonly fallbackUnder: readonly Regime[];
  readonly choices: ClauseChoices;
  readonly addendum: ClauseChoices | null;
  readonly swiss: ClauseChoices | null;
};

/** Whether the clauses themselves are the contract between the parties, so that its other form is not needed. */
export function isMainForm({ kind, module }: TransferGroup): boolean {
  return kind === "BETWEEN_PARTIES" && (module === "M2" || module === "M3");
}

/** One way that data take, and on what it rests under each regime. */
export type TransferWay = {
  readonly kind: "ENTRUSTED" | "RETURNED" | "ONWARD";
  readonly exporter: TransferParty;
  readonly importer: TransferImporter;
  readonly basis: readonly { readonly regime: Regime; readonly text: string }[];
  readonly isInside: boolean;
  readonly group: TransferGroup | null;
};

export type AnnexTransfers = {
  readonly ways: readonly TransferWay[];
  /** In the order of their appendices: between the parties first. */
  readonly groups: readonly TransferGroup[];
};

/** The content under each of the eight headings, in the order of the form. */
export type TransferDescription = {
  readonly dataSubjects: readonly Block[];
  readonly personalData: readonly Block[];
  readonly sensitive: readonly Block[];
  readonly frequency: readonly Block[];
  readonly nature: readonly Block[];
  readonly purposes: readonly Block[];
  readonly retention: readonly Block[];
  readonly subprocessors: readonly Block[];
};
