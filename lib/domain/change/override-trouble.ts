import { changeRules } from "@/lib/domain/reference/change-rules";
import { type Materiality, materialities } from "@/lib/domain/reference/enums";
import type { ClassifiedItem } from "./classify";
import { isEditorial } from "./normalised-facts";

type AnyClass = Materiality | "INTERNAL";
type Classed = Pick<
  ClassifiedItem,
  "kind" | "field" | "before" | "after" | "class" | "rule" | "overridden"
>;

/** Why a class may not stand that a person set in the place of the rule's. */
export type OverrideTrouble =
  | "notEditorial"
  | "gateInLaw"
  | "peopleUntold"
  | "reasonMissing"
  | "adverseReasonMissing";

/**
 * What is wrong with the class that a person set for a difference.
 *
 * Source: GDPR Art. 13(3), 28(2); product decision 0043.
 * Reading: a higher class is free; a lower one needs a reason, and class A always does, since it has no gate. Class E needs unchanged
 * facts. What the law itself gates (a processor added or replaced) is neither lowered nor called a mere fact. What people are told
 * of is no matter between us and customers alone: a class for customers would leave nobody told.
 *
 * @returns null where nothing is wrong, and where the class is the rule's own
 */
export function overrideTrouble(item: Classed): OverrideTrouble | null {
  if (item.overridden === undefined) return null;
  const { from, reason } = item.overridden;
  if (item.class === "E" && !isEditorial(item.kind, item)) return "notEditorial";
  if (leavesGateInLaw(item, item.class)) return "gateInLaw";
  if (leavesPeopleUntold(from, item.class)) return "peopleUntold";
  if (!needsReason(from, item.class) || reason.trim() !== "") return null;
  return item.class === "A" ? "adverseReasonMissing" : "reasonMissing";
}

/** The first trouble among differences, with the one that has it; null when there is none. */
export function firstOverrideTrouble(
  items: readonly ClassifiedItem[],
): { item: ClassifiedItem; trouble: OverrideTrouble } | null {
  for (const item of items) {
    const trouble = overrideTrouble(item);
    if (trouble !== null) return { item, trouble };
  }
  return null;
}

/** The classes that a person can set for a difference, beside the one that it has. */
export function settableClasses(item: Classed): Materiality[] {
  const byRule = item.overridden?.from ?? item.class;
  return materialities
    .filter((one) => one !== byRule && one !== item.class)
    .filter((one) => one !== "E" || isEditorial(item.kind, item))
    .filter((one) => !leavesGateInLaw(item, one) && !leavesPeopleUntold(byRule, one));
}

/** Whether a class is lower than the rule's, or has no gate at all. */
function needsReason(from: AnyClass, to: AnyClass): boolean {
  return to === "A" || rank(to) > rank(from);
}

function leavesGateInLaw({ rule, overridden, class: current }: Classed, to: AnyClass): boolean {
  const isInLaw = rule !== null && changeRules[rule].basis === "LAW";
  return isInLaw && to !== "E" && needsReason(overridden?.from ?? current, to);
}

function leavesPeopleUntold(from: AnyClass, to: AnyClass): boolean {
  return from === "DS" && rank(to) < rank(from);
}

function rank(one: AnyClass): number {
  return one === "INTERNAL" ? materialities.length : materialities.indexOf(one);
}
