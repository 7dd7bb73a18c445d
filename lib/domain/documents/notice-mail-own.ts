import type { CalendarDate } from "@/lib/domain/calendar";
import { laterOf } from "@/lib/domain/calendar";
import { isGated } from "@/lib/domain/change/consequence";
import type { NoticeDates } from "@/lib/domain/change/dates";
import type { EffectiveGround } from "@/lib/domain/change/gate";
import type { AgreementTerms } from "@/lib/domain/change/terms";
import { dayInWords } from "@/lib/domain/language/wording";
import type { Materiality } from "@/lib/domain/reference/enums";
import type { MailLanguage } from "./notice-mail-facts";

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
  readonly effectiveOn?: string;
  readonly noticeClause?: string;
  readonly objectionClause?: string;
  readonly receiptClause?: string;
};

/** One notice as one mail tells it. All but its words decides how the mail is built. */
export type OwnNotice = {
  /** Key of the details in the facts of the announcement. */
  readonly details: string;
  readonly changeClass: Materiality;
  readonly authorisation: AgreementTerms["authorisation"];
  readonly deemedReceipt: AgreementTerms["deemedReceipt"];
  readonly rollForward: boolean;
  readonly noticeOnly: boolean;
  readonly ground: EffectiveGround | null;
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
  readonly changeClass: Materiality;
  readonly terms: AgreementTerms;
  /** Null where the class has no dates. */
  readonly dates: NoticeDates | null;
  readonly plannedOn: CalendarDate | null;
  readonly effectiveOn: CalendarDate | null;
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
    changeClass: notice.changeClass,
    authorisation: terms.authorisation,
    deemedReceipt: terms.deemedReceipt,
    rollForward: terms.rollForward,
    noticeOnly: terms.effectiveAfter === "NOTICE_ONLY",
    ground: notice.ground,
    words: withoutNulls({
      agreement: notice.agreementTitle,
      zone: terms.zone,
      noticePeriod: periodInWords(terms.noticePeriod, language),
      objectionPeriod:
        terms.objectionPeriod === null ? null : periodInWords(terms.objectionPeriod, language),
      noticeClause: terms.clauses.notice ?? null,
      objectionClause: terms.objectionPeriod === null ? null : (terms.clauses.objection ?? null),
      receiptClause: terms.clauses.receipt ?? null,
      ...mapped(daysOf(notice), (day) => wordedDay(day, language)),
    }),
  };
}

const undated = {
  startsOn: null,
  noticeLastDay: null,
  objectionLastDay: null,
  earliestOn: null,
  startOn: null,
  plannedOn: null,
};

function daysOf({ changeClass, dates, plannedOn, effectiveOn }: NoticeToTell) {
  if (dates === null || !isGated(changeClass)) return { ...undated, effectiveOn };
  const { earliestEffectiveOn: earliestOn, ...periods } = dates;
  const startOn = laterOf(earliestOn, plannedOn ?? earliestOn);
  const laterPlan = startOn === earliestOn ? null : startOn;
  return { ...periods, earliestOn, startOn, plannedOn: laterPlan, effectiveOn };
}

/** "1 month", "30 days" */
export function periodInWords(period: string, { mail }: MailLanguage): string {
  const parts = [...period.matchAll(/(\d+)([YMWD])/g)].map(([, count, unit]) => {
    const name = Object.entries(mail.periods).find(([known]) => known === unit)?.[1];
    return name?.(Number(count)) ?? "";
  });
  return parts.join(" ") || period;
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
