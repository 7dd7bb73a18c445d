import { annexTexts as t } from "@/lib/domain/language/en-annex";
import { descriptionBlocks } from "./annex-description";
import {
  customerName,
  frontBlocks,
  processorName,
  publishedAtText,
  statusText,
} from "./annex-front";
import type { AnnexInput } from "./annex-input";
import { measureBlocks } from "./annex-measures";
import { partyBlocks } from "./annex-parties";
import { agreementSubprocessors } from "./annex-scope";
import { subprocessorBlocks } from "./annex-subprocessors";
import type { DocumentView } from "./blocks";

/**
 * The four annexes of one agreement as a document: first page, Annexes I to IV in the order of the form.
 *
 * Source: SCC (EU) 2021/915, Annexes I to IV; GDPR Art. 28(3) and (9).
 * Reading: everything shown comes from the input, so that the same publication, agreement and
 * held-back changes always give the same document. A fact that is not known is printed as not known.
 */
export function annexView(input: AnnexInput): DocumentView {
  const subprocessors = agreementSubprocessors(input);
  const { publication, agreement, inputHash, language } = input;
  const at = publishedAtText(publication.publishedAt);
  return {
    title: `${t.front.title}: ${agreement.title ?? agreement.ref}`,
    subject: `${customerName(input)} / ${processorName(input)}`,
    author: processorName(input),
    language,
    publishedAt: publication.publishedAt,
    mark: publication.simulated ? t.simulated : null,
    footer: {
      left: [
        t.footer.publication(publication.number, at),
        t.footer.version(inputHash.slice(0, 16), statusText(input)),
      ],
      pageNumber: t.footer.pageNumber,
    },
    sections: [
      { bookmark: t.front.bookmark, blocks: frontBlocks(input) },
      bookmarked(t.annexOne, partyBlocks(input)),
      bookmarked(t.annexTwo, descriptionBlocks(input, subprocessors)),
      bookmarked(t.annexThree, measureBlocks(input)),
      bookmarked(t.annexFour, subprocessorBlocks(input, subprocessors)),
    ],
  };
}

function bookmarked(
  { title, caption }: { title: string; caption: string },
  blocks: DocumentView["sections"][number]["blocks"],
): DocumentView["sections"][number] {
  return { bookmark: `${title}. ${caption}`, blocks };
}
