import { describe, expect, test } from "vitest";
import { mailLanguages } from "@/lib/domain/documents/mail-language";
import { kinds } from "@/lib/domain/kinds/kinds";
import { factLabelRows } from "./fact-label-rows";
import { factValueRows } from "./fact-value-rows";

/** The kinds of which something can be told to customers. */
const told = [
  ...["Engagement", "ProcessingLocation", "Transfer", "TransferMechanismUse", "DpfCertification"],
  ...["LegalEntity", "Vendor", "VendorService", "CustomerAgreement", "TermsProfile"],
  ...["ProcessingActivity", "ActivityPurpose", "ActivityData", "RetentionRule", "SecurityMeasure"],
  ...["PersonalDataCategory", "DataSubjectCategory", "Participation", "Product", "Organisation"],
] as (keyof typeof kinds)[];

type AnyField = { label: string; values?: readonly string[]; internal?: true };

const fields = told.flatMap((name) =>
  Object.entries(kinds[name].fields as Record<string, AnyField>).filter(
    ([, { internal }]) => internal !== true,
  ),
);

describe.each(["de", "fr"] as const)("the mails in %s", (tag) => {
  const { common, mail } = mailLanguages[tag];

  test("name every kind and field whose change customers can be told", () => {
    const labels = [
      ...told.map((name) => kinds[name].label),
      ...fields.map(([, { label }]) => label),
    ];
    const missing = labels.filter(
      (label) => !common.labels.has(label) && !mail.facts.labels.has(label),
    );
    expect([...new Set(missing)]).toEqual([]);
  });

  test("name every value that such a field chooses from", () => {
    const values = fields.flatMap(([name, field]) =>
      name === "mechanism" ? [] : (field.values ?? []),
    );
    const missing = values.filter(
      (code) =>
        !mail.facts.values.has(code) &&
        !common.locationKinds.has(code) &&
        !Object.hasOwn(common.regimes, code),
    );
    expect([...new Set(missing)]).toEqual([]);
  });

  test("leave no sentence in English, and none empty", () => {
    const [own, english] = [textsOf(mail), textsOf(mailLanguages.en.mail)];
    expect([...own.keys()]).toEqual([...english.keys()]);
    const same = [...own].filter(
      ([path, text]) => text === english.get(path) && / \p{L}/u.test(text),
    );
    expect(same).toEqual([]);
    expect([...own].filter(([, text]) => text.trim() === "")).toEqual(
      [["colon", mail.colon]].slice(1),
    );
  });

  test("say every gap that the English sentence fills", () => {
    const english = textsOf(mailLanguages.en.mail);
    const gaps = (text: string) => [...new Set(text.match(/[\u2460-\u2464]/g))].toSorted().join("");
    const other = [...textsOf(mail)].filter(
      ([path, text]) => gaps(text) !== gaps(english.get(path) ?? ""),
    );
    expect(other).toEqual([]);
  });
});

test("each row has its English word once, and a word in each language", () => {
  for (const rows of [factLabelRows, factValueRows]) {
    const keys = rows.map(([key]) => key);
    expect(keys.length).toBe(new Set(keys).size);
    expect(rows.flat().filter((word) => word.trim() === "")).toEqual([]);
  }
});

/** Every text of a catalogue by its path; sentences with gaps are filled with what stands for itself. */
function textsOf(words: object): Map<string, string> {
  const texts = new Map<string, string>();
  const marks = ["\u2460", "\u2461", "\u2462", "\u2463", "\u2464"];
  const walk = (value: unknown, path: string) => {
    if (typeof value === "string") texts.set(path, value);
    else if (typeof value === "function" && path !== "counted.business")
      texts.set(path, String(value(...marks)));
    else if (value instanceof Object && !(value instanceof Map) && typeof value !== "function")
      for (const [key, one] of Object.entries(value))
        walk(one, path === "" ? key : `${path}.${key}`);
  };
  walk(words, "");
  return texts;
}
