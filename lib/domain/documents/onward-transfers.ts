import { type Regime, regimes } from "@/lib/domain/reference/enums";
import { find, pointingTo, type Register, type Row } from "@/lib/domain/register";
import type { AnnexInput } from "./annex-input";
import { usesInOrder, usesText } from "./annex-places";
import { engagedName, type ListedSubprocessor } from "./annex-scope";
import type { ClauseRole } from "./transfer-footing";
import type {
  ClauseChoices,
  TransferGroup,
  TransferImporter,
  TransferParty,
  TransferWay,
} from "./transfer-group";

type Use = Row<"TransferMechanismUse">;
type Role = NonNullable<Row<"Transfer">["exporterRole"]>;

type UnderRegime = { regime: Regime; uses: readonly Use[] };

/** What belongs to a group: the transfers of one exporter that rest on the same clauses with the same choices. */
type Concluded = Omit<TransferGroup, "importers"> & { key: string };

/**
 * Where the sub-processors of an agreement get the data over a border, and the clauses that we concluded for it.
 *
 * Source: GDPR Art. 28(4), 44; SCC (EU) 2021/914, Appendix, explanatory note, and clause 8.8 (module three).
 * Reading: as the register has each transfer, under the regimes of this customer. The clauses are drawn where one of our
 * own companies is the exporter; what others concluded further down the chain is named only. Transfers of one exporter with
 * the same module and choices share one appendix, in which each importer keeps its own entries.
 */
export function onwardTransfers(
  input: AnnexInput,
  subprocessors: readonly ListedSubprocessor[],
): TransferWay[] {
  const found = subprocessors.flatMap((subprocessor) =>
    pointingTo(input.agreed, "Transfer", "engagementId", subprocessor.engagement.ref).map(
      (transfer) => transferOf(input, subprocessor, transfer),
    ),
  );
  const groups = new Map<string, TransferGroup>();
  for (const { importer, concluded } of found) {
    if (concluded === null) continue;
    const { key, ...rest } = concluded;
    groups.set(key, { ...rest, importers: [...(groups.get(key)?.importers ?? []), importer] });
  }
  return found.map(({ exporter, importer, basis, concluded }) => ({
    kind: "ONWARD",
    exporter,
    importer,
    basis,
    isInside: false,
    group: groups.get(concluded?.key ?? "") ?? null,
  }));
}

function transferOf(
  input: AnnexInput,
  subprocessor: ListedSubprocessor,
  transfer: Row<"Transfer">,
) {
  const { agreed } = input;
  const exporter = exporterOf(agreed, subprocessor, transfer);
  const byRegime = regimes
    .filter((regime) => isConcerned(input, regime))
    .flatMap((regime) => {
      const uses = usesInOrder(agreed, transfer, regime);
      return uses.length === 0 ? [] : [{ regime, uses }];
    });
  return {
    exporter,
    importer: importerOf(agreed, subprocessor, transfer, byRegime),
    basis: byRegime.map(({ regime, uses }) => ({ regime, text: usesText(agreed, uses) })),
    concluded: concludedOf(input, exporter, byRegime),
  };
}

/** The customer's regimes; where none is known, all. */
function isConcerned({ customer }: AnnexInput, regime: Regime): boolean {
  const own = customer.regimes ?? [];
  return own.length === 0 || own.includes(regime);
}

const sides: Readonly<Record<Role, ClauseRole>> = {
  CONTROLLER: "CONTROLLER",
  JOINT_CONTROLLER: "CONTROLLER",
  PROCESSOR: "PROCESSOR",
  SUB_PROCESSOR: "PROCESSOR",
};

function exporterOf(
  register: Register,
  { engagement, chain }: ListedSubprocessor,
  { exporterEntityId, exporterRole }: Row<"Transfer">,
): TransferParty {
  const entity = find(register, "LegalEntity", exporterEntityId ?? engagement.engagerEntityId);
  const above = chain.at(-1);
  return {
    name: entity?.legalName ?? (above ? engagedName(register, above) : ""),
    entity,
    role: sides[exporterRole ?? "PROCESSOR"],
    isCustomer: false,
  };
}

function importerOf(
  register: Register,
  subprocessor: ListedSubprocessor,
  transfer: Row<"Transfer">,
  byRegime: readonly UnderRegime[],
): TransferImporter {
  const entity = find(register, "LegalEntity", transfer.importerEntityId) ?? subprocessor.entity;
  return {
    name: entity?.legalName ?? engagedName(register, subprocessor.engagement),
    entity,
    role: sides[transfer.importerRole ?? "PROCESSOR"],
    isCustomer: false,
    subprocessor,
    transfer,
    concludedOn: Object.fromEntries(
      byRegime.map(({ regime, uses }) => [regime, uses.find(isClauses)?.concludedOn]),
    ),
  };
}

const clauses: readonly Use["mechanism"][] = [
  "SCC_2021_914",
  "SCC_2021_914_SWISS",
  "UK_ADDENDUM_B1_0",
];

function isClauses({ mechanism }: Use): boolean {
  return clauses.includes(mechanism);
}

function concludedOf(
  { agreement }: AnnexInput,
  exporter: TransferParty,
  byRegime: readonly UnderRegime[],
): Concluded | null {
  const { entity } = exporter;
  const isOurs =
    entity !== undefined &&
    (entity.ownGroup === true || entity.ref === agreement.processorEntityId);
  const held = byRegime.flatMap(({ regime, uses }) => {
    const use = uses.find(isClauses);
    return use === undefined ? [] : [{ regime, use, isFallback: use !== uses[0] }];
  });
  const module = held.find(({ use }) => use.sccModule)?.use.sccModule;
  const first = held[0];
  if (!isOurs || first === undefined || module === undefined) return null;
  const choicesUnder = (regime: Regime) => {
    const found = held.find((one) => one.regime === regime);
    return found === undefined ? null : choicesOf(found.use);
  };
  const concluded = {
    kind: "ONWARD" as const,
    module,
    exporter,
    regimes: held.map(({ regime }) => regime),
    fallbackUnder: held.filter(({ isFallback }) => isFallback).map(({ regime }) => regime),
    choices: choicesUnder("EU_GDPR") ?? choicesUnder("CH_FADP") ?? choicesOf(first.use),
    addendum: choicesUnder("UK_GDPR"),
    swiss: choicesUnder("CH_FADP"),
  };
  const { exporter: _whole, ...chosen } = concluded;
  return { ...concluded, key: JSON.stringify([entity.ref, chosen]) };
}

function choicesOf(use: Use): ClauseChoices {
  return {
    dockingClause: use.dockingClause,
    clause9aOption: use.clause9aOption,
    clause9aPeriod: use.clause9aPeriod,
    clause11Redress: use.clause11Redress,
    clause13Case: use.clause13Case,
    clause17Option: use.clause17Option,
    clause17Law: use.clause17Law,
    clause18Forum: use.clause18Forum,
    swissCase: use.swissCase,
    endingParty: use.endingParty,
  };
}
