import { addPeriod, type CalendarDate, isCalendarDate, isPeriod } from "@/lib/domain/calendar";
import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { defect } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOf, isStated, plural, worstOf } from "./gap";
import { isOwn, participationsOf } from "./standing";
import { isVaguePurpose } from "./wording";

/** The rules on what an activity must say. The provision and the weight of each stand in reference/linter-rules.ts. */
export const activityRules: Rules = {
  "ACT-001": { once: purposeIsWanting },
  "ACT-002": { once: dataSubjectsAreWanting },
  "ACT-003": { once: dataCategoriesAreWanting },
  "ACT-005": { once: controllerIsWanting },
  "ACT-017": { once: impactAssessmentIsWanting },
  "ACT-021": { once: reviewIsOverdue },
  "ACT-025": { once: measuresAreWanting },
};

/**
 * Reading: in both registers, since the contract of Art. 28(3) needs the purpose as the record of Art. 30(1) does. A
 * vague purpose passes beside a specific one of the same group, which is then its sub-purpose.
 */
function purposeIsWanting(register: Register): Defect[] {
  return list(register, "ProcessingActivity").flatMap((activity): Defect[] => {
    const purposes = pointingTo(register, "ActivityPurpose", "activityId", activity.ref);
    if (purposes.length === 0) {
      const place = { kind: "ProcessingActivity", ref: activity.ref } as const;
      return [
        defect(register, place, "it has no purpose; record what the data are processed for."),
      ];
    }
    const specificGroups = new Set(
      purposes
        .filter(({ text }) => text !== undefined && !isVaguePurpose(text))
        .map(({ groupLabel }) => groupLabel),
    );
    return purposes.flatMap((purpose): Defect[] => {
      const at = { kind: "ActivityPurpose" as const, ref: purpose.ref, field: "text" };
      const gap = gapOf(purpose, "text");
      if (gap) return [defect(register, at, `the wording of the purpose ${gap}; write it.`)];
      if (purpose.text === undefined || !isVaguePurpose(purpose.text)) return [];
      if (specificGroups.has(purpose.groupLabel)) return [];
      return [
        defect(
          register,
          at,
          "from these words nobody learns what is done; name the specific purpose.",
        ),
      ];
    });
  });
}

/** Reading: in both registers, since the contract of Art. 28(3) needs them as the record of Art. 30(1) does. */
function dataSubjectsAreWanting(register: Register): Defect[] {
  return categoriesWanting(register, "dataSubjectCategoryIds", "the categories of data subjects");
}

/** Reading: in both registers, as for data subjects. */
function dataCategoriesAreWanting(register: Register): Defect[] {
  return categoriesWanting(register, "personalDataCategoryIds", "the categories of personal data");
}

function categoriesWanting(
  register: Register,
  field: "dataSubjectCategoryIds" | "personalDataCategoryIds",
  what: string,
): Defect[] {
  return list(register, "ProcessingActivity").flatMap((activity): Defect[] => {
    const data = pointingTo(register, "ActivityData", "activityId", activity.ref);
    if (data.some((row) => isStated(row, field))) return [];
    const gap = data.length === 0 ? "is missing" : worstOf(data.map((row) => gapOf(row, field)));
    if (!gap) return [];
    return [
      defect(
        register,
        { kind: "ProcessingActivity", ref: activity.ref },
        `${what} ${plural(gap)}; record them with the data of the activity.`,
      ),
    ];
  });
}

/**
 * Reading: "the customers of its products" identifies the controllers once a product is named; a controller that takes
 * part under its own name does as well.
 */
function controllerIsWanting(register: Register, { asOf }: Pick<Question, "asOf">): Defect[] {
  return list(register, "ProcessingActivity").flatMap((activity): Defect[] => {
    if (activity.register !== "PROCESSOR") return [];
    const isNamed = participationsOf(register, activity.ref, asOf).some(
      ({ role, legalEntityId }) =>
        (role === "CONTROLLER" || role === "JOINT_CONTROLLER") &&
        isSomeoneElse(register, legalEntityId),
    );
    if (isNamed) return [];

    const at = { kind: "ProcessingActivity" as const, ref: activity.ref };
    const served = gapOf(activity, "controllersServed");
    if (served) {
      return [
        defect(
          register,
          { ...at, field: "controllersServed" },
          `the controllers that it serves ${plural(served)}; record that they are the customers of its products, or name them.`,
        ),
      ];
    }
    if (activity.controllersServed === undefined) return [];
    const products = gapOf(activity, "productIds");
    if (!products) return [];
    return [
      defect(
        register,
        { ...at, field: "productIds" },
        `it serves the customers of its products, yet the product ${products}; name the products.`,
      ),
    ];
  });
}

function isSomeoneElse(register: Register, entityRef: string | undefined): boolean {
  const entity = find(register, "LegalEntity", entityRef);
  return entity !== undefined && !isOwn(register, entity);
}

/** The guidelines call for an assessment "in most cases" from two criteria on (WP248 rev.01, III.B.a). */
const criteriaThatCall = 2;

/**
 * Reading: a national list calls for an assessment by itself. A screening that is a record of its own counts before what the
 * activity says in short: either it says why none is needed, or the assessment is completed.
 */
function impactAssessmentIsWanting(register: Register, { asOf }: Pick<Question, "asOf">): Defect[] {
  return list(register, "ProcessingActivity").flatMap((activity): Defect[] => {
    const screening = screeningOf(register, activity, asOf);
    const criteria = Math.max(
      activity.impactAssessmentCriteria?.length ?? 0,
      screening?.criteria?.length ?? 0,
    );
    const isOnList = screening?.nationalListEntry !== undefined;
    if (criteria < criteriaThatCall && !isOnList) return [];
    const state = screening ? screeningFault(screening) : shortFault(activity);
    if (state === undefined) return [];
    const why = isOnList
      ? "a national list calls for an impact assessment"
      : `it meets ${criteria} criteria of high risk`;
    return [
      defect(
        register,
        { kind: "ProcessingActivity", ref: activity.ref, field: "impactAssessment" },
        `${why} and ${state}; make one, or record a screening that says why not.`,
      ),
    ];
  });
}

/** The newest screening of an activity by that day. */
function screeningOf(
  register: Register,
  { ref }: Row<"ProcessingActivity">,
  asOf: CalendarDate,
): Row<"DpiaScreening"> | undefined {
  return pointingTo(register, "DpiaScreening", "activityIds", ref)
    .filter(({ screenedOn }) => (screenedOn ?? asOf) <= asOf)
    .toSorted((one, other) => ((one.screenedOn ?? "") < (other.screenedOn ?? "") ? 1 : -1))[0];
}

function screeningFault(screening: Row<"DpiaScreening">): string | undefined {
  const { required, reasons, exemption, progress } = screening;
  if (required === false) {
    return reasons === undefined && exemption === undefined
      ? "its screening does not say why none is needed"
      : undefined;
  }
  return progress === "COMPLETED" || progress === "UNDER_REVIEW"
    ? undefined
    : "the impact assessment is not completed";
}

function shortFault(activity: Row<"ProcessingActivity">): string | undefined {
  const gap = gapOf(activity, "impactAssessment");
  if (gap) return `the impact assessment ${gap}`;
  return activity.impactAssessment === "NO" ? "no impact assessment was made" : undefined;
}

const defaultReviewInterval = "P12M";

/** Reading: what was never reviewed counts from the day since which it stands; twelve months when no interval is set. */
function reviewIsOverdue(register: Register, { asOf }: Pick<Question, "asOf">): Defect[] {
  return list(register, "ProcessingActivity").flatMap((activity): Defect[] => {
    const gap = gapOf(activity, "lastReviewedOn");
    if (!gap && activity.lastReviewedOn === undefined) return [];
    const dueOn = reviewDueOn(activity);
    if (dueOn >= asOf) return [];
    const since = gap
      ? `its last review ${gap}`
      : `it was last reviewed on ${activity.lastReviewedOn}`;
    return [
      defect(
        register,
        { kind: "ProcessingActivity", ref: activity.ref, field: "lastReviewedOn" },
        `${since} and a review was due on ${dueOn}; review it and record the day.`,
      ),
    ];
  });
}

function reviewDueOn(activity: Row<"ProcessingActivity">): CalendarDate {
  const { lastReviewedOn, reviewInterval, validFrom } = activity;
  const interval =
    reviewInterval !== undefined && isPeriod(reviewInterval)
      ? reviewInterval
      : defaultReviewInterval;
  const start =
    lastReviewedOn !== undefined && isCalendarDate(lastReviewedOn) ? lastReviewedOn : validFrom;
  return addPeriod(start, interval);
}

function measuresAreWanting(register: Register): Defect[] {
  return list(register, "ProcessingActivity").flatMap((activity): Defect[] => {
    const gap = gapOf(activity, "securityMeasureIds");
    const linked = activity.securityMeasureIds ?? [];
    const isLinked = linked.some((ref) => find(register, "SecurityMeasure", ref) !== undefined);
    if (isLinked || (!gap && linked.length === 0)) return [];
    return [
      defect(
        register,
        { kind: "ProcessingActivity", ref: activity.ref, field: "securityMeasureIds" },
        `the description of its security measures ${gap ?? "is missing"}; link the measures that protect it.`,
      ),
    ];
  });
}
