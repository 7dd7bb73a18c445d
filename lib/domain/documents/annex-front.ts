import { annexTexts as t } from "@/lib/domain/language/en-annex";
import { find } from "@/lib/domain/register";
import { compareNames, missing } from "./annex-facts";
import type { AnnexDifference, AnnexInput } from "./annex-input";
import type { Block, Definition } from "./blocks";

/** "21 November 2026, 14:02 UTC": the publication's moment as it stands in the document. */
export function publishedAtText(publishedAt: string): string {
  return t.front.at(t.longDate(publishedAt.slice(0, 10)), publishedAt.slice(11, 16));
}

export function customerName({ customer, customerEntity }: AnnexInput): string {
  return customerEntity?.legalName ?? customer.name ?? t.unknown;
}

export function processorName({ agreed, agreement }: AnnexInput): string {
  return (
    find(agreed, "LegalEntity", agreement.processorEntityId)?.legalName ??
    missing(agreement, "processorEntityId")
  );
}

/** The status in the few words that stand on every page. */
export function statusText({ status }: AnnexInput): string {
  if (status.state === "FOR_SIGNATURE") return t.status.forSignature;
  if (status.state === "AS_SIGNED") return t.status.asSigned(t.longDate(status.signedOn));
  return t.status.consolidated;
}

function statusMeaning({ status }: AnnexInput): string {
  if (status.state === "FOR_SIGNATURE") return t.status.forSignatureMeaning;
  if (status.state === "AS_SIGNED") return t.status.asSignedMeaning(status.fileHash);
  return t.status.consolidatedMeaning(t.longDate(status.signedOn));
}

/**
 * The first page: what the document is, whose, how far it is signed, and what it does not say yet.
 *
 * Source: none, product rule "what an annex says it is". SCC (EU) 2021/915, clause 7.7(a) Option 2, for the
 * changes announced beside the agreed list.
 * Reading: an annex never claims more than is true. A consolidated text is not a signed one, so each
 * difference stands here with its ground; a change that is only announced is named by its title alone.
 */
export function frontBlocks(input: AnnexInput): Block[] {
  return [
    {
      type: "title",
      kicker: t.front.kicker,
      title: t.front.title,
      subtitle:
        input.agreement.basis === "SCC_2021_915"
          ? t.front.subtitleClauses
          : t.front.subtitleOwnForm,
    },
    { type: "definitions", items: agreementFacts(input) },
    { type: "note", title: statusText(input), lines: [{ text: statusMeaning(input) }] },
    ...differenceBlocks(input),
    ...heldBackBlocks(input),
    { type: "definitions", items: versionFacts(input) },
  ];
}

function agreementFacts(input: AnnexInput): Definition[] {
  const { agreed, agreement } = input;
  const products = (agreement.productIds ?? [])
    .map((ref) => find(agreed, "Product", ref)?.name ?? t.unknown)
    .toSorted(compareNames);
  return [
    { term: t.front.agreement, lines: [{ text: agreement.title ?? t.unknown, tone: "strong" }] },
    { term: t.front.controller, lines: [{ text: customerName(input), tone: "strong" }] },
    { term: t.front.processor, lines: [{ text: processorName(input), tone: "strong" }] },
    {
      term: t.front.products,
      lines: [
        { text: products.length > 0 ? products.join(", ") : missing(agreement, "productIds") },
      ],
    },
    { term: t.front.authorisation, lines: [{ text: authorisationText(input) }] },
  ];
}

function authorisationText({ agreement }: AnnexInput): string {
  if (agreement.authorisation === undefined) return missing(agreement, "authorisation");
  return agreement.authorisation === "SPECIFIC" ? t.front.specific : t.front.general;
}

function versionFacts(input: AnnexInput): Definition[] {
  const { publication, templateVersion, agreementRevision, inputHash } = input;
  const made = t.front.publicationValue(
    publication.number,
    publishedAtText(publication.publishedAt),
  );
  return [
    { term: t.front.publication, lines: [{ text: made }] },
    { term: t.front.publicationHash, lines: [{ text: publication.hash, tone: "quiet" }] },
    {
      term: t.front.version,
      lines: [{ text: t.front.versionValue(templateVersion, agreementRevision) }],
    },
    { term: t.front.fingerprint, lines: [{ text: inputHash, tone: "quiet" }] },
  ];
}

function differenceBlocks({ status }: AnnexInput): Block[] {
  if (status.state !== "CONSOLIDATED") return [];
  const heading: Block = { type: "heading", level: 2, text: t.front.differences };
  if (status.differences.length === 0) {
    return [heading, { type: "paragraph", text: t.front.differencesNone }];
  }
  const { change, effective, ground } = t.front.differencesColumns;
  return [
    heading,
    {
      type: "table",
      columns: [
        { header: change, share: 46 },
        { header: effective, share: 18 },
        { header: ground, share: 36 },
      ],
      rows: status.differences.map((one) => [
        [{ text: one.title }],
        [{ text: t.longDate(one.effectiveOn) }],
        [{ text: groundText(one) }],
      ]),
    },
  ];
}

function groundText({ ground, noticeStartedOn }: AnnexDifference): string {
  const from = noticeStartedOn === null ? null : t.longDate(noticeStartedOn);
  if (ground === "LAPSE") return t.grounds.LAPSE(from ?? t.unknown);
  if (ground === "NO_GATE" || from === null) return t.grounds[ground];
  return `${t.grounds[ground]}; ${t.grounds.noticeFrom(from)}`;
}

function heldBackBlocks({ heldBack }: AnnexInput): Block[] {
  const heading: Block = { type: "heading", level: 2, text: t.front.heldBack };
  if (heldBack.length === 0) return [heading, { type: "paragraph", text: t.front.heldBackNone }];
  return [
    heading,
    { type: "paragraph", text: t.front.heldBackIntroduction },
    { type: "list", items: heldBack.map((one) => one.title) },
  ];
}
