import { describe, expect, test } from "vitest";
import { staleTranslations } from "./stale-translations";

const german = { translations: { de: { purpose: "Hosting" } } };

describe("a translation", () => {
  test("is stale once its original was changed and it was not", () => {
    const stale = [{ language: "de", field: "purpose" }];
    expect(staleTranslations([{ purpose: "Host", ...german }])).toEqual([]);
    expect(
      staleTranslations([
        { purpose: "Host", ...german },
        { purpose: "Host and back up", ...german },
      ]),
    ).toEqual(stale);
    expect(staleTranslations([{ purpose: "Host", ...german }, { ...german }])).toEqual(stale);
  });

  test("is fresh again with its own next change, or when the original reads as before", () => {
    const changed = { purpose: "Host and back up" };
    expect(
      staleTranslations([
        { purpose: "Host", ...german },
        { ...changed, ...german },
        { ...changed, translations: { de: { purpose: "Hosting und Sicherung" } } },
      ]),
    ).toEqual([]);
    expect(
      staleTranslations([
        { purpose: "Host", ...german },
        { ...changed, ...german },
        { purpose: "Host", ...german },
      ]),
    ).toEqual([]);
  });

  test("is judged by itself: another language and another field do not age with it", () => {
    const before = {
      purpose: "Host",
      feature: "Mail",
      translations: { de: { purpose: "Hosting", feature: "Post" }, fr: { purpose: "Hébergement" } },
    };
    const after = {
      ...before,
      purpose: "Back up",
      translations: { ...before.translations, fr: { purpose: "Sauvegarde" } },
    };
    expect(staleTranslations([before, after])).toEqual([{ language: "de", field: "purpose" }]);
  });

  test("stays what it was while the record was ended", () => {
    const body = { purpose: "Host", ...german };
    expect(staleTranslations([body, null, { ...body, purpose: "Back up" }])).toHaveLength(1);
    expect(staleTranslations([body, null])).toEqual([]);
    expect(staleTranslations([])).toEqual([]);
  });
});
