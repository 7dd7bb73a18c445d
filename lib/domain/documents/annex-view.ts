import { annexTexts as t } from "@/lib/domain/language/en-annex";
import { transferTexts } from "@/lib/domain/language/en-transfers";
import { appendixSections } from "./annex-2021-914";
import { contractSections } from "./annex-2021-915";
import { customerName, frontBlocks, processorName, publishedAtText } from "./annex-front";
import type { AnnexInput } from "./annex-input";
import { agreementSubprocessors } from "./annex-scope";
import { statusLine } from "./annex-status";
import type { DocumentView, Section } from "./blocks";
import { isMainForm } from "./transfer-group";
import { annexTransfers, hasTransfers, overviewBlocks } from "./transfers-overview";

/**
 * All annexes of one agreement as one document: first page, the ways of the data, the form of the contract, one appendix for
 * each group of transfers.
 *
 * Source: GDPR Art. 28(3), (7) and (9), Art. 46(2)(c); Decision (EU) 2021/914, recital 9; Decision (EU) 2021/915.
 * Reading: everything shown comes from the input, so that the same publication, agreement and held-back changes always give the
 * same document. Where modules two or three are needed between the parties they are at the same time the contract of
 * Art. 28(3), and the other form is left out; otherwise the contract comes first. A fact that is not known is printed as not
 * known. See decision 0021.
 */
export function annexView(input: AnnexInput): DocumentView {
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
        t.footer.version(inputHash.slice(0, 16), statusLine(input)),
      ],
      pageNumber: t.footer.pageNumber,
    },
    sections: sectionsOf(input),
  };
}

function sectionsOf(input: AnnexInput): Section[] {
  const subprocessors = agreementSubprocessors(input);
  const transfers = annexTransfers(input, subprocessors);
  const main = transfers.groups.some(isMainForm) ? [] : contractSections(input, subprocessors);
  const overview = hasTransfers(transfers)
    ? [{ bookmark: transferTexts.overview.bookmark, blocks: overviewBlocks(transfers) }]
    : [];
  return [
    { bookmark: t.front.bookmark, blocks: frontBlocks(input, main.length === 0) },
    ...overview,
    ...main,
    ...transfers.groups.flatMap((group, index) =>
      appendixSections(input, group, index + 1, subprocessors),
    ),
  ];
}
