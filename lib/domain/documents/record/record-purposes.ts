import { compareNames } from "@/lib/domain/documents/annex-facts";
import { regimes } from "@/lib/domain/reference/enums";
import { pointingTo, type Register, type Row } from "@/lib/domain/register";
import type { RecordBasis, RecordPurpose, RecordQuestion } from "./record-facts";
import { listOr, type Told, textIn, told, toldIn, unknown } from "./told";

/**
 * The purposes of an activity, each with its legal bases.
 *
 * Source: GDPR Art. 30(1)(b). The bases (Art. 6(1)) are not asked for there; the authorities' templates have them.
 */
export function recordPurposes(
  register: Register,
  activity: Row<"ProcessingActivity">,
  { language }: Pick<RecordQuestion, "language">,
): Told<readonly RecordPurpose[]> {
  const purposes = pointingTo(register, "ActivityPurpose", "activityId", activity.ref).toSorted(
    (one, other) =>
      (one.displayOrder ?? 0) - (other.displayOrder ?? 0) || compareNames(one.ref, other.ref),
  );
  return listOr(
    purposes.map((one) => ({
      code: one.purposeCode ?? null,
      text: toldIn(one, "text", language),
      bases: pointingTo(register, "LegalBasisUse", "purposeId", one.ref)
        .toSorted((first, second) => orderOf(first) - orderOf(second))
        .map((use) => basisOf(register, use, language)),
    })),
    unknown,
  );
}

function orderOf({ regime }: Row<"LegalBasisUse">): number {
  return regime === undefined ? regimes.length : regimes.indexOf(regime);
}

function basisOf(
  register: Register,
  use: Row<"LegalBasisUse">,
  language: RecordQuestion["language"],
): RecordBasis {
  const [assessment] = pointingTo(
    register,
    "LegitimateInterestAssessment",
    "legalBasisIds",
    use.ref,
  );
  const law = [textIn(use, "lawCitation", language), use.lawJurisdiction].filter(Boolean);
  const consent = [
    textIn(use, "consentMechanism", language),
    textIn(use, "consentWithdrawal", language),
  ].filter(Boolean);
  return {
    regime: use.regime ?? null,
    code: told(use, "basisCode"),
    interest: textIn(use, "legitimateInterest", language),
    interestsAssessedOn: assessment?.assessedOn ?? use.interestsAssessedOn ?? null,
    interestsAssessment: textIn(assessment, "title", language),
    contract: textIn(use, "contractReference", language),
    law: law.join(", ") || null,
    consent: consent.join("; ") || null,
    consentRecord: textIn(use, "consentRecord", language),
    article9: use.article9Conditions ?? [],
    article10: use.article10Basis ?? null,
  };
}
