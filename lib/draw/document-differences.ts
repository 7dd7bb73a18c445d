import type { Words } from "@/lib/domain/change/words";
import { aroundChanges, wordsInLines } from "@/lib/domain/change/words-between";
import type { AnnexInput } from "@/lib/domain/documents/annex-input";
import { annexView } from "@/lib/domain/documents/annex-view";
import { listView } from "@/lib/domain/documents/public-list";
import { catalogueOf, type Language } from "@/lib/domain/language/catalogue";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { publicationIn } from "@/lib/domain/publication/public-part-in";
import { documentText } from "./document-text";
import { drawListMarkdown } from "./list-markdown";
import { safeTexts } from "./safe-text";

/** Two versions of something, one before and one after a change. */
type Versions<Version> = { readonly before: Version; readonly after: Version };

const linesKept = 3;

/** The words in which the public list of a language would read differently, with the lines around them; null when it reads the same. */
export function listDifferences(
  { before, after }: Versions<PublicPublication>,
  language: Language,
): Words[] | null {
  return differences(listText(before, language), listText(after, language));
}

/** The words in which one annex would read differently, apart from the version printed on it; null when it reads the same. */
export function annexDifferences({ before, after }: Versions<AnnexInput>): Words[] | null {
  const { inputHash } = before;
  return differences(annexText(before), annexText({ ...after, inputHash }));
}

function listText(publication: PublicPublication, language: Language): string {
  const words = catalogueOf(language);
  const readable = safeTexts(publicationIn(publication, words));
  return drawListMarkdown(readable, listView(readable, null, words), words);
}

function annexText(input: AnnexInput): string {
  return documentText(annexView(input));
}

function differences(before: string, after: string): Words[] | null {
  return before === after ? null : aroundChanges(wordsInLines(before, after), linesKept);
}
