import type { CalendarDate } from "@/lib/domain/calendar";
import type { Catalogue } from "@/lib/domain/language/catalogue";
import { de } from "@/lib/domain/language/de";
import { deCertificate } from "@/lib/domain/language/de-certificate";
import { en } from "@/lib/domain/language/en";
import { type CertificateWords, enCertificate } from "@/lib/domain/language/en-certificate";
import { dayInWords } from "@/lib/domain/language/wording";
import type { Settlement } from "@/lib/domain/termination/task";
import type { Block, DocumentView } from "./blocks";

/** What is certified: nobody's name but those of companies. */
export type CertificateFacts = {
  readonly processor: string;
  readonly customer: string;
  readonly agreement: string;
  readonly signedOn: CalendarDate | null;
  readonly endedOn: CalendarDate;
  readonly onEnd: "DELETE" | "RETURN";
  readonly issuedOn: CalendarDate;
  readonly holders: readonly (Settlement & { readonly holder: string })[];
  readonly isSimulated: boolean;
};

export const certificateLanguages = ["en", "de"] as const;
export type CertificateLanguage = (typeof certificateLanguages)[number];

type Language = { readonly words: CertificateWords; readonly common: Catalogue };

const languages: Readonly<Record<CertificateLanguage, Language>> = {
  en: { words: enCertificate, common: en },
  de: { words: deCertificate, common: de },
};

/**
 * The certificate that a customer's data are gone after the end of its agreement.
 *
 * Source: GDPR Art. 28(3)(g), 28(4), 5(2).
 * Reading: the law asks for deletion or return at the controller's choice, and for no certificate; it is how the controller can show
 * that it was done. It names each holder with its day, and each exception with its law: a certificate that hides one is wrong.
 */
export function deletionCertificate(
  facts: CertificateFacts,
  language: CertificateLanguage,
): DocumentView {
  const { words, common } = languages[language];
  return {
    title: words.title[facts.onEnd],
    subject: words.subject,
    author: facts.processor,
    language: common.tag,
    publishedAt: `${facts.issuedOn}T00:00:00.000Z`,
    mark: facts.isSimulated ? words.simulated : null,
    footer: { left: [facts.processor, facts.agreement], pageNumber: words.page },
    sections: [{ bookmark: words.title[facts.onEnd], blocks: blocksOf(facts, { words, common }) }],
  };
}

function blocksOf(facts: CertificateFacts, { words, common }: Language): Block[] {
  const { customer, holders, onEnd, issuedOn } = facts;
  const kept = holders.filter((one) => one.outcome === "RETAINED");
  return [
    {
      type: "title",
      kicker: dayInWords(issuedOn, common),
      title: words.title[onEnd],
      subtitle: words.subject,
    },
    { type: "definitions", items: parties(facts, { words, common }) },
    { type: "paragraph", text: words.opening(customer) },
    { type: "heading", level: 2, text: words.holders },
    {
      type: "table",
      columns: [
        { header: words.holder, share: 40 },
        { header: words.done, share: 38 },
        { header: words.on, share: 22 },
      ],
      rows: holders.map(({ holder, outcome, doneOn }) => [
        [{ text: holder }],
        [{ text: words.outcomes[outcome] }],
        [{ text: dayInWords(doneOn, common) }],
      ]),
    },
    ...(kept.length === 0 ? [] : exceptions(kept, { words, common })),
    { type: "paragraph", text: kept.length === 0 ? words.nothingLeft : words.otherwise },
    { type: "paragraph", text: words.shown, tone: "quiet" },
    { type: "definitions", items: [{ term: words.signature, lines: [], ruledLines: 2 }] },
  ];
}

function parties(facts: CertificateFacts, { words, common }: Language) {
  const { processor, customer, agreement, signedOn, endedOn, onEnd } = facts;
  return [
    { term: words.processor, lines: [{ text: processor, tone: "strong" as const }] },
    { term: words.controller, lines: [{ text: customer, tone: "strong" as const }] },
    {
      term: words.agreement,
      lines: [
        { text: agreement },
        ...(signedOn === null ? [] : [{ text: words.signedOn(dayInWords(signedOn, common)) }]),
      ],
    },
    { term: words.endedOn, lines: [{ text: dayInWords(endedOn, common) }] },
    { term: words.chosen, lines: [{ text: words[onEnd] }] },
  ];
}

function exceptions(
  kept: readonly Extract<CertificateFacts["holders"][number], { outcome: "RETAINED" }>[],
  { words, common }: Language,
): Block[] {
  return [
    { type: "heading", level: 2, text: words.exceptionsTitle },
    { type: "paragraph", text: words.exceptions },
    {
      type: "table",
      columns: [
        { header: words.holder, share: 34 },
        { header: words.law, share: 44 },
        { header: words.until, share: 22 },
      ],
      rows: kept.map(({ holder, law, until }) => [
        [{ text: holder }],
        [{ text: law }],
        [{ text: dayInWords(until, common) }],
      ]),
    },
  ];
}
