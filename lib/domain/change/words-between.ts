import { diffArrays, diffLines, diffWordsWithSpace } from "diff";
import { wholeWhereLittleStays } from "./whole-sentences";
import type { Words } from "./words";

/**
 * The words that differ between two texts, in the order in which they are read. Where hardly a word stays, what was is told as a
 * whole, and then what is: nobody can read two sentences that are woven into each other.
 */
export function wordsBetween(before: string, after: string): Words[] {
  const runs = diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    text: value,
    change: changeOf({ added, removed }),
  }));
  return wholeWhereLittleStays(runs);
}

/**
 * The same of two long texts: their entries are compared first, by their headings, then the lines of each, and the words only of
 * lines that take each other's place. A list of hundreds of entries is compared in a tenth of the time, no word is matched with
 * one of another entry, and what goes is told as the entry that it was.
 */
export function wordsInLines(before: string, after: string): Words[] {
  const [was, is] = [entriesOf(before), entriesOf(after)];
  const order = diffArrays(
    was.map(({ name }) => name),
    is.map(({ name }) => name),
  );
  let [left, right] = [0, 0];
  const found = order.flatMap(({ value, added, removed }): Words[] =>
    value.flatMap((): Words[] => {
      const old = added ? undefined : was[left++]?.text;
      const now = removed ? undefined : is[right++]?.text;
      if (old !== undefined && now !== undefined) return linesBetween(old, now);
      return [{ text: old ?? now ?? "", change: changeOf({ added, removed }) }];
    }),
  );
  return joined(found);
}

function linesBetween(before: string, after: string): Words[] {
  const runs = diffLines(before, after);
  return runs.flatMap(({ value, added, removed }, index): Words[] => {
    const [last, next] = [runs[index - 1], runs[index + 1]];
    if (removed && next?.added) return wordsBetween(value, next.value);
    if (added && last?.removed) return [];
    return [{ text: value, change: changeOf({ added, removed }) }];
  });
}

function changeOf({ added, removed }: { added?: boolean; removed?: boolean }): Words["change"] {
  if (added === true) return "ADDED";
  return removed === true ? "REMOVED" : "SAME";
}

type Entry = { readonly name: string; readonly text: string };

/** What stands under each heading; a state in brackets behind it, such as "(announced)", makes no other entry of it. */
function entriesOf(text: string): Entry[] {
  return text.split(/^(?=#+ )/m).map((entry) => {
    const [heading = ""] = entry.split("\n", 1);
    const name = heading.startsWith("#") ? heading.replace(/ \([^()]*\)$/, "") : "";
    return { name, text: entry };
  });
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
