import { diffWordsWithSpace } from "diff";

/** One run of words that stays, comes or goes. */
export type Words = { text: string; change: "SAME" | "ADDED" | "REMOVED" };

/** The words that differ between two texts, in the order in which they are read. */
export function wordsBetween(before: string, after: string): Words[] {
  return diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    text: value,
    change: added ? "ADDED" : removed ? "REMOVED" : "SAME",
  }));
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
