import { addPeriod, isCalendarDate } from "@/lib/domain/calendar";
import { regimes } from "@/lib/domain/kinds/choices";
import { legacyMechanisms } from "@/lib/domain/reference/transfer-mechanisms";
import { pointingTo, type Register, type Row } from "@/lib/domain/register";
import { defect } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOf } from "./gap";
import {
  carries,
  currentMechanism,
  isAdequacyKnown,
  isOpen,
  legacyMechanism,
  type Reliance,
  reaches,
  reliances,
  type StandingTransfer,
  standingTransfers,
  uncoveredCountries,
  usesUnder,
  wasConcludedTooLate,
} from "./mechanisms";
import { nameOf } from "./naming";
import { countryOf, isUnder, recipientOf, standingEngagements } from "./standing";

/** The rules on what a transfer rests on. The provision and the weight of each stand in reference/linter-rules.ts. */
export const transferRules: Rules = {
  "TRF-001": { perRegime: transferWithoutMechanism, regimes },
  "TRF-002": { perRegime: reliesOnPrivacyShield, regimes },
  "TRF-004": { perRegime: reliesOnOldClauses, regimes: ["EU_GDPR"] },
  "TRF-009": { perRegime: safeguardWithoutAssessment, regimes },
  "TRF-010": { once: assessmentIsOld },
  "TRF-012": { perRegime: wantsAddendum, regimes: ["UK_GDPR"] },
  "TRF-013": { perRegime: wantsSwissAdaptation, regimes: ["CH_FADP"] },
  "TRF-015": { perRegime: derogationIsSystematic, regimes },
  "TRF-016": { perRegime: reliesOnConsentByUse, regimes },
};

function at(transfer: Row<"Transfer">, field?: keyof Row<"Transfer"> & string) {
  return { kind: "Transfer" as const, ref: transfer.ref, ...(field && { field }) };
}

function atUse({ use }: Reliance, field?: keyof Row<"TransferMechanismUse"> & string) {
  return { kind: "TransferMechanismUse" as const, ref: use.ref, ...(field && { field }) };
}

function _nameOfUse(register: Register, { use }: Reliance): string {
  return nameOf(register, "TransferMechanismUse", use.ref);
}

function named(codes: readonly string[]): string {
  return codes.map((code) => countryOf(code)?.name.en ?? code).join(", ");
}

/** The standing transfers with data under the regime that reach a country which nothing recorded covers. */
function uncovered(
  register: Register,
  question: Question,
): { standing: StandingTransfer; countries: string[] }[] {
  return standingTransfers(register, question.asOf)
    .filter((standing) => carries(register, standing, question.regime))
    .map((standing) => ({
      standing,
      countries: uncoveredCountries(register, standing, question),
    }))
    .filter(({ countries }) => countries.length > 0);
}

/** Reading: a third country of an engagement without any transfer is found at the place itself, or at the engagement. */
function transferWithoutMechanism(register: Register, question: Question): Defect[] {
  const { asOf, regime } = question;
  const resting = uncovered(register, question).map(({ standing: { transfer }, countries }) =>
    defect(
      register,
      at(transfer),
      `nothing that holds on ${asOf} under ${regime} covers ${named(countries)}; record a mechanism, or end the transfer.`,
    ),
  );
  const leadingNowhere = standingTransfers(register, asOf)
    .filter((standing) => carries(register, standing, regime))
    .flatMap(({ transfer }): Defect[] => {
      const gap = gapOf(transfer, "destination");
      if (!gap) return [];
      return [
        defect(
          register,
          at(transfer, "destination"),
          `the destination ${gap}, so no mechanism can be judged; record the country.`,
        ),
      ];
    });
  return [...resting, ...leadingNowhere, ...placesWithoutTransfer(register, question)];
}

function placesWithoutTransfer(register: Register, question: Question): Defect[] {
  const { asOf, regime } = question;
  if (!isAdequacyKnown(question)) return [];
  return standingEngagements(register, asOf).flatMap((engagement): Defect[] => {
    if (pointingTo(register, "Transfer", "engagementId", engagement.ref).length > 0) return [];
    if (!isUnder(register, [engagement.engagerEntityId], regime)) return [];
    const remedy = "and no transfer is recorded; record it with its mechanism";
    const places = pointingTo(register, "ProcessingLocation", "engagementId", engagement.ref)
      .filter(({ country }) => country !== undefined && !isOpen(regime, country, asOf))
      .map(({ ref, country }): Defect => {
        const place = { kind: "ProcessingLocation", ref, field: "country" } as const;
        return defect(
          register,
          place,
          `data under ${regime} reach ${named([country ?? ""])}, ${remedy}.`,
        );
      });
    const seat = recipientOf(register, engagement)?.country;
    if (places.length > 0 || seat === undefined || isOpen(regime, seat, asOf)) return places;
    return [
      defect(
        register,
        { kind: "Engagement", ref: engagement.ref },
        `the recipient of data under ${regime} is established in ${named([seat])}, ${remedy}.`,
      ),
    ];
  });
}

/** Reading: the Swiss-US Privacy Shield, held to be no longer adequate by the FDPIC, falls under the same rule. */
function reliesOnPrivacyShield(register: Register, question: Question): Defect[] {
  return reliances(register, question).flatMap((reliance): Defect[] => {
    const old = legacyMechanism(reliance.use);
    if (old?.code !== "PRIVACY_SHIELD" && old?.code !== "SWISS_PRIVACY_SHIELD") return [];
    if (question.asOf < old.invalidFrom) return [];
    return [
      defect(
        register,
        atUse(reliance, "mechanism"),
        `it has been invalid since ${old.invalidFrom}; rest the transfer on another mechanism, or end it.`,
      ),
    ];
  });
}

const oldClauses: readonly string[] = ["SCC_2001_497", "SCC_2004_915", "SCC_2010_87"];

function reliesOnOldClauses(register: Register, question: Question): Defect[] {
  return reliances(register, question).flatMap((reliance): Defect[] => {
    const old = legacyMechanism(reliance.use);
    if (!old || !oldClauses.includes(old.code)) return [];
    const isPast = question.asOf >= old.invalidFrom;
    const isLate = wasConcludedTooLate(reliance.use, old) && question.asOf >= (old.noNewFrom ?? "");
    if (!isPast && !isLate) return [];
    const why = isPast
      ? `the old clauses have not held since ${old.invalidFrom}`
      : `the old clauses could not be concluded any more on ${reliance.use.concludedOn}`;
    return [
      defect(
        register,
        atUse(reliance, "mechanism"),
        `${why}; conclude those of Decision (EU) 2021/914.`,
      ),
    ];
  });
}

/** C-311/18: from the day of the judgment the exporter must assess the law of the destination. */
const assessmentsOwedFrom = legacyMechanisms.PRIVACY_SHIELD.invalidFrom;

/**
 * Reading: a draft is no assessment; a negative one does not carry the transfer. "Not required" is believed of module 4,
 * whose clause 14 binds only where data are combined, and where an adequacy decision covers the transfer anyway.
 */
function safeguardWithoutAssessment(register: Register, question: Question): Defect[] {
  const { asOf, regime } = question;
  if (asOf < assessmentsOwedFrom) return [];
  return standingTransfers(register, asOf).flatMap(({ transfer }): Defect[] => {
    const uses = usesUnder(register, transfer, regime).filter(
      (use) => currentMechanism(use)?.requiresTransferImpactAssessment,
    );
    if (uses.length === 0) return [];
    const state = assessmentFault(register, transfer, uses, question);
    if (!state) return [];
    const safeguards = [...new Set(uses.map(({ mechanism }) => mechanism))].join(", ");
    return [
      defect(
        register,
        at(transfer, "assessmentStatus"),
        `it rests on ${safeguards} under ${regime} and its impact assessment ${state}; assess the law of the destination, or suspend the transfer.`,
      ),
    ];
  });
}

function assessmentFault(
  register: Register,
  transfer: Row<"Transfer">,
  uses: readonly Row<"TransferMechanismUse">[],
  question: Question,
): string | undefined {
  const gap = gapOf(transfer, "assessmentStatus");
  if (gap) return gap;
  const { assessmentStatus, assessedOn, destination } = transfer;
  switch (assessmentStatus) {
    case "MISSING":
      return "is missing";
    case "DRAFT":
      return "is a draft";
    case "NEGATIVE":
      return "is negative";
    case "NOT_REQUIRED": {
      const isAdequate =
        destination !== undefined &&
        (isOpen(question.regime, destination, question.asOf) ||
          usesUnder(register, transfer, question.regime)
            .filter(({ mechanism }) => mechanism === "DPF" || mechanism === "ADEQUACY")
            .some((use) => reaches(register, use, destination, question)));
      const isModule4 = uses.every(({ sccModule }) => sccModule === "M4");
      return isAdequate || isModule4 ? undefined : "is recorded as not required";
    }
    default:
      return assessedOn !== undefined && assessedOn > question.asOf
        ? `is dated ${assessedOn}, after ${question.asOf}`
        : undefined;
  }
}

/** Reading: without a day of review, twelve months after the assessment; changes of foreign law are not known here. */
function assessmentIsOld(register: Register, { asOf }: Pick<Question, "asOf">): Defect[] {
  return standingTransfers(register, asOf).flatMap(({ transfer }): Defect[] => {
    const { assessmentStatus } = transfer;
    if (assessmentStatus !== "APPROVED" && assessmentStatus !== "OUTDATED") return [];
    const dueOn = assessmentDueOn(transfer);
    const undated = dueOn === undefined ? gapOf(transfer, "assessedOn") : undefined;
    if (undated) {
      const sentence = `the day of its impact assessment ${undated}; record it, or assess anew.`;
      return [defect(register, at(transfer, "assessedOn"), sentence)];
    }
    if (dueOn !== undefined && dueOn < asOf) {
      const sentence = `its impact assessment was due for review on ${dueOn}; review it and record the day.`;
      return [defect(register, at(transfer, "assessmentReviewOn"), sentence)];
    }
    if (assessmentStatus !== "OUTDATED") return [];
    const sentence = "its impact assessment is recorded as outdated; review it and record the day.";
    return [defect(register, at(transfer, "assessmentStatus"), sentence)];
  });
}

function assessmentDueOn({ assessedOn, assessmentReviewOn }: Row<"Transfer">): string | undefined {
  if (assessmentReviewOn !== undefined) return assessmentReviewOn;
  const isDated = assessedOn !== undefined && isCalendarDate(assessedOn);
  return isDated ? addPeriod(assessedOn, "P12M") : undefined;
}

/** Reading: binding corporate rules and the other safeguards of Art. 46 UK GDPR do as well as the two named. */
function wantsAddendum(register: Register, question: Question): Defect[] {
  return uncovered(register, question).map(({ standing: { transfer }, countries }) =>
    defect(
      register,
      at(transfer),
      `data under the UK GDPR reach ${named(countries)} without UK adequacy; conclude the International Data Transfer Agreement, or the UK Addendum to the clauses.`,
    ),
  );
}

/** Reading: other safeguards of Art. 16(2) FADP do as well; the adaptation must say which case of the FDPIC it follows. */
function wantsSwissAdaptation(register: Register, question: Question): Defect[] {
  const unadapted = uncovered(register, question).map(({ standing: { transfer }, countries }) =>
    defect(
      register,
      at(transfer),
      `data under the FADP reach ${named(countries)}, which Annex 1 does not list; adapt the clauses as the FDPIC asks.`,
    ),
  );
  const undecided = reliances(register, question).flatMap((reliance): Defect[] => {
    const gap = gapOf(reliance.use, "swissCase");
    if (reliance.use.mechanism !== "SCC_2021_914_SWISS" || !gap) return [];
    return [
      defect(
        register,
        atUse(reliance, "swissCase"),
        `the case of the Swiss adaptation ${gap}; record which of the three was agreed.`,
      ),
    ];
  });
  return [...unadapted, ...undecided];
}

function derogationIsSystematic(register: Register, question: Question): Defect[] {
  return reliances(register, question).flatMap((reliance): Defect[] => {
    const { frequency } = reliance.transfer;
    if (reliance.use.mechanism !== "ART_49") return [];
    if (frequency !== "CONTINUOUS" && frequency !== "PERIODIC") return [];
    return [
      defect(
        register,
        atUse(reliance, "mechanism"),
        `a derogation is for occasional transfers and this one is ${frequency.toLowerCase()}; rest it on a safeguard of Art. 46.`,
      ),
    ];
  });
}

/** Reading: which derogation of Art. 49 is relied on is not recorded yet, so its second half cannot be judged. */
function reliesOnConsentByUse(register: Register, question: Question): Defect[] {
  return reliances(register, question).flatMap((reliance): Defect[] => {
    const old = legacyMechanism(reliance.use);
    if (old?.code !== "CONSENT_BY_USE" || question.asOf < old.invalidFrom) return [];
    return [
      defect(
        register,
        atUse(reliance, "mechanism"),
        `using a service is no consent to a transfer; rest it on another mechanism.`,
      ),
    ];
  });
}
