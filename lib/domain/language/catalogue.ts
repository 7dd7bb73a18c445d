import { en } from "./en";

/** The words of one language; English sets what every language must have. */
export type Catalogue = typeof en;

export const catalogues = { en } satisfies Record<string, Catalogue>;
export type Language = keyof typeof catalogues;

export function isLanguage(code: string): code is Language {
  return Object.hasOwn(catalogues, code);
}

export function catalogueOf(language: Language): Catalogue {
  return catalogues[language];
}
