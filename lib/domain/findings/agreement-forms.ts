import type { CalendarDate } from "@/lib/domain/calendar";
import { effectiveTerm, profileOf } from "@/lib/domain/change/terms";
import { type Footing, transferFooting } from "@/lib/domain/documents/transfer-footing";
import type { Regime } from "@/lib/domain/reference/enums";
import { find, type Register, type Row } from "@/lib/domain/register";
import { defect } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOf } from "./gap";
import { agreementsInForce } from "./standing";

/** The rules on the form of the agreements with customers. See reference/linter-rules.ts; what they describe: agreements.ts. */
export const agreementFormRules: Rules = {
  "DPA-004": { once: clausesAreNotFilledIn },
  "DPA-006": { once: emergencyContradictsClauses },
  "DPA-007": { perRegime: riderIsWanting, regimes: ["UK_GDPR", "CH_FADP"] },
  "DPA-008": { once: partiesAreNotSigned },
};

type AsOf = Pick<Question, "asOf">;
type Agreement = Row<"CustomerAgreement">;

function at(agreement: Agreement, field?: keyof Agreement & string) {
  return { kind: "CustomerAgreement" as const, ref: agreement.ref, ...(field && { field }) };
}

/**
 * Reading: the module follows from the roles of the parties where it is not named; the law of the agreement is that of clause 17,
 * and its courts those of clause 18, unless others are chosen. Annexes I to III are drawn from the register.
 */
function clausesAreNotFilledIn(register: Register, { asOf }: AsOf): Defect[] {
  return agreementsInForce(register, asOf).flatMap((agreement): Defect[] => {
    if (agreement.basis !== "SCC_2021_914") return [];
    const wanting = wantingChoices(register, agreement);
    if (wanting.length === 0) return [];
    return [
      defect(
        register,
        at(agreement, "basis"),
        `it incorporates the clauses of 2021, and does not say ${wanting.join(", ")}; have these chosen and record them.`,
      ),
    ];
  });
}

function wantingChoices(register: Register, agreement: Agreement): string[] {
  const customer = find(register, "Customer", agreement.customerId);
  const isModuleKnown = agreement.sccModules?.length || customer?.role !== undefined;
  const choices: [isWanting: boolean, what: string][] = [
    [!isModuleKnown, "which module"],
    [
      agreement.clause17Law === undefined && isSilent(agreement, "governingLaw"),
      "which law (clause 17)",
    ],
    [
      agreement.forum === undefined && isSilent(agreement, "clause18Forum"),
      "which courts (clause 18)",
    ],
    [isSilent(agreement, "processorEntityId"), "who imports the data (Annex I.A)"],
  ];
  return choices.filter(([isWanting]) => isWanting).map(([, what]) => what);
}

function isSilent(agreement: Agreement, field: keyof Agreement & string): boolean {
  return gapOf(agreement, field) !== undefined;
}

/** Reading: clause 9(a) of the one and 7.7(a) of the other form promise notice before the engagement, and prevail (clause 5). */
function emergencyContradictsClauses(register: Register, { asOf }: AsOf): Defect[] {
  return agreementsInForce(register, asOf)
    .filter(({ basis }) => basis === "SCC_2021_914" || basis === "SCC_2021_915")
    .filter(
      (agreement) =>
        effectiveTerm(agreement, profileOf(register, agreement), "emergencyAllowed") === true,
    )
    .map((agreement) =>
      defect(
        register,
        at(agreement, "emergencyAllowed"),
        "it allows notice after an emergency replacement, and the clauses, which prevail, promise notice before; take the allowance out, or do not rely on it.",
      ),
    );
}

/** What was found for a processor under a regime: thousands of agreements share it. */
type Footings = Map<string, Footing>;

/**
 * Reading: a rider is needed where our entity is in a country that the customer's law does not trust by itself. The Addendum
 * counts as concluded where it is said who may end it, the Swiss adaptation where its case is chosen, or follows because no
 * other law applies.
 */
function riderIsWanting(register: Register, { asOf, regime }: Question): Defect[] {
  const known: Footings = new Map();
  return agreementsInForce(register, asOf).flatMap((agreement): Defect[] => {
    const customer = find(register, "Customer", agreement.customerId);
    if (!customer?.regimes?.includes(regime)) return [];
    const role = customer.role ?? "CONTROLLER";
    const footing = footingOf(known, register, agreement, { regime, role, asOf });
    if (footing.basis !== "CLAUSES" && footing.basis !== "NO_MODULE") return [];
    const rider = riders[regime];
    if (rider === undefined || rider.isThere(agreement, customer)) return [];
    return [defect(register, at(agreement, rider.field), rider.sentence)];
  });
}

function footingOf(
  known: Footings,
  register: Register,
  { processorEntityId = "" }: Agreement,
  about: { regime: Regime; role: "CONTROLLER" | "PROCESSOR"; asOf: CalendarDate },
): Footing {
  const key = `${processorEntityId} ${about.role}`;
  const footing =
    known.get(key) ??
    transferFooting(register, {
      regime: about.regime,
      asOf: about.asOf,
      exporterRole: about.role,
      importerRole: "PROCESSOR",
      importer: find(register, "LegalEntity", processorEntityId),
    });
  known.set(key, footing);
  return footing;
}

type Rider = {
  field: keyof Agreement & string;
  sentence: string;
  isThere: (agreement: Agreement, customer: Row<"Customer">) => boolean;
};

const riders: Readonly<Partial<Record<Regime, Rider>>> = {
  UK_GDPR: {
    field: "endingParty",
    sentence:
      "data under the UK GDPR come to us in a country without UK adequacy, and no UK Addendum is concluded; conclude it, and record who may end it.",
    isThere: ({ endingParty }) => endingParty !== undefined,
  },
  CH_FADP: {
    field: "swissCase",
    sentence:
      "data under the Swiss FADP come to us in a country that Annex 1 does not list, and the clauses are not adapted; agree on one of the three cases of the FDPIC and record it.",
    isThere: ({ swissCase, basis }, { regimes = [] }) =>
      swissCase !== undefined || (basis === "SCC_2021_914" && !regimes.includes("EU_GDPR")),
  },
};

function partiesAreNotSigned(register: Register, { asOf }: AsOf): Defect[] {
  return agreementsInForce(register, asOf).flatMap((agreement): Defect[] => {
    const { signedOn } = agreement;
    const gap = gapOf(agreement, "signedOn");
    if (gap) {
      const sentence = `it is in force, and the day of its signature ${gap}; have the parties' block signed and dated, and record the day.`;
      return [defect(register, at(agreement, "signedOn"), sentence)];
    }
    if (signedOn === undefined || signedOn <= asOf) return [];
    const sentence = `it is in force on ${asOf}, and was signed only on ${signedOn}; correct the day from which it counts.`;
    return [defect(register, at(agreement, "signedOn"), sentence)];
  });
}
