import type { CalendarDate } from "@/lib/domain/calendar";
import { transferTexts as t } from "@/lib/domain/language/en-transfers";
import type { Regime } from "@/lib/domain/reference/enums";
import { groups as countryGroups } from "@/lib/domain/reference/groups";
import type { SccModuleCode } from "@/lib/domain/reference/scc-modules";
import { find, type Row } from "@/lib/domain/register";
import { customerName, processorName } from "./annex-front";
import type { AnnexInput } from "./annex-input";
import { type ClauseRole, type Footing, moduleFor, transferFooting } from "./transfer-footing";
import type {
  ClauseChoices,
  TransferGroup,
  TransferImporter,
  TransferParty,
  TransferWay,
} from "./transfer-group";

type Direction = "ENTRUSTED" | "RETURNED";

/**
 * What goes over a border between the parties themselves: the data that the customer entrusts, and what comes back to it.
 *
 * Source: GDPR Art. 44; Decision (EU) 2021/914, Art. 1 and Annex, section I; UK Addendum B1.0; FDPIC paper of 27 August 2021.
 * Reading: what the customer entrusts is its transfer, under its regimes: module two, or three where it is a processor itself.
 * What the processor returns is the processor's transfer, under the regime of the place where it is: module four.
 * See decision 0021.
 */
export function partyTransfers(input: AnnexInput): TransferWay[] {
  return (["ENTRUSTED", "RETURNED"] as const).flatMap((direction) => wayOf(input, direction) ?? []);
}

function wayOf(input: AnnexInput, direction: Direction): TransferWay | null {
  const { agreed, agreement, customer, publication } = input;
  const processor = find(agreed, "LegalEntity", agreement.processorEntityId);
  const customerSide: TransferParty = {
    name: customerName(input),
    entity: input.customerEntity,
    role: customer.role ?? "CONTROLLER",
    isCustomer: true,
  };
  const processorSide: TransferParty = {
    name: processorName(input),
    entity: processor,
    role: "PROCESSOR",
    isCustomer: false,
  };
  const isEntrusted = direction === "ENTRUSTED";
  const [exporter, importer] = isEntrusted
    ? [customerSide, processorSide]
    : [processorSide, customerSide];
  const regimes = isEntrusted ? (customer.regimes ?? []) : homeRegimes(processor);
  if (regimes.length === 0) return null;

  const asOf = publication.publishedAt.slice(0, 10) as CalendarDate;
  const footings = regimes.map((regime) => ({
    regime,
    footing: footingOf(input, regime, exporter, importer, asOf, isEntrusted),
  }));
  const group = groupOf(input, exporter, importer, footings);
  return {
    kind: direction,
    exporter,
    importer: importerOf(input, importer),
    basis: footings.map(({ regime, footing }) => ({
      regime,
      text: footingText(regime, footing, group),
    })),
    isInside: footings.every(({ footing }) => footing.basis === "INSIDE"),
    group,
  };
}

type RegimeFooting = { regime: Regime; footing: Footing };

function footingOf(
  { agreed }: AnnexInput,
  regime: Regime,
  exporter: TransferParty,
  importer: TransferParty,
  asOf: CalendarDate,
  isEntrusted: boolean,
): Footing {
  const roles = { exporterRole: exporter.role, importerRole: importer.role };
  const footing = transferFooting(agreed, { regime, ...roles, importer: importer.entity, asOf });
  // A processor that takes its data back is not the processor of the one that returns them: module three does not fit.
  const isBackToProcessor = !isEntrusted && importer.role === "PROCESSOR";
  return footing.basis === "CLAUSES" && isBackToProcessor ? { basis: "NO_MODULE" } : footing;
}

/** The regime under which a processor's own transfers stand: that of the place where it is established. */
function homeRegimes(processor: Row<"LegalEntity"> | undefined): Regime[] {
  const places = [processor?.country, ...(processor?.establishmentCountries ?? [])];
  const territory: readonly string[] = countryGroups.GDPR_TERRITORY_CODES;
  const regimes: Regime[] = [];
  if (places.some((code) => code !== undefined && territory.includes(code)))
    regimes.push("EU_GDPR");
  if (places.includes("GB")) regimes.push("UK_GDPR");
  if (places.includes("CH")) regimes.push("CH_FADP");
  return regimes;
}

/** The clauses between the parties: where they are needed, and where they were signed although they are not. */
function groupOf(
  input: AnnexInput,
  exporter: TransferParty,
  importer: TransferParty,
  footings: readonly RegimeFooting[],
): TransferGroup | null {
  const { agreement } = input;
  const fitting = moduleOf(exporter.role, importer.role, exporter.isCustomer);
  if (fitting === null) return null;
  const isSigned = (agreement.sccModules ?? []).includes(fitting);
  const covered = footings.filter(({ footing }) => isCovered(footing));
  const needed = footings.filter(({ footing }) => footing.basis === "CLAUSES");
  const regimes = [...needed, ...(isSigned ? covered : [])].map(({ regime }) => regime);
  if (regimes.length === 0) return null;
  const choices = choicesOf(agreement, fitting);
  return {
    kind: "BETWEEN_PARTIES",
    module: fitting,
    exporter,
    importers: [importerOf(input, importer)],
    regimes,
    fallbackUnder: regimes.filter((regime) => covered.some((one) => one.regime === regime)),
    choices,
    addendum: regimes.includes("UK_GDPR") ? choices : null,
    swiss: regimes.includes("CH_FADP") ? swissChoices(choices, regimes) : null,
  };
}

function moduleOf(
  exporterRole: ClauseRole,
  importerRole: ClauseRole,
  isEntrusted: boolean,
): SccModuleCode | null {
  const fitting = moduleFor(exporterRole, importerRole);
  return !isEntrusted && fitting !== "M4" ? null : fitting;
}

function isCovered({ basis }: Footing): boolean {
  return basis === "ADEQUATE" || basis === "CONDITIONAL" || basis === "CERTIFIED";
}

/** The agreement's own choices; who authorises how, and how long before, is said by its terms. */
function choicesOf(agreement: Row<"CustomerAgreement">, module: SccModuleCode): ClauseChoices {
  const nine = { SPECIFIC: "OPTION_1", GENERAL: "OPTION_2" } as const;
  const asksForNine = module === "M2" || module === "M3";
  const { authorisation, noticePeriod, noticeDayCount } = agreement;
  return {
    dockingClause: agreement.dockingClause,
    clause9aOption: asksForNine && authorisation ? nine[authorisation] : undefined,
    clause9aPeriod: asksForNine ? noticePeriod : undefined,
    clause9aDayCount: asksForNine ? noticeDayCount : undefined,
    clause11Redress: agreement.clause11Redress,
    clause13Case: agreement.clause13Case,
    clause17Option: agreement.clause17Option,
    clause17Law: agreement.clause17Law ?? agreement.governingLaw,
    clause18Forum: agreement.clause18Forum,
    swissCase: agreement.swissCase,
    endingParty: agreement.endingParty,
    module4Combined: agreement.module4Combined,
  };
}

/** They are signed with the agreement: on its day, under whichever regime. */
function importerOf({ agreement }: AnnexInput, importer: TransferParty): TransferImporter {
  const { signedOn } = agreement;
  const concludedOn =
    signedOn === undefined ? {} : { EU_GDPR: signedOn, UK_GDPR: signedOn, CH_FADP: signedOn };
  return { ...importer, subprocessor: null, transfer: null, concludedOn };
}

/** Where only Swiss law applies there is nothing to choose: it is the first case. */
function swissChoices(choices: ClauseChoices, regimes: readonly Regime[]): ClauseChoices {
  return regimes.includes("EU_GDPR") ? choices : { ...choices, swissCase: "CASE_1_FADP_ONLY" };
}

function footingText(regime: Regime, footing: Footing, group: TransferGroup | null): string {
  const { overview } = t;
  switch (footing.basis) {
    case "INSIDE":
      return overview.inside;
    case "ADEQUATE":
      return withClauses(overview.adequacy(footing.acts.join(", ")), regime, group);
    case "CONDITIONAL":
      return withClauses(overview.conditional(footing.acts.join(", ")), regime, group);
    case "CERTIFIED":
      return withClauses(overview.certified(footing.acts.join(", ")), regime, group);
    case "CLAUSES":
      return clausesText(regime, footing.module);
    case "NO_MODULE":
      return overview.noModule;
    case "UNKNOWN":
      return overview.unknownCountry;
  }
}

function withClauses(text: string, regime: Regime, group: TransferGroup | null): string {
  if (!group?.regimes.includes(regime)) return text;
  return `${text}; ${t.overview.otherwise} ${clausesText(regime, group.module)}`;
}

function clausesText(regime: Regime, module: SccModuleCode): string {
  if (regime === "UK_GDPR") return t.overview.addendum(module);
  return regime === "CH_FADP" ? t.overview.swiss(module) : t.overview.clauses(module);
}
