import { annexTexts as t } from "@/lib/domain/language/en-annex";
import { missing, natureText } from "./annex-facts";
import type { AnnexInput } from "./annex-input";
import { engagedName, type ListedSubprocessor } from "./annex-scope";
import type { Block } from "./blocks";

/** Subject matter, nature and duration of what each sub-processor does. */
export function subprocessingBlock(
  { agreed }: Pick<AnnexInput, "agreed">,
  subprocessors: readonly ListedSubprocessor[],
): Block {
  if (subprocessors.length === 0) return { type: "paragraph", text: t.annexTwo.noSubprocessors };
  const { subprocessor, subjectMatter, nature, duration } = t.annexTwo.columns;
  return {
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
  };
}
