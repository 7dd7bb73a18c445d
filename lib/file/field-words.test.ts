import { expect, test } from "vitest";
import { knownWordsHint } from "./field-words";

test("a word that is none of a few known ones is answered with all of them", () => {
  expect(knownWordsHint("MEDUM", ["LOW", "MEDIUM", "HIGH"])).toBe(
    "nearest: MEDIUM; known: LOW, MEDIUM, HIGH",
  );
  expect(knownWordsHint("x", [])).toBe("none is known");
});

test("one that is none of very many is answered with the nearest, and how many there are", () => {
  const places = Array.from({ length: 400 }, (_, index) => `processingLocations/place-${index}`);
  const known = ["engagements/fehlerlupe-2", ...places, "engagements/fehlerlupe"];
  expect(knownWordsHint("engagements/fehlerlup", known)).toBe(
    "nearest: engagements/fehlerlupe, engagements/fehlerlupe-2; 402 are known",
  );
  expect(knownWordsHint("zzz", places)).toBe(
    "400 are known, such as processingLocations/place-0, processingLocations/place-1, processingLocations/place-2",
  );
});
