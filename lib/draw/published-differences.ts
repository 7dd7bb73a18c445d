import { aroundChanges, type Words, wordsBetween } from "@/lib/domain/change/words-between";
import {
  type PublishedDocument,
  publishedDocuments,
} from "@/lib/domain/documents/published-document";
import { catalogueOf, type Language } from "@/lib/domain/language/catalogue";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { publicationIn } from "@/lib/domain/publication/public-part-in";
import { blocksText } from "./document-text";
import { safeTexts } from "./safe-text";

export type PublishedDifference = {
  readonly path: PublishedDocument["path"];
  readonly title: string;
  readonly change: "ADDED" | "CHANGED" | "ENDED";
  readonly words: readonly Words[];
};

const linesKept = 3;

/** The privacy notice and the cookie policy of a language, as far as they would read differently, come to be, or go. */
export function publishedDifferences(
  {
    before,
    after,
  }: {
    readonly before: PublicPublication;
    readonly after: PublicPublication;
  },
  language: Language,
): PublishedDifference[] {
  const was = textsOf(before, language);
  const is = textsOf(after, language);
  return (["privacy", "cookies"] as const).flatMap((path) => {
    const [old, now] = [was.get(path), is.get(path)];
    if (old?.text === now?.text) return [];
    const change = old === undefined ? "ADDED" : now === undefined ? "ENDED" : "CHANGED";
    const words = aroundChanges(wordsBetween(old?.text ?? "", now?.text ?? ""), linesKept);
    return [{ path, title: now?.title ?? old?.title ?? path, change, words }];
  });
}

function textsOf(publication: PublicPublication, language: Language) {
  const words = catalogueOf(language);
  const documents = publishedDocuments(safeTexts(publicationIn(publication, words)), words);
  return new Map(
    documents.map(({ path, title, body }) => [
      path,
      { title, text: body.sections.map(({ blocks }) => blocksText(blocks)).join("\n\n") },
    ]),
  );
}
