import { aroundChanges, type Words, wordsBetween } from "@/lib/domain/change/words-between";
import {
  type PublishedDocument,
  publishedDocuments,
} from "@/lib/domain/documents/published-document";
import { en } from "@/lib/domain/language/en";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { blocksText } from "./document-text";
import { safeTexts } from "./safe-text";

export type PublishedDifference = {
  readonly path: PublishedDocument["path"];
  readonly title: string;
  readonly change: "ADDED" | "CHANGED" | "ENDED";
  readonly words: readonly Words[];
};

const linesKept = 3;

/** The privacy notice and the cookie policy, as far as they would read differently, come to be, or go. */
export function publishedDifferences({
  before,
  after,
}: {
  readonly before: PublicPublication;
  readonly after: PublicPublication;
}): PublishedDifference[] {
  const was = textsOf(before);
  const is = textsOf(after);
  return (["privacy", "cookies"] as const).flatMap((path) => {
    const [old, now] = [was.get(path), is.get(path)];
    if (old?.text === now?.text) return [];
    const change = old === undefined ? "ADDED" : now === undefined ? "ENDED" : "CHANGED";
    const words = aroundChanges(wordsBetween(old?.text ?? "", now?.text ?? ""), linesKept);
    return [{ path, title: now?.title ?? old?.title ?? path, change, words }];
  });
}

function textsOf(publication: PublicPublication) {
  const documents = publishedDocuments(safeTexts(publication), en);
  return new Map(
    documents.map(({ path, title, body }) => [
      path,
      { title, text: body.sections.map(({ blocks }) => blocksText(blocks)).join("\n\n") },
    ]),
  );
}
