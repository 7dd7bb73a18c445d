import type { CalendarDate } from "@/lib/domain/calendar";
import { longDate } from "@/lib/domain/language/en-date";
import { countryInWords, periodInWords } from "@/lib/domain/value-words";
import type { Block, DocumentView } from "./blocks";

/** A party as a letter addresses it. */
export type LetterParty = {
  readonly name: string;
  readonly street: string | null;
  /** Postal code and city. */
  readonly place: string | null;
  /** Code of the country. */
  readonly country: string | null;
};

/** One contract under which we object. */
export type ObjectedContract = {
  readonly title: string;
  readonly version: string | null;
  readonly signedOn: string | null;
  /** ISO periods. */
  readonly notice: string | null;
  readonly objection: string | null;
  readonly lastDay: CalendarDate | null;
  readonly earliestEffectiveOn: CalendarDate | null;
  readonly daysTooSoon: number;
};

/** What the letter is made of; nothing in it is invented: what nobody knows is left out. */
export type VendorObjection = {
  readonly from: LetterParty;
  readonly to: LetterParty;
  readonly on: CalendarDate;
  readonly number: number;
  readonly subject: string;
  readonly receivedOn: CalendarDate;
  readonly statedEffectiveOn: CalendarDate | null;
  readonly changes: string | null;
  readonly contracts: readonly ObjectedContract[];
  /** The vendor processes for us, so that Art. 28(2) gives us a say; else the contract alone does. */
  readonly hasSay: boolean;
  /** We process for customers of our own under one of the contracts. */
  readonly isProcessor: boolean;
  /** The earliest day for all of our customers, where a change for them is counted; null where none is. */
  readonly customersEarliestOn: CalendarDate | null;
  readonly grounds: string;
  readonly mark: string | null;
};

/**
 * The letter in which we object to a change that a vendor has announced.
 *
 * Source: GDPR Art. 28(2), second sentence, and 28(4); SCC (EU) 2021/915 Clause 7.7(a); SCC (EU) 2021/914 Clause 9(a).
 * Reading: an objection needs no form. The letter names the contract, the notice and the days, so that nobody can say later
 * that it was late or meant something else. The grounds are ours to write.
 */
export function vendorObjectionLetter(letter: VendorObjection): DocumentView {
  const { from, to, on, number, mark } = letter;
  return {
    title: `Objection to the notice of ${longDate(letter.receivedOn)}`,
    subject: `Objection to a change announced by ${to.name}`,
    author: from.name,
    language: "en",
    publishedAt: `${on}T00:00:00.000Z`,
    mark,
    footer: {
      left: [from.name, `Our file: received notice ${number}`],
      pageNumber: "Page {page} of {pages}",
    },
    sections: [{ bookmark: "Objection", blocks: blocksOf(letter) }],
  };
}

function blocksOf(letter: VendorObjection): Block[] {
  const { from, to, on, contracts, isProcessor, changes, grounds } = letter;
  return [
    {
      type: "title",
      kicker: longDate(on),
      title: "Objection to an announced change",
      subtitle: "",
    },
    {
      type: "definitions",
      items: [
        { term: "From", lines: addressOf(from) },
        { term: "To", lines: addressOf(to) },
        { term: "Your notice", lines: noticeLines(letter) },
      ],
    },
    { type: "paragraph", text: openingOf(letter) },
    ...(changes === null
      ? []
      : [{ type: "paragraph" as const, text: `As we understand your notice: ${changes}` }]),
    { type: "heading", level: 2, text: "Why we object" },
    ...grounds
      .split(/\n{2,}/)
      .map((text) => ({ type: "paragraph" as const, text: text.replaceAll("\n", " ") })),
    { type: "heading", level: 2, text: contracts.length === 1 ? "Our contract" : "Our contracts" },
    ...contracts.map(contractBlock),
    ...(isProcessor ? [customersBlock(letter)] : []),
    { type: "heading", level: 2, text: "What we ask of you" },
    {
      type: "list",
      items: [
        "Do not let the change take effect for our data while this objection stands.",
        "Tell us in writing how you will meet it: by a safeguard, by leaving our data out of the change, or otherwise.",
        "If you cannot meet it, tell us so in good time, so that we can use the remedy that the contract gives us.",
        "Confirm that you have received this letter.",
      ],
    },
    {
      type: "definitions",
      items: [{ term: "Place, name, signature", lines: [], ruledLines: 2 }],
    },
  ];
}

function addressOf({ name, street, place, country }: LetterParty) {
  const lines = [joined([street, place]), country === null ? null : countryInWords(country)];
  return [
    { text: name, tone: "strong" as const },
    ...lines.flatMap((text) => text ?? []).map((text) => ({ text })),
  ];
}

function noticeLines({ subject, receivedOn, statedEffectiveOn }: VendorObjection) {
  return [
    { text: subject || "without a subject" },
    { label: "Received on", text: longDate(receivedOn) },
    ...(statedEffectiveOn === null
      ? []
      : [{ label: "To take effect on, as you say", text: longDate(statedEffectiveOn) }]),
  ];
}

function openingOf({ receivedOn, hasSay, isProcessor }: VendorObjection): string {
  const article = isProcessor ? "Article 28(2) and (4)" : "Article 28(2)";
  const law = hasSay ? `${article} of the General Data Protection Regulation and ` : "";
  return `On ${longDate(receivedOn)} we received your notice. Under ${law}the contracts named below we object to the change that it announces.`;
}

function contractBlock(contract: ObjectedContract): Block {
  const { title, version, signedOn, notice, objection } = contract;
  const { lastDay, earliestEffectiveOn, daysTooSoon } = contract;
  const line = (label: string, text: string | null) =>
    text === null || text.trim() === "" ? [] : [{ label, text }];
  const begin = earliestEffectiveOn && longDate(earliestEffectiveOn);
  const tooSoon = ` (your day is ${daysTooSoon} ${daysTooSoon === 1 ? "day" : "days"} too early)`;
  return {
    type: "definitions",
    items: [
      {
        term: title,
        lines: [
          ...line("Version of the contract", version),
          ...line("Contract signed on", signedOn && inWords(signedOn)),
          ...line("Your notice to us", notice && periodInWords(notice)),
          ...line("Our period to object", objection && periodInWords(objection)),
          ...line("Our last day to object", lastDay && longDate(lastDay)),
          ...line(
            "Earliest day of the change under the contract",
            begin && `${begin}${daysTooSoon > 0 ? tooSoon : ""}`,
          ),
        ],
      },
    ],
  };
}

function joined(parts: readonly (string | null)[]): string | null {
  return parts.filter((part) => part !== null && part !== "").join(", ") || null;
}

/** A signature may be known by its month alone. */
function inWords(day: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? longDate(day) : day;
}

function customersBlock({ customersEarliestOn }: VendorObjection): Block {
  const own =
    customersEarliestOn === null
      ? ""
      : ` Counted from today, the earliest day for all of them is ${longDate(customersEarliestOn)}.`;
  return {
    type: "paragraph",
    text: `We process on behalf of customers of our own, whom we have to tell of your change in time under their own agreements, and who may object in their turn.${own}`,
  };
}
