import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { dataOf } from "./activity-people";
import { defect } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { isSensitive } from "./legal-bases";
import { titleOf } from "./naming";
import { holdsOn, isOwn, participationsOf } from "./standing";
import { plainWords } from "./wording";

/** The rules on the register in which an activity stands. See reference/linter-rules.ts. */
export const activityRoleRules: Rules = {
  "ACT-022": { once: exemptionDoesNotHold },
  "ACT-026": { once: rolesAreMixed },
};

type AsOf = Pick<Question, "asOf">;

/** Reading: what is done once and never again is not recorded, so an activity that the entity takes part in is not occasional. */
function exemptionDoesNotHold(register: Register, { asOf }: AsOf): Defect[] {
  return list(register, "LegalEntity").flatMap((entity): Defect[] => {
    if (entity.recordExemption === undefined) return [];
    const activities = pointingTo(register, "Participation", "legalEntityId", entity.ref)
      .filter((participation) => holdsOn(participation, asOf))
      .flatMap(({ activityId }) => find(register, "ProcessingActivity", activityId) ?? []);
    const [first] = activities;
    if (first === undefined) return [];
    const sensitive = activities.find(({ ref }) => hasSensitiveData(register, ref));
    const why = sensitive
      ? `“${sensitive.name ?? sensitive.ref}” has special categories of data`
      : `“${first.name ?? first.ref}” is not occasional`;
    return [
      defect(
        register,
        { kind: "LegalEntity", ref: entity.ref, field: "recordExemption" },
        `it claims to need no records of processing, and ${why}; withdraw the claim and keep the records.`,
      ),
    ];
  });
}

function hasSensitiveData(register: Register, activityRef: string): boolean {
  return dataOf(register, activityRef)
    .flatMap(({ personalDataCategoryIds = [] }) => personalDataCategoryIds)
    .some((ref) => isSensitive(register, ref, "special") || isSensitive(register, ref, "criminal"));
}

/**
 * Reading: an entity of ours that is controller and processor in one activity, or two activities of the two registers with the
 * same purpose, in the same words, for the same data of the same people.
 */
function rolesAreMixed(register: Register, { asOf }: AsOf): Defect[] {
  return [...mixedInOne(register, asOf), ...mixedAcrossRegisters(register)];
}

function mixedInOne(register: Register, asOf: Question["asOf"]): Defect[] {
  return list(register, "ProcessingActivity").flatMap((activity): Defect[] => {
    const own = participationsOf(register, activity.ref, asOf).filter(({ legalEntityId }) => {
      const entity = find(register, "LegalEntity", legalEntityId);
      return entity !== undefined && isOwn(register, entity);
    });
    const processors = new Set(
      own.filter(({ role }) => isProcessing(role)).map(({ legalEntityId }) => legalEntityId),
    );
    const both = own.find(
      ({ role, legalEntityId }) => !isProcessing(role) && processors.has(legalEntityId),
    );
    if (both?.legalEntityId === undefined) return [];
    const who = titleOf(register, { kind: "LegalEntity", ref: both.legalEntityId });
    return [
      defect(
        register,
        { kind: "ProcessingActivity", ref: activity.ref },
        `“${who}” is controller and processor in it at once; split it into one activity for each role.`,
      ),
    ];
  });
}

function isProcessing(role: Row<"Participation">["role"]): boolean {
  return role === "PROCESSOR" || role === "SUB_PROCESSOR";
}

function mixedAcrossRegisters(register: Register): Defect[] {
  const processed = new Map<string, string>();
  for (const activity of list(register, "ProcessingActivity")) {
    if (activity.register !== "PROCESSOR") continue;
    for (const key of keysOf(register, activity)) processed.set(key, activity.ref);
  }
  if (processed.size === 0) return [];
  return list(register, "ProcessingActivity").flatMap((activity): Defect[] => {
    if (activity.register !== "CONTROLLER") return [];
    const [other] = keysOf(register, activity).flatMap((key) => processed.get(key) ?? []);
    if (other === undefined) return [];
    const title = titleOf(register, { kind: "ProcessingActivity", ref: other });
    return [
      defect(
        register,
        { kind: "ProcessingActivity", ref: activity.ref },
        `it has the same purpose and the same data of the same people as “${title}”, where we are a processor; decide for each purpose in which role we act.`,
      ),
    ];
  });
}

/** One key for each purpose, group of people and category of data. */
function keysOf(register: Register, { ref }: Row<"ProcessingActivity">): string[] {
  const purposes = pointingTo(register, "ActivityPurpose", "activityId", ref).flatMap(({ text }) =>
    text === undefined ? [] : plainWords(text),
  );
  const data = dataOf(register, ref).flatMap(
    ({ dataSubjectCategoryIds = [], personalDataCategoryIds = [] }) =>
      dataSubjectCategoryIds.flatMap((people) =>
        personalDataCategoryIds.map((category) => `${people} ${category}`),
      ),
  );
  return [...new Set(purposes)].flatMap((purpose) => data.map((each) => `${purpose} ${each}`));
}
