import { runsPeriods } from "@/lib/domain/change/notice-effect";
import { registerLanguage } from "@/lib/domain/publication/translated";
import type { Definition, Line } from "./blocks";
import type { MailLanguage } from "./mail-language";
import type { MailBlock, MailFacts, MailView } from "./mail-view";
import { changeBlocks } from "./notice-mail-change";
import { correctionBlocks } from "./notice-mail-correction";
import type { ChangeDetails } from "./notice-mail-details";
import { forwardBlocks } from "./notice-mail-forward";
import { inAgreementLanguage, type OwnMail, type OwnNotice } from "./notice-mail-own";
import {
  agreementBlocks,
  isObjectable,
  needsApproval,
  objectionBlocks,
  objectionPage,
  silenceBlocks,
} from "./notice-mail-rights";
import { headedBy, panelTitle, severalLead } from "./notice-mail-several";
import { asWritten, foreignIn } from "./worded";

/**
 * One mail to one contact about one or more notices.
 *
 * Source: GDPR Art. 28(2); SCC (EU) 2021/914, clause 9(a); SCC (EU) 2021/915, clause 7.7(a).
 * Reading: it holds all that is needed to object, and promises no right that the class of the change does not give.
 * One announcement may reach an agreement as another class than the next: each notice speaks for itself.
 */
export function noticeMail(facts: MailFacts, own: OwnMail, language: MailLanguage): MailView {
  const { mail } = language;
  const told = own.notices.flatMap((notice, place) => {
    const details = facts.details.get(notice.details);
    return details === undefined ? [] : [{ notice, details, place }];
  });
  const [first] = told;
  if (first === undefined) throw new Error("A mail without a notice says nothing");
  const changes = [
    ...new Map(told.map(({ notice, details }) => [notice.details, { notice, details }])).values(),
  ];
  const asks = told.filter(({ notice }) => isObjectable(facts.kind, notice));
  const named = [...new Set(changes.map(({ details }) => details.id))];
  const ids = named.join(", ");
  const isJoint = named.length > 1;
  return {
    language: language.common.tag,
    subject: subjectOf(facts, told, ids, language),
    blocks: [
      {
        type: "title",
        kicker: mail.kicker(facts.organisation, ids),
        title: isJoint ? mail.several.title(named.length) : first.details.title,
        subtitle: "",
        ...(isJoint ? {} : foreignIn(asWritten(first.details.title, language))),
      },
      ...marks(facts, own, language),
      {
        type: "paragraph",
        text: mail.to(own.words.name ?? null, own.words.customer),
        tone: "quiet",
      },
      {
        type: "paragraph",
        text: isJoint
          ? severalLead(facts, own.words.customer, language)
          : leadOf(facts, first.notice, own.words.customer, language),
      },
      ...correctionBlocks(facts, language),
      ...told.flatMap(({ notice, details }) =>
        panel(
          facts,
          own,
          notice,
          panelTitle(notice, isJoint ? details.id : null, told.length, language),
          language,
        ),
      ),
      ...changes.flatMap(({ details, notice }) =>
        changeBlocks(facts.kind, details, notice, changes.length > 1, language),
      ),
      ...told.flatMap(({ notice, details }) =>
        headedBy(silenceBlocks(facts.kind, notice, language), isJoint ? details.id : null),
      ),
      ...objectionBlocks(facts, own, asks, language),
      ...told.flatMap((one) =>
        one.notice.agreementAsOf === undefined
          ? headedBy(
              agreementBlocks(facts.kind, one.notice, language),
              isJoint ? idsRelyingOn(one, told) : null,
            )
          : [],
      ),
      ...forwardBlocks(facts, own, told, language),
      ...about(facts, own, named, told, language),
    ],
  };
}

type Told = {
  readonly notice: OwnNotice;
  readonly details: ChangeDetails;
  /** Its place among the notices of the mail. */
  readonly place: number;
};

/** The changes whose notices rely on the agreement as this one does. */
function idsRelyingOn({ place }: Told, told: readonly Told[]): string {
  const alike = told.filter((one) => one.place === place || one.notice.agreementAsOf === place);
  return [...new Set(alike.map(({ details }) => details.id))].join(", ");
}

/** What asks the most of its reader is said, wherever it stands in the mail. */
function gravest(told: readonly Told[]): "adverse" | "approve" | null {
  if (told.some(({ notice }) => notice.changeClass === "A")) return "adverse";
  return told.some(({ notice }) => needsApproval(notice)) ? "approve" : null;
}

function subjectOf(
  { kind, organisation, isSimulated }: MailFacts,
  told: readonly Told[],
  ids: string,
  { mail }: MailLanguage,
): string {
  const titles = [...new Set(told.map(({ details }) => details.title))];
  const title = titles.join("; ");
  const day = told.length === 1 ? told[0]?.notice.words : undefined;
  const { subject } = mail;
  const asks = gravest(told);
  const words = () => {
    if (kind === "CONFIRMATION") return subject.confirmed(organisation, ids, title);
    if (kind === "WITHDRAWAL") return subject.withdrawn(organisation, ids, title);
    if (kind === "CORRECTION") return subject.corrected(organisation, ids, title);
    if (asks !== null) return subject[asks](organisation, ids, title);
    if (day?.objectionLastDay !== undefined)
      return subject.object(organisation, ids, title, day.objectionLastDay);
    if (told.length > 1 && told.some(({ notice }) => isObjectable(kind, notice)))
      return subject.objectSeveral(organisation, ids, title);
    if (day?.startOn !== undefined) return subject.from(organisation, ids, title, day.startOn);
    return subject.plain(organisation, ids, title);
  };
  return isSimulated ? `${mail.simulatedMark} ${words()}` : words();
}

function marks(
  { kind, isSimulated }: MailFacts,
  own: OwnMail,
  { mail }: MailLanguage,
): MailBlock[] {
  const { duplicate, simulated } = mail;
  const blocks: MailBlock[] = [];
  if (isSimulated)
    blocks.push({ type: "note", title: simulated.title, lines: [{ text: simulated.text }] });
  if (own.isPossibleDuplicate) {
    const isDated =
      kind !== "CONFIRMATION" &&
      kind !== "WITHDRAWAL" &&
      own.notices.some((notice) => runsPeriods(notice.changeClass, notice.effect));
    const text = [
      duplicate.text(own.words.attempt ?? ""),
      ...(isDated ? [duplicate.dates] : []),
    ].join(" ");
    blocks.push({ type: "note", title: duplicate.title, lines: [{ text }] });
  }
  return blocks;
}

function leadOf(
  { kind, organisation }: MailFacts,
  notice: OwnNotice,
  customer: string,
  { mail: { lead } }: MailLanguage,
): string {
  if (kind === "CONFIRMATION") return lead.confirmed(organisation, customer);
  if (kind === "WITHDRAWAL") return lead.withdrawn(organisation, customer);
  if (kind === "CORRECTION") return lead.corrected(organisation, customer);
  const effective =
    notice.words.effectiveOn === undefined || notice.changeClass === "A"
      ? ""
      : ` ${lead.alreadyEffective}`;
  if (notice.emergency !== null) return lead.emergency(organisation, customer) + effective;
  if (notice.changeClass === "M1") {
    return (needsApproval(notice) ? lead.approve : lead.object)(organisation, customer) + effective;
  }
  return (
    (notice.changeClass === "A" ? lead.adverse : lead.inform)(organisation, customer) + effective
  );
}

function panel(
  facts: MailFacts,
  own: OwnMail,
  notice: OwnNotice,
  title: string,
  { mail }: MailLanguage,
): MailBlock[] {
  const { dates } = mail;
  const { effectiveOn, knownOn } = notice.words;
  const { kind } = facts;
  if (kind === "WITHDRAWAL") return [];
  const since = notice.changeClass === "A" ? dates.holdsSince : dates.inEffect;
  const items: Definition[] =
    effectiveOn === undefined
      ? comingDays(facts, own, notice, mail)
      : [
          { term: since, lines: [{ text: effectiveOn, tone: "strong" as const }] },
          ...(isObjectable(kind, notice) ? objectUntil(facts, own, notice, mail) : []),
        ];
  if (knownOn !== undefined) items.push({ term: dates.knownSince, lines: [{ text: knownOn }] });
  if (items.length === 0) return [];
  return [{ type: "panel", title, items, ...inAgreementLanguage(notice, notice.words.agreement) }];
}

function comingDays(
  facts: MailFacts,
  own: OwnMail,
  notice: OwnNotice,
  mail: MailLanguage["mail"],
): Definition[] {
  const { kind } = facts;
  if (kind === "CONFIRMATION") return [];
  const { dates } = mail;
  const signature: Definition[] =
    notice.effect === "SIGNATURE"
      ? [{ term: dates.takesEffect, lines: [{ text: dates.afterSignature, tone: "strong" }] }]
      : [];
  if (!runsPeriods(notice.changeClass, notice.effect)) return signature;
  const { words } = notice;
  const items: Definition[] = [...signature];
  const add = (term: string, ...lines: Line[]) => items.push({ term, lines });
  if (notice.emergency !== null)
    add(dates.emergency, { text: dates.grounds[notice.emergency.ground], tone: "strong" });
  if (needsApproval(notice)) add(dates.approval, { text: dates.approvalText, tone: "strong" });
  items.push(...objectUntil(facts, own, notice, mail));
  if (words.noticeLastDay !== undefined && notice.emergency === null) {
    add(dates.noticeEnds, { text: dates.endOf(words.noticeLastDay) });
  }
  const start = startLines(notice, mail);
  if (start.length > 0) add(dates.takesEffect, ...start);
  if (words.startsOn !== undefined) add(dates.received, { text: words.startsOn, tone: "quiet" });
  return items;
}

/** The last day to object, with the page to do it on. */
function objectUntil(
  facts: MailFacts,
  own: OwnMail,
  notice: OwnNotice,
  { dates, objecting }: MailLanguage["mail"],
): Definition[] {
  const { objectionLastDay, zone } = notice.words;
  if (objectionLastDay === undefined) return [];
  const page = isObjectable(facts.kind, notice) ? objectionPage(facts, own) : null;
  const lines: Line[] = [
    { text: dates.endOf(objectionLastDay), tone: "strong" },
    { text: dates.zone(zone), tone: "quiet" },
    ...(page === null ? [] : [{ text: objecting.here, href: page }]),
  ];
  return [{ term: dates.objectUntil, lines }];
}

function startLines(notice: OwnNotice, { dates }: MailLanguage["mail"]): Line[] {
  const { earliestOn, plannedOn } = notice.words;
  const lines: Line[] = [];
  if (needsApproval(notice)) lines.push({ text: dates.afterApproval });
  else if (earliestOn !== undefined) {
    const from = notice.emergency === null ? dates.notBefore : dates.atOnce;
    lines.push({ text: from(earliestOn), tone: "strong" });
  }
  if (plannedOn !== undefined) lines.push({ text: dates.plannedFor(plannedOn) });
  return lines;
}

function about(
  facts: MailFacts,
  own: OwnMail,
  ids: readonly string[],
  told: readonly Told[],
  { language, mail }: MailLanguage,
): MailBlock[] {
  const { publication, publicationHash } = own.words;
  const items: Definition[] = [
    { term: mail.about.portal, lines: [{ text: facts.portalUrl, href: facts.portalUrl }] },
    { term: mail.about.list, lines: [{ text: facts.listUrl, href: facts.listUrl }] },
  ];
  const pages = ids.flatMap((id) =>
    facts.publicChanges.includes(id) ? `${facts.changesUrl}/${id}` : [],
  );
  if (pages.length > 0)
    items.push({ term: mail.about.change, lines: pages.map((url) => ({ text: url, href: url })) });
  if (publication !== undefined && publicationHash !== undefined) {
    items.push({
      term: mail.about.publication,
      lines: [
        { text: mail.about.publicationText(publication) },
        { text: publicationHash, tone: "quiet" },
        { text: facts.publicationsUrl, href: facts.publicationsUrl },
      ],
    });
  }
  items.push({ term: mail.about.sender, lines: [{ text: facts.sender }] });
  const hasOriginals =
    language !== registerLanguage ||
    told.some(({ notice }) => notice.agreementLanguage !== undefined);
  return [
    { type: "heading", level: 2, text: mail.about.title },
    { type: "paragraph", text: mail.about.contractual(facts.privacyMailbox) },
    ...(hasOriginals ? [{ type: "paragraph" as const, text: mail.about.originals }] : []),
    ...(publication === undefined ? [] : [{ type: "paragraph" as const, text: mail.about.proof }]),
    { type: "definitions", items },
  ];
}
