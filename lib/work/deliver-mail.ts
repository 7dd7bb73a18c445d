import { isShifted } from "@/lib/clock";
import { announcementFacts, isSimulatedInstallation } from "@/lib/data/announcing/mail-facts";
import type { ClaimedDelivery, ClaimedNotice } from "@/lib/data/mail/deliveries";
import { type CalendarDate, dateIn, type Instant, laterOf } from "@/lib/domain/calendar";
import { datesFrom, datesKey, dispatchDay, type NoticeDates } from "@/lib/domain/change/dates";
import { withLaterYears } from "@/lib/domain/change/frozen-terms";
import type { AgreementTerms } from "@/lib/domain/change/terms";
import { mailLanguages } from "@/lib/domain/documents/mail-language";
import { isTelling } from "@/lib/domain/documents/mail-view";
import {
  type AnnouncementFacts,
  isObjectableInEffect,
  languageFor,
  type MailSender,
  ownMail,
  type SharedFacts,
  sharedFacts,
  statesDays,
} from "@/lib/domain/documents/told-mail";
import type { Language } from "@/lib/domain/language/catalogue";
import { linkToken } from "@/lib/domain/link-token";
import type { Register } from "@/lib/domain/register";
import { remembered } from "@/lib/domain/remembered";
import { type NoticeMailDrawer, noticeMailDrawer } from "@/lib/draw/mail/notice-mail-drawer";
import { env } from "@/lib/env";
import { type ComposedMail, composedMail } from "./composed-mail";
import { decisionMail } from "./deliver-decision";
import { digestComposer } from "./digest-mail";
import { headersOf } from "./mail-headers";

/**
 * Makes mails of claimed deliveries. What the mails of one announcement share is read and drawn once. Null: its reader wants it no
 * more.
 */
export type MailComposer = (delivery: ClaimedDelivery, to: string) => Promise<ComposedMail | null>;

type Announcement = {
  readonly facts: AnnouncementFacts;
  /** What its mails in one language share. */
  readonly inLanguage: (language: Language) => Telling;
};

type Telling = { readonly shared: SharedFacts; readonly draw: NoticeMailDrawer };

export function mailComposer(sender: MailSender): MailComposer {
  const announcements = new Map<string, Promise<Announcement>>();
  const composeDigest = digestComposer(sender);

  function announcementOf(id: string): Promise<Announcement> {
    const known = announcements.get(id);
    if (known !== undefined) return known;
    const opened = openAnnouncement(id, sender);
    announcements.set(id, opened);
    // What could not be read once may be read at the next attempt.
    opened.catch(() => announcements.delete(id));
    return opened;
  }

  return async (delivery, to) => {
    if (delivery.kind === "DIGEST") return composeDigest(delivery, to);
    if (delivery.kind === "DECISION" || delivery.kind === "RECEIPT")
      return decisionMail(delivery, to, sender);
    const announcement = await announcementOf(delivery.announcementId);
    const notices = delivery.notices ?? [];
    const dates = datesOf(announcement.facts, notices, delivery);
    const language = languageFor(
      announcement.facts.register,
      delivery.language,
      notices.map(({ agreementRef }) => agreementRef),
    );
    const { shared, draw } = announcement.inLanguage(language);
    const drawn = draw(
      ownMail(announcement.facts, shared, {
        ...delivery,
        objectionToken: linkToken(env().authSecret, "objection", delivery.id),
        notices: notices.map((notice) => ({
          ...notice,
          dates: dates.get(notice.id) ?? standingDates(announcement.facts, notice, delivery),
        })),
      }),
    );
    const addressed = { from: sender.from, replyTo: shared.objectionMailbox, to };
    return {
      ...(await composedMail(delivery, addressed, drawn, headersOf(delivery, notices, language))),
      dates: dates.size === 0 ? null : Object.fromEntries(dates),
    };
  };
}

async function openAnnouncement(id: string, sender: MailSender): Promise<Announcement> {
  const facts = await announcementFacts(id);
  const isSimulated = isShifted() || (await isSimulatedInstallation());
  const tellings = new Map<Language, Telling>();
  return {
    facts,
    inLanguage: (language) => {
      const known = tellings.get(language);
      if (known !== undefined) return known;
      const shared = sharedFacts(facts, sender, isSimulated, mailLanguages[language]);
      const telling = { shared, draw: noticeMailDrawer(() => shared, mailLanguages[language]) };
      tellings.set(language, telling);
      return telling;
    },
  };
}

/** The days that this mail states: counted from its attempt, save where the change is in effect already. */
function datesOf(
  facts: AnnouncementFacts,
  notices: readonly ClaimedNotice[],
  { startedAt }: ClaimedDelivery,
): Map<string, NoticeDates> {
  const { kind, register } = facts;
  const dates = new Map<string, NoticeDates>();
  if (daysStand(facts)) return dates;
  for (const notice of notices) {
    if (!statesDays(kind, notice)) continue;
    const known = setDates(notice);
    if (notice.terms.deemedReceipt !== "CONFIRMATION")
      dates.set(notice.id, laterDates(knownDates(startedAt, notice, register), notice));
    // Where the customer's confirmation begins the periods, a mail states the days that it has set, if it has.
    else if (known !== null) dates.set(notice.id, known);
  }
  return dates;
}

/** Whether a mail repeats the days that were told and sets none: it corrects what nobody judges by. */
function daysStand({ correction }: AnnouncementFacts): boolean {
  return correction != null && !correction.restarts;
}

/** The days that a mail repeats without setting any. */
function standingDates(
  facts: AnnouncementFacts,
  notice: ClaimedNotice,
  { startedAt }: ClaimedDelivery,
): NoticeDates | null {
  const { effectiveOn, objectionLastDay, terms } = notice;
  const repeats =
    effectiveOn === null
      ? daysStand(facts)
      : isTelling(facts.kind) &&
        isObjectableInEffect(notice, objectionLastDay, dateIn(startedAt, terms.zone));
  return repeats ? setDates(notice) : null;
}

/** The days that were set for a notice so far; null while none are. */
function setDates(notice: ClaimedNotice): NoticeDates | null {
  const { startsOn, noticeLastDay, objectionLastDay, earliestEffectiveOn } = notice;
  return startsOn === null || noticeLastDay === null || earliestEffectiveOn === null
    ? null
    : { startsOn, noticeLastDay, objectionLastDay, earliestEffectiveOn };
}

/** A mail never states a stricter day than the one that counts: another contact's mail, or a letter, may have set a later one. */
function laterDates(dates: NoticeDates, set: ClaimedNotice): NoticeDates {
  return {
    startsOn: laterOf(dates.startsOn, set.startsOn ?? dates.startsOn),
    noticeLastDay: laterOf(dates.noticeLastDay, set.noticeLastDay ?? dates.noticeLastDay),
    objectionLastDay:
      dates.objectionLastDay === null
        ? null
        : laterOf(dates.objectionLastDay, set.objectionLastDay ?? dates.objectionLastDay),
    earliestEffectiveOn: laterOf(
      dates.earliestEffectiveOn,
      set.earliestEffectiveOn ?? dates.earliestEffectiveOn,
    ),
  };
}

/** Deliveries share the day of their start and their terms far more often than not: each distinct pair is computed once. */
function knownDates(startedAt: Instant, notice: ClaimedNotice, register: Register): NoticeDates {
  const terms = withLaterYears(notice.terms, register);
  return countedFrom({ sentOn: sentOn({ startedAt, terms }), terms });
}

const mostKept = 10_000;

const sentOn = remembered(
  mostKept,
  // Within one second no calendar turns its page.
  ({ startedAt, terms }: { startedAt: Instant; terms: AgreementTerms }) =>
    `${startedAt.slice(0, 19)} ${terms.zone} ${terms.deemedReceipt === "ACCEPTANCE"}`,
  ({ startedAt, terms }) => dispatchDay(startedAt, terms),
);

const countedFrom = remembered(
  mostKept,
  ({ sentOn, terms }: { sentOn: CalendarDate; terms: AgreementTerms }) =>
    `${sentOn}|${datesKey(terms)}`,
  ({ sentOn, terms }) => datesFrom(sentOn, terms),
);
