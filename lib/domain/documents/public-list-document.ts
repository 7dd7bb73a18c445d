import { type Catalogue, folderOf } from "@/lib/domain/language/catalogue";
import { dayInWords, instantInWords } from "@/lib/domain/language/wording";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import type { Block, Definition, DocumentView, Line, Section } from "./blocks";
import type { ChangeView } from "./public-changes";
import type { EntryView, Shown } from "./public-entry";
import { type ListView, listView } from "./public-list";

/**
 * The list of sub-processors as a document to print, to file and to attach.
 *
 * Source: GDPR Art. 28(2) and (4) (which other processors are engaged, and under whom).
 * Reading: as the page of the same publication; what is unknown is said to be unknown.
 *
 * @param publication in the language, as publicationIn gives it
 * @param product     ref of one product; null for all
 */
export function listDocument(
  publication: PublicPublication,
  product: string | null,
  words: Catalogue,
): DocumentView {
  const list = listView(publication, product, words);
  const { list: terms } = words;
  const front: Block[] = [
    ...head(publication, list, words),
    ...(list.isForeign ? [quiet(words.originals)] : []),
  ];
  const announced = [...list.announced.flatMap(({ added }) => added), ...list.announcedEntries];
  const sections: Section[] = [
    { bookmark: list.title, blocks: front },
    ...(list.announced.length + list.announcedEntries.length === 0
      ? []
      : [
          {
            bookmark: terms.announced,
            blocks: [
              heading(terms.announced),
              quiet(terms.announcedLead),
              ...list.announced.flatMap(({ change }) => changeBlocks(change, words)),
              ...(announced.length > 0 ? [table(announced, words)] : []),
            ],
          },
        ]),
    {
      bookmark: terms.engaged,
      blocks: [
        heading(terms.engaged, list.engaged.length > 0 ? terms.caption(list.engaged.length) : ""),
        list.engaged.length === 0
          ? { type: "paragraph", text: terms.none }
          : table(list.engaged, words),
      ],
    },
    ...(list.ended.length === 0
      ? []
      : [
          {
            bookmark: terms.ended,
            blocks: [heading(terms.ended), table(list.ended, words)],
          },
        ]),
  ];
  return { ...documentOf(publication, list.title, words), subject: list.title, sections };
}

/**
 * What stands in for a document that holds a character for which there is no typeface: nothing wrong is printed.
 *
 * @param about its title, and its path below the root of its language without an ending
 */
export function notDrawn(
  publication: PublicPublication,
  about: { path: string; title: string },
  character: string,
  words: Catalogue,
): DocumentView {
  const { pdf, publication: terms } = words;
  const url = addressOf(publication, about.path, words);
  return {
    ...documentOf(publication, about.title, words),
    author: "Recital",
    subject: pdf.notDrawn,
    sections: [
      {
        bookmark: pdf.notDrawn,
        blocks: [
          {
            type: "title",
            kicker: terms.short(publication.number),
            title: pdf.notDrawn,
            subtitle: pdf.notDrawnText(character),
          },
          {
            type: "definitions",
            items: [{ term: terms.current, lines: [{ text: url, href: url }] }],
          },
        ],
      },
    ],
  };
}

/** What each document of a publication carries: its language, its day, its mark, and the foot of every page. */
export function documentOf(
  publication: PublicPublication,
  title: string,
  words: Catalogue,
): Omit<DocumentView, "sections" | "subject"> {
  const { number, hash, publishedAt, public: all } = publication;
  return {
    title,
    author: all.organisation.name,
    language: words.tag,
    publishedAt,
    mark: all.simulated ? `${words.simulated.title} ${words.simulated.text}` : null,
    footer: {
      left: [words.pdf.kicker(number, instantInWords(publishedAt, words)), `SHA-256 ${hash}`],
      pageNumber: words.pdf.page,
    },
  };
}

function addressOf({ baseUrl, number }: PublicPublication, path: string, words: Catalogue): string {
  return `${baseUrl}/publications/${number}/${folderOf(words)}${path}`;
}

function head(publication: PublicPublication, list: ListView, words: Catalogue): Block[] {
  const { number, publishedAt, hash, public: all } = publication;
  const { organisation } = all;
  const { publication: terms, pdf } = words;
  const product = list.product === null ? "" : `/${list.product.ref}`;
  const url = addressOf(publication, `subprocessors${product}`, words);
  const items: Definition[] = [
    {
      term: terms.responsible,
      lines: [{ text: organisation.legalEntity?.name ?? organisation.name }],
    },
    { term: terms.number, lines: [{ text: String(number) }] },
    { term: terms.publishedAt, lines: [{ text: instantInWords(publishedAt, words) }] },
    { term: terms.asOf, lines: [{ text: dayInWords(all.asOf, words) }] },
    { term: terms.hash, lines: [{ text: hash }] },
    { term: pdf.twin, lines: [{ text: url, href: url }] },
    ...mailbox(terms.privacy, organisation.privacyEmail),
    ...mailbox(terms.objections, organisation.objectionEmail),
  ];
  return [
    {
      type: "title",
      kicker: organisation.name,
      title: list.title,
      subtitle:
        list.product?.description ??
        organisation.introduction ??
        words.list.lead(organisation.name),
    },
    { type: "heading", level: 2, text: pdf.imprint },
    { type: "definitions", items },
  ];
}

function mailbox(term: string, address: string | null): Definition[] {
  return address === null ? [] : [{ term, lines: [{ text: address }] }];
}

function heading(text: string, caption = ""): Block {
  return { type: "heading", level: 1, text, ...(caption && { caption }) };
}

function quiet(text: string): Block {
  return { type: "paragraph", tone: "quiet", text };
}

function changeBlocks(change: ChangeView, words: Catalogue): Block[] {
  const items = change.items.map(({ name, fact, before, after }) =>
    before === null && after === null
      ? `${name}, ${fact}`
      : `${name}, ${fact}: ${before ?? "–"} → ${after ?? "–"}`,
  );
  return [
    {
      type: "heading",
      level: 2,
      text: `${change.id}: ${change.title}`,
      caption: `${change.effectiveLabel} ${change.effective ?? words.unknown}`,
    },
    ...(change.reason === null ? [] : [{ type: "paragraph" as const, text: change.reason }]),
    { type: "list", items },
  ];
}

/** Three wide columns: in narrow ones the long words of the law would be cut. */
function table(entries: readonly EntryView[], words: Catalogue): Block {
  const { list } = words;
  return {
    type: "table",
    columns: [
      { header: list.name, share: 30 },
      { header: `${list.purpose}, ${list.data}`, share: 35 },
      { header: `${list.where}, ${list.mechanism}`, share: 35 },
    ],
    rows: entries.map((entry) => [
      [...whoLines(entry, words), ...dayLines(entry, words)],
      [...whatLines(entry, words), ...dataLines(entry, words)],
      whereLines(entry, words),
    ]),
  };
}

function known(fact: Shown, words: Catalogue): Line {
  return { text: fact ?? words.unknown };
}

function whoLines(entry: EntryView, words: Catalogue): Line[] {
  const isPlain = entry.status === "active" || entry.status === "ended";
  return [
    { text: entry.name, tone: "strong" },
    ...(entry.service === entry.name ? [] : [{ text: entry.service }]),
    ...(entry.namedAs === null ? [] : [{ text: entry.namedAs, tone: "quiet" as const }]),
    { text: entry.legalEntity ?? words.list.legalEntityUnknown, tone: "quiet" },
    ...(entry.under === null ? [] : [{ text: entry.under, tone: "quiet" as const }]),
    ...(isPlain ? [] : [{ text: words.status[entry.status], tone: "strong" as const }]),
    ...(entry.optional ? [{ text: words.list.optionalText, tone: "quiet" as const }] : []),
  ];
}

function whatLines(entry: EntryView, words: Catalogue): Line[] {
  return [
    known(entry.purpose, words),
    ...(entry.feature === null ? [] : [{ text: words.list.feature(entry.feature) }]),
    ...(entry.onlyProducts === null ? [] : [{ text: entry.onlyProducts }]),
  ];
}

function dataLines(entry: EntryView, words: Catalogue): Line[] {
  return [
    { label: words.list.data, ...known(entry.data, words) },
    { text: words.list.about(entry.dataSubjects ?? words.unknown), tone: "quiet" },
  ];
}

/** Where, and on what ground data may go there. */
function whereLines(entry: EntryView, words: Catalogue): Line[] {
  const places = entry.locations?.map(({ place, kinds }) => ({ text: kinds, label: place }));
  const mechanisms = entry.mechanisms?.map(({ regimes, name }) => ({ text: name, label: regimes }));
  return [
    ...(places === undefined
      ? [known(null, words)]
      : places.length === 0
        ? [{ text: words.noneRecorded }]
        : places),
    ...(mechanisms === undefined
      ? []
      : mechanisms.length === 0
        ? [{ text: words.noTransfer }]
        : mechanisms),
  ];
}

function dayLines(entry: EntryView, words: Catalogue): Line[] {
  const { list } = words;
  const since: Line = { label: list.since, text: entry.since ?? words.unknown };
  if (entry.status === "active")
    return [since, ...(entry.note === null ? [] : [{ text: entry.note }])];
  if (entry.status === "ended")
    return [since, { label: list.endedOn, text: entry.ended ?? words.unknown }];
  return entry.note === null ? [] : [{ text: entry.note }];
}
