import { describe, expect, test } from "vitest";
import { bodyOfForm, formValues } from "./record-form";
import { rowCount } from "./record-form-annotations";
import { mergedForm } from "./record-form-merge";

const citation = { field: "website", document: "Site", quote: "acme.example" } as const;
const base = {
  name: "Acme",
  sources: [{ ...citation, confidence: "STATED" as const }],
  translations: { de: { name: "Akme" }, fr: { name: "Acmé" } },
};

function sent(changes: Record<string, string>) {
  return bodyOfForm("Vendor", { ...formValues("Vendor", base), ...changes }, base);
}

describe("the sources of a record", () => {
  test("stay as they are where nobody touches them, and where a form has no rows for them", () => {
    expect(sent({})).toEqual({ body: base, problems: [] });
    expect(bodyOfForm("Vendor", { name: "Acme" }, base).body).toEqual(base);
  });

  test("are added, changed and taken out row by row", () => {
    const added = sent({ "sources.1.document": "Contract", "sources.1.confidence": "INFERRED" });
    expect(added.body.sources).toEqual([
      base.sources[0],
      { document: "Contract", confidence: "INFERRED" },
    ]);
    expect(sent({ "sources.0.quote": "www.acme.example" }).body.sources).toEqual([
      { ...citation, quote: "www.acme.example", confidence: "STATED" },
    ]);
    const emptied = { "sources.0.document": "", "sources.0.quote": " " };
    expect(sent(emptied).body).not.toHaveProperty("sources");
  });

  test("need a document, and say so at their own row", () => {
    const typed = { "sources.3.quote": "We host in Germany", "sources.3.confidence": "STATED" };
    expect(sent(typed).problems).toEqual([
      { name: "sources.3.document", message: "Source, document: is needed." },
    ]);
  });
});

describe("the translations of a record", () => {
  test("are added, changed and taken out row by row", () => {
    const row = { "translations.2.language": "it", "translations.2.field": "name" };
    expect(sent({ ...row, "translations.2.text": "Acmè" }).body.translations).toEqual({
      ...base.translations,
      it: { name: "Acmè" },
    });
    expect(sent({ "translations.0.text": "" }).body.translations).toEqual({ fr: { name: "Acmé" } });
  });

  test("name their language and what they translate, once each", () => {
    const text = { "translations.2.text": "Acmè" };
    expect(sent(text).problems).toEqual([
      { name: "translations.2.field", message: "Translation: choose what it translates." },
    ]);
    expect(sent({ ...text, "translations.2.field": "name" }).problems).toEqual([
      { name: "translations.2.language", message: "Translation: name its language." },
    ]);
    const twice = { "translations.2.field": "name", "translations.2.language": "de" };
    expect(sent({ ...text, ...twice }).problems).toEqual([
      { name: "translations.2.text", message: "This translation is there twice." },
    ]);
    const wrong = { "translations.2.field": "name", "translations.2.language": "German" };
    expect(sent({ ...text, ...wrong }).problems).toMatchObject([
      { name: "translations.2.language" },
    ]);
  });
});

describe("sources of two authors", () => {
  const opened = formValues("Vendor", base);
  const theirs = formValues("Vendor", { ...base, sources: [...base.sources, ...base.sources] });

  test("are those of the one who changed them", () => {
    const { typed, taken } = mergedForm("Vendor", opened, opened, theirs);
    expect(taken).toEqual(["sources"]);
    expect(rowCount("sources", typed)).toBe(2);
    expect(mergedForm("Vendor", opened, theirs, opened).taken).toEqual([]);
  });

  test("are a conflict where both did", () => {
    const mine = { ...opened, "sources.0.quote": "Other" };
    const { typed, conflicts } = mergedForm("Vendor", opened, mine, theirs);
    expect(conflicts).toEqual(["sources"]);
    expect(typed["sources.0.quote"]).toBe("Other");
  });
});
