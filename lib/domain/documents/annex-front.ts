import { annexTexts as t } from "@/lib/domain/language/en-annex";
import { find } from "@/lib/domain/register";
import { compareNames, missing } from "./annex-facts";
import type {
  AnnexDifference,
  AnnexInput,
  EntryDifference,
  GroundedDifference,
} from "./annex-input";
import { statusLine, statusMeaning } from "./annex-status";
import type { Block, Definition, Line } from "./blocks";

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

/**
 * The first page: what the document is, whose, how far it is signed, and what it does not say yet.
 *
 * Source: none, product rule "what an annex says it is". SCC (EU) 2021/915, clause 7.7(a) Option 2, for the
 * changes announced beside the agreed list.
 * Reading: an annex never claims more than is true. A consolidated text is not a signed one, so each
 * difference stands here with its ground; a change that is only announced is named by its title alone.
 *
 * @param isByClauses whether the clauses for transfers are the contract between the parties
 */
export function frontBlocks(input: AnnexInput, isByClauses: boolean): Block[] {
  return [
    {
      type: "title",
      kicker: t.front.kicker,
      title: isByClauses ? t.front.titleTransfer : t.front.title,
      subtitle: subtitleOf(input, isByClauses),
    },
    { type: "definitions", items: agreementFacts(input, isByClauses) },
    {
      type: "note",
      title: statusLine(input),
      lines: statusMeaning(input).map((text) => ({ text })),
    },
    ...differenceBlocks(input),
    ...waitingBlocks(input),
    ...heldBackBlocks(input),
    { type: "definitions", items: versionFacts(input) },
  ];
}

function subtitleOf({ agreement }: AnnexInput, isByClauses: boolean): string {
  if (isByClauses) return t.front.subtitleTransfer;
  return agreement.basis === "SCC_2021_915" ? t.front.subtitleClauses : t.front.subtitleOwnForm;
}

function agreementFacts(input: AnnexInput, isByClauses: boolean): Definition[] {
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
    { term: t.front.authorisation, lines: [{ text: authorisationText(input, isByClauses) }] },
  ];
}

function authorisationText({ agreement }: AnnexInput, isByClauses: boolean): string {
  if (agreement.authorisation === undefined) return missing(agreement, "authorisation");
  const clause = isByClauses ? "9(a)" : "7.7(a)";
  return agreement.authorisation === "SPECIFIC"
    ? t.front.specific(clause)
    : t.front.general(clause);
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
  const entries = status.signed?.entries;
  if (entries) return [heading, entryTable(entries, (one) => groundLines(one))];
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

/** What the register says otherwise by now, but nobody has signed: it stands here and nowhere else. */
function waitingBlocks({ status }: AnnexInput): Block[] {
  const waiting =
    status.state === "AS_SIGNED"
      ? status.waiting
      : status.state === "CONSOLIDATED"
        ? (status.signed?.waiting ?? [])
        : [];
  if (waiting.length === 0) return [];
  return [
    { type: "heading", level: 2, text: t.front.waiting },
    { type: "paragraph", text: t.front.waitingIntroduction },
    entryTable(waiting, () => [{ text: t.front.waitingGround }]),
  ];
}

function entryTable<Entry extends EntryDifference>(
  entries: readonly Entry[],
  lastCell: (entry: Entry) => Line[],
): Block {
  const { part, entry, difference, ground } = t.front.entryColumns;
  return {
    type: "table",
    columns: [
      { header: part, share: 16 },
      { header: entry, share: 24 },
      { header: difference, share: 36 },
      { header: ground, share: 24 },
    ],
    rows: entries.map((one) => [
      [{ text: t.front.parts[one.part] }],
      [{ text: one.title }],
      differenceLines(one),
      lastCell(one),
    ]),
  };
}

function differenceLines({ change, was, now }: EntryDifference): Line[] {
  if (change !== "CHANGED") return [{ text: t.front.entryChanges[change] }];
  return [
    ...was.map((text) => ({ label: t.front.was, text })),
    ...now.map((text) => ({ label: t.front.now, text })),
  ];
}

function groundLines({ ground }: GroundedDifference): Line[] {
  if (ground === null) return [{ text: t.front.noGround }];
  return [
    { text: ground.title },
    { text: `${t.front.from} ${t.longDate(ground.effectiveOn)}` },
    { text: groundText(ground) },
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
