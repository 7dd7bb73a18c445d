import { describe, expect, test } from "vitest";
import { aroundChanges, wordsBetween, wordsInLines } from "./words-between";

describe("the words between two texts", () => {
  test("are told run by run: what stays, goes and comes", () => {
    expect(wordsBetween("stored in Germany today", "stored in Poland today")).toEqual([
      { text: "stored in ", change: "SAME" },
      { text: "Germany", change: "REMOVED" },
      { text: "Poland", change: "ADDED" },
      { text: " today", change: "SAME" },
    ]);
  });

  test("keep what lies near a change and leave out the rest", () => {
    const before = "a\nb\nc\nd\ne\nold\nf\ng\nh\ni\nj";
    const shown = aroundChanges(wordsBetween(before, before.replace("old", "new")), 1);
    expect(shown.map(({ text }) => text)).toEqual(["…\ne\n", "old", "new", "\nf\n…"]);
  });

  test("lose nothing where there is little to leave out", () => {
    const words = wordsBetween("one\ntwo", "one\nthree");
    expect(aroundChanges(words, 3)).toEqual(words);
  });
});

describe("the words between two texts of many lines", () => {
  test("are those of the lines that take each other's place", () => {
    const before = "A\nPurpose: mail\nB\nPurpose: logs\nC\n";
    const after = "A\nPurpose: letters\nB\nPurpose: logs\nC\nD\n";
    expect(wordsInLines(before, after)).toEqual([
      { text: "A\nPurpose: ", change: "SAME" },
      { text: "mail", change: "REMOVED" },
      { text: "letters", change: "ADDED" },
      { text: "\nB\nPurpose: logs\nC\n", change: "SAME" },
      { text: "D\n", change: "ADDED" },
    ]);
  });

  test("give each text again by what stays with what goes, or comes", () => {
    const before = "one two\nthree\n\nfour five\nsix";
    const after = "one 2\n\nfour five six\nseven\nsix\n";
    const words = wordsInLines(before, after);
    const without = (change: string) =>
      words
        .filter((run) => run.change !== change)
        .map(({ text }) => text)
        .join("");
    expect([without("ADDED"), without("REMOVED")]).toEqual([before, after]);
  });
});
