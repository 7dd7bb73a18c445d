import { adequacyIn } from "@/lib/domain/adequacy-in";
import { addDays, type CalendarDate, isCalendarDate } from "@/lib/domain/calendar";
import { choiceInWords } from "@/lib/domain/choice-words";
import {
  type AdequacyDecision,
  adequacyConditionLabels,
  adequacyDecisions,
} from "@/lib/domain/reference/adequacy-decisions";
import { type Regime, regimes } from "@/lib/domain/reference/enums";
import { find, type Register, type Row } from "@/lib/domain/register";
import { destinationOf } from "@/lib/domain/transfer-destination";
import { defect } from "./defect";
import { dataSubjectsOf } from "./engagement-data";
import type { Defect, Question, Rules } from "./finding";
import { gapOf, plural } from "./gap";
import {
  decisionsOn,
  holds,
  importerOf,
  isAdequacyKnown,
  type Reliance,
  reliances,
  statusOf,
  usesUnder,
} from "./mechanisms";
import { regimeWords } from "./regime-words";
import { countriesNamed } from "./standing";

/** The rules on adequacy, of countries and of certified recipients. See reference/linter-rules.ts. */
export const adequacyRules: Rules = {
  "TRF-006": { perRegime: certificationDoesNotCarry, regimes },
  "TRF-007": { perRegime: decisionDoesNotCarry, regimes },
  "TRF-018": { perRegime: certificationStandsAlone, regimes },
};

function at({ use }: Reliance, field: keyof Row<"TransferMechanismUse"> & string) {
  return { kind: "TransferMechanismUse" as const, ref: use.ref, field };
}

/** How long one look at the list of certified organisations is good for. */
const checkGoodForDays = 90;

/** The UK extension exists only on top of the programme for the EU (SI 2023/1028). */
const programmesNeeded: Readonly<Record<Regime, readonly ("EU_US" | "UK_EXT" | "CH_US")[]>> = {
  EU_GDPR: ["EU_US"],
  UK_GDPR: ["EU_US", "UK_EXT"],
  CH_FADP: ["CH_US"],
};

/**
 * Reading: found at the mechanism, so that each transfer that comes to rest on a bad certification is a new defect. A
 * certification of the importer's parent carries; whether it names the subsidiary must be seen in the evidence.
 */
function certificationDoesNotCarry(register: Register, question: Question): Defect[] {
  return reliances(register, question).flatMap((reliance): Defect[] => {
    if (reliance.use.mechanism !== "DPF") return [];
    const where = at(reliance, "dpfCertificationId");
    const gap = gapOf(reliance.use, "dpfCertificationId");
    if (gap) {
      return [
        defect(
          register,
          where,
          `the certification of the importer ${gap}; name it, or rest the transfer on clauses.`,
        ),
      ];
    }
    const certification = find(register, "DpfCertification", reliance.use.dpfCertificationId);
    if (!certification) {
      const named = reliance.use.dpfCertificationId;
      if (named === undefined) return [];
      return [
        defect(
          register,
          where,
          `its certification “${named}” does not stand on ${question.asOf}; name one that does, or rest the transfer on clauses.`,
        ),
      ];
    }
    const faults = [
      ...decisionFaults(register, question),
      ...holderFaults(register, reliance, certification),
      ...statusFaults(certification, question.asOf),
      ...coverageFaults(register, reliance, certification, question.regime),
    ];
    if (faults.length === 0) return [];
    return [
      defect(
        register,
        where,
        `${faults.join(", and ")}; check the list of certified organisations, or rest the transfer on clauses.`,
      ),
    ];
  });
}

function decisionFaults(register: Register, { asOf, regime }: Question): string[] {
  const isInForce = adequacyIn(register, regime, "US", asOf).decisions.some(({ conditions }) =>
    conditions.some((condition) => condition.startsWith("DPF_ACTIVE")),
  );
  return isInForce
    ? []
    : [`on ${asOf} no decision on the framework is in force under ${regimeWords[regime]}`];
}

function holderFaults(
  register: Register,
  reliance: Reliance,
  { legalEntityId }: Row<"DpfCertification">,
): string[] {
  const importer = importerOf(register, reliance);
  if (!importer || legalEntityId === importer.ref) return [];
  return legalEntityId === importer.parentEntityId
    ? []
    : [`the certification is that of another organisation than “${importer.legalName}”`];
}

function statusFaults(certification: Row<"DpfCertification">, asOf: CalendarDate): string[] {
  const { status, activeFrom, nextDueOn, checkedOn } = certification;
  const faults: string[] = [];
  const unknown = gapOf(certification, "status");
  if (unknown) faults.push(`the status of the certification ${unknown}`);
  else if (status !== undefined && status !== "ACTIVE") {
    faults.push(`the certification is ${choiceInWords(status).toLowerCase()}`);
  }
  if (activeFrom !== undefined && activeFrom > asOf) {
    faults.push(`the certification is active only from ${activeFrom}`);
  }
  if (nextDueOn !== undefined && nextDueOn < asOf) {
    faults.push(`the certification was to be renewed by ${nextDueOn}`);
  }
  const unchecked = gapOf(certification, "checkedOn");
  if (unchecked) faults.push(`the day on which it was last checked ${unchecked}`);
  else if (
    checkedOn !== undefined &&
    isCalendarDate(checkedOn) &&
    addDays(checkedOn, checkGoodForDays) < asOf
  ) {
    faults.push(`it was last checked on ${checkedOn}, more than ${checkGoodForDays} days before`);
  }
  return faults;
}

/** Reading: data on employees or applicants are HR data, whoever employs them. */
function coverageFaults(
  register: Register,
  { engagement }: Reliance,
  certification: Row<"DpfCertification">,
  regime: Regime,
): string[] {
  const faults: string[] = [];
  const programmes = gapOf(certification, "programmes");
  if (programmes) faults.push(`the programmes of the certification ${plural(programmes)}`);
  else if (certification.programmes) {
    const wanting = programmesNeeded[regime].filter(
      (programme) => !certification.programmes?.includes(programme),
    );
    if (wanting.length > 0)
      faults.push(
        `the certification lacks the ${wanting.map((one) => choiceInWords(one)).join(" and the ")}`,
      );
  }
  if (!isAboutEmployees(register, engagement)) return faults;
  const coverage = gapOf(certification, "coverage");
  if (coverage) faults.push(`the data that the certification covers ${plural(coverage)}`);
  else if (certification.coverage && !certification.coverage.includes("HR")) {
    faults.push("the certification does not cover HR data");
  }
  return faults;
}

const employeeCodes: readonly string[] = ["EMPLOYEE", "JOB_APPLICANT"];

function isAboutEmployees(register: Register, engagement: Row<"Engagement">): boolean {
  return dataSubjectsOf(register, engagement).some((ref) =>
    employeeCodes.includes(find(register, "DataSubjectCategory", ref)?.code ?? ""),
  );
}

const decisionsById = new Map<string, AdequacyDecision>(
  adequacyDecisions.map((decision) => [decision.id, decision]),
);

/** Reading: judged for the destination; a decision that is named must be in force and be one for that destination. */
function decisionDoesNotCarry(register: Register, question: Question): Defect[] {
  if (!isAdequacyKnown(question)) return [];
  return reliances(register, question).flatMap((reliance): Defect[] => {
    const destination = destinationOf(reliance.transfer);
    if (reliance.use.mechanism !== "ADEQUACY" || destination === undefined) return [];
    if (statusOf(register, question.regime, destination, question.asOf) === "INTERNAL") return [];
    const inForce = decisionsOn(register, question.regime, destination, question.asOf);
    const fault = decisionFault(reliance.use, inForce, question);
    if (!fault) return conditionDefects(register, reliance, inForce);
    const sentence = `${fault} for ${countriesNamed([destination])}; rest the transfer on another mechanism.`;
    return [defect(register, at(reliance, "adequacyDecision"), sentence)];
  });
}

function conditionDefects(
  register: Register,
  reliance: Reliance,
  inForce: readonly AdequacyDecision[],
): Defect[] {
  const gap = gapOf(reliance.use, "conditionsMet");
  const isConditional = inForce.every(({ conditions }) => conditions.length > 0);
  if (!isConditional || (!gap && reliance.use.conditionsMet !== false)) return [];
  const conditions = [...new Set(inForce.flatMap((decision) => decision.conditions))]
    .map((condition) => adequacyConditionLabels[condition])
    .join(", ");
  const state = gap
    ? `the evidence that its conditions (${conditions}) are met ${gap}`
    : `its conditions (${conditions}) are not met`;
  const sentence = `${state}; record the evidence, or rest the transfer on another mechanism.`;
  return [defect(register, at(reliance, "conditionsMet"), sentence)];
}

function decisionFault(
  { adequacyDecision }: Row<"TransferMechanismUse">,
  inForce: readonly AdequacyDecision[],
  { asOf, regime }: Question,
): string | undefined {
  if (adequacyDecision === undefined || inForce.some(({ id }) => id === adequacyDecision)) {
    return inForce.length === 0
      ? `on ${asOf} no adequacy decision under ${regimeWords[regime]} is in force`
      : undefined;
  }
  const decision = decisionsById.get(adequacyDecision);
  if (!decision) return `“${adequacyDecision}” is no adequacy decision of the shipped list`;
  if (decision.invalidatedOn !== undefined && decision.invalidatedOn <= asOf) {
    return `${decision.act} was set aside on ${decision.invalidatedOn} and does not hold`;
  }
  if (decision.expiresOn !== null && decision.expiresOn < asOf) {
    return `${decision.act} expired on ${decision.expiresOn} and does not hold`;
  }
  return `on ${asOf} ${decision.act} does not hold under ${regimeWords[regime]}`;
}

/** Reading: a fallback is any other mechanism for the regime that the law knows on that day. */
function certificationStandsAlone(register: Register, question: Question): Defect[] {
  return reliances(register, question).flatMap((reliance): Defect[] => {
    if (reliance.use.mechanism !== "DPF") return [];
    const hasFallback = usesUnder(register, reliance.transfer, question.regime).some(
      (use) =>
        use.mechanism !== "DPF" &&
        use.mechanism !== "NONE_REQUIRED_INTERNAL" &&
        holds(use, question),
    );
    if (hasFallback) return [];
    return [
      defect(
        register,
        at(reliance, "mechanism"),
        `it is the only mechanism under ${regimeWords[question.regime]}; agree clauses as a fallback in case the framework falls.`,
      ),
    ];
  });
}
