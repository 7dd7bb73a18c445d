import type { Words } from "./words";

/** Of so many words in a row it can be said that they stayed; fewer stand in any two sentences. */
const wordsThatHold = 3;
/** Where less than this share of the longer text stays, both are told as a whole. */
const littleShare = 1 / 3;

/** Runs of words with those stretches told as a whole, first what goes and then what comes, in which hardly a word stays. */
export function wholeWhereLittleStays(runs: readonly Words[]): Words[] {
  return stretchesOf(runs).flatMap((stretch) => {
    if (stretch.length === 1 || !hasLittleInCommon(stretch)) return stretch;
    return [
      { text: textOf(stretch, "ADDED"), change: "REMOVED" as const },
      { text: textOf(stretch, "REMOVED"), change: "ADDED" as const },
    ];
  });
}

/** Changes that follow one another with no more than a few words between them, on one line; what stays is a stretch by itself. */
function stretchesOf(runs: readonly Words[]): Words[][] {
  const stretches: Words[][] = [];
  runs.forEach((run, index) => {
    const open = stretches.at(-1);
    const isBetween = index > 0 && index < runs.length - 1;
    const holds = run.change === "SAME" && (!isBetween || !isWeak(run));
    const isOpen = open?.some(({ change }) => change !== "SAME") === true;
    if (open === undefined || holds || !isOpen) stretches.push([run]);
    else open.push(run);
  });
  return stretches;
}

function isWeak({ text }: Words): boolean {
  return !text.includes("\n") && wordsIn(text) < wordsThatHold;
}

function hasLittleInCommon(stretch: readonly Words[]): boolean {
  const count = (change: Words["change"]) =>
    stretch.reduce((sum, run) => sum + (run.change === change ? wordsIn(run.text) : 0), 0);
  const [same, removed, added] = [count("SAME"), count("REMOVED"), count("ADDED")];
  if (removed === 0 || added === 0) return false;
  return same < littleShare * (same + Math.max(removed, added));
}

/** One of the two texts: what stays with what is not of this change. */
function textOf(stretch: readonly Words[], without: Words["change"]): string {
  return stretch
    .filter(({ change }) => change !== without)
    .map(({ text }) => text)
    .join("");
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
