import { find, pointingTo, type Row } from "@/lib/domain/register";
import type { AnnexInput } from "./annex-input";
import { agreementActivities } from "./annex-scope";

type Scope = Pick<AnnexInput, "agreed" | "agreement">;
type Field = "personalDataCategoryIds" | "dataSubjectCategoryIds";

/**
 * The categories that a sub-processor gets of one customer: of those of the engagement the ones that occur in the
 * activities of this agreement.
 *
 * Source: GDPR Art. 28(3), first sentence ("the type of personal data and categories of data subjects").
 * Reading: one engagement often serves several products. It is narrowed only as far as the register is complete: where an
 * activity's categories are not known, or nothing would be left, the engagement's own list stands whole.
 *
 * @returns the refs in the engagement's order; undefined where the engagement names none
 */
export function narrowedCategories(
  scope: Scope,
  engagement: Row<"Engagement">,
  field: Field,
): readonly string[] | undefined {
  const whole = engagement[field];
  const occurring = occurringIn(scope, engagement, field);
  if (whole === undefined || occurring === null) return whole;
  const narrowed = whole.filter((ref) => occurring.has(ref));
  return narrowed.length === 0 ? whole : narrowed;
}

/** The categories of the agreement's activities that the engagement serves; null where they are not all known. */
function occurringIn(
  scope: Scope,
  engagement: Row<"Engagement">,
  field: Field,
): Set<string> | null {
  const own = new Set(agreementActivities(scope).map(({ ref }) => ref));
  const served = (engagement.activityIds ?? []).filter(
    (ref) => find(scope.agreed, "ProcessingActivity", ref)?.register === "PROCESSOR",
  );
  const common = served.filter((ref) => own.has(ref));
  if (common.length === 0) return null;
  const lists = common.flatMap((ref) => {
    const data = pointingTo(scope.agreed, "ActivityData", "activityId", ref);
    return data.length === 0 ? [undefined] : data.map((one) => one[field]);
  });
  return lists.every((refs) => refs !== undefined) ? new Set(lists.flat()) : null;
}
