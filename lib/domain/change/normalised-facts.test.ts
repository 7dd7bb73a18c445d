import { describe, expect, test } from "vitest";
import { factsHash, isEditorial, normalisedFacts } from "./normalised-facts";

function editorial(before: unknown, after: unknown, field = "purpose"): boolean {
  return isEditorial("Engagement", { field, before, after });
}

describe("a difference can be editorial", () => {
  test.each([
    ["a spelling that is corrected", "Hosting of the ticketts", "Hosting of the tickets."],
    ["a sentence in other words", "Sends e-mail for us", "Dispatches our electronic mail"],
    ["a country written short or in full", "Support from the US", "Support from the United States"],
    ["a word like a short country", "Contact us", "Contact them"],
    ["a space before a sign", "Kept for 30% of them", "Kept for 30 % of them"],
    ["a figure in its place", "Kept for 30 days at most", "At most kept for 30 days"],
  ])("with %s", (_what, before, after) => {
    expect(editorial(before, after)).toBe(true);
  });

  test("with the letters of a name in another case or punctuation", () => {
    const name = { field: "name", before: "Acme Inc", after: "ACME, Inc." } as const;
    expect(isEditorial("Vendor", name)).toBe(true);
  });

  test("with a space before a sign in a name", () => {
    const name = { field: "name", before: "Top 10%", after: "Top 10 %" } as const;
    expect(isEditorial("Vendor", name)).toBe(true);
    expect(isEditorial("Vendor", { ...name, after: "Top 10" })).toBe(false);
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

describe("translations", () => {
  const both = { de: { purpose: "30 Tage" }, fr: { purpose: "90 jours" } };

  test("are compared language by language", () => {
    const swapped = { de: { purpose: "90 Tage" }, fr: { purpose: "30 jours" } };
    expect(editorial(both, swapped, "translations")).toBe(false);
    const reworded = { ...both, fr: { purpose: "Durant 90 jours" } };
    expect(editorial(both, reworded, "translations")).toBe(true);
  });

  test("state nothing where they have no figures", () => {
    const more = { ...both, nl: { purpose: "Opslag" } };
    expect(editorial(both, more, "translations")).toBe(true);
  });
});

describe("a difference cannot be editorial", () => {
  test.each([
    ["another figure", "Kept for 30 days", "Kept for 90 days"],
    ["another figure in words", "Kept for thirty days", "Kept for sixty days"],
    ["another measure", "Kept for 30 days", "Kept for 30 months"],
    ["another comparison", "Kept where ≥ 30 days old", "Kept where ≤ 30 days old"],
    ["another currency", "From € 20", "From $ 20"],
    ["a word that denies", "Reads messages", "Does not read messages"],
    ["a word that limits", "Reads messages", "Reads only messages"],
    ["another country", "Support from Ireland", "Support from India"],
    ["another country in German", "Betrieb in Irland", "Betrieb in Indien"],
    ["another address", "Write to a@acme.example", "Write to b@acme.example"],
    ["the same figures the other way round", "From 30 to 90 days", "From 90 to 30 days"],
    ["the same places the other way round", "From Ireland to India", "From India to Ireland"],
    ["a word that denies elsewhere", "Not read, all kept", "All read, not kept"],
    ["another decimal", "At 1.5 percent", "At 5.1 percent"],
    ["a country written short", "Support from the US", "Support from the UK"],
    ["a country that comes, written short", "Support around the clock", "Support from the USA"],
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

test("the facts of a text are its figures, places and limits, in the order in which they are said", () => {
  expect(normalisedFacts("Engagement", "purpose", "Not more than 30 days in France")).toEqual({
    prose: true,
    facts: ["not", "30", "days", "FR"],
  });
  expect(factsHash("Engagement", "purpose", "x")).toMatch(/^[0-9a-f]{64}$/);
});
