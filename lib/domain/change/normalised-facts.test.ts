import { describe, expect, test } from "vitest";
import { factsHash, isEditorial, normalisedFacts } from "./normalised-facts";

function editorial(before: unknown, after: unknown, field = "purpose"): boolean {
  return isEditorial("Engagement", { field, before, after });
}

describe("a difference can be editorial", () => {
  test.each([
    ["a spelling that is corrected", "Hosting of the ticketts", "Hosting of the tickets."],
    ["a sentence in other words", "Sends e-mail for us", "Dispatches our electronic mail"],
    ["a figure in its place", "Kept for 30 days at most", "At most kept for 30 days"],
  ])("with %s", (_what, before, after) => {
    expect(editorial(before, after)).toBe(true);
  });

  test("with the letters of a name in another case or punctuation", () => {
    const name = { field: "name", before: "Acme Inc", after: "ACME, Inc." } as const;
    expect(isEditorial("Vendor", name)).toBe(true);
  });

  test("with another link, or another order of a list", () => {
    const link = { field: "website", before: "https://a.example", after: "https://b.example" };
    expect(isEditorial("LegalEntity", link)).toBe(true);
    expect(editorial(["desk", "chat"], ["chat", "desk"], "productIds")).toBe(true);
  });

  test("with a translation that comes or is put otherwise", () => {
    const before = { de: { purpose: "Betrieb für 30 Tage" } };
    expect(editorial(before, { de: { purpose: "30 Tage Betrieb" } }, "translations")).toBe(true);
    expect(editorial(before, { de: { purpose: "Betrieb für 90 Tage" } }, "translations")).toBe(
      false,
    );
  });
});

describe("a difference cannot be editorial", () => {
  test.each([
    ["another figure", "Kept for 30 days", "Kept for 90 days"],
    ["another figure in words", "Kept for thirty days", "Kept for sixty days"],
    ["another measure", "Kept for 30 days", "Kept for 30 months"],
    ["a word that denies", "Reads messages", "Does not read messages"],
    ["a word that limits", "Reads messages", "Reads only messages"],
    ["another country", "Support from Ireland", "Support from India"],
    ["another country in German", "Betrieb in Irland", "Betrieb in Indien"],
    ["another address", "Write to a@acme.example", "Write to b@acme.example"],
  ])("with %s", (_what, before, after) => {
    expect(editorial(before, after)).toBe(false);
  });

  test("with another name", () => {
    expect(isEditorial("Vendor", { field: "name", before: "Acme", after: "Akme" })).toBe(false);
  });

  test.each([
    ["reference", "vendorServiceId", "one", "two"],
    ["day", "contractExpiresOn", "2027-01-01", "2027-01-02"],
    ["period", "dataRetention", "P30D", "P31D"],
    ["choice in a list", "nature", ["STORAGE"], ["STORAGE", "ANALYSIS"]],
    ["mark of what is not known", "fieldStates", {}, { purpose: { state: "UNKNOWN" } }],
  ])("with another %s", (_what, field, before, after) => {
    expect(editorial(before, after, field)).toBe(false);
  });

  test("where a text comes or goes, or a whole record does", () => {
    expect(editorial(undefined, "Hosting")).toBe(false);
    expect(editorial("Hosting", undefined)).toBe(false);
    expect(isEditorial("Engagement", { field: null, before: null, after: {} })).toBe(false);
  });
});

test("the facts of a text are its figures and limits, in an order of their own", () => {
  expect(normalisedFacts("Engagement", "purpose", "Not more than 30 days in France")).toEqual({
    prose: true,
    facts: ["30", "days", "france", "not"],
  });
  expect(factsHash("Engagement", "purpose", "x")).toMatch(/^[0-9a-f]{64}$/);
});
