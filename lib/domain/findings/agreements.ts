import { profileOf, statedTerm } from "@/lib/domain/change/terms";
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
  const gaps = descriptionGaps(register);
  return agreementsInForce(register, asOf).flatMap((agreement): Defect[] => {
    const wanting = wantingFor(gaps, agreement);
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

type Gaps = { ofProduct: ReadonlyMap<string, readonly string[]>; ofAll: readonly string[] };

const nothingDescribed =
  "any processing activity that it covers (subject matter, duration, nature, purpose, data, data subjects)";

function wantingFor(gaps: Gaps, { productIds }: Row<"CustomerAgreement">): readonly string[] {
  if (!productIds?.length) return gaps.ofAll;
  const described = productIds.flatMap((ref) => gaps.ofProduct.get(ref) ?? []);
  const isDescribed = productIds.some((ref) => gaps.ofProduct.has(ref));
  return isDescribed ? [...new Set(described)] : [nothingDescribed];
}

/** What the activities of each product leave out; computed once, since thousands of agreements share the products. */
function descriptionGaps(register: Register): Gaps {
  const ofProduct = new Map<string, string[]>();
  const ofAll = new Set<string>();
  const products = list(register, "Product").map(({ ref }) => ref);
  let isAnything = false;
  for (const activity of list(register, "ProcessingActivity")) {
    if (activity.register !== "PROCESSOR") continue;
    isAnything = true;
    const wanting = activityGaps(register, activity);
    for (const what of wanting) ofAll.add(what);
    for (const product of activity.productIds?.length ? activity.productIds : products) {
      ofProduct.set(product, [...(ofProduct.get(product) ?? []), ...wanting]);
    }
  }
  return { ofProduct, ofAll: isAnything ? [...ofAll] : [nothingDescribed] };
}

function activityGaps(register: Register, activity: Row<"ProcessingActivity">): string[] {
  const data = pointingTo(register, "ActivityData", "activityId", activity.ref);
  const purposes = pointingTo(register, "ActivityPurpose", "activityId", activity.ref);
  const wanting: [isWanting: boolean, what: string][] = [
    [gapOf(activity, "name") !== undefined, "subject matter"],
    [gapOf(activity, "duration") !== undefined, "duration"],
    [gapOf(activity, "natureOfProcessing") !== undefined, "nature of the processing"],
    [!purposes.some((purpose) => !gapOf(purpose, "text")), "purpose"],
    [!data.some((row) => !gapOf(row, "personalDataCategoryIds")), "types of personal data"],
    [!data.some((row) => !gapOf(row, "dataSubjectCategoryIds")), "categories of data subjects"],
  ];
  return wanting
    .filter(([isWanting]) => isWanting)
    .map(([, what]) => `${what} of “${activity.name ?? activity.ref}”`);
}

/** Reading: under specific authorisation no period is agreed, so none can be blank. */
function periodIsBlank(register: Register, { asOf }: AsOf): Defect[] {
  return agreementsInForce(register, asOf).flatMap((agreement) =>
    blankPeriods(register, agreement),
  );
}

function blankPeriods(register: Register, agreement: Row<"CustomerAgreement">): Defect[] {
  const profile = profileOf(register, agreement);
  if (statedTerm(agreement, profile, "authorisation") !== "GENERAL") return [];
  const period = statedTerm(agreement, profile, "noticePeriod");
  const gap = period === undefined ? gapOf(agreement, "noticePeriod") : undefined;
  const blanks = (["noticeClause", "objectionClause"] as const).filter((field) =>
    hasPlaceholder(statedTerm(agreement, profile, field) ?? ""),
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
