import { compareNames } from "@/lib/domain/documents/annex-facts";
import { homeRegime } from "@/lib/domain/findings/abroad";
import type { ProcessingRole } from "@/lib/domain/reference/enums";
import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { recordAccountability } from "./record-accountability";
import { recordData } from "./record-data";
import type { RecordActivity, RecordFacts, RecordQuestion } from "./record-facts";
import { recordMeasures } from "./record-measures";
import { recordParty } from "./record-parties";
import { recordPurposes } from "./record-purposes";
import { recordRecipients } from "./record-recipients";
import { otherTransfers, recordTransfers } from "./record-transfers";
import { recordUnverified } from "./record-unverified";
import { type ProcessedActivity, servedControllers } from "./served-controllers";
import { takesPart } from "./taking-part";
import { textIn, told } from "./told";

const rolesOf = {
  CONTROLLER: ["CONTROLLER", "JOINT_CONTROLLER"],
  PROCESSOR: ["PROCESSOR", "SUB_PROCESSOR"],
} as const satisfies Record<string, readonly ProcessingRole[]>;

/**
 * The record of processing activities of one legal entity, as controller or as processor, on a day.
 *
 * Source: GDPR Art. 30(1), 30(2), 30(3), 30(4); UK GDPR Art. 30.
 * Reading: each legal entity keeps its own two records; an entity takes part in an activity by what the register says of
 * its role on that day. Facts that nobody knows are given as not known, and activities that name no entity are listed,
 * so that the record never looks more complete than it is. The exemption of Art. 30(5) is not relied on.
 * See decision 0028.
 *
 * @returns null when there is no such legal entity on that day
 */
export function authorityRecord(register: Register, question: RecordQuestion): RecordFacts | null {
  const holder = find(register, "LegalEntity", question.entity);
  if (holder === undefined) return null;
  const activities = activitiesOf(register, question);
  const [organisation] = list(register, "Organisation");
  const isProcessor = question.register === "PROCESSOR";
  const said = {
    activities: activities.map((one) => recordActivity(register, one, question)),
    otherTransfers: otherTransfers(register, question),
  };
  return {
    format: "recital-record-1",
    register: question.register,
    organisation: organisation?.name ?? holder.legalName ?? holder.tradeName ?? holder.ref,
    asOf: question.asOf,
    recordedAt: question.recordedAt,
    language: question.language,
    simulated: question.simulated,
    holder: recordParty(register, holder, question),
    ...said,
    controllers: isProcessor ? servedControllers(register, activities, question) : [],
    controllersUnknown: isProcessor
      ? activities
          .filter(({ activity }) => activity.controllersServed === undefined)
          .map(({ activity }) => activity.ref)
      : [],
    unattributed: unattributed(register, question),
    unverified: recordUnverified(said, {
      asOf: question.asOf,
      home: homeRegime(register, question.entity),
    }),
  };
}

/** The activities of the asked register in which the entity takes part on the day, by name. */
function activitiesOf(
  register: Register,
  { register: asked, entity, asOf }: RecordQuestion,
): ProcessedActivity[] {
  const roles: readonly ProcessingRole[] = rolesOf[asked];
  return pointingTo(register, "Participation", "legalEntityId", entity)
    .filter((one) => one.role !== undefined && roles.includes(one.role) && takesPart(one, asOf))
    .flatMap(({ activityId, role }) => {
      const activity = find(register, "ProcessingActivity", activityId);
      return activity?.register === asked && role ? [{ activity, role }] : [];
    })
    .filter(
      ({ activity }, index, all) =>
        all.findIndex((one) => one.activity.ref === activity.ref) === index,
    )
    .toSorted((one, other) => byName(one.activity, other.activity));
}

function byName(one: Row<"ProcessingActivity">, other: Row<"ProcessingActivity">): number {
  return (
    compareNames(one.name ?? one.ref, other.name ?? other.ref) || compareNames(one.ref, other.ref)
  );
}

function unattributed(register: Register, { register: asked, language }: RecordQuestion) {
  return list(register, "ProcessingActivity")
    .filter(
      (one) =>
        one.register === asked &&
        pointingTo(register, "Participation", "activityId", one.ref).length === 0,
    )
    .toSorted(byName)
    .map((one) => ({ ref: one.ref, name: textIn(one, "name", language) ?? one.ref }));
}

function recordActivity(
  register: Register,
  { activity, role }: ProcessedActivity,
  question: RecordQuestion,
): RecordActivity {
  const { language } = question;
  const text = (field: "name" | "description" | "businessFunction" | "software" | "dataLocation") =>
    textIn(activity, field, language);
  return {
    ref: activity.ref,
    name: text("name") ?? activity.ref,
    role,
    description: text("description"),
    businessFunction: text("businessFunction"),
    software: text("software"),
    createdOn: question.createdOn.get(activity.ref) ?? null,
    changedOn: activity.validFrom,
    reviewedOn: activity.lastReviewedOn ?? null,
    jointControllers: jointControllers(register, activity, question),
    jointArrangement: textIn(activity, "jointArrangement", language),
    jointContactPoint: textIn(activity, "jointContactPoint", language),
    natures: told(activity, "natureOfProcessing"),
    categoriesOfProcessing: told(activity, "categoriesOfProcessing"),
    purposes: recordPurposes(register, activity, question),
    data: recordData(register, activity, question),
    recipients: recordRecipients(register, activity, question),
    dataLocation: text("dataLocation"),
    ...recordTransfers(register, activity, question),
    measures: recordMeasures(register, activity, question),
    ...recordAccountability(register, activity, question),
  };
}

function jointControllers(
  register: Register,
  activity: Row<"ProcessingActivity">,
  question: RecordQuestion,
) {
  return pointingTo(register, "Participation", "activityId", activity.ref)
    .filter(
      (one) =>
        one.role === "JOINT_CONTROLLER" &&
        one.legalEntityId !== question.entity &&
        takesPart(one, question.asOf),
    )
    .map((one) =>
      recordParty(register, find(register, "LegalEntity", one.legalEntityId), question),
    );
}
