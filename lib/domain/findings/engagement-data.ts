import { pointingTo, type Register, type Row } from "@/lib/domain/register";
import { activitiesOf } from "./standing";

/** Whose data an engagement concerns: as it says itself, else as its activities say. */
export function dataSubjectsOf(register: Register, engagement: Row<"Engagement">): string[] {
  return named(register, engagement, "dataSubjectCategoryIds");
}

/** Which data an engagement concerns: as it says itself, else as its activities say. */
export function dataCategoriesOf(register: Register, engagement: Row<"Engagement">): string[] {
  return named(register, engagement, "personalDataCategoryIds");
}

/** The data of the activities that an engagement serves. */
export function activityDataOf(
  register: Register,
  engagement: Row<"Engagement">,
): Row<"ActivityData">[] {
  return activitiesOf(register, engagement).flatMap(({ ref }) =>
    pointingTo(register, "ActivityData", "activityId", ref),
  );
}

function named(
  register: Register,
  engagement: Row<"Engagement">,
  field: "dataSubjectCategoryIds" | "personalDataCategoryIds",
): string[] {
  const own = engagement[field] ?? [];
  if (own.length > 0) return [...own];
  return activityDataOf(register, engagement).flatMap((data) => data[field] ?? []);
}
