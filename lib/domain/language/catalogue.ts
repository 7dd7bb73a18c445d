import { de } from "./de";
import { en } from "./en";
import { fr } from "./fr";

/** The words of one language; English sets what every language must have. */
export type Catalogue = typeof en;

export const catalogues = { en, de, fr } satisfies Record<string, Catalogue>;
export type Language = keyof typeof catalogues;

/** English answers at the root; each other language below its tag. */
export const languages: readonly Language[] = ["en", "de", "fr"];

export function isLanguage(code: string): code is Language {
  return Object.hasOwn(catalogues, code);
}

/** The language for a tag: "de-AT" is German, and whoever reads another gets English. */
export function languageOf(tag: string | null): Language {
  const code = tag?.split("-")[0] ?? "";
  return isLanguage(code) ? code : "en";
}

export function catalogueOf(language: Language): Catalogue {
  return catalogues[language];
}

/** What stands before the path of every file of a language: "" or "de/". */
export function folderOf({ tag }: Catalogue): string {
  return tag === "en" ? "" : `${tag}/`;
}
