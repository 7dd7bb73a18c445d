import { addPeriod, calendarDateOf } from "@/lib/domain/calendar";
import { type ChangeRuleId, changeRules } from "@/lib/domain/reference/change-rules";
import { find, pointingTo, type Row } from "@/lib/domain/register";
import { isSubprocessor, productsOfAll } from "@/lib/domain/subprocessor";
import { type FieldDifference, listDifference } from "../diff";
import { scopeOfEngagements } from "./subprocessor";
import type { ClassifyContext, Scope, Verdict } from "./verdict";

/** Fields of a processor activity that stand in the annexes. */
const inAnnex = [
  "register",
  "natureOfProcessing",
  "duration",
  "description",
  "categoriesOfProcessing",
  "productIds",
];
/** Fields of its parts that do. */
const partsInAnnex = {
  ActivityPurpose: ["activityId", "purposeCode", "text"],
  ActivityData: [
    "activityId",
    "dataSubjectCategoryIds",
    "personalDataCategoryIds",
    "elements",
    "sensitiveSafeguards",
    "retentionRuleIds",
  ],
};

type Activity = Row<"ProcessingActivity">;

/** An activity as it reads before and after, as far as it is there. */
function readings({ before, after }: ClassifyContext, ref: string | undefined): Activity[] {
  return [before, after].flatMap((register) => find(register, "ProcessingActivity", ref) ?? []);
}

function serves(activities: readonly Activity[]): boolean {
  return activities.some(({ register }) => register === "PROCESSOR");
}

function scopeOf(activities: readonly Activity[]): Scope {
  if (!serves(activities)) return { type: "nobody" };
  return scopeOfProducts(activities.filter(({ register }) => register === "PROCESSOR"));
}

function scopeOfProducts(rows: readonly { readonly productIds?: readonly string[] }[]): Scope {
  const products = productsOfAll(rows);
  return products === null ? { type: "everyone" } : { type: "products", refs: products };
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
  const activities = readings(context, context.key.ref);
  const scope = scopeOf(activities);
  return context.differences.flatMap((one) => {
    if (one.field === "automatedDecision" && one.after === true)
      return automatedVerdicts(one, activities, scope);
    if (one.field === "register") return [registerVerdict(context, one, scope)];
    const isContract = serves(activities) && (one.field === null || inAnnex.includes(one.field));
    return [verdict(one, isContract ? "AGREEMENT_TERMS_CHANGED" : null, scope)];
  });
}

/** People learn of it by the privacy notice; customers whose data it concerns are told by name, to tell their own people. */
function automatedVerdicts(
  one: FieldDifference,
  activities: readonly Activity[],
  scope: Scope,
): Verdict[] {
  const rule = "ACTIVITY_AUTOMATED_DECISION_INTRODUCED";
  const toPeople = verdict(one, rule, { type: "nobody" });
  if (!serves(activities)) return [toPeople];
  return [toPeople, { ...toPeople, class: changeRules[rule].alsoAs ?? "M2", scope }];
}

/** An activity that becomes the customers' makes sub-processors of whom it engages. */
function registerVerdict(
  { before, after, key }: ClassifyContext,
  one: FieldDifference,
  scope: Scope,
): Verdict {
  const added = pointingTo(after, "Engagement", "activityIds", key.ref)
    .filter((engagement) => isSubprocessor(after, engagement))
    .filter(
      ({ ref }) =>
        before.Engagement.has(ref) && !isSubprocessor(before, find(before, "Engagement", ref)),
    );
  if (added.length === 0) return verdict(one, "AGREEMENT_TERMS_CHANGED", scope);
  return verdict(
    one,
    "ENGAGEMENT_ADDED",
    scopeOfEngagements(
      before,
      after,
      added.map(({ ref }) => ref),
    ),
  );
}

export function classifyPurpose(context: ClassifyContext): Verdict[] {
  return part(context, "ActivityPurpose", (one) => {
    if (one.field === null) return one.after === null ? null : "ACTIVITY_PURPOSE_ADDED";
    return partsInAnnex.ActivityPurpose.includes(one.field) ? "ACTIVITY_PURPOSE_ADDED" : null;
  });
}

export function classifyActivityData(context: ClassifyContext): Verdict[] {
  return part(context, "ActivityData", (one) => {
    if (one.field === null) return one.after === null ? null : "ACTIVITY_DATA_CATEGORY_ADDED";
    if (one.field === "retentionRuleIds") {
      const length = lengthOfRules(context, one);
      return length === "SAME" ? null : `CONTROLLER_RETENTION_${length}`;
    }
    const isList =
      one.field === "personalDataCategoryIds" || one.field === "dataSubjectCategoryIds";
    return isList && listDifference(one.before, one.after).added.length > 0
      ? "ACTIVITY_DATA_CATEGORY_ADDED"
      : null;
  });
}

function part(
  context: ClassifyContext,
  kind: "ActivityPurpose" | "ActivityData",
  controllerRule: (one: FieldDifference) => ChangeRuleId | null,
): Verdict[] {
  const rows = [context.before, context.after].flatMap(
    (register) => find(register, kind, context.key.ref) ?? [],
  );
  const activities = rows.flatMap(({ activityId }) => readings(context, activityId));
  const scope = scopeOf(activities);
  return context.differences.map((one) => {
    if (!serves(activities)) return verdict(one, controllerRule(one), scope);
    const isContract = one.field === null || partsInAnnex[kind].includes(one.field);
    return verdict(one, isContract ? "AGREEMENT_TERMS_CHANGED" : null, scope);
  });
}

export function classifyLegalBasis(context: ClassifyContext): Verdict[] {
  return context.differences.map((one) =>
    verdict(
      one,
      one.field === null || one.field === "basisCode" ? "ACTIVITY_LEGAL_BASIS_CHANGED" : null,
      { type: "nobody" },
    ),
  );
}

/**
 * The class of each difference of a retention rule.
 *
 * Source: GDPR Art. 5(1)(e), 13(2)(a); SCC (EU) 2021/914, Annex I.B (retention); (EU) 2021/915, Annex II (duration).
 * Reading: a rule that serves a processor activity is judged as the customers' data, and people are told beside them where our own
 * data stay longer by the same rule; criteria in the place of a period count as longer.
 */
export function classifyRetention(context: ClassifyContext): Verdict[] {
  const { after, before, key } = context;
  const uses = [before, after].flatMap((register) =>
    pointingTo(register, "ActivityData", "retentionRuleIds", key.ref),
  );
  const activities = uses.flatMap((use) => readings(context, use.activityId));
  const scope = scopeOf(activities);
  const isOurs = activities.some(({ register }) => register === "CONTROLLER");
  return context.differences.flatMap((one) => {
    const length =
      uses.length === 0 ? "SAME" : lengthAfter(one, find(after, "RetentionRule", key.ref));
    if (length === "SAME") return [verdict(one, null, scope)];
    const toPeople = verdict(one, `CONTROLLER_RETENTION_${length}`, { type: "nobody" });
    if (!serves(activities)) return [toPeople];
    const toCustomers = verdict(one, `PROCESSOR_RETENTION_${length}`, scope);
    return isOurs && length === "LENGTHENED" ? [toCustomers, toPeople] : [toCustomers];
  });
}

type Length = "LENGTHENED" | "SHORTENED" | "SAME";

/** Whether data are kept longer under other rules: by the longest period, and by what it begins with and what it is excepted from. */
function lengthOfRules({ before, after }: ClassifyContext, one: FieldDifference): Length {
  const rulesOf = (register: ClassifyContext["before"], refs: readonly string[]) =>
    refs.flatMap((ref) => find(register, "RetentionRule", ref) ?? []);
  const { was, is } = listDifference(one.before, one.after);
  const [old, now] = [rulesOf(before, was), rulesOf(after, is)];
  const period = periodAfter(longestOf(old), longestOf(now));
  if (period !== "SAME") return period;
  const isNew = (of: (rule: Rule) => readonly string[]) =>
    now.flatMap(of).some((value) => !old.flatMap(of).includes(value));
  const startsOtherwise = isNew(({ trigger }) => (trigger === undefined ? [] : [trigger]));
  return startsOtherwise || isNew(({ exceptionIds = [] }) => exceptionIds) ? "LENGTHENED" : "SAME";
}

type Rule = Row<"RetentionRule">;

/** The longest period of several rules; undefined where one has none, so that data may stay for ever, and where there is no rule. */
function longestOf(rules: readonly Rule[]): string | undefined {
  const periods = rules.flatMap(({ duration }) => duration ?? []);
  if (periods.length < rules.length) return undefined;
  return periods.toSorted((one, other) => (endOf(one) < endOf(other) ? 1 : -1))[0];
}

/** The end of a period that begins on some day: periods in days, months and years compare by it. */
function endOf(period: string): string {
  return addPeriod(calendarDateOf("2026-01-01"), period);
}

function lengthAfter(
  { field, before, after }: FieldDifference,
  rule: { duration?: string } | undefined,
): Length {
  switch (field) {
    case "trigger":
      return "LENGTHENED";
    case "criteria":
      return after === undefined && rule?.duration !== undefined ? "SHORTENED" : "LENGTHENED";
    case "exceptionIds": {
      const { added, removed } = listDifference(before, after);
      if (added.length > 0) return "LENGTHENED";
      return removed.length > 0 ? "SHORTENED" : "SAME";
    }
    case "duration":
      return periodAfter(before, after);
    default:
      return "SAME";
  }
}

function periodAfter(before: unknown, after: unknown): Length {
  if (typeof after !== "string") return typeof before === "string" ? "LENGTHENED" : "SAME";
  if (typeof before !== "string") return "SHORTENED";
  const [was, is] = [endOf(before), endOf(after)];
  if (was === is) return "SAME";
  return is < was ? "SHORTENED" : "LENGTHENED";
}

/**
 * The class of each difference of a measure that annexes list.
 *
 * Source: SCC (EU) 2021/915, Annex III; usual agreements allow no material decrease.
 * Reading: whether other words are more or less is for people: other words count as a downgrade until the author says otherwise, with a reason.
 * What is not done stands in no annex, so its words are internal; a measure that turns into that is gone.
 */
export function classifyMeasure(context: ClassifyContext): Verdict[] {
  const { before, after, key } = context;
  const readings = [before, after].flatMap(
    (register) => find(register, "SecurityMeasure", key.ref) ?? [],
  );
  const scope = scopeOfProducts(readings);
  if (readings.every(({ negativeFact }) => negativeFact === true)) {
    return context.differences.map((difference) => ({
      difference,
      rule: null,
      class: "INTERNAL",
      scope: { type: "nobody" },
    }));
  }
  return context.differences.map((one) => {
    if (one.field === "negativeFact")
      return verdict(one, one.after === true ? "MEASURE_DOWNGRADED" : "MEASURE_UPGRADED", scope);
    if (one.field === null)
      return verdict(one, one.before === null ? "MEASURE_UPGRADED" : "MEASURE_DOWNGRADED", scope);
    return verdict(
      one,
      ["text", "category", "productIds", "assistance"].includes(one.field)
        ? "MEASURE_DOWNGRADED"
        : null,
      scope,
    );
  });
}
