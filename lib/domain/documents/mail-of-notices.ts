import { type CalendarDate, dateIn, type Instant, laterOf } from "@/lib/domain/calendar";
import { datesFrom, datesKey, dispatchDay, type NoticeDates } from "@/lib/domain/change/dates";
import { withLaterYears } from "@/lib/domain/change/frozen-terms";
import type { AgreementTerms } from "@/lib/domain/change/terms";
import type { Language } from "@/lib/domain/language/catalogue";
import type { Register } from "@/lib/domain/register";
import { remembered } from "@/lib/domain/remembered";
import { isTelling } from "./mail-view";
import type { OwnMail } from "./notice-mail-own";
import {
  type AnnouncementFacts,
  isObjectableInEffect,
  languageFor,
  ownMail,
  type SharedFacts,
  statesDays,
  type ToldMail,
  type ToldNotice,
} from "./told-mail";

/** One notice of a mail, with the days that earlier mails have set for it. */
export type StandingNotice = Omit<ToldNotice, "dates"> & {
  readonly id: string;
  readonly startsOn: CalendarDate | null;
  readonly noticeLastDay: CalendarDate | null;
  readonly objectionLastDay: CalendarDate | null;
  readonly earliestEffectiveOn: CalendarDate | null;
};

/** To whom one mail of an announcement goes, when, and about what. */
export type NoticeDelivery = Omit<ToldMail, "notices"> & {
  /** Tag of the language that the contact asked for. */
  readonly language: string | null;
  /** Days are counted from it. */
  readonly startedAt: Instant;
  readonly notices: readonly StandingNotice[];
};

/** One mail, ready to be drawn. */
export type MailOfNotices = {
  readonly language: Language;
  readonly own: OwnMail;
  /** The days that it sets, by notice. */
  readonly dates: ReadonlyMap<string, NoticeDates>;
};

/**
 * The mail of one announcement to one contact, in its language and with the days of its moment: the one that goes, and the one that is
 * shown before it goes.
 *
 * Source: none, product decisions 0063 and 0068.
 *
 * @param sharedIn what all mails of the announcement in one language share
 */
export function mailOfNotices(
  facts: AnnouncementFacts,
  sharedIn: (language: Language) => SharedFacts,
  delivery: NoticeDelivery,
): MailOfNotices {
  const { notices } = delivery;
  const dates = datesOf(facts, delivery);
  const language = languageFor(
    facts.register,
    delivery.language,
    notices.map(({ agreementRef }) => agreementRef),
  );
  const own = ownMail(facts, sharedIn(language), {
    ...delivery,
    notices: notices.map((notice) => ({
      ...notice,
      dates: dates.get(notice.id) ?? standingDates(facts, notice, delivery),
    })),
  });
  return { language, own, dates };
}

/** The days that this mail states: counted from its attempt, save where the change is in effect already. */
function datesOf(
  facts: AnnouncementFacts,
  { notices, startedAt }: NoticeDelivery,
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
  notice: StandingNotice,
  { startedAt }: NoticeDelivery,
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
function setDates(notice: StandingNotice): NoticeDates | null {
  const { startsOn, noticeLastDay, objectionLastDay, earliestEffectiveOn } = notice;
  return startsOn === null || noticeLastDay === null || earliestEffectiveOn === null
    ? null
    : { startsOn, noticeLastDay, objectionLastDay, earliestEffectiveOn };
}

/** A mail never states a stricter day than the one that counts: another contact's mail, or a letter, may have set a later one. */
function laterDates(dates: NoticeDates, set: StandingNotice): NoticeDates {
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
function knownDates(startedAt: Instant, notice: StandingNotice, register: Register): NoticeDates {
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
