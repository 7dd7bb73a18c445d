import { expect, test } from "vitest";
import { catalogueOf } from "@/lib/domain/language/catalogue";
import { narrativeOf } from "@/lib/domain/publication/public-narrative";
import { given } from "@/lib/testing/given";
import { narrativeItems } from "./document-parts";

const register = given.register({
  DocumentBlock: [
    given.documentBlock({
      ref: "short",
      documentId: "notice",
      heading: "In short",
      text: "We sell nothing.",
      displayOrder: 1,
      translations: { de: { heading: "Kurz gesagt", text: "Wir verkaufen nichts." } },
    }),
    given.documentBlock({
      ref: "head",
      documentId: "notice",
      heading: "How to complain",
      text: "Write to us.",
      displayOrder: 2,
      translations: { de: { heading: "Beschwerden" } },
    }),
  ],
  SourceDocument: [given.sourceDocument({ ref: "notice" })],
});

function itemsIn(language: "en" | "de" | "fr") {
  const items = narrativeItems(narrativeOf(register, "notice"), catalogueOf(language));
  return items.map(({ term, lines }) => [term, lines[0]?.text]);
}

test("a text stands in the language of the document where somebody has translated it, heading and all", () => {
  expect(itemsIn("de")).toEqual([
    ["Kurz gesagt", "Wir verkaufen nichts."],
    ["Beschwerden", "Write to us."],
  ]);
});

test("and as it was written where nobody has", () => {
  const written = [
    ["In short", "We sell nothing."],
    ["How to complain", "Write to us."],
  ];
  expect(itemsIn("en")).toEqual(written);
  expect(itemsIn("fr")).toEqual(written);
});
