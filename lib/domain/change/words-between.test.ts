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

describe("sentences that share little", () => {
  const before =
    "Data are stored in Germany. No customer content is sent to the vendor. Logs are kept for a week.";
  const after =
    "Data are stored in Germany. Between 18 and 20 November outsiders read mails of customers. Logs are kept for a week.";

  test("are told as a whole, what was and then what is, between what stays", () => {
    expect(wordsBetween(before, after)).toEqual([
      { text: "Data are stored in Germany. ", change: "SAME" },
      { text: "No customer content is sent to the vendor", change: "REMOVED" },
      { text: "Between 18 and 20 November outsiders read mails of customers", change: "ADDED" },
      { text: ". Logs are kept for a week.", change: "SAME" },
    ]);
  });

  test("are not those of which a word or two differ", () => {
    expect(
      wordsBetween("Send mail to all users of the desk", "Send letters to some users of the desk"),
    ).toEqual([
      { text: "Send ", change: "SAME" },
      { text: "mail", change: "REMOVED" },
      { text: "letters", change: "ADDED" },
      { text: " to ", change: "SAME" },
      { text: "all", change: "REMOVED" },
      { text: "some", change: "ADDED" },
      { text: " users of the desk", change: "SAME" },
    ]);
  });
});

describe("the words between two lists of entries", () => {
  const entry = (name: string, service: string) =>
    `### ${name}\n\nService: ${service}\nWhere: Germany\nMechanism: none\n\n`;

  test("tell an entry that goes as that entry, and touch no other", () => {
    const [first, gone, last] = [
      entry("Desk", "Mail"),
      entry("Fehlerlupe (announced)", "Errors"),
      entry("Halden", "Chat"),
    ];
    expect(wordsInLines(`${first}${gone}${last}`, `${first}${last}`)).toEqual([
      { text: first, change: "SAME" },
      { text: gone, change: "REMOVED" },
      { text: last, change: "SAME" },
    ]);
  });

  test("compare an entry with itself, also where its state behind the heading is another", () => {
    const words = wordsInLines(
      `${entry("Desk", "Mail")}${entry("Halden", "Chat")}`,
      `${entry("Desk (being replaced)", "Mail")}${entry("Halden", "Voice")}`,
    );
    expect(words.filter(({ change }) => change !== "SAME").map(({ text }) => text.trim())).toEqual([
      "(being replaced)",
      "Chat",
      "Voice",
    ]);
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
