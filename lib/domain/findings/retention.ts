import { find, list, type Register } from "@/lib/domain/register";
import type { Defect, Rules } from "./finding";
import { gapOf, gapOfAll } from "./gap";
import { nameOf, titleOf } from "./naming";
import { isVagueCriterion } from "./wording";

/** The rules on how long data are kept. The provision and the weight of each stand in reference/linter-rules.ts. */
export const retentionRules: Rules = {
  "RET-001": { once: dataWithoutTimeLimit },
  "RET-002": { once: criteriaAreVague },
  "RET-003": { once: periodWithoutTrigger },
  "RET-004": { once: statuteWithoutLawOrPeriod },
  "RET-006": { once: disposalIsWanting },
};

/**
 * Reading: found at the data, not at the rule, so that new data put under a hollow rule count as a new defect.
 */
function dataWithoutTimeLimit(register: Register): Defect[] {
  return list(register, "ActivityData").flatMap((data): Defect[] => {
    const activity = find(register, "ProcessingActivity", data.activityId);
    if (activity?.register !== "CONTROLLER") return [];
    const at = { kind: "ActivityData" as const, ref: data.ref, field: "retentionRuleId" };
    const name = nameOf(register, at.kind, at.ref);
    const unruled = gapOf(data, "retentionRuleId");
    if (unruled) {
      return [{ ...at, message: `${name}: the retention rule ${unruled}; name one.` }];
    }
    const rule = find(register, "RetentionRule", data.retentionRuleId);
    if (!rule) return [];
    const limit = gapOfAll(rule, ["duration", "criteria"]);
    if (!limit) return [];
    const title = titleOf(register, { kind: "RetentionRule", ref: rule.ref });
    return [
      { ...at, message: `${name}: in its retention rule “${title}” the period or the criteria for it ${limit}; record one of them.` },
    ];
  });
}

function criteriaAreVague(register: Register): Defect[] {
  return list(register, "RetentionRule").flatMap((rule): Defect[] => {
    if (rule.duration !== undefined || rule.criteria === undefined) return [];
    if (!isVagueCriterion(rule.criteria)) return [];
    return [
      {
        kind: "RetentionRule",
        ref: rule.ref,
        field: "criteria",
        message: `${nameOf(register, "RetentionRule", rule.ref)}: from “${rule.criteria}” nobody can tell when data go; say which event ends the need, or give a period.`,
      },
    ];
  });
}

function periodWithoutTrigger(register: Register): Defect[] {
  return list(register, "RetentionRule").flatMap((rule): Defect[] => {
    if (rule.duration === undefined) return [];
    const field = rule.trigger === "OTHER" ? "triggerText" : "trigger";
    const gap = field === "trigger" ? gapOfAll(rule, ["trigger", "triggerText"]) : gapOf(rule, field);
    if (!gap) return [];
    return [
      {
        kind: "RetentionRule",
        ref: rule.ref,
        field,
        message: `${nameOf(register, "RetentionRule", rule.ref)}: the event from which ${rule.duration} is counted ${gap}; record it.`,
      },
    ];
  });
}

function statuteWithoutLawOrPeriod(register: Register): Defect[] {
  return list(register, "RetentionRule").flatMap((rule) => {
    if (rule.statutory !== true) return [];
    const wanted = { lawCitation: "the law that requires it", duration: "the period that the law sets" };
    return (["lawCitation", "duration"] as const).flatMap((field): Defect[] => {
      const gap = gapOf(rule, field);
      if (!gap) return [];
      const name = nameOf(register, "RetentionRule", rule.ref);
      return [
        { kind: "RetentionRule", ref: rule.ref, field, message: `${name}, required by statute: ${wanted[field]} ${gap}; record it.` },
      ];
    });
  });
}

function disposalIsWanting(register: Register): Defect[] {
  return list(register, "RetentionRule").flatMap((rule): Defect[] => {
    const at = { kind: "RetentionRule" as const, ref: rule.ref, field: "disposalMethod" };
    const name = nameOf(register, at.kind, at.ref);
    if (rule.disposalMethod === "PSEUDONYMISATION_NOT_DISPOSAL") {
      return [
        { ...at, message: `${name}: pseudonymised data are still personal data; record how they are deleted or made anonymous.` },
      ];
    }
    const gap = gapOf(rule, "disposalMethod");
    return gap ? [{ ...at, message: `${name}: the way of disposal ${gap}; record it.` }] : [];
  });
}
