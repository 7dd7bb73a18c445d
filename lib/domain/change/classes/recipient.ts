import { type ChangeRuleId, changeRules } from "@/lib/domain/reference/change-rules";
import type { RecipientKind } from "@/lib/domain/reference/enums";
import { find } from "@/lib/domain/register";
import { listDifference } from "../diff";
import type { ClassifyContext, Verdict } from "./verdict";

/** Recipients that act on instructions, or that a category told already covers. */
const processors: readonly (RecipientKind | undefined)[] = ["PROCESSOR", "SUB_PROCESSOR"];
const withinUs: readonly (RecipientKind | undefined)[] = [
  "INTERNAL_DEPARTMENT",
  "CUSTOMER_ADMINISTRATOR",
];

/**
 * The class of each difference of a recipient.
 *
 * Source: GDPR Art. 13(1)(e), 14(1)(e), 30(1)(d).
 * Reading: a recipient is told to the people concerned, not to customers. It comes new for an activity as it does for
 * the register. Authorities, an acquirer and a category without names decide on their purposes themselves.
 */
export function classifyDisclosure(context: ClassifyContext): Verdict[] {
  const { after, key } = context;
  const recipientKind = find(after, "Disclosure", key.ref)?.recipientKind;
  return context.differences.map((difference): Verdict => {
    const isNew = difference.field === null && difference.before === null;
    const isWider =
      difference.field === "activityIds" &&
      listDifference(difference.before, difference.after).added.length > 0;
    const isOther = difference.field === "recipientKind";
    const rule = isNew || isWider || isOther ? ruleFor(recipientKind) : null;
    return {
      difference,
      rule,
      class: rule === null ? "I" : changeRules[rule].materiality,
      scope: { type: "nobody" },
    };
  });
}

function ruleFor(recipientKind: RecipientKind | undefined): ChangeRuleId | null {
  if (withinUs.includes(recipientKind)) return null;
  return processors.includes(recipientKind)
    ? "ACTIVITY_RECIPIENT_PROCESSOR_ADDED"
    : "ACTIVITY_RECIPIENT_CONTROLLER_ADDED";
}
