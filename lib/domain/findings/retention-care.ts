import { addPeriod, calendarDateOf, isPeriod } from "@/lib/domain/calendar";
import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { isSubprocessor } from "@/lib/domain/subprocessor";
import { periodInWords } from "@/lib/domain/value-words";
import { defect } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOf } from "./gap";
import { titleOf } from "./naming";
import { isEverShorter, lengthOf } from "./notice-promises";
import { activitiesOf, standingEngagements } from "./standing";
import { isVagueCriterion } from "./wording";

/** The rules on how well time limits are kept. See reference/linter-rules.ts; what they must say: retention.ts. */
export const retentionCareRules: Rules = {
  "RET-005": { once: periodIsOdd },
  "RET-007": { once: backupsAreForgotten },
  "RET-008": { once: vendorKeepsLonger },
  "RET-009": { once: criteriaAreNotReviewed },
};

function at(rule: Row<"RetentionRule">, field: keyof Row<"RetentionRule"> & string) {
  return { kind: "RetentionRule" as const, ref: rule.ref, field };
}

const longestUnjustified = "P10Y";
const someDay = calendarDateOf("2025-01-01");

/** Reading: a law that is cited is a justification too. What is no ISO 8601 period at all cannot be saved. */
function periodIsOdd(register: Register): Defect[] {
  return list(register, "RetentionRule").flatMap((rule): Defect[] => {
    const { duration } = rule;
    if (duration === undefined || !isPeriod(duration)) return [];
    const end = addPeriod(someDay, duration);
    if (end === someDay) {
      const sentence = "its period is zero; record how long the data are really kept.";
      return [defect(register, at(rule, "duration"), sentence)];
    }
    if (end <= addPeriod(someDay, longestUnjustified)) return [];
    const gap = rule.lawCitation === undefined ? gapOf(rule, "justification") : undefined;
    if (!gap) return [];
    return [
      defect(
        register,
        at(rule, "duration"),
        `data are kept for ${periodInWords(duration)}, more than ten years, and the reason ${gap}; record why, cite the law, or shorten the period.`,
      ),
    ];
  });
}

/** Reading: asked where a period is stated, since a copy can only outlive a day that is known; without one, RET-001 and 002 speak. */
function backupsAreForgotten(register: Register): Defect[] {
  return list(register, "RetentionRule").flatMap((rule): Defect[] => {
    const gap = rule.duration === undefined ? undefined : gapOf(rule, "backupRotation");
    if (!gap) return [];
    return [
      defect(
        register,
        at(rule, "backupRotation"),
        `when the data are gone from backups ${gap}; record after how long a backup is overwritten.`,
      ),
    ];
  });
}

/** Reading: promised is the longest period of the data that the engagement's activities process for customers. */
function vendorKeepsLonger(register: Register, { asOf }: Pick<Question, "asOf">): Defect[] {
  return standingEngagements(register, asOf).flatMap((engagement): Defect[] => {
    const { dataRetention } = engagement;
    if (dataRetention === undefined || !isPeriod(dataRetention)) return [];
    if (!isSubprocessor(register, engagement)) return [];
    const promised = longest(promisedRules(register, engagement));
    if (promised === undefined) return [];
    if (!isEverShorter(lengthOf(promised.duration), lengthOf(dataRetention))) return [];
    const title = titleOf(register, { kind: "RetentionRule", ref: promised.ref });
    return [
      defect(
        register,
        { kind: "Engagement", ref: engagement.ref, field: "dataRetention" },
        `it keeps data for ${periodInWords(dataRetention)}, and customers are promised ${periodInWords(promised.duration)} (“${title}”); agree on a shorter period, or tell the customers.`,
      ),
    ];
  });
}

type Promised = { ref: string; duration: string };

function promisedRules(register: Register, engagement: Row<"Engagement">): Promised[] {
  return activitiesOf(register, engagement)
    .filter((activity) => activity.register === "PROCESSOR")
    .flatMap(({ ref }) => pointingTo(register, "ActivityData", "activityId", ref))
    .flatMap(({ retentionRuleIds = [] }) => retentionRuleIds)
    .flatMap((ref) => find(register, "RetentionRule", ref) ?? [])
    .flatMap(({ ref, duration }) =>
      duration !== undefined && isPeriod(duration) ? [{ ref, duration }] : [],
    );
}

function longest(rules: readonly Promised[]): Promised | undefined {
  return rules.reduce<Promised | undefined>(
    (most, one) =>
      most === undefined || isEverShorter(lengthOf(most.duration), lengthOf(one.duration))
        ? one
        : most,
    undefined,
  );
}

/**
 * Reading: a criterion that another rule with a period follows ends by itself; one that says nothing has to be mended first
 * (RET-002), since there is nothing to review; what a statute asks for is kept as long as that says (RET-004).
 */
function criteriaAreNotReviewed(register: Register): Defect[] {
  return list(register, "RetentionRule").flatMap((rule): Defect[] => {
    const { duration, criteria } = rule;
    if (duration !== undefined || criteria === undefined || isVagueCriterion(criteria)) return [];
    if (rule.statutory === true) return [];
    if (find(register, "RetentionRule", rule.followedById)?.duration !== undefined) return [];
    const gap = gapOf(rule, "reviewEvery");
    if (!gap) return [];
    return [
      defect(
        register,
        at(rule, "reviewEvery"),
        `it rests on criteria alone, and how often they are reviewed ${gap}; record an interval.`,
      ),
    ];
  });
}
