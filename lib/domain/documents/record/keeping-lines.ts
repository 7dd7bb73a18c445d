import type { Line } from "@/lib/domain/documents/blocks";
import type { RecordActivity, RecordData, RecordRetention } from "./record-facts";
import { gapText, joined, period, type Speech } from "./record-language";
import { isGap } from "./told";

/** How long each part of the data is kept; parts with the same rules stand together. */
export function retentionLines({ data }: RecordActivity, speech: Speech): Line[] {
  if (isGap(data)) return [{ text: gapText(data, speech) }];
  const together = new Map<string, { labels: string[]; text: string }>();
  for (const part of data) {
    const said = retentionText(part, speech);
    const group = together.get(said) ?? { labels: [], text: said };
    group.labels.push(...partLabels(part, speech));
    together.set(said, group);
  }
  return [...together.values()].map(({ labels, text }) => ({
    label: [...new Set(labels)].join(", "),
    text,
  }));
}

/** What a time limit is for: the categories of data, or the group that they form. */
export function partLabels({ categories, group }: RecordData, speech: Speech): string[] {
  if (!isGap(categories)) return categories.map(({ label }) => label);
  return [group ?? gapText(categories, speech)];
}

export function retentionText({ retention }: RecordData, speech: Speech): string {
  if (isGap(retention)) return gapText(retention, speech);
  return retention.map((one) => ruleText(one, speech)).join("; ");
}

function ruleText(rule: RecordRetention, speech: Speech): string {
  const { retention: words } = speech.words;
  const lead =
    rule.part === "RULE"
      ? ""
      : `${rule.part === "THEN" ? words.next : `${words.exception} ${rule.name}`}: `;
  const from = rule.triggerText ?? (rule.trigger === null ? null : words.triggers[rule.trigger]);
  const limit = isGap(rule.period)
    ? (rule.criteria ?? words.periodUnknown)
    : joined([period(rule.period, speech), from?.replace(/\.$/, "")], " ");
  const details = joined([
    rule.law && `${words.law}: ${rule.law}`,
    rule.disposal && words.disposal[rule.disposal],
    rule.backups && words.backups(period(rule.backups, speech)),
    rule.atEnd && words.atEnd[rule.atEnd],
  ]);
  return `${lead}${limit}${details === "" ? "" : ` (${details})`}`;
}
