import { pointingTo, type Register, type Row } from "@/lib/domain/register";
import type { RecordAccountability, RecordQuestion } from "./record-facts";
import { textIn, told } from "./told";

/**
 * What the templates of the authorities ask for beyond Art. 30: impact assessment, automated decisions, breaches, policies.
 *
 * Source: GDPR Art. 5(2), 22, 24(1), 33(5), 35; DPA 2018, Schedule 1, paragraphs 39 to 41.
 * Reading: a screening that is a record of its own counts before what the activity says in short.
 */
export function recordAccountability(
  register: Register,
  activity: Row<"ProcessingActivity">,
  { language }: Pick<RecordQuestion, "language">,
): RecordAccountability {
  const screening = pointingTo(register, "DpiaScreening", "activityIds", activity.ref).toSorted(
    (one, other) => ((other.screenedOn ?? "") < (one.screenedOn ?? "") ? -1 : 1),
  )[0];
  const decision = [
    textIn(activity, "automatedDecisionLogic", language),
    textIn(activity, "automatedDecisionConsequences", language),
    textIn(activity, "automatedDecisionHumanReview", language),
  ].filter((one) => one !== null);
  return {
    impactAssessment:
      screening?.required === undefined
        ? told(activity, "impactAssessment")
        : screening.required
          ? "YES"
          : "SCREENED",
    impactCriteria: activity.impactAssessmentCriteria ?? [],
    impactProgress: screening?.progress ?? null,
    impactUrl: screening?.documentUrl ?? null,
    automatedDecision: told(activity, "automatedDecision"),
    decisionDetails: decision,
    breachOccurred: told(activity, "breachOccurred"),
    breachRecords: activity.breachRecords ?? [],
    consentRecordUrl: activity.consentRecordUrl ?? null,
    ukSchedule1Condition: textIn(activity, "ukSchedule1Condition", language),
    retentionPolicyUrl: activity.retentionPolicyUrl ?? null,
    retentionPolicyFollowed: activity.retentionPolicyFollowed ?? null,
    retentionPolicyDeviation: textIn(activity, "retentionPolicyDeviation", language),
  };
}
