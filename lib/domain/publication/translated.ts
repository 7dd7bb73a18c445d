import type { CommonBody } from "@/lib/domain/kinds/kind";
import { type Language, languages } from "@/lib/domain/language/catalogue";

/** Texts in other languages than that of the register, by language; what has none is left out. */
export type Translated<Texts> = { [L in Language]?: Texts };

/** The register is written in the language that answers at the root. */
export const registerLanguage: Language = "en";

/** What a record says of one field in a language: of that very tag, else of one of its regions (de-CH for de). */
export function translationOf(
  record: CommonBody | undefined,
  field: string,
  language: Language,
): string | undefined {
  const byTag = record?.translations ?? {};
  const regional = Object.keys(byTag)
    .filter((tag) => tag.startsWith(`${language}-`))
    .toSorted();
  return [language, ...regional]
    .map((tag) => byTag[tag]?.[field])
    .find((text) => text !== undefined && text.trim() !== "");
}

/**
 * The texts that each language has.
 *
 * @param textsIn the texts of one language; those that are undefined are left out
 * @returns       undefined when no language has any
 */
export function translatedBy<Texts extends Record<string, unknown>>(
  textsIn: (language: Language) => Texts,
): Translated<Partial<Texts>> | undefined {
  const found: Translated<Partial<Texts>> = {};
  for (const language of languages) {
    const texts = Object.entries(textsIn(language)).filter(([, text]) => text !== undefined);
    if (texts.length > 0) found[language] = Object.fromEntries(texts) as Partial<Texts>;
  }
  return Object.keys(found).length > 0 ? found : undefined;
}
