import type { CalendarDate } from "@/lib/domain/calendar";
import { laterOf } from "@/lib/domain/calendar";
import type { NoticeDates } from "@/lib/domain/change/dates";
import type { EffectiveGround } from "@/lib/domain/change/gate";
import { type NoticeEffect, runsPeriods } from "@/lib/domain/change/notice-effect";
import { onwardDeadline } from "@/lib/domain/change/onward-deadline";
import type { AgreementTerms } from "@/lib/domain/change/terms";
import { dayInWords } from "@/lib/domain/language/wording";
import type { EmergencyGround, Materiality, Remedy } from "@/lib/domain/reference/enums";
import type { Foreign } from "./blocks";
import { countedDays, dayCountInWords } from "./counted-days";
import type { MailLanguage } from "./mail-language";

/** What one notice says to one customer and to no other: texts to be filled into a drawing that others share. */
export type OwnWords = {
  readonly agreement: string;
  readonly zone: string;
  readonly noticePeriod: string;
  readonly objectionPeriod?: string;
  readonly startsOn?: string;
  readonly noticeLastDay?: string;
  readonly objectionLastDay?: string;
  readonly earliestOn?: string;
  /** The later of the earliest and the planned day. */
  readonly startOn?: string;
  readonly plannedOn?: string;
  /** By when a customer that is a processor itself needs the answer of its own controllers. */
  readonly controllersBy?: string;
  readonly effectiveOn?: string;
  /** Of an adverse fact: since when we know. */
  readonly knownOn?: string;
  readonly noticeClause?: string;
  readonly objectionClause?: string;
  readonly receiptClause?: string;
  readonly authorisationClause?: string;
  readonly silenceClause?: string;
  readonly contactsClause?: string;
  /** How the last days came about. */
  readonly noticeCounted?: string;
  readonly objectionCounted?: string;
  /** "3 business days", where a notice counts as received some days after it was sent. */
  readonly receiptAfter?: string;
};

/** One notice as one mail tells it. All but its words decides how the mail is built. */
export type OwnNotice = {
  /** Key of the details in the facts of the announcement. */
  readonly details: string;
  /** Tag of the language of the agreement, of its title and clauses; not there where it is the mail's, or nobody recorded it. */
  readonly agreementLanguage?: string;
  readonly changeClass: Materiality;
  readonly authorisation: AgreementTerms["authorisation"];
  /** Under specific authorisation: silence counts as approval, by a clause that is quoted. */
  readonly silenceApproves: boolean;
  /** What the change waits for. */
  readonly effect: NoticeEffect;
  readonly allContacts: boolean;
  readonly deemedReceipt: AgreementTerms["deemedReceipt"];
  readonly rollForward: boolean;
  /** Days are counted by holiday calendars, too. */
  readonly hasHolidays: boolean;
  readonly noticeOnly: boolean;
  /** The clause on emergencies counts in the place of the notice period. */
  readonly emergency: {
    readonly ground: EmergencyGround;
    readonly isAtOnce: boolean;
    readonly remedy: Remedy | null;
  } | null;
  readonly ground: EffectiveGround | null;
  /** The place of the earlier notice of this mail whose agreement and clauses read the same; not there where none does. */
  readonly agreementAsOf?: number;
  readonly words: OwnWords;
};

/** What one mail says beyond what all mails of its announcement say. */
export type OwnMail = {
  readonly isProcessor: boolean;
  readonly isPossibleDuplicate: boolean;
  readonly notices: readonly OwnNotice[];
  readonly words: {
    readonly customer: string;
    readonly name?: string;
    readonly attempt?: string;
    /** Names this delivery in the link by which its reader objects; not there in a mail that is only shown. */
    readonly objectionToken?: string;
    readonly publication?: string;
    readonly publicationHash?: string;
  };
};

/** A notice as it is stored and dated, before it is put into words. */
export type NoticeToTell = {
  readonly details: string;
  readonly agreementTitle: string;
  readonly agreementLanguage: string | null;
  readonly changeClass: Materiality;
  readonly terms: AgreementTerms;
  /** Null where the class has no dates. */
  readonly dates: NoticeDates | null;
  readonly plannedOn: CalendarDate | null;
  readonly effectiveOn: CalendarDate | null;
  /** Null but for an adverse fact. */
  readonly knownOn: CalendarDate | null;
  readonly ground: EffectiveGround | null;
};

/**
 * One notice in words.
 *
 * Source: GDPR Art. 28(2), second sentence; SCC (EU) 2021/914, clause 9(a).
 * Reading: a day to object by is stated only where the class of the change gives the right to object.
 */
export function ownNotice(notice: NoticeToTell, language: MailLanguage): OwnNotice {
  const { terms } = notice;
  return {
    details: notice.details,
    ...otherLanguage(notice.agreementLanguage, language),
    changeClass: notice.changeClass,
    authorisation: terms.authorisation,
    silenceApproves: terms.silenceApproves,
    effect: terms.effect,
    allContacts: terms.contactsToInform === "ALL_CONTACTS",
    deemedReceipt: terms.deemedReceipt,
    rollForward: terms.rollForward,
    hasHolidays: terms.holidays.length > 0,
    noticeOnly: terms.effectiveAfter === "NOTICE_ONLY",
    emergency:
      terms.emergency === undefined
        ? null
        : {
            ground: terms.emergency.ground,
            isAtOnce: terms.emergency.period === null,
            remedy: terms.emergency.remedy,
          },
    ground: notice.ground,
    words: withoutNulls({
      agreement: notice.agreementTitle,
      zone: terms.zone,
      noticePeriod: dayCountInWords(terms.noticePeriod, terms.noticeDayCount, language),
      objectionPeriod:
        terms.objectionPeriod === null
          ? null
          : dayCountInWords(terms.objectionPeriod, terms.objectionDayCount, language),
      receiptAfter: receiptAfter(terms, language),
      ...clausesOf(terms),
      ...countedOf(notice, language),
      ...mapped(daysOf(notice), (day) => wordedDay(day, language)),
    }),
  };
}

function otherLanguage(tag: string | null, { language }: MailLanguage) {
  if (tag === null || tag.toLowerCase().split("-")[0] === language) return {};
  return { agreementLanguage: tag };
}

/** Words of the agreement, in its own language. */
export function inAgreementLanguage(
  { agreementLanguage: lang }: Pick<OwnNotice, "agreementLanguage">,
  text: string,
): { foreign?: Foreign } {
  return lang === undefined ? {} : { foreign: { lang, texts: [text] } };
}

function receiptAfter(
  { deemedReceipt, receiptDays, receiptDayCount }: AgreementTerms,
  language: MailLanguage,
): string | null {
  if (deemedReceipt !== "AFTER_DAYS" || receiptDays === null) return null;
  return dayCountInWords(`P${receiptDays}D`, receiptDayCount, language);
}

function clausesOf({ clauses, objectionPeriod }: AgreementTerms) {
  return {
    noticeClause: clauses.notice ?? null,
    objectionClause: objectionPeriod === null ? null : (clauses.objection ?? null),
    receiptClause: clauses.receipt ?? null,
    authorisationClause: clauses.authorisation ?? null,
    silenceClause: clauses.silence ?? null,
    contactsClause: clauses.contacts ?? null,
  };
}

function countedOf({ changeClass, dates, terms }: NoticeToTell, language: MailLanguage) {
  if (dates === null || !runsPeriods(changeClass, terms.effect))
    return { noticeCounted: null, objectionCounted: null };
  const { notice, objection } = countedDays(terms, dates, language);
  return { noticeCounted: notice, objectionCounted: objection };
}

const undated = {
  startsOn: null,
  noticeLastDay: null,
  objectionLastDay: null,
  earliestOn: null,
  startOn: null,
  plannedOn: null,
  controllersBy: null,
};

function daysOf({ changeClass, terms, dates, plannedOn, effectiveOn, knownOn }: NoticeToTell) {
  if (dates === null || !runsPeriods(changeClass, terms.effect))
    return { ...undated, effectiveOn, knownOn };
  const { earliestEffectiveOn: earliestOn, ...periods } = dates;
  const startOn = laterOf(earliestOn, plannedOn ?? earliestOn);
  const laterPlan = startOn === earliestOn ? null : startOn;
  const controllersBy = onwardDeadline(dates);
  return {
    ...periods,
    ...{ earliestOn, startOn, plannedOn: laterPlan, controllersBy, effectiveOn, knownOn },
  };
}

const known = new Map<string, string>();

/** Formatting a day costs far more than looking it up, and few days occur. */
function wordedDay(day: CalendarDate, { common }: MailLanguage): string {
  const key = `${common.dateTag} ${day}`;
  const worded = known.get(key) ?? dayInWords(day, common);
  known.set(key, worded);
  return worded;
}

type Worded<Days> = { [Key in keyof Days]: string | null };

function mapped<Days extends Record<string, CalendarDate | null>>(
  days: Days,
  word: (day: CalendarDate) => string,
): Worded<Days> {
  const entries = Object.entries(days).map(([key, day]) => [key, day === null ? null : word(day)]);
  return Object.fromEntries(entries) as Worded<Days>;
}

type Stated<Texts> = {
  [Key in keyof Texts as null extends Texts[Key] ? never : Key]: Texts[Key];
} & {
  [Key in keyof Texts as null extends Texts[Key] ? Key : never]?: NonNullable<Texts[Key]>;
};

function withoutNulls<Texts extends Record<string, string | null>>(texts: Texts): Stated<Texts> {
  return Object.fromEntries(
    Object.entries(texts).filter(([, text]) => text !== null),
  ) as Stated<Texts>;
}
