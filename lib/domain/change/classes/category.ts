import { changeRules } from "@/lib/domain/reference/change-rules";
import { pointingTo } from "@/lib/domain/register";
import { scopeOfEngagements } from "./subprocessor";
import type { ClassifyContext, Verdict } from "./verdict";

/**
 * The class of each difference of a category of personal data.
 *
 * Source: GDPR Art. 9(1), 10, 28(3); SCC (EU) 2021/914, Annex I.B (sensitive data).
 * Reading: a category that turns out to be sensitive gives every sub-processor that has it sensitive data.
 */
export function classifyDataCategory(context: ClassifyContext): Verdict[] {
  const { before, after, key } = context;
  const engagements = [before, after].flatMap((register) =>
    pointingTo(register, "Engagement", "personalDataCategoryIds", key.ref).map(({ ref }) => ref),
  );
  const scope = scopeOfEngagements(before, after, engagements);
  return context.differences.map((difference) => {
    const { field, after: value } = difference;
    const isSensitive = (field === "special" || field === "criminal") && value === true;
    if (!isSensitive || scope.type === "nobody")
      return { difference, rule: null, class: "I", scope };
    const rule = "ENGAGEMENT_SENSITIVE_DATA_ADDED";
    return { difference, rule, class: changeRules[rule].materiality, scope };
  });
}
