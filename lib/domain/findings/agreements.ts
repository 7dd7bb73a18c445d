import { effectiveTerm, profileOf } from "@/lib/domain/change/terms";
import { list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { defect } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOf } from "./gap";
import { agreementsInForce } from "./standing";
import { hasPlaceholder } from "./wording";

/** The rules on the agreements with customers. The provision and the weight of each stand in reference/linter-rules.ts. */
export const agreementRules: Rules = {
  "DPA-001": { once: descriptionIsWanting },
  "DPA-005": { once: periodIsBlank },
};

type AsOf = Pick<Question, "asOf">;

/**
 * Reading: the register describes the processing once per product, through the activities of the processor register; what
 * each activity must say counts for every agreement on that product.
 */
function descriptionIsWanting(register: Register, { asOf }: AsOf): Defect[] {
  const described = descriptions(register);
  const known = new Map<string, string[]>();
  return agreementsInForce(register, asOf).flatMap((agreement): Defect[] => {
    const products = (agreement.productIds ?? []).join(" ");
    const wanting = entry(known, products, () => wantingFor(described, agreement));
    if (wanting.length === 0) return [];
    return [
      defect(
        register,
        { kind: "CustomerAgreement", ref: agreement.ref },
        `what the contract must state is missing: ${wanting.join(", ")}; record it with the processing activities of its products.`,
      ),
    ];
  });
}

/** What is wanting, and the names of the activities in which it is. */
type Gaps = Map<string, string[]>;

const nothingDescribed =
  "any processing activity that it covers (subject matter, duration, nature, purpose, data, data subjects)";

/** What the activities of each product leave out: computed once, since thousands of agreements share the products. */
type Description = { ofProduct: ReadonlyMap<string, Gaps>; ofAll: Gaps; isAnything: boolean };

function wantingFor(
  { ofProduct, ofAll, isAnything }: Description,
  { productIds }: Row<"CustomerAgreement">,
): string[] {
  const described = productIds?.length
    ? productIds.flatMap((ref) => ofProduct.get(ref) ?? [])
    : isAnything
      ? [ofAll]
      : [];
  if (described.length === 0) return [nothingDescribed];
  const gaps: Gaps = new Map();
  for (const [what, names] of described.flatMap((each) => [...each])) {
    gaps.set(what, [...(gaps.get(what) ?? []), ...names]);
  }
  return [...gaps].map(([what, names]) => `${what} of ${someOf([...new Set(names)])}`);
}

function someOf([first = "", ...others]: readonly string[]): string {
  if (others.length === 0) return `“${first}”`;
  return `“${first}” and ${others.length === 1 ? "one other" : `${others.length} others`}`;
}

function descriptions(register: Register): Description {
  const ofProduct = new Map<string, Gaps>();
  const ofAll: Gaps = new Map();
  const products = list(register, "Product").map(({ ref }) => ref);
  let isAnything = false;
  for (const activity of list(register, "ProcessingActivity")) {
    if (activity.register !== "PROCESSOR") continue;
    isAnything = true;
    const concerned = (activity.productIds?.length ? activity.productIds : products).map((ref) =>
      entry(ofProduct, ref, () => new Map<string, string[]>()),
    );
    for (const what of activityGaps(register, activity)) {
      for (const gaps of [ofAll, ...concerned]) {
        entry(gaps, what, () => []).push(activity.name ?? activity.ref);
      }
    }
  }
  return { ofProduct, ofAll, isAnything };
}

function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}

function activityGaps(register: Register, activity: Row<"ProcessingActivity">): string[] {
  const data = pointingTo(register, "ActivityData", "activityId", activity.ref);
  const purposes = pointingTo(register, "ActivityPurpose", "activityId", activity.ref);
  const wanting: [isWanting: boolean, what: string][] = [
    [gapOf(activity, "name") !== undefined, "the subject matter"],
    [gapOf(activity, "duration") !== undefined, "the duration"],
    [gapOf(activity, "natureOfProcessing") !== undefined, "the nature of the processing"],
    [!purposes.some((purpose) => !gapOf(purpose, "text")), "the purpose"],
    [!data.some((row) => !gapOf(row, "personalDataCategoryIds")), "the types of personal data"],
    [!data.some((row) => !gapOf(row, "dataSubjectCategoryIds")), "the categories of data subjects"],
  ];
  return wanting.filter(([isWanting]) => isWanting).map(([, what]) => what);
}

/** Reading: under specific authorisation no period is agreed, so none can be blank. */
function periodIsBlank(register: Register, { asOf }: AsOf): Defect[] {
  return agreementsInForce(register, asOf).flatMap((agreement) =>
    blankPeriods(register, agreement),
  );
}

function blankPeriods(register: Register, agreement: Row<"CustomerAgreement">): Defect[] {
  const profile = profileOf(register, agreement);
  if (effectiveTerm(agreement, profile, "authorisation") !== "GENERAL") return [];
  const period = effectiveTerm(agreement, profile, "noticePeriod");
  const gap = period === undefined ? gapOf(agreement, "noticePeriod") : undefined;
  const blanks = (["noticeClause", "objectionClause"] as const).filter((field) =>
    hasPlaceholder(effectiveTerm(agreement, profile, field) ?? ""),
  );
  return [
    ...(gap
      ? [
          defect(
            register,
            { kind: "CustomerAgreement", ref: agreement.ref, field: "noticePeriod" },
            `under its general authorisation the notice period ${gap}; agree on one and record it.`,
          ),
        ]
      : []),
    ...blanks.map((field) =>
      defect(
        register,
        { kind: "CustomerAgreement", ref: agreement.ref, field },
        "the clause still has the form's blank where the period belongs; have it filled in and record it.",
      ),
    ),
  ];
}
