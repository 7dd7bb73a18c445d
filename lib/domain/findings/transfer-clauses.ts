import { regimes } from "@/lib/domain/reference/enums";
import { sccModules } from "@/lib/domain/reference/scc-modules";
import { supervisoryAuthorities } from "@/lib/domain/reference/supervisory-authorities";
import type { Register, Row } from "@/lib/domain/register";
import { annexGaps } from "./annex-gaps";
import { defect, wantingFields } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOf } from "./gap";
import { exporterOf, type Reliance, reliances } from "./mechanisms";
import { appointmentsOf, countryOf, establishmentsOf, isGdprTerritory } from "./standing";

/** The rules on how standard contractual clauses are filled in. See reference/linter-rules.ts. */
export const clauseRules: Rules = {
  "TRF-005": { perRegime: moduleDoesNotFitRoles, regimes },
  "TRF-008": { perRegime: annexIsIncomplete, regimes },
  "TRF-024": { perRegime: lawOrCourtsAreNotAllowed, regimes: ["EU_GDPR", "CH_FADP"] },
  "TRF-025": { perRegime: authorityDoesNotFitExporter, regimes: ["EU_GDPR"] },
};

const withModules: readonly string[] = ["SCC_2021_914", "SCC_2021_914_SWISS", "UK_ADDENDUM_B1_0"];

/** The clauses of 2021, by themselves or under what the United Kingdom and Switzerland add to them. */
function clauses(register: Register, question: Question): Reliance[] {
  return reliances(register, question).filter(({ use }) =>
    withModules.includes(use.mechanism ?? ""),
  );
}

/** Those that we conclude ourselves: what a sub-processor agrees further down is not ours to fill in. */
function ownClauses(register: Register, question: Question): Reliance[] {
  return clauses(register, question).filter(
    ({ engagement }) => engagement.parentEngagementId === undefined,
  );
}

function at({ use }: Reliance, field?: keyof Row<"TransferMechanismUse"> & string) {
  return { kind: "TransferMechanismUse" as const, ref: use.ref, ...(field && { field }) };
}

type Role = NonNullable<Row<"Transfer">["exporterRole"]>;

/** In the clauses a joint controller stands as a controller, a sub-processor as a processor. */
const sideOf: Readonly<Record<Role, Role>> = {
  CONTROLLER: "CONTROLLER",
  JOINT_CONTROLLER: "CONTROLLER",
  PROCESSOR: "PROCESSOR",
  SUB_PROCESSOR: "PROCESSOR",
};

/** Reading: no module at all fits no roles; roles that are not recorded are left to TRF-008. */
function moduleDoesNotFitRoles(register: Register, question: Question): Defect[] {
  return clauses(register, question).flatMap((reliance): Defect[] => {
    const gap = gapOf(reliance.use, "sccModule");
    if (gap)
      return [
        defect(register, at(reliance, "sccModule"), `the module of the clauses ${gap}; record it.`),
      ];
    const { exporterRole, importerRole } = reliance.transfer;
    const { sccModule } = reliance.use;
    if (!exporterRole || !importerRole || !sccModule) return [];
    const fitting = Object.values(sccModules).find(
      (module) =>
        module.exporterRole === sideOf[exporterRole] &&
        module.importerRole === sideOf[importerRole],
    );
    if (!fitting || fitting.code === sccModule) return [];
    const roles = `from ${inWords(exporterRole)} to ${inWords(importerRole)}`;
    return [
      defect(
        register,
        at(reliance, "sccModule"),
        `module ${sccModules[sccModule].number} does not fit a transfer ${roles}; conclude module ${fitting.number}, or correct the roles.`,
      ),
    ];
  });
}

function inWords(role: Role): string {
  return role.toLowerCase().replace("sub_", "sub-").replace("_", " ");
}

/** Reading: one finding for all that is empty, since the annexes are filled in together. */
function annexIsIncomplete(register: Register, question: Question): Defect[] {
  return ownClauses(register, question).flatMap((reliance): Defect[] => {
    const gaps = annexGaps(register, reliance, question.regime);
    if (gaps.length === 0) return [];
    return [
      defect(register, at(reliance), `its annexes lack ${gaps.join("; ")}; complete these facts.`),
    ];
  });
}

/**
 * Reading: the law and the courts of any Member State pass, since whether a law knows third-party beneficiaries is not
 * recorded. Where the Swiss part stands by itself (cases 1 and 2.1), Swiss law and any courts may be chosen for it.
 */
function lawOrCourtsAreNotAllowed(register: Register, question: Question): Defect[] {
  return ownClauses(register, question)
    .filter(({ use }) => use.mechanism !== "UK_ADDENDUM_B1_0")
    .flatMap((reliance) => [
      ...wantingFields(register, "TransferMechanismUse", reliance.use, {
        clause17Law: (gap) => `the governing law of clause 17 ${gap}; record it.`,
        clause18Forum: (gap) => `the place of the courts of clause 18 ${gap}; record the country.`,
      }),
      ...choiceDefects(register, reliance),
    ]);
}

function choiceDefects(register: Register, reliance: Reliance): Defect[] {
  const { sccModule, clause17Law, clause17Option, clause18Forum } = reliance.use;
  if (!sccModule) return [];
  const { number, clause17, clause18 } = sccModules[sccModule];
  const isFree = clause18 === "ANY_COUNTRY";
  const isSwiss = isSwissPartOnItsOwn(reliance.use);
  const defects: Defect[] = [];
  if (!isFree && !isMemberState(clause17Law) && !(isSwiss && clause17Law === "CH")) {
    const sentence = `clause 17 does not allow the law of ${nameOfCountry(clause17Law)} in module ${number}; choose that of a Member State.`;
    defects.push(defect(register, at(reliance, "clause17Law"), sentence));
  }
  if (clause17Option === "OPTION_2" && !clause17.includes("OPTION_2")) {
    const sentence = `option 2 of clause 17 does not exist in module ${number}; choose option 1.`;
    defects.push(defect(register, at(reliance, "clause17Option"), sentence));
  }
  if (!isFree && !isSwiss && !isMemberState(clause18Forum)) {
    const sentence = `clause 18 does not allow the courts of ${nameOfCountry(clause18Forum)} in module ${number}; choose those of a Member State.`;
    defects.push(defect(register, at(reliance, "clause18Forum"), sentence));
  }
  return defects;
}

function isSwissPartOnItsOwn({ mechanism, swissCase }: Row<"TransferMechanismUse">): boolean {
  return mechanism === "SCC_2021_914_SWISS" && swissCase !== "CASE_2_2_GDPR_STANDARD";
}

/** Whether a country that is recorded is a Member State; nothing recorded is no wrong choice. */
function isMemberState(code: string | undefined): boolean {
  return code === undefined || countryOf(code)?.euMember === true;
}

function nameOfCountry(code: string | undefined): string {
  return countryOf(code)?.name.en ?? code ?? "";
}

const alternatives = {
  A: "the exporter is established in a Member State",
  B: "the exporter has a representative in a Member State",
  C: "the exporter has neither establishment nor representative in a Member State",
} as const;

/**
 * Reading: clause 13(a) offers three alternatives of which the exporter's position picks one. A lead authority that bears
 * the name of another state's authority contradicts it; a name that the shipped list does not have is believed.
 */
function authorityDoesNotFitExporter(register: Register, question: Question): Defect[] {
  return ownClauses(register, question).flatMap((reliance) => {
    const exporter = exporterOf(register, reliance);
    const { sccModule } = reliance.use;
    if (!exporter || !sccModule || !sccModules[sccModule].clause13) return [];
    const establishments = establishmentsOf(exporter);
    if (establishments.length === 0) return [];
    const representatives = appointmentsOf(register, exporter.ref, "REP_EU", question.asOf);
    const places = representatives.flatMap(({ country }) => country ?? []);
    const isEstablished = establishments.some(isGdprTerritory);
    return [
      ...alternativeDefects(
        register,
        reliance,
        isEstablished ? "A" : representatives.length > 0 ? "B" : "C",
      ),
      ...authorityDefects(register, reliance, exporter, isEstablished ? establishments : places),
    ];
  });
}

function alternativeDefects(
  register: Register,
  reliance: Reliance,
  fitting: keyof typeof alternatives,
): Defect[] {
  const { clause13Case } = reliance.use;
  if (clause13Case === undefined || clause13Case === fitting) return [];
  const sentence = `alternative ${clause13Case} of clause 13 is chosen although ${alternatives[fitting]}; choose alternative ${fitting}.`;
  return [defect(register, at(reliance, "clause13Case"), sentence)];
}

function authorityDefects(
  register: Register,
  reliance: Reliance,
  { leadAuthority, legalName }: Row<"LegalEntity">,
  seats: readonly string[],
): Defect[] {
  const states = statesOfAuthority(leadAuthority);
  if (states.length === 0 || seats.length === 0) return [];
  if (states.some((state) => isSeated(state, seats))) return [];
  const where = seats.map(nameOfCountry).join(" or ");
  const sentence = `“${leadAuthority}” is not the authority of ${where}, where clause 13 looks; correct the lead authority of “${legalName}”.`;
  return [defect(register, at(reliance), sentence)];
}

function isSeated(state: string, seats: readonly string[]): boolean {
  return seats.some((seat) => seat === state || countryOf(seat)?.euTerritoryOf === state);
}

/** The states whose authority bears the name: Denmark and Norway share one. */
function statesOfAuthority(name: string | undefined): string[] {
  return Object.values(supervisoryAuthorities)
    .filter((authority) => authority.name.toLowerCase() === name?.trim().toLowerCase())
    .map(({ country }) => country);
}
