import { diffLines, diffWordsWithSpace } from "diff";

/** One run of words that stays, comes or goes. */
export type Words = { text: string; change: "SAME" | "ADDED" | "REMOVED" };

/** The words that differ between two texts, in the order in which they are read. */
export function wordsBetween(before: string, after: string): Words[] {
  return diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    text: value,
    change: added ? "ADDED" : removed ? "REMOVED" : "SAME",
  }));
}

/**
 * The same of two long texts: their lines are compared first, and the words only of lines that take each other's place. A list of
 * hundreds of entries is compared in a tenth of the time, and no word is matched with one of another entry.
 */
export function wordsInLines(before: string, after: string): Words[] {
  const runs = diffLines(before, after);
  const found = runs.flatMap(({ value, added, removed }, index): Words[] => {
    const [last, next] = [runs[index - 1], runs[index + 1]];
    if (removed && next?.added) return wordsBetween(value, next.value);
    if (added && last?.removed) return [];
    return [{ text: value, change: added ? "ADDED" : removed ? "REMOVED" : "SAME" }];
  });
  return joined(found);
}

/** Runs of one kind that follow one another, as one. */
function joined(runs: readonly Words[]): Words[] {
  const all: Words[] = [];
  for (const { text, change } of runs) {
    const last = all.at(-1);
    if (last?.change === change) last.text += text;
    else all.push({ text, change });
  }
  return all;
}

/** Long runs that stay the same, cut down to the lines around what changes; "…" stands for what is left out. */
export function aroundChanges(words: readonly Words[], linesKept: number): Words[] {
  return words.map((run, index) => {
    if (run.change !== "SAME") return run;
    const lines = run.text.split("\n");
    const isFirst = index === 0;
    const isLast = index === words.length - 1;
    const head = isFirst ? [] : lines.slice(0, linesKept + 1);
    const tail = isLast ? [] : lines.slice(-linesKept - 1);
    if (head.length + tail.length >= lines.length) return run;
    return { ...run, text: [...head, "…", ...tail].join("\n") };
  });
}
