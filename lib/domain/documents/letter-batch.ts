import type { CalendarDate } from "@/lib/domain/calendar";
import { countryName, dayInWords } from "@/lib/domain/language/wording";
import type { Block, DocumentView } from "./blocks";
import { mailLanguages } from "./mail-language";
import type { MailBlock, MailFacts } from "./mail-view";
import { noticeMail } from "./notice-mail";
import type { OwnMail } from "./notice-mail-own";

/** To whom a letter goes, as an envelope has it; what nobody knows is left out. */
export type LetterAddress = {
  readonly name: string;
  readonly contact: string | null;
  readonly street: string | null;
  readonly place: string | null;
  readonly country: string | null;
};

/** One notice on paper, in the place of a mail that nobody got. */
export type NoticeLetter = {
  /** "CS-7/3": what is written on the receipt of the post, so that it finds its letter. */
  readonly number: string;
  readonly to: LetterAddress;
  /** What it says is told in the language of these. */
  readonly facts: MailFacts;
  readonly own: OwnMail;
};

/**
 * Letters of one change as one document, each on pages of its own: what the mail would say, with the days as they are counted
 * from the day on which the letter is handed over.
 *
 * @param on day of handing over, which every letter bears
 */
export function letterBatch(
  letters: readonly NoticeLetter[],
  facts: MailFacts,
  { title, on }: { readonly title: string; readonly on: CalendarDate },
): DocumentView {
  return {
    title,
    subject: title,
    author: facts.organisation,
    language: languageOf(letters),
    publishedAt: `${on}T00:00:00.000Z`,
    mark: facts.isSimulated ? mailLanguages.en.mail.simulated.title : null,
    footer: { left: [facts.sender, title], pageNumber: "Page {page} of {pages}" },
    sections: letters.map((letter) => ({
      bookmark: `${letter.number} ${letter.to.name}`,
      blocks: [head(letter, on), ...body(letter)],
    })),
  };
}

/** One file states one language: that of its letters where they share it. */
function languageOf(letters: readonly NoticeLetter[]): string {
  const languages = new Set(letters.map(({ facts }) => facts.language));
  const [first, ...others] = languages;
  return first === undefined || others.length > 0 ? "en" : first;
}

function head({ number, to, facts }: NoticeLetter, on: CalendarDate): Block {
  const { common, mail } = mailLanguages[facts.language];
  const country = to.country === null ? null : countryName(to.country, common);
  const address = [to.contact, to.street, to.place, country].filter((line) => line !== null);
  return {
    type: "definitions",
    items: [
      {
        term: mail.letter.to,
        lines: [{ text: to.name, tone: "strong" }, ...address.map((text) => ({ text }))],
      },
      { term: mail.letter.from, lines: [{ text: facts.sender }] },
      { term: mail.letter.date, lines: [{ text: dayInWords(on, common) }] },
      { term: mail.letter.number, lines: [{ text: number }] },
    ],
  };
}

/** What the mail says, but for what only a mail has: a link to open, a note on mails of this kind. */
function body({ own, facts }: NoticeLetter): Block[] {
  const language = mailLanguages[facts.language];
  const { about, objecting } = language.mail;
  let isDropped = false;
  return noticeMail(facts, own, language).blocks.flatMap((block): Block[] => {
    if (block.type === "heading" && block.level === 2) isDropped = block.text === about.title;
    if (isDropped) return [];
    return onPaper(block, objecting.prepared);
  });
}

function onPaper(block: MailBlock, prepared: string): Block[] {
  if (block.type === "panel")
    return [
      { type: "heading", level: 2, text: block.title },
      { type: "definitions", items: block.items },
    ];
  if (block.type !== "definitions") return [block];
  const items = block.items.filter(({ term }) => term !== prepared);
  return items.length === 0 ? [] : [{ ...block, items }];
}
