import { addPeriod, calendarDateOf } from "@/lib/domain/calendar";
import { changeRules, type ChangeRuleId } from "@/lib/domain/reference/change-rules";
import { find, pointingTo, type Register } from "@/lib/domain/register";
import { type FieldDifference, listDifference } from "../diff";
import type { ClassifyContext, Scope, Verdict } from "./verdict";

/** Fields of a processor activity that stand in the annexes. */
const inAnnex = ["natureOfProcessing", "duration", "description", "categoriesOfProcessing", "productIds"];

function activityOf({ before, after }: ClassifyContext, ref: string | undefined) {
  return find(after, "ProcessingActivity", ref) ?? find(before, "ProcessingActivity", ref);
}

function scopeOf(activity: ReturnType<typeof activityOf>): Scope {
  if (activity?.register !== "PROCESSOR") return { type: "nobody" };
  const products = activity.productIds ?? [];
  return products.length === 0 ? { type: "everyone" } : { type: "products", refs: products };
}

function verdict(difference: FieldDifference, rule: ChangeRuleId | null, scope: Scope): Verdict {
  return { difference, rule, class: rule === null ? "I" : changeRules[rule].materiality, scope };
}

/**
 * The class of each difference of an activity and its parts.
 *
 * Source: GDPR Art. 13(1)(c), 13(3), 14(1)(d), 28(3); SCC (EU) 2021/915, Annex II.
 * Reading: what stands in a signed Annex II is the contract, so its change is class M2 and not a notice.
 */
export function classifyActivity(context: ClassifyContext): Verdict[] {
  const activity = activityOf(context, context.key.ref);
  const scope = scopeOf(activity);
  return context.differences.map((one) => {
    if (one.field === "automatedDecision" && one.after === true) return verdict(one, "ACTIVITY_AUTOMATED_DECISION_INTRODUCED", scope);
    const isContract = activity?.register === "PROCESSOR" && (one.field === null || inAnnex.includes(one.field));
    return verdict(one, isContract ? "AGREEMENT_TERMS_CHANGED" : null, scope);
  });
}

export function classifyPurpose(context: ClassifyContext): Verdict[] {
  return part(context, "ActivityPurpose", (one) => (one.after === null ? null : "ACTIVITY_PURPOSE_ADDED"));
}

export function classifyActivityData(context: ClassifyContext): Verdict[] {
  return part(context, "ActivityData", (one) => {
    if (one.field === null) return one.after === null ? null : "ACTIVITY_DATA_CATEGORY_ADDED";
    const isList = one.field === "personalDataCategoryIds" || one.field === "dataSubjectCategoryIds";
    return isList && listDifference(one.before, one.after).added.length > 0 ? "ACTIVITY_DATA_CATEGORY_ADDED" : null;
  });
}

function part(
  context: ClassifyContext,
  kind: "ActivityPurpose" | "ActivityData",
  controllerRule: (one: FieldDifference) => ChangeRuleId | null,
): Verdict[] {
  const row = find(context.after, kind, context.key.ref) ?? find(context.before, kind, context.key.ref);
  const activity = activityOf(context, row?.activityId);
  return context.differences.map((one) =>
    activity?.register === "PROCESSOR"
      ? verdict(one, "AGREEMENT_TERMS_CHANGED", scopeOf(activity))
      : verdict(one, controllerRule(one), { type: "nobody" }),
  );
}

export function classifyLegalBasis(context: ClassifyContext): Verdict[] {
  return context.differences.map((one) =>
    verdict(one, one.field === null || one.field === "basisCode" ? "ACTIVITY_LEGAL_BASIS_CHANGED" : null, { type: "nobody" }),
  );
}

/**
 * The class of each difference of a retention rule.
 *
 * Source: GDPR Art. 5(1)(e), 13(2)(a); SCC (EU) 2021/914, Annex I.B (retention); (EU) 2021/915, Annex II (duration).
 * Reading: a rule that serves a processor activity is judged as the customers' data; criteria in the place of a period count as longer.
 */
export function classifyRetention(context: ClassifyContext): Verdict[] {
  const { after, before, key } = context;
  const uses = [before, after].flatMap((register) => pointingTo(register, "ActivityData", "retentionRuleId", key.ref));
  const activities = uses.map((use) => activityOf(context, use.activityId));
  const served = activities.filter((activity) => activity?.register === "PROCESSOR");
  const products = served.flatMap((activity) => activity?.productIds ?? []);
  const scope: Scope =
    served.length === 0 ? { type: "nobody" } : products.length === 0 ? { type: "everyone" } : { type: "products", refs: [...new Set(products)] };
  return context.differences.map((one) => {
    if (uses.length === 0 || one.field === null || !["duration", "criteria", "trigger", "exceptionIds"].includes(one.field)) {
      return verdict(one, null, scope);
    }
    const isShorter = shortens(one, find(after, "RetentionRule", key.ref));
    if (served.length > 0) return verdict(one, isShorter ? "PROCESSOR_RETENTION_SHORTENED" : "PROCESSOR_RETENTION_LENGTHENED", scope);
    return verdict(one, isShorter ? "CONTROLLER_RETENTION_SHORTENED" : "CONTROLLER_RETENTION_LENGTHENED", scope);
  });
}

function shortens({ field, before, after }: FieldDifference, rule: { duration?: string } | undefined): boolean {
  if (field === "criteria") return after === undefined && rule?.duration !== undefined;
  if (field !== "duration" || typeof after !== "string") return false;
  if (typeof before !== "string") return true;
  const someDay = calendarDateOf("2026-01-01");
  return addPeriod(someDay, after) < addPeriod(someDay, before);
}

/**
 * The class of each difference of a measure that annexes list.
 *
 * Source: SCC (EU) 2021/915, Annex III; usual agreements allow no material decrease.
 * Reading: whether other words are more or less is for people: other words count as a downgrade until the author says otherwise, with a reason.
 */
export function classifyMeasure(context: ClassifyContext): Verdict[] {
  const row = productsOf(context.after, context.key.ref) ?? productsOf(context.before, context.key.ref) ?? [];
  const scope: Scope = row.length === 0 ? { type: "everyone" } : { type: "products", refs: row };
  return context.differences.map((one) => {
    if (one.field === null) return verdict(one, one.before === null ? "MEASURE_UPGRADED" : "MEASURE_DOWNGRADED", scope);
    return verdict(one, ["text", "category", "productIds", "assistance"].includes(one.field) ? "MEASURE_DOWNGRADED" : null, scope);
  });
}

function productsOf(register: Register, ref: string): readonly string[] | undefined {
  const measure = find(register, "SecurityMeasure", ref);
  return measure === undefined ? undefined : (measure.productIds ?? []);
}
