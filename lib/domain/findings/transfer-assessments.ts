import { addPeriod, isCalendarDate } from "@/lib/domain/calendar";
import { regimes } from "@/lib/domain/reference/enums";
import { legacyMechanisms } from "@/lib/domain/reference/transfer-mechanisms";
import type { Register, Row } from "@/lib/domain/register";
import { defect } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOf } from "./gap";
import {
  currentMechanism,
  isOpen,
  legacyMechanism,
  reaches,
  standingTransfers,
  usesUnder,
} from "./mechanisms";

/** The rules on transfer impact assessments. The provision and the weight of each stand in reference/linter-rules.ts. */
export const assessmentRules: Rules = {
  "TRF-009": { perRegime: safeguardWithoutAssessment, regimes },
  "TRF-010": { once: assessmentIsOld },
};

function at(transfer: Row<"Transfer">, field?: keyof Row<"Transfer"> & string) {
  return { kind: "Transfer" as const, ref: transfer.ref, ...(field && { field }) };
}

/** C-311/18: from the day of the judgment the exporter must assess the law of the destination. */
const assessmentsOwedFrom = legacyMechanisms.PRIVACY_SHIELD.invalidFrom;

/**
 * Reading: the old clauses are a safeguard of Art. 46 as well, and it was of them that the Court spoke (C-311/18); whether
 * they still hold is asked by TRF-004. A draft is no assessment; a negative one does not carry the transfer. "Not required" is believed of module 4,
 * whose clause 14 binds only where data are combined, and where an adequacy decision covers the transfer anyway.
 */
function safeguardWithoutAssessment(register: Register, question: Question): Defect[] {
  const { asOf, regime } = question;
  if (asOf < assessmentsOwedFrom) return [];
  return standingTransfers(register, asOf).flatMap(({ transfer }): Defect[] => {
    const uses = usesUnder(register, transfer, regime).filter(wantsAssessment);
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

function wantsAssessment(use: Row<"TransferMechanismUse">): boolean {
  const isOldClauses = legacyMechanism(use)?.code.startsWith("SCC_") === true;
  return isOldClauses || currentMechanism(use)?.requiresTransferImpactAssessment === true;
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
