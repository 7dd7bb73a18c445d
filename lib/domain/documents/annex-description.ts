import { annexTexts as t } from "@/lib/domain/language/en-annex";
import { find, type Row } from "@/lib/domain/register";
import {
  dataLines,
  dataOf,
  distinct,
  natureLines,
  perActivity,
  purposeLines,
  sensitiveBlock,
  subjectLines,
} from "./activity-lines";
import { capitalised, missing } from "./annex-facts";
import type { AnnexInput } from "./annex-input";
import { agreementActivities, type ListedSubprocessor } from "./annex-scope";
import { asSigned } from "./as-signed";
import type { Block, Line } from "./blocks";
import { ownOr } from "./own-text";
import { subprocessingBlock } from "./subprocessing-block";

type Activity = Row<"ProcessingActivity">;

/**
 * Annex II: what is processed, whose, why, how and how long, for the activities of the agreement.
 *
 * Source: SCC (EU) 2021/915, Annex II; GDPR Art. 28(3), first sentence.
 * Reading: the form's headings in its order, each once; what differs between activities is told activity by
 * activity under the heading, so that the facts of one are never read as those of another. The form asks for the
 * duration, not for a retention period. A text that the agreement has of its own stands in the place of the register's.
 */
export function descriptionBlocks(
  current: AnnexInput,
  subprocessors: readonly ListedSubprocessor[],
): Block[] {
  const { annexTwo } = t;
  const { title, caption } = annexTwo;
  const input = asSigned(current);
  const { agreement } = input;
  const activities = agreementActivities(input);
  function part(
    text: string,
    own: string | undefined,
    linesOf: (activity: Activity) => Line[],
  ): Block[] {
    return [{ type: "heading", level: 2, text }, ...ownOr(own, () => told(activities, linesOf))];
  }
  return [
    { type: "heading", level: 1, text: title, caption },
    ...part(annexTwo.dataSubjects, agreement.ownDataSubjects, (one) => subjectLines(input, one)),
    ...part(annexTwo.personalData, agreement.ownPersonalData, (one) => dataLines(input, one)),
    { type: "heading", level: 2, text: annexTwo.sensitive },
    ...ownOr(agreement.ownSensitiveData, () =>
      activities.length === 0 ? noActivities : sensitiveBlock(input, activities),
    ),
    ...part(annexTwo.nature, agreement.ownNature, natureLines),
    ...part(annexTwo.purposes, agreement.ownPurposes, (one) => purposeLines(input, one)),
    ...part(annexTwo.duration, agreement.ownDuration, (one) => durationLines(input, one)),
    { type: "heading", level: 2, text: annexTwo.subprocessors },
    ...ownOr(agreement.ownSubprocessing, () => subprocessingBlock(current, subprocessors)),
  ];
}

const noActivities: Block = { type: "paragraph", text: t.annexTwo.noActivities };

function told(activities: readonly Activity[], linesOf: (activity: Activity) => Line[]): Block {
  return activities.length === 0 ? noActivities : perActivity(activities, linesOf);
}

function durationLines(input: AnnexInput, activity: Activity): Line[] {
  const ends = dataOf(input, activity)
    .flatMap(({ retentionRuleIds = [] }) => retentionRuleIds)
    .map((ref) => find(input.agreed, "RetentionRule", ref)?.onProcessorEnd)
    .filter((end) => end !== undefined);
  const lines: Line[] = [{ text: activity.duration ?? missing(activity, "duration") }];
  for (const end of distinct(ends.map((one) => t.annexTwo.atEnd[one])))
    lines.push({ text: capitalised(end), tone: "quiet" });
  return lines;
}
