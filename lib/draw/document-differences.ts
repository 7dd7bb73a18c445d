import { aroundChanges, type Words, wordsBetween } from "@/lib/domain/change/words-between";
import type { AnnexInput } from "@/lib/domain/documents/annex-input";
import { annexView } from "@/lib/domain/documents/annex-view";
import { listView } from "@/lib/domain/documents/public-list";
import { en } from "@/lib/domain/language/en";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { documentText } from "./document-text";
import { drawListMarkdown } from "./list-markdown";
import { safeTexts } from "./safe-text";

/** Two versions of something, one before and one after a change. */
type Versions<Version> = { readonly before: Version; readonly after: Version };

const linesKept = 3;

/** The words in which the public list would read differently, with the lines around them; null when it reads the same. */
export function listDifferences({ before, after }: Versions<PublicPublication>): Words[] | null {
  return differences(listText(before), listText(after));
}

/** The words in which one annex would read differently, apart from the version printed on it; null when it reads the same. */
export function annexDifferences({ before, after }: Versions<AnnexInput>): Words[] | null {
  const { inputHash } = before;
  return differences(annexText(before), annexText({ ...after, inputHash }));
}

function listText(publication: PublicPublication): string {
  const readable = safeTexts(publication);
  return drawListMarkdown(readable, listView(readable, null, en), en);
}

function annexText(input: AnnexInput): string {
  return documentText(annexView(input));
}

function differences(before: string, after: string): Words[] | null {
  return before === after ? null : aroundChanges(wordsBetween(before, after), linesKept);
}
