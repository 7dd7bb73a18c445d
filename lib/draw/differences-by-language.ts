import type { Words } from "@/lib/domain/change/words";
import { catalogueOf, type Language, languages } from "@/lib/domain/language/catalogue";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { listDifferences } from "./document-differences";
import { publishedDifferences } from "./published-differences";

type Versions = { readonly before: PublicPublication; readonly after: PublicPublication };

/** How one document would read differently in one of its languages; null: it reads as it does now. */
export type VersionDifference = {
  readonly language: Language;
  readonly change: "ADDED" | "CHANGED" | "ENDED";
  readonly words: readonly Words[] | null;
};

/** A public document in every language in which it is published. */
export type PublicDifference = {
  readonly path: "subprocessors" | "privacy" | "cookies";
  readonly versions: readonly VersionDifference[];
};

/**
 * The public documents in each of their languages: the list always, the privacy notice and the cookie policy where they would read
 * differently in one of them. A text that somebody translates anew is a difference of its language alone.
 */
export function publicDifferences(versions: Versions): PublicDifference[] {
  const list: PublicDifference = {
    path: "subprocessors",
    versions: languages.map((language) => ({
      language,
      change: "CHANGED",
      words: listDifferences(versions, language),
    })),
  };
  const published = languages.map(
    (language) => [language, publishedDifferences(versions, language)] as const,
  );
  const others = (["privacy", "cookies"] as const).flatMap((path): PublicDifference[] => {
    const inEach = published.map(([language, documents]): VersionDifference => {
      const found = documents.find((one) => one.path === path);
      return { language, change: found?.change ?? "CHANGED", words: found?.words ?? null };
    });
    return inEach.every(({ words }) => words === null) ? [] : [{ path, versions: inEach }];
  });
  return [list, ...others];
}

/** What a public document is called in English. */
export function publicTitle(path: PublicDifference["path"]): string {
  const { cookies, notice } = catalogueOf("en");
  if (path === "subprocessors") return "The public list of sub-processors";
  return path === "cookies" ? cookies.title : notice.title;
}
