import { catalogueOf, folderOf, type Language } from "@/lib/domain/language/catalogue";
import { type DigestWords, digestWords } from "@/lib/domain/language/digest-words";
import { inSentence } from "@/lib/domain/language/wording";
import type { PublicChange, PublicPart } from "@/lib/domain/publication/public-part";
import { publicPartIn } from "@/lib/domain/publication/public-part-in";
import type { Definition } from "./blocks";
import type { MailBlock, MailView } from "./mail-view";
import { changeView } from "./public-changes";

/** What all mails of one digest share. */
export type DigestFacts = {
  /** The publication whose log it tells. */
  readonly part: PublicPart;
  readonly appUrl: string;
  readonly sender: string;
  readonly privacyMailbox: string | null;
  readonly isSimulated: boolean;
};

/** One digest to one contact. */
export type OwnDigest = {
  readonly customer: string;
  readonly changeSetIds: readonly string[];
  readonly language: Language;
  /** Null in a mail that is only shown: its link would stop the digest. */
  readonly stopUrl: string | null;
  /** Number of the attempt, where an earlier one may have arrived. */
  readonly duplicate: number | null;
};

const mostItems = 20;

/**
 * The digest of a month as one contact reads it: nothing that the public pages do not say.
 *
 * Source: none, product rule table (class I: change log and monthly digest).
 */
export function digestMail(facts: DigestFacts, own: OwnDigest): MailView {
  const words = digestWords[own.language];
  const common = catalogueOf(own.language);
  const part = publicPartIn(facts.part, common);
  const { name: organisation } = part.organisation;
  const told = part.changes.filter(({ id }) => own.changeSetIds.includes(id)).map(informative);
  const subject = words.subject(organisation, told.length);
  const base = `${facts.appUrl}/${folderOf(common)}`;
  return {
    language: common.tag,
    subject: facts.isSimulated ? `[SIMULATED] ${subject}` : subject,
    blocks: [
      { type: "title", kicker: organisation, title: words.title, subtitle: "" },
      ...(facts.isSimulated ? [paragraph(words.simulated)] : []),
      ...(own.duplicate === null ? [] : [paragraph(words.duplicate(String(own.duplicate)))]),
      paragraph(words.lead(organisation, own.customer)),
      ...told.map((change) => changePanel(change, part, own.language, base)),
      ...about(facts, own, words, base),
    ],
  };
}

/** A change may be more than informative for others: of that this customer is not told here. */
function informative(change: PublicChange): PublicChange {
  return { ...change, items: change.items.filter((item) => item.class === "I") };
}

function changePanel(
  change: PublicChange,
  part: PublicPart,
  language: Language,
  base: string,
): MailBlock {
  const words = digestWords[language];
  const common = catalogueOf(language);
  const view = changeView(change, part, common);
  const lines = view.items.map(({ name, fact, isWhole, before, after }) => {
    const states = words.beforeAfter(before ?? words.nothing, after ?? words.nothing);
    return { text: isWhole ? `${name}: ${fact}` : `${name}: ${fact}, ${states}` };
  });
  const more = lines.length - mostItems;
  const href = `${base}changes/${change.id}`;
  const shown = [...lines.slice(0, mostItems), ...(more > 0 ? [{ text: words.more(more) }] : [])];
  const items: Definition[] = [
    ...term(view.effectiveLabel, view.effective),
    ...term(words.products, view.products.length === 0 ? null : inSentence(view.products, common)),
    ...term(words.reason, view.reason),
    { term: words.differences, lines: shown },
    { term: words.page, lines: [{ text: href, href }] },
  ];
  return { type: "panel", title: view.title, items };
}

function about(
  { appUrl, sender, privacyMailbox }: DigestFacts,
  { customer, stopUrl }: OwnDigest,
  words: DigestWords,
  base: string,
): MailBlock[] {
  const link = (name: string, href: string) => ({ term: name, lines: [{ text: href, href }] });
  return [
    { type: "heading", level: 2, text: words.about },
    paragraph(words.why(customer)),
    {
      type: "definitions",
      items: [
        ...(stopUrl === null ? [] : [link(words.stop, stopUrl)]),
        link(words.list, `${base}subprocessors`),
        link(words.portal, `${appUrl}/portal`),
        { term: words.sender, lines: [{ text: sender }] },
        ...term(words.questions, privacyMailbox),
      ],
    },
  ];
}

function term(name: string, text: string | null): Definition[] {
  return text === null ? [] : [{ term: name, lines: [{ text }] }];
}

function paragraph(text: string): MailBlock {
  return { type: "paragraph", text };
}
