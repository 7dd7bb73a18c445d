import { addPeriod, type CalendarDate, isCalendarDate } from "@/lib/domain/calendar";
import { choiceInWords } from "@/lib/domain/choice-words";
import { regimes } from "@/lib/domain/reference/enums";
import { legacyMechanisms } from "@/lib/domain/reference/transfer-mechanisms";
import { pointingTo, type RecordKey, type Register, type Row } from "@/lib/domain/register";
import { destinationOf } from "@/lib/domain/transfer-destination";
import { defect } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { type Gap, gapOf } from "./gap";
import {
  currentMechanism,
  isOpen,
  legacyMechanism,
  reaches,
  standingTransfers,
  usesUnder,
} from "./mechanisms";
import { regimeWords } from "./regime-words";

/** The rules on transfer impact assessments. The provision and the weight of each stand in reference/linter-rules.ts. */
export const assessmentRules: Rules = {
  "TRF-009": { perRegime: safeguardWithoutAssessment, regimes },
  "TRF-010": { once: assessmentIsOld },
};

function at(transfer: Row<"Transfer">, field?: keyof Row<"Transfer"> & string) {
  return { kind: "Transfer" as const, ref: transfer.ref, ...(field && { field }) };
}

/** What is known of the assessment of a transfer, and where it stands. */
type Assessment = {
  readonly key: RecordKey;
  readonly fields: {
    readonly status: string;
    readonly assessedOn: string;
    readonly reviewOn: string;
  };
  readonly status: Row<"Transfer">["assessmentStatus"];
  readonly assessedOn: string | undefined;
  readonly reviewOn: string | undefined;
  readonly statusGap: Gap | undefined;
  readonly dayGap: Gap | undefined;
};

/** A negative assessment without a day counts as the newest: that it was overtaken would have to be recorded. */
function orderOf({ assessedOn, status }: Row<"TransferImpactAssessment">): string {
  return assessedOn ?? (status === "NEGATIVE" ? "9999" : "");
}

/** The newest assessment that is a record of its own and was made by the day; without any, what the transfer says in short. */
function assessmentOf(
  register: Register,
  transfer: Row<"Transfer">,
  asOf: CalendarDate,
): Assessment {
  const records = pointingTo(register, "TransferImpactAssessment", "transferIds", transfer.ref);
  const byDay = records.toSorted((one, other) => (orderOf(one) < orderOf(other) ? 1 : -1));
  const newest = byDay.find(({ assessedOn }) => (assessedOn ?? "") <= asOf) ?? byDay.at(-1);
  if (newest !== undefined) {
    const { ref, status, assessedOn, reviewOn } = newest;
    return {
      key: { kind: "TransferImpactAssessment", ref },
      fields: { status: "status", assessedOn: "assessedOn", reviewOn: "reviewOn" },
      status,
      assessedOn,
      reviewOn,
      statusGap: gapOf(newest, "status"),
      dayGap: gapOf(newest, "assessedOn"),
    };
  }
  return {
    key: { kind: "Transfer", ref: transfer.ref },
    fields: {
      status: "assessmentStatus",
      assessedOn: "assessedOn",
      reviewOn: "assessmentReviewOn",
    },
    status: transfer.assessmentStatus,
    assessedOn: transfer.assessedOn,
    reviewOn: transfer.assessmentReviewOn,
    statusGap: gapOf(transfer, "assessmentStatus"),
    dayGap: gapOf(transfer, "assessedOn"),
  };
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
    const safeguards = [
      ...new Set(uses.map(({ mechanism = "" }) => choiceInWords(mechanism))),
    ].join(", ");
    return [
      defect(
        register,
        at(transfer, "assessmentStatus"),
        `it rests on ${safeguards} under ${regimeWords[regime]} and its impact assessment ${state}; assess the law of the destination, or suspend the transfer.`,
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
  const { status, statusGap, assessedOn } = assessmentOf(register, transfer, question.asOf);
  if (statusGap) return statusGap;
  const destination = destinationOf(transfer);
  switch (status) {
    case "MISSING":
      return "is missing";
    case "DRAFT":
      return "is a draft";
    case "NEGATIVE":
      return "is negative";
    case "NOT_REQUIRED": {
      const isAdequate =
        destination !== undefined &&
        (isOpen(register, question.regime, destination, question.asOf) ||
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

/**
 * Reading: without a day of review, twelve months after the assessment; changes of foreign law are not known here. An assessment
 * that several transfers share is found once.
 */
function assessmentIsOld(register: Register, { asOf }: Pick<Question, "asOf">): Defect[] {
  const found = new Map<string, Defect>();
  for (const { transfer } of standingTransfers(register, asOf)) {
    const assessment = assessmentOf(register, transfer, asOf);
    const { status, key } = assessment;
    if (status !== "APPROVED" && status !== "OUTDATED") continue;
    const age = ageOf(assessment, asOf);
    if (age === undefined) continue;
    const place = { ...key, field: assessment.fields[age.field] };
    found.set(`${key.kind}/${key.ref}`, defect(register, place, age.sentence));
  }
  return [...found.values()];
}

function ageOf(
  { status, assessedOn, reviewOn, dayGap }: Assessment,
  asOf: CalendarDate,
): { field: keyof Assessment["fields"]; sentence: string } | undefined {
  const dueOn = reviewOn ?? yearAfter(assessedOn);
  if (dueOn === undefined && dayGap) {
    const sentence = `the day of the impact assessment ${dayGap}; record it, or assess anew.`;
    return { field: "assessedOn", sentence };
  }
  if (dueOn !== undefined && dueOn < asOf) {
    const sentence = `the impact assessment was due for review on ${dueOn}; review it and record the day.`;
    return { field: "reviewOn", sentence };
  }
  if (status !== "OUTDATED") return undefined;
  const sentence = "the impact assessment is recorded as outdated; review it and record the day.";
  return { field: "status", sentence };
}

function yearAfter(day: string | undefined): string | undefined {
  return day !== undefined && isCalendarDate(day) ? addPeriod(day, "P12M") : undefined;
}
