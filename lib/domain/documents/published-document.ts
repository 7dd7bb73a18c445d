import { type Catalogue, folderOf, type Language } from "@/lib/domain/language/catalogue";
import { dayInWords, instantInWords } from "@/lib/domain/language/wording";
import type { PublicPublication } from "@/lib/domain/publication/public-part";
import { isForeign } from "@/lib/domain/publication/public-part-in";
import type { Block, Definition, DocumentView, Section } from "./blocks";
import { cookieDocument } from "./cookie-document";
import type { DocumentBody } from "./document-parts";
import { noticeDocument } from "./notice-document";
import { documentOf } from "./public-list-document";

/** A document of a publication beside its lists: its path below the root of a language, and what it says. */
export type PublishedDocument = {
  path: "cookies" | "privacy";
  title: string;
  /** What a menu calls it. */
  name: string;
  /** How much there is of it, in a line. */
  summary: string;
  body: DocumentBody;
};

/** The documents that a publication has, in a language; what the register holds nothing of is left out. */
export function publishedDocuments(
  publication: PublicPublication,
  words: Catalogue,
): PublishedDocument[] {
  const { cookies, notices } = publication.public;
  const documents: PublishedDocument[] = [];
  if (cookies !== undefined) {
    const count = [cookies, ...cookies.policies].flatMap(({ trackers }) => trackers).length;
    documents.push({
      path: "cookies",
      title: words.cookies.title,
      name: words.cookies.nav,
      summary: words.cookies.homeText(count),
      body: cookieDocument(publication, cookies, words),
    });
  }
  if (notices !== undefined) {
    documents.push({
      path: "privacy",
      title: words.notice.title,
      name: words.notice.nav,
      summary: words.notice.lead(publication.public.organisation.name),
      body: noticeDocument(publication, notices, words),
    });
  }
  return documents;
}

/** The document as it is printed and filed: with what it is, of which publication, and where its twin stands. */
export function printedDocument(
  publication: PublicPublication,
  { path, title, body }: PublishedDocument,
  words: Catalogue,
): DocumentView {
  const { number, publishedAt, hash, baseUrl, public: all } = publication;
  const { publication: terms, pdf } = words;
  const url = `${baseUrl}/publications/${number}/${folderOf(words)}${path}`;
  const items: Definition[] = [
    {
      term: terms.responsible,
      lines: [{ text: all.organisation.legalEntity?.name ?? all.organisation.name }],
    },
    { term: terms.number, lines: [{ text: String(number) }] },
    { term: terms.publishedAt, lines: [{ text: instantInWords(publishedAt, words) }] },
    { term: terms.asOf, lines: [{ text: dayInWords(all.asOf, words) }] },
    { term: terms.hash, lines: [{ text: hash }] },
    { term: pdf.twin, lines: [{ text: url, href: url }] },
  ];
  const front: Block[] = [
    { type: "title", kicker: all.organisation.name, title, subtitle: body.lead },
    { type: "heading", level: 2, text: pdf.imprint },
    { type: "definitions", items },
    ...(isForeign(words)
      ? [{ type: "paragraph" as const, tone: "quiet" as const, text: words.originals }]
      : []),
  ];
  return {
    ...documentOf(publication, title, words),
    subject: title,
    sections: onPages([{ bookmark: title, blocks: front }, ...body.sections]),
  };
}

/** On paper the text runs on: only a part with a table begins a page of its own. */
function onPages(sections: readonly Section[]): Section[] {
  const pages: Section[] = [];
  for (const section of sections) {
    const page = pages.at(-1);
    const isOnItsOwn = section.blocks.some(({ type }) => type === "table");
    if (page === undefined || isOnItsOwn) pages.push({ ...section, blocks: [...section.blocks] });
    else page.blocks.push(...section.blocks.map(following));
  }
  return pages;
}

function following(block: Block): Block {
  return block.type === "heading" ? { ...block, follows: true } : block;
}

/** The same facts for programs: what the publication holds of them, with what it is itself. */
export function documentFacts(
  publication: PublicPublication,
  { path }: PublishedDocument,
  language: Language,
): Record<string, unknown> {
  const { number, publishedAt, hash, previousHash, signature, keyId, baseUrl } = publication;
  const { asOf, simulated, organisation } = publication.public;
  return {
    language,
    publication: {
      number,
      publishedAt,
      asOf,
      hash,
      previousHash,
      signature,
      keyId,
      url: `${baseUrl}/publications/${number}/`,
      simulated,
    },
    organisation: { name: organisation.name, legalEntity: organisation.legalEntity },
    ...(path === "cookies"
      ? { cookies: publication.public.cookies }
      : { notices: publication.public.notices }),
  };
}
