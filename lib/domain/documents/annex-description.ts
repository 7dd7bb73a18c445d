import { annexTexts as t } from "@/lib/domain/language/en-annex";
import { find, pointingTo, type Row } from "@/lib/domain/register";
import { capitalised, categoryLabels, compareNames, missing, natureText } from "./annex-facts";
import type { AnnexInput } from "./annex-input";
import { agreementActivities, engagedName, type ListedSubprocessor } from "./annex-scope";
import type { Block, Line } from "./blocks";

type Activity = Row<"ProcessingActivity">;

/**
 * Annex II: what is processed, whose, why, how and how long, for the activities of the agreement.
 *
 * Source: SCC (EU) 2021/915, Annex II; GDPR Art. 28(3), first sentence.
 * Reading: the form's headings in its order, each once; what differs between activities is told activity by
 * activity under the heading, so that the facts of one are never read as those of another. The form asks for the
 * duration, not for a retention period.
 */
export function descriptionBlocks(
  input: AnnexInput,
  subprocessors: readonly ListedSubprocessor[],
): Block[] {
  const { annexTwo } = t;
  const activities = agreementActivities(input);
  const heading: Block = {
    type: "heading",
    level: 1,
    text: annexTwo.title,
    caption: annexTwo.caption,
  };
  if (activities.length === 0) {
    return [
      heading,
      { type: "paragraph", text: annexTwo.noActivities },
      ...chainBlocks(input, subprocessors),
    ];
  }
  function part(text: string, linesOf: (activity: Activity) => Line[]): Block[] {
    return [{ type: "heading", level: 2, text }, perActivity(activities, linesOf)];
  }
  return [
    heading,
    ...part(annexTwo.dataSubjects, (one) => subjectLines(input, one)),
    ...part(annexTwo.personalData, (one) => dataLines(input, one)),
    { type: "heading", level: 2, text: annexTwo.sensitive },
    sensitiveBlock(input, activities),
    ...part(annexTwo.nature, natureLines),
    ...part(annexTwo.purposes, (one) => purposeLines(input, one)),
    ...part(annexTwo.duration, (one) => durationLines(input, one)),
    ...chainBlocks(input, subprocessors),
  ];
}

/** One entry for each activity, and one for those together that say the same. */
function perActivity(
  activities: readonly Activity[],
  linesOf: (activity: Activity) => Line[],
): Block {
  const same = new Map<string, { names: string[]; lines: Line[] }>();
  for (const activity of activities) {
    const lines = linesOf(activity);
    const key = JSON.stringify(lines);
    const group = same.get(key) ?? { names: [], lines };
    group.names.push(activity.name ?? activity.ref);
    same.set(key, group);
  }
  const items = [...same.values()].map(({ names, lines }) => ({ term: names.join("; "), lines }));
  const [only] = items;
  if (activities.length > 1 && items.length === 1 && only) only.term = t.annexTwo.allActivities;
  return { type: "definitions", items };
}

function dataOf({ agreed }: AnnexInput, activity: Activity): readonly Row<"ActivityData">[] {
  return pointingTo(agreed, "ActivityData", "activityId", activity.ref);
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function subjectLines(input: AnnexInput, activity: Activity): Line[] {
  const labels = dataOf(input, activity).flatMap((one) =>
    one.dataSubjectCategoryIds
      ? categoryLabels(input.agreed, "DataSubjectCategory", one.dataSubjectCategoryIds)
      : [missing(one, "dataSubjectCategoryIds")],
  );
  return [{ text: distinct(labels).join("; ") || t.unknown }];
}

function dataLines(input: AnnexInput, activity: Activity): Line[] {
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

function sensitiveBlock(input: AnnexInput, activities: readonly Activity[]): Block {
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

function natureLines(activity: Activity): Line[] {
  const nature = natureText(activity.natureOfProcessing, missing(activity, "natureOfProcessing"));
  const categories = activity.categoriesOfProcessing ?? [];
  return [
    { text: nature },
    ...(categories.length > 0 ? [{ text: categories.join("; "), tone: "quiet" } as const] : []),
  ];
}

function purposeLines({ agreed }: AnnexInput, activity: Activity): Line[] {
  const purposes = pointingTo(agreed, "ActivityPurpose", "activityId", activity.ref).toSorted(
    (one, other) =>
      (one.displayOrder ?? 0) - (other.displayOrder ?? 0) || compareNames(one.ref, other.ref),
  );
  if (purposes.length === 0) return [{ text: t.unknown }];
  return purposes.map((one) => ({ text: one.text ?? missing(one, "text") }));
}

function durationLines(input: AnnexInput, activity: Activity): Line[] {
  const ends = dataOf(input, activity)
    .map((one) => find(input.agreed, "RetentionRule", one.retentionRuleId)?.onProcessorEnd)
    .filter((end) => end !== undefined);
  const lines: Line[] = [{ text: activity.duration ?? missing(activity, "duration") }];
  for (const end of distinct(ends.map((one) => t.annexTwo.atEnd[one])))
    lines.push({ text: capitalised(end), tone: "quiet" });
  return lines;
}

function chainBlocks(
  { agreed }: AnnexInput,
  subprocessors: readonly ListedSubprocessor[],
): Block[] {
  const { annexTwo } = t;
  const heading: Block = { type: "heading", level: 2, text: annexTwo.subprocessors };
  if (subprocessors.length === 0)
    return [heading, { type: "paragraph", text: annexTwo.noSubprocessors }];
  const { subprocessor, subjectMatter, nature, duration } = annexTwo.columns;
  return [
    heading,
    {
      type: "table",
      columns: [
        { header: t.annexFour.columns.number, share: 7 },
        { header: subprocessor, share: 30 },
        { header: subjectMatter, share: 27 },
        { header: nature, share: 18 },
        { header: duration, share: 18 },
      ],
      rows: subprocessors.map(({ number, engagement }) => [
        [{ text: number }],
        [{ text: engagedName(agreed, engagement) }],
        [{ text: engagement.subjectMatter ?? missing(engagement, "subjectMatter") }],
        [{ text: natureText(engagement.nature, missing(engagement, "nature")) }],
        [{ text: engagement.duration ?? missing(engagement, "duration") }],
      ]),
    },
  ];
}
