import { annexTexts as t } from "@/lib/domain/language/en-annex";
import { find, pointingTo, type Row } from "@/lib/domain/register";
import { categoryLabels, compareNames, missing, natureText } from "./annex-facts";
import type { AnnexInput } from "./annex-input";
import type { Block, Definition, Line } from "./blocks";

type Activity = Row<"ProcessingActivity">;

/** One entry for each activity, and one for those together that say the same. */
export function perActivity(
  activities: readonly Activity[],
  linesOf: (activity: Activity) => Line[],
): Block {
  const entries = activities.map((one) => ({ name: one.name ?? one.ref, lines: linesOf(one) }));
  return { type: "definitions", items: together(entries, t.annexTwo.allActivities) };
}

/** Entries that say the same become one under all their names; one that holds for all of several has a name of its own. */
export function together(
  entries: readonly { name: string; lines: Line[] }[],
  nameOfAll: string,
): Definition[] {
  const same = new Map<string, { names: string[]; lines: Line[] }>();
  for (const { name, lines } of entries) {
    const key = JSON.stringify(lines);
    const group = same.get(key) ?? { names: [], lines };
    group.names.push(name);
    same.set(key, group);
  }
  const items = [...same.values()].map(({ names, lines }) => ({ term: names.join("; "), lines }));
  const [only] = items;
  if (entries.length > 1 && items.length === 1 && only) only.term = nameOfAll;
  return items;
}

export function dataOf({ agreed }: AnnexInput, activity: Activity): readonly Row<"ActivityData">[] {
  return pointingTo(agreed, "ActivityData", "activityId", activity.ref);
}

export function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

export function subjectLines(input: AnnexInput, activity: Activity): Line[] {
  const labels = dataOf(input, activity).flatMap((one) =>
    one.dataSubjectCategoryIds
      ? categoryLabels(input.agreed, "DataSubjectCategory", one.dataSubjectCategoryIds)
      : [missing(one, "dataSubjectCategoryIds")],
  );
  return [{ text: distinct(labels).join("; ") || t.unknown }];
}

export function dataLines(input: AnnexInput, activity: Activity): Line[] {
  const data = dataOf(input, activity);
  const labels = data.flatMap((one) =>
    one.personalDataCategoryIds
      ? categoryLabels(input.agreed, "PersonalDataCategory", one.personalDataCategoryIds)
      : [missing(one, "personalDataCategoryIds")],
  );
  const items = distinct(data.flatMap((one) => one.elements ?? []));
  const lines: Line[] = [{ text: distinct(labels).join("; ") || t.unknown }];
  if (items.length > 0) lines.push({ text: t.annexTwo.items(items.join(", ")), tone: "quiet" });
  return lines;
}

export function sensitiveBlock(input: AnnexInput, activities: readonly Activity[]): Block {
  const all = activities.map((one) => sensitiveOf(input, one));
  if (all.every((one) => one.known && one.rows.length === 0)) {
    return { type: "paragraph", text: t.annexTwo.noSensitive };
  }
  if (all.every((one) => !one.known && one.rows.length === 0)) {
    return { type: "paragraph", text: t.annexTwo.sensitiveUnknown };
  }
  return perActivity(activities, (one) => sensitiveLines(input, one));
}

/** The parts of an activity's data that hold sensitive categories, and whether its categories are known at all. */
function sensitiveOf(input: AnnexInput, activity: Activity) {
  const data = dataOf(input, activity);
  const known = data.length > 0 && data.every((one) => one.personalDataCategoryIds !== undefined);
  const rows = data.flatMap((one) => {
    const categories = (one.personalDataCategoryIds ?? [])
      .map((ref) => find(input.agreed, "PersonalDataCategory", ref))
      .filter((category) => category?.special || category?.criminal);
    return categories.length === 0
      ? []
      : [{ labels: categories.map((category) => category?.label ?? t.unknown), part: one }];
  });
  return { known, rows };
}

function sensitiveLines(input: AnnexInput, activity: Activity): Line[] {
  const { known, rows } = sensitiveOf(input, activity);
  if (rows.length === 0) return [{ text: known ? t.annexTwo.noSensitiveHere : t.unknown }];
  return rows.flatMap(({ labels, part }) => [
    { label: t.annexTwo.categories, text: labels.join("; ") },
    {
      label: t.annexTwo.safeguards,
      text: part.sensitiveSafeguards ?? missing(part, "sensitiveSafeguards"),
    },
  ]);
}

export function natureLines(activity: Activity): Line[] {
  const nature = natureText(activity.natureOfProcessing, missing(activity, "natureOfProcessing"));
  const categories = activity.categoriesOfProcessing ?? [];
  return [
    { text: nature },
    ...(categories.length > 0 ? [{ text: categories.join("; "), tone: "quiet" } as const] : []),
  ];
}

export function purposeLines({ agreed }: AnnexInput, activity: Activity): Line[] {
  const purposes = pointingTo(agreed, "ActivityPurpose", "activityId", activity.ref).toSorted(
    (one, other) =>
      (one.displayOrder ?? 0) - (other.displayOrder ?? 0) || compareNames(one.ref, other.ref),
  );
  if (purposes.length === 0) return [{ text: t.unknown }];
  return purposes.map((one) => ({ text: one.text ?? missing(one, "text") }));
}
