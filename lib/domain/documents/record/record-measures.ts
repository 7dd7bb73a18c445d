import { compareNames } from "@/lib/domain/documents/annex-facts";
import { measureCategories } from "@/lib/domain/reference/measure-categories";
import { find, pointingTo, type Register, type Row } from "@/lib/domain/register";
import type { RecordMeasure, RecordQuestion } from "./record-facts";
import { gapOf, listOr, type Told, told, toldIn } from "./told";

/**
 * The security measures of an activity, in the order of the annexes.
 *
 * Source: GDPR Art. 30(1)(g), 30(2)(d), 32(1).
 * Reading: "a general description" is met by the measures that the activity names, or that name it; what is stated not to be done is no
 * measure.
 */
export function recordMeasures(
  register: Register,
  activity: Row<"ProcessingActivity">,
  { language }: Pick<RecordQuestion, "language">,
): Told<readonly RecordMeasure[]> {
  const named = (activity.securityMeasureIds ?? []).flatMap(
    (ref) => find(register, "SecurityMeasure", ref) ?? [],
  );
  const naming = pointingTo(register, "SecurityMeasure", "activityIds", activity.ref);
  const measures = [...new Set([...named, ...naming])]
    .filter(({ negativeFact }) => negativeFact !== true)
    .toSorted((one, other) => orderOf(one) - orderOf(other) || compareNames(one.ref, other.ref));
  return listOr(
    measures.map((one) => ({
      ref: one.ref,
      category: told(one, "category"),
      text: toldIn(one, "text", language),
    })),
    gapOf(activity, "securityMeasureIds"),
  );
}

function orderOf({ category }: Row<"SecurityMeasure">): number {
  return category === undefined ? Number.MAX_SAFE_INTEGER : measureCategories[category].order;
}
