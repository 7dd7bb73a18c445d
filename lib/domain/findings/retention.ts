import type { CalendarDate } from "@/lib/domain/calendar";
import { find, list, type Register, type Row } from "@/lib/domain/register";
import { periodInWords } from "@/lib/domain/value-words";
import { defect, wantingFields } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOf, gapOfAll } from "./gap";
import { titleOf } from "./naming";
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
function dataWithoutTimeLimit(register: Register, { asOf }: Pick<Question, "asOf">): Defect[] {
  return list(register, "ActivityData").flatMap((data): Defect[] => {
    const activity = find(register, "ProcessingActivity", data.activityId);
    if (activity?.register !== "CONTROLLER") return [];
    const at = { kind: "ActivityData" as const, ref: data.ref, field: "retentionRuleIds" };
    const unruled = gapOf(data, "retentionRuleIds");
    if (unruled) {
      return [defect(register, at, `the retention rule ${unruled}; name one.`)];
    }
    return (data.retentionRuleIds ?? []).flatMap((ref) =>
      ruleWithoutLimit(register, at, ref, asOf),
    );
  });
}

function ruleWithoutLimit(
  register: Register,
  at: Parameters<typeof defect>[1],
  ref: string,
  asOf: CalendarDate,
): Defect[] {
  const rule = find(register, "RetentionRule", ref);
  if (!rule) {
    const sentence = `its retention rule “${ref}” does not stand on ${asOf}; name one that does.`;
    return [defect(register, at, sentence)];
  }
  const limit = gapOfAll(rule, ["duration", "criteria"]);
  if (!limit) return [];
  const title = titleOf(register, { kind: "RetentionRule", ref: rule.ref });
  const sentence = `in its retention rule “${title}” the period or the criteria for it ${limit}; record one of them.`;
  return [defect(register, at, sentence)];
}

function criteriaAreVague(register: Register): Defect[] {
  return list(register, "RetentionRule").flatMap((rule): Defect[] => {
    if (rule.duration !== undefined || rule.criteria === undefined) return [];
    if (!isVagueCriterion(rule.criteria)) return [];
    return [
      defect(
        register,
        { kind: "RetentionRule", ref: rule.ref, field: "criteria" },
        `from “${rule.criteria}” nobody can tell when data go; say which event ends the need, or give a period.`,
      ),
    ];
  });
}

function periodWithoutTrigger(register: Register): Defect[] {
  return list(register, "RetentionRule").flatMap((rule): Defect[] => {
    if (rule.duration === undefined) return [];
    const field = rule.trigger === "OTHER" ? "triggerText" : "trigger";
    const gap =
      field === "trigger" ? gapOfAll(rule, ["trigger", "triggerText"]) : gapOf(rule, field);
    if (!gap) return [];
    return [
      defect(
        register,
        { kind: "RetentionRule", ref: rule.ref, field },
        `the event from which ${periodInWords(rule.duration)} are counted ${gap}; record it.`,
      ),
    ];
  });
}

function statuteWithoutLawOrPeriod(register: Register): Defect[] {
  return list(register, "RetentionRule")
    .filter(({ statutory }) => statutory === true)
    .flatMap((rule) =>
      wantingFields(register, "RetentionRule", rule, {
        lawCitation: (gap) => `the law that requires it ${gap}; cite it.`,
        duration: (gap) => `the period that the law sets ${gap}; record it.`,
      }),
    );
}

/**
 * Reading: asked once a rule says when data go. Where it has no period, or criteria that are too vague (RET-002), that is
 * mended first; a rule that another one follows is disposed of by that one.
 */
function disposalIsWanting(register: Register): Defect[] {
  return list(register, "RetentionRule").flatMap((rule) => {
    if (rule.disposalMethod !== "PSEUDONYMISATION_NOT_DISPOSAL") {
      const saysWhen = rule.duration !== undefined || !isVagueCriterion(rule.criteria ?? "");
      if (!saysWhen || endsNowhere(rule) || rule.followedById !== undefined) return [];
      return wantingFields(register, "RetentionRule", rule, {
        disposalMethod: (gap) => `the way of disposal ${gap}; record it.`,
      });
    }
    return [
      defect(
        register,
        { kind: "RetentionRule", ref: rule.ref, field: "disposalMethod" },
        "pseudonymised data are still personal data; record how they are deleted or made anonymous.",
      ),
    ];
  });
}

/** Kept under obligations of which neither law nor period is known: RET-004 asks for those. */
function endsNowhere({ duration, criteria, statutory }: Row<"RetentionRule">): boolean {
  return duration === undefined && (criteria === undefined || statutory === true);
}
