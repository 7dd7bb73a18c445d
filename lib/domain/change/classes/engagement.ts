import { narrowingFeatures } from "@/lib/domain/customer/feature-use";
import { type ChangeRuleId, changeRules } from "@/lib/domain/reference/change-rules";
import { find, list, pointingTo } from "@/lib/domain/register";
import { isSubprocessor, productsOfAll } from "@/lib/domain/subprocessor";
import { type FieldDifference, listDifference } from "../diff";
import { inProducts, ofFeatures } from "./scopes";
import { engagementScope } from "./subprocessor";
import type { ClassifyContext, Scope, Verdict } from "./verdict";

/** Fields in which a change is a change of purpose or function, whatever the words. */
const meaning = ["purpose", "subjectMatter", "nature", "delimitation"];
/** Fields whose loss is the loss of the contract. */
const contract = [
  "contractType",
  "contractSignedOn",
  "contractFlowDown",
  "contractThirdPartyBeneficiary",
  "contractExpiresOn",
  "contractClauses",
];

/**
 * The class of each difference of an engagement.
 *
 * Source: GDPR Art. 28(2), 28(4); SCC (EU) 2021/914, clause 9(a); SCC (EU) 2021/915, clause 7.7(a).
 * Reading: only addition and replacement are named by the law; the rest is contract practice, docs/decisions/0006. A stand-by was
 * authorised by its own notice: to switch it on is told on the day, and waits for nobody.
 */
export function classifyEngagement(context: ClassifyContext): Verdict[] {
  const { before, after, key, differences } = context;
  const scope = engagementScope(before, after, key.ref);
  if (scope.type === "nobody") return differences.map((one) => recipientOnly(context, one));
  return differences.flatMap((one) => {
    if (one.field === null) return [{ ...wholeEngagement(context, one), scope }];
    if (one.field === "productIds") return productVerdicts(one, scope);
    if (one.field === "activityIds") return [activityVerdict(context, one, scope)];
    if (one.field === "feature" || one.field === "features")
      return featureVerdicts(context, one, scope);
    return [{ ...fieldVerdict(context, one), scope }];
  });
}

type Unscoped = Omit<Verdict, "scope">;

function ruled(difference: FieldDifference, rule: ChangeRuleId): Unscoped {
  return { difference, rule, class: changeRules[rule].materiality };
}

function informative(difference: FieldDifference): Unscoped {
  return { difference, rule: null, class: "I" };
}

function wholeEngagement(context: ClassifyContext, one: FieldDifference): Unscoped {
  if (one.after === null) return ruled(one, "ENGAGEMENT_REMOVED");
  const engagement = find(context.after, "Engagement", context.key.ref);
  if (engagement?.parentEngagementId !== undefined) return ruled(one, "SUB_SUB_PROCESSOR_ADDED");
  return ruled(one, replacedBy(context).length > 0 ? "ENGAGEMENT_REPLACED" : "ENGAGEMENT_ADDED");
}

/**
 * The sub-processors that the change set ends for a product and an activity which the new one takes
 * over: what it replaces.
 */
export function replacedBy({
  before,
  after,
  key,
}: Pick<ClassifyContext, "before" | "after" | "key">): string[] {
  const added = find(after, "Engagement", key.ref);
  const shares = (one: readonly string[] = [], other: readonly string[] = []) =>
    one.some((ref) => other.includes(ref));
  return list(before, "Engagement")
    .filter((old) => !after.Engagement.has(old.ref) && isSubprocessor(before, old))
    .filter(
      (old) =>
        shares(old.productIds, added?.productIds) && shares(old.activityIds, added?.activityIds),
    )
    .map(({ ref }) => ref);
}

/**
 * A product more concerns the customers of that product only; a product less is the same. An engagement that names
 * none goes by its activities: to name none any more extends it, to name the first narrows it.
 */
function productVerdicts(one: FieldDifference, scope: Scope): Verdict[] {
  const { added, removed, was, is } = listDifference(one.before, one.after);
  if (added.length === 0 && removed.length === 0) return [{ ...informative(one), scope }];
  if (is.length === 0) return [{ ...ruled(one, "ENGAGEMENT_EXTENDED_TO_PRODUCT"), scope }];
  if (was.length === 0) return [{ ...ruled(one, "ENGAGEMENT_REDUCED"), scope }];
  const verdicts: Verdict[] = [];
  if (added.length > 0) {
    verdicts.push({
      ...ruled(one, "ENGAGEMENT_EXTENDED_TO_PRODUCT"),
      scope: inProducts(scope, added),
    });
  }
  if (removed.length > 0) {
    verdicts.push({
      ...ruled(one, "ENGAGEMENT_REDUCED"),
      scope: inProducts(scope, removed),
    });
  }
  return verdicts;
}

/**
 * A feature more concerns whoever uses it, a feature less whoever used it; to name none any more extends it to all that its products
 * do, to name the first narrows it. What the public list calls a feature says nothing where features are named beside it.
 */
function featureVerdicts(context: ClassifyContext, one: FieldDifference, scope: Scope): Verdict[] {
  const [old, present] = [context.before, context.after].map((register) => {
    const engagement = find(register, "Engagement", context.key.ref);
    return {
      names: engagement === undefined ? [] : narrowingFeatures(register, engagement),
      isOnlyWord: one.field === "feature" && (engagement?.features ?? []).length > 0,
    };
  });
  const { added, removed, was, is } = listDifference(old?.names, present?.names);
  const isSaidBeside = old?.isOnlyWord === true && present?.isOnlyWord === true;
  if (isSaidBeside || (added.length === 0 && removed.length === 0))
    return [{ ...informative(one), scope }];
  if (is.length === 0) return [{ ...ruled(one, "ENGAGEMENT_EXTENDED_TO_PRODUCT"), scope }];
  if (was.length === 0) return [{ ...ruled(one, "ENGAGEMENT_REDUCED"), scope }];
  const isTold = (part: Scope) => part.type !== "products" || part.refs.length > 0;
  const isOfAll = scope.type !== "products" || scope.features === undefined;
  const [more, less] = [ofFeatures(scope, added), ofFeatures(scope, removed)];
  const verdicts: Verdict[] = [];
  if (added.length > 0 && isTold(more))
    verdicts.push({ ...ruled(one, "ENGAGEMENT_EXTENDED_TO_PRODUCT"), scope: more });
  // Where it is for everybody, to lose one feature says nothing beside another that comes.
  if (removed.length > 0 && isTold(less) && (!isOfAll || added.length === 0))
    verdicts.push({ ...ruled(one, "ENGAGEMENT_REDUCED"), scope: less });
  return verdicts;
}

function fieldVerdict(context: ClassifyContext, one: FieldDifference): Unscoped {
  switch (one.field) {
    case "personalDataCategoryIds":
      return dataVerdict(context, one);
    case "dataSubjectCategoryIds":
      return peopleVerdict(one);
    case "optional":
      return ruled(one, one.before === true ? "ENGAGEMENT_DEFAULT_ON" : "ENGAGEMENT_REDUCED");
    case "standby":
      return one.before === true ? { ...informative(one), toldSameDay: true } : informative(one);
    case "vendorServiceId":
      return ruled(one, "ENGAGEMENT_REPLACED");
    case "parentEngagementId":
      return ruled(one, "SUB_SUB_PROCESSOR_ADDED");
    default:
      return meaningOrContract(context, one);
  }
}

function meaningOrContract(context: ClassifyContext, one: FieldDifference): Unscoped {
  const field = one.field ?? "";
  // Whoever was told of it is told that it is over.
  if (field === "adverseFact")
    return one.after === undefined
      ? { ...informative(one), toldSameDay: true }
      : ruled(one, "ENGAGEMENT_ADVERSE_FACT");
  if (meaning.includes(field)) return ruled(one, "ENGAGEMENT_PURPOSE_CHANGED");
  return contract.includes(field) && isLost(context, one)
    ? ruled(one, "ENGAGEMENT_CONTRACT_LOST")
    : informative(one);
}

function peopleVerdict(one: FieldDifference): Unscoped {
  const { added, removed } = listDifference(one.before, one.after);
  if (added.length === 0 && removed.length === 0) return informative(one);
  return ruled(
    one,
    added.length > 0
      ? "ENGAGEMENT_DATA_SUBJECT_CATEGORY_ADDED"
      : "ENGAGEMENT_DATA_CATEGORY_REMOVED",
  );
}

/** Activities more or less concern the customers of the products that those activities serve. */
function activityVerdict(
  { before, after, key }: ClassifyContext,
  one: FieldDifference,
  scope: Scope,
): Verdict {
  if (!isSubprocessor(before, find(before, "Engagement", key.ref)))
    return { ...ruled(one, "ENGAGEMENT_ADDED"), scope };
  if (!isSubprocessor(after, find(after, "Engagement", key.ref)))
    return { ...ruled(one, "ENGAGEMENT_REMOVED"), scope };
  const { added, removed } = listDifference(one.before, one.after);
  const served = (refs: readonly string[]) =>
    refs
      .flatMap(
        (ref) =>
          find(after, "ProcessingActivity", ref) ?? find(before, "ProcessingActivity", ref) ?? [],
      )
      .filter((activity) => activity.register === "PROCESSOR");
  const touched = served([...added, ...removed]);
  // What serves only our own purposes is no business of the customers.
  if (touched.length === 0) return { ...informative(one), scope };
  const products = productsOfAll(touched);
  return {
    ...ruled(
      one,
      served(added).length > 0 ? "ENGAGEMENT_EXTENDED_TO_PRODUCT" : "ENGAGEMENT_REDUCED",
    ),
    scope: products === null ? scope : inProducts(scope, products),
  };
}

function dataVerdict({ after }: ClassifyContext, one: FieldDifference): Unscoped {
  const { added, removed } = listDifference(one.before, one.after);
  if (added.length === 0)
    return removed.length === 0 ? informative(one) : ruled(one, "ENGAGEMENT_DATA_CATEGORY_REMOVED");
  const isSensitive = added.some((ref) => {
    const category = find(after, "PersonalDataCategory", ref);
    return category?.special === true || category?.criminal === true;
  });
  return ruled(
    one,
    isSensitive ? "ENGAGEMENT_SENSITIVE_DATA_ADDED" : "ENGAGEMENT_DATA_CATEGORY_ADDED",
  );
}

function isLost({ asOf }: ClassifyContext, { field, before, after }: FieldDifference): boolean {
  if (field === "contractExpiresOn") return typeof after === "string" && after <= asOf;
  if (Array.isArray(before)) return listDifference(before, after).removed.length > 0;
  if (typeof before === "boolean") return before && after !== true;
  return before !== undefined && after === undefined;
}

/** Whom we use for our own purposes is a recipient: the privacy notice is told, customers are not. */
function recipientOnly({ after, key }: ClassifyContext, one: FieldDifference): Verdict {
  const scope: Scope = { type: "nobody" };
  if (one.field !== null || one.before !== null) return { ...informative(one), scope };
  const engagement = find(after, "Engagement", key.ref);
  const service = find(after, "VendorService", engagement?.vendorServiceId);
  const decidesItself =
    service?.defaultRole === "INDEPENDENT_CONTROLLER" ||
    service?.defaultRole === "JOINT_CONTROLLER";
  return {
    ...ruled(
      one,
      decidesItself ? "ACTIVITY_RECIPIENT_CONTROLLER_ADDED" : "ACTIVITY_RECIPIENT_PROCESSOR_ADDED",
    ),
    scope,
  };
}

/** Whether the engagement of a part came into the register with this very change set. */
export function isNewEngagement(
  { before }: ClassifyContext,
  engagementRef: string | undefined,
): boolean {
  return engagementRef !== undefined && !before.Engagement.has(engagementRef);
}

/** Whether an engagement has a location in a country, in one of the two registers. */
export function hasLocation(
  register: ClassifyContext["before"],
  engagementRef: string,
  country: string | undefined,
): boolean {
  return pointingTo(register, "ProcessingLocation", "engagementId", engagementRef).some(
    (location) => location.country === country,
  );
}
