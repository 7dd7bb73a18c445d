import { describe, expect, test } from "vitest";
import { catalogueOf } from "@/lib/domain/language/catalogue";
import { list } from "@/lib/domain/register";
import { ruleWorld } from "@/lib/testing/change-rule-cases";
import { given } from "@/lib/testing/given";
import type { PublicPart } from "./public-part";
import { publicPartIn } from "./public-part-in";
import { publicPart } from "./publish";

type Records = Parameters<typeof given.withRecords>[1];

function partOf(records: Records): PublicPart {
  return publicPart({
    register: given.withRecords(ruleWorld, records),
    asOf: given.today,
    announced: [],
    rollingOut: new Set(),
    leaving: new Map(),
    replaced: new Map(),
    changes: [],
    previous: null,
    simulated: false,
  });
}

function hostingIn(records: Records, language: "en" | "de" | "fr") {
  const { subprocessors } = publicPartIn(partOf(records), catalogueOf(language));
  return subprocessors.find(({ ref }) => ref === "hosting");
}

const translated = given.engagement({
  translations: { de: { purpose: "Tickets verfügbar halten", notes: "Nur für uns" } },
});

describe("a publication in another language", () => {
  test("has the translation of a text where the record has one", () => {
    const entry = hostingIn({ Engagement: [translated] }, "de");
    expect(entry?.purpose).toBe("Tickets verfügbar halten");
    expect(entry?.untranslated).not.toContain("purpose");
  });

  test("has the text as it is where there is no translation, and names it", () => {
    const entry = hostingIn({ Engagement: [translated] }, "fr");
    expect(entry?.purpose).toBe("Keep tickets available");
    expect(entry?.untranslated).toContain("purpose");
  });

  test("takes a translation for a region of the language, and none that is empty", () => {
    const swiss = given.engagement({ translations: { "de-CH": { purpose: "Für Grüezi" } } });
    expect(hostingIn({ Engagement: [swiss] }, "de")?.purpose).toBe("Für Grüezi");
    const empty = given.engagement({ translations: { de: { purpose: " " } } });
    expect(hostingIn({ Engagement: [empty] }, "de")?.purpose).toBe("Keep tickets available");
  });

  test("has the list of data categories whole in the language, or whole as it is", () => {
    const [category] = list(ruleWorld, "PersonalDataCategory");
    const known = given.personalDataCategory({
      ...category,
      translations: { de: { label: "Nachrichten" } },
    });
    expect(hostingIn({ PersonalDataCategory: [known] }, "de")?.dataCategories).toEqual([
      "Nachrichten",
    ]);
    const second = given.personalDataCategory({ ref: "second", label: "Addresses" });
    const engagement = given.engagement({ personalDataCategoryIds: [known.ref, "second"] });
    const both = hostingIn(
      { PersonalDataCategory: [known, second], Engagement: [engagement] },
      "de",
    );
    expect(both?.dataCategories).toEqual(["Messages", "Addresses"]);
    expect(both?.untranslated).toContain("dataCategories");
  });

  test("is in the register's own language as it is, with the translations beside it", () => {
    const entry = hostingIn({ Engagement: [translated] }, "en");
    expect(entry?.purpose).toBe("Keep tickets available");
    expect(entry).not.toHaveProperty("untranslated");
    expect(entry?.translations).toEqual({ de: { purpose: "Tickets verfügbar halten" } });
  });

  test("says nothing of a text that is not there", () => {
    const silent = given.engagement({
      purpose: undefined,
      feature: undefined,
      personalDataCategoryIds: [],
    });
    const entry = hostingIn({ Engagement: [silent] }, "de");
    expect(entry?.untranslated).not.toContain("feature");
    expect(entry?.untranslated).not.toContain("dataCategories");
  });
});
