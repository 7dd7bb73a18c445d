import { describe, expect, test } from "vitest";
import { aroundChanges, wordsBetween } from "./words-between";

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
