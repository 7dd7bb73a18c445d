import { describe, expect, test } from "vitest";
import { kinds } from "@/lib/domain/kinds/kinds";
import { publicFields } from "@/lib/domain/publication/public-change";
import { locationKinds } from "@/lib/domain/reference/enums";
import { transferMechanisms } from "@/lib/domain/reference/transfer-mechanisms";
import { type Catalogue, catalogueOf } from "./catalogue";

const others = [catalogueOf("de"), catalogueOf("fr")].map(
  (words) => [words.ownName, words] as const,
);

/** What reads the same in more than one language. */
const shared = [
  ...["Hash (SHA-256)", "Signature (Ed25519)", "JSON Feed"],
  ...["Publication \u2460", "module \u2460", "\u2460, module \u2461"],
];

describe.each(others)("%s", (_name, words) => {
  test("has a word for each kind and field that the change log can name", () => {
    const labels = Object.entries(publicFields).flatMap(([name, fields]) => {
      const kind = kinds[name as keyof typeof kinds];
      const all: Record<string, { label: string }> = kind.fields;
      return [kind.label, ...fields.map((field) => all[field]?.label ?? field)];
    });
    expect(labels.filter((label) => !words.labels.has(label))).toEqual([]);
  });

  test("has a name for each ground of transfer and each kind of place", () => {
    const codes = Object.values(transferMechanisms).map(({ code }) => code);
    expect(codes.filter((code) => !words.mechanisms.has(code))).toEqual([]);
    expect(locationKinds.filter((kind) => !words.locationKinds.has(kind))).toEqual([]);
  });

  test("leaves nothing in English, nothing empty, and as many steps as English has", () => {
    const [own, english] = [textsOf(words), textsOf(catalogueOf("en"))];
    expect([...own.keys()]).toEqual([...english.keys()]);
    const same = [...own].filter(([path, text]) => text === english.get(path) && / /.test(text));
    expect(same.filter(([, text]) => !shared.includes(text))).toEqual([]);
    expect([...own.values()].filter((text) => text.trim() === "")).toEqual([]);
  });
});

describe("the law's own words", () => {
  test.each([
    [
      "de",
      [
        "Unterauftragsverarbeiter",
        "Angemessenheitsbeschluss",
        "Standardvertragsklauseln",
        "DSGVO",
        "personenbezogene Daten",
        "Betroffene Personen",
      ],
    ],
    [
      "fr",
      [
        "Sous-traitants ultérieurs",
        "Décision d’adéquation",
        "Clauses contractuelles types",
        "RGPD",
        "données à caractère personnel",
        "Personnes concernées",
      ],
    ],
  ] as const)("stand in %s as the law has them", (language, terms) => {
    const words = catalogueOf(language);
    const all = [...textsOf(words).values(), ...words.mechanisms.values()].join("\n");
    for (const term of terms) expect(all).toContain(term);
  });
});

/** Every fixed text of a catalogue by its path; sentences with gaps are filled with what stands for itself. */
function textsOf(words: Catalogue): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (value: unknown, path: string) => {
    if (typeof value === "string") texts.set(path, value);
    else if (typeof value === "function")
      texts.set(path, String(value("\u2460", "\u2461", 3, "\u2463", "\u2464")));
    else if (value instanceof Map) return;
    else if (typeof value === "object" && value !== null)
      for (const [key, one] of Object.entries(value)) walk(one, `${path}.${key}`);
  };
  walk(words, "");
  return texts;
}
