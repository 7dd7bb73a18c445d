import type { Words } from "@/lib/domain/change/words";
import { aroundChanges, wordsInLines } from "@/lib/domain/change/words-between";
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
  if (!mayDiffer(before, after)) return [];
  const was = textsOf(before, language);
  const is = textsOf(after, language);
  return (["privacy", "cookies"] as const).flatMap((path) => {
    const [old, now] = [was.get(path), is.get(path)];
    if (old?.text === now?.text) return [];
    const change = old === undefined ? "ADDED" : now === undefined ? "ENDED" : "CHANGED";
    const words = aroundChanges(wordsInLines(old?.text ?? "", now?.text ?? ""), linesKept);
    return [{ path, title: now?.title ?? old?.title ?? path, change, words }];
  });
}

/** Whether anything but the list differs: these documents read nothing of it, and most changes change nothing else. */
function mayDiffer({ public: was }: PublicPublication, { public: is }: PublicPublication): boolean {
  const rest = ({ subprocessors: _list, ...others }: PublicPublication["public"]) =>
    JSON.stringify(others);
  return rest(was) !== rest(is);
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
