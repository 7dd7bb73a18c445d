import { runsPeriods } from "@/lib/domain/change/notice-effect";
import type { Definition, Line } from "./blocks";
import type { MailLanguage } from "./mail-language";
import { isTelling, type MailBlock, type MailFacts, type MailKind } from "./mail-view";
import type { ChangeDetails } from "./notice-mail-details";
import { inAgreementLanguage, type OwnMail, type OwnNotice } from "./notice-mail-own";

/** Whether nothing but the customer's approval lets the change take effect. */
export function needsApproval({
  changeClass,
  authorisation,
  silenceApproves,
}: Pick<OwnNotice, "changeClass" | "authorisation" | "silenceApproves">): boolean {
  return changeClass === "M1" && authorisation === "SPECIFIC" && !silenceApproves;
}

/** Whether the mail asks the customer for its word on this notice: until it is in effect, and where its days still run then. */
export function isObjectable(kind: MailKind, { changeClass, words }: OwnNotice): boolean {
  const { effectiveOn, objectionLastDay } = words;
  const isOpen = effectiveOn === undefined || objectionLastDay !== undefined;
  return isTelling(kind) && changeClass === "M1" && isOpen;
}

/**
 * What follows when the customer does nothing.
 *
 * Source: GDPR Art. 28(2), first sentence (specific or general written authorisation), second sentence (opportunity to object).
 * Reading: under general authorisation silence lets the change take effect; under specific authorisation it does only where
 * a clause says so, which the mail quotes.
 */
export function silenceBlocks(
  kind: MailKind,
  notice: OwnNotice,
  { mail }: MailLanguage,
): MailBlock[] {
  const { silence, ground } = mail;
  const { changeClass, words } = notice;
  if (kind === "WITHDRAWAL") return [];
  if (kind === "CONFIRMATION")
    return notice.ground === null ? [] : [{ type: "paragraph", text: ground[notice.ground] }];
  if (changeClass === "A") return said(silence.titleInform, [silence.adverse]);
  if (words.effectiveOn !== undefined) return inEffect(notice, silence);
  const signature =
    notice.effect === "SIGNATURE" ? said(silence.titleSignature, [silence.signature]) : [];
  if (!runsPeriods(changeClass, notice.effect)) return signature;
  return [...signature, ...confirmation(notice, silence), ...unanswered(notice, silence)];
}

type Silence = MailLanguage["mail"]["silence"];

/** Where the periods begin with the customer's own word, they have no days yet. */
function confirmation({ deemedReceipt, words }: OwnNotice, silence: Silence): MailBlock[] {
  return deemedReceipt === "CONFIRMATION" && words.startsOn === undefined
    ? said(silence.titleConfirm, [silence.confirm])
    : [];
}

function unanswered(notice: OwnNotice, silence: Silence): MailBlock[] {
  const { changeClass, words } = notice;
  if (needsApproval(notice)) return said(silence.titleSpecific, [silence.specific]);
  if (notice.emergency !== null) return inEmergency(notice, notice.emergency, silence);
  if (changeClass === "M1") {
    if (words.objectionLastDay === undefined || words.startOn === undefined) return [];
    const consent = notice.authorisation === "SPECIFIC" ? silence.approves : silence.general;
    return said(silence.title, [consent(words.objectionLastDay, words.zone, words.startOn)]);
  }
  const start = words.startOn === undefined ? [] : [silence.inform(words.startOn)];
  return said(silence.titleInform, [...start, silence.noRight]);
}

/** In effect before the time to object has ended: what of that time is left. */
function inEffect({ words, emergency }: OwnNotice, silence: Silence): MailBlock[] {
  const { objectionLastDay, zone } = words;
  if (objectionLastDay === undefined) return [];
  return said(silence.titleEmergency, [
    silence.objectInEffect(objectionLastDay, zone),
    ...(emergency === null ? [] : [silence.objectUrgently, ...remedies(emergency, silence)]),
  ]);
}

function inEmergency(
  { words: { objectionLastDay, zone, startOn } }: OwnNotice,
  emergency: NonNullable<OwnNotice["emergency"]>,
  silence: Silence,
): MailBlock[] {
  if (startOn === undefined) return [];
  if (objectionLastDay === undefined)
    return said(silence.titleEmergency, [silence.emergencyInform(startOn)]);
  return said(silence.titleEmergency, [
    silence.emergencyObject(objectionLastDay, zone, startOn),
    silence.objectUrgently,
    ...remedies(emergency, silence),
  ]);
}

function remedies(
  { remedy }: NonNullable<OwnNotice["emergency"]>,
  { emergencyRemedy }: Silence,
): string[] {
  return remedy === null ? [] : [emergencyRemedy[remedy]];
}

function said(title: string, texts: readonly string[]): MailBlock[] {
  return [
    { type: "heading", level: 2, text: title },
    ...texts.map((text) => ({ type: "paragraph" as const, text })),
  ];
}

/** The page on which whoever holds this mail objects; null in a mail that is only shown. */
export function objectionPage({ objectUrl }: MailFacts, { words }: OwnMail): string | null {
  return words.objectionToken === undefined ? null : `${objectUrl}/${words.objectionToken}`;
}

/** How to object, once for each change that may be objected to; else where to ask. */
export function objectionBlocks(
  facts: MailFacts,
  own: OwnMail,
  asks: readonly { readonly notice: OwnNotice; readonly details: ChangeDetails }[],
  { mail }: MailLanguage,
): MailBlock[] {
  const { objecting } = mail;
  if (asks.length === 0)
    return [
      {
        type: "paragraph",
        text: mail.questions(facts.privacyMailbox ?? facts.objectionMailbox),
        tone: "quiet",
      },
    ];
  const isApproval = asks.every(({ notice }) => notice.authorisation === "SPECIFIC");
  const ids = [...new Set(asks.map(({ details }) => details.id))];
  const prepared = ids.map((id) => ({
    text: objecting.link(id),
    href: objectionLink(facts.objectionMailbox, id, mail),
  }));
  const page = objectionPage(facts, own);
  return [
    { type: "heading", level: 2, text: isApproval ? objecting.titleApprove : objecting.title },
    ...pageBlocks(page, isApproval ? facts.portalUrl : null, mail),
    {
      type: "paragraph",
      text: (isApproval ? objecting.howApprove : objecting.how)(
        facts.objectionMailbox,
        ids.join(", "),
        page !== null,
      ),
    },
    { type: "definitions", items: [{ term: objecting.prepared, lines: prepared }] },
    { type: "paragraph", text: objecting.afterwards },
  ];
}

function pageBlocks(
  page: string | null,
  portalUrl: string | null,
  { objecting }: MailLanguage["mail"],
): MailBlock[] {
  if (page === null) return [];
  const approve: Definition[] =
    portalUrl === null
      ? []
      : [{ term: objecting.approvePage, lines: [{ text: portalUrl, href: portalUrl }] }];
  return [
    { type: "paragraph", text: objecting.pageText },
    {
      type: "definitions",
      items: [{ term: objecting.page, lines: [{ text: page, href: page }] }, ...approve],
    },
  ];
}

function objectionLink(mailbox: string, id: string, { objecting }: MailLanguage["mail"]): string {
  const subject = encodeURIComponent(objecting.mailSubject(id));
  return `mailto:${mailbox}?subject=${subject}&body=${encodeURIComponent(objecting.mailBody(id))}`;
}

/** The agreement and the clauses on which the notice rests, quoted as they are recorded. */
export function agreementBlocks(
  kind: MailKind,
  notice: OwnNotice,
  { mail: { agreement, dates } }: MailLanguage,
): MailBlock[] {
  const isDated = runsPeriods(notice.changeClass, notice.effect) && isTelling(kind);
  const items: Definition[] = [
    {
      term: agreement.agreement,
      lines: [
        {
          text: notice.words.agreement,
          ...inAgreementLanguage(notice, notice.words.agreement),
        },
      ],
    },
    ...authorisationItems(notice, agreement),
    ...(isDated ? periodItems(notice, agreement, dates.grounds) : []),
  ];
  return [
    { type: "heading", level: 2, text: agreement.title },
    { type: "definitions", items },
  ];
}

type AgreementWords = MailLanguage["mail"]["agreement"];
type Grounds = MailLanguage["mail"]["dates"]["grounds"];

function quote(
  notice: OwnNotice,
  which: keyof OwnNotice["words"],
  agreement: AgreementWords,
): Line[] {
  const clause = notice.words[which];
  if (clause === undefined) return [];
  const text = agreement.quote(clause);
  return [{ text, tone: "quiet", ...inAgreementLanguage(notice, clause) }];
}

function authorisationItems(notice: OwnNotice, agreement: AgreementWords): Definition[] {
  const { authorisation, changeClass, silenceApproves } = notice;
  const items: Definition[] = [
    {
      term: agreement.authorisation,
      lines: [
        { text: agreement[authorisation] },
        ...quote(notice, "authorisationClause", agreement),
      ],
    },
  ];
  if (changeClass === "M1" && silenceApproves)
    items.push({
      term: agreement.silence,
      lines: [{ text: agreement.silenceApproves }, ...quote(notice, "silenceClause", agreement)],
    });
  return items;
}

/** The periods, each with how its last day came about, and what starts and moves them. */
function periodItems(notice: OwnNotice, agreement: AgreementWords, grounds: Grounds): Definition[] {
  const { words } = notice;
  const counted = (sum: string | undefined): Line[] =>
    sum === undefined ? [] : [{ text: agreement.counted(sum) }];
  const items: Definition[] = [
    notice.emergency === null
      ? {
          term: agreement.notice,
          lines: [
            { text: agreement.period(words.noticePeriod) },
            ...counted(words.noticeCounted),
            ...quote(notice, "noticeClause", agreement),
          ],
        }
      : emergencyItem(notice, notice.emergency, agreement, grounds),
  ];
  if (words.objectionPeriod !== undefined)
    items.push({
      term: agreement.objection,
      lines: [
        { text: agreement.period(words.objectionPeriod) },
        ...counted(words.objectionCounted),
        ...quote(notice, "objectionClause", agreement),
      ],
    });
  items.push({ term: agreement.receipt, lines: receiptLines(notice, agreement) });
  if (notice.allContacts)
    items.push({
      term: agreement.contacts,
      lines: [{ text: agreement.allContacts }, ...quote(notice, "contactsClause", agreement)],
    });
  return items;
}

/** The clause on emergencies, which stands in the place of the notice period. */
function emergencyItem(
  notice: OwnNotice,
  { ground, isAtOnce }: NonNullable<OwnNotice["emergency"]>,
  agreement: AgreementWords,
  grounds: Grounds,
): Definition {
  return {
    term: agreement.emergency,
    lines: [
      { text: grounds[ground] },
      {
        text: isAtOnce
          ? agreement.emergencyAtOnce
          : agreement.emergencyPeriod(notice.words.noticePeriod),
      },
      ...quote(notice, "noticeClause", agreement),
    ],
  };
}

function receiptLines(notice: OwnNotice, agreement: AgreementWords): Line[] {
  const { words, deemedReceipt, rollForward, hasHolidays, noticeOnly } = notice;
  const rule =
    words.receiptAfter === undefined
      ? agreement.receiptOn[deemedReceipt]
      : agreement.after(words.receiptAfter);
  const rolls = hasHolidays ? agreement.weekendOrHoliday : agreement.weekend;
  return [
    { text: rule },
    ...quote(notice, "receiptClause", agreement),
    ...(rollForward ? [{ text: rolls }] : []),
    ...(noticeOnly && notice.emergency === null && words.objectionPeriod !== undefined
      ? [{ text: agreement.noticeOnly }]
      : []),
  ];
}
