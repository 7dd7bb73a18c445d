import { holidaysBetween, isBusinessDay } from "@/lib/domain/business-days";
import type { CalendarDate } from "@/lib/domain/calendar";
import { addPeriod } from "@/lib/domain/calendar";
import type { DayCount, NoticeDates, NoticeTerms } from "@/lib/domain/change/dates";
import { dayInWords } from "@/lib/domain/language/wording";
import { type MailLanguage, mailLanguages } from "./mail-language";
import { periodInWords } from "./period-in-words";

/** How the days of a notice came about, one sentence for each period. */
export type CountedDays = { readonly notice: string; readonly objection: string | null };

/**
 * How the last days came about: "10 business days by the calendar TARGET, from receipt on 25 March 2026, without 3 April 2026 and
 * 6 April 2026".
 *
 * Source: none, product decision 0022: whoever is held to a day can count it again.
 */
export function countedDays(
  terms: NoticeTerms,
  dates: NoticeDates,
  language: MailLanguage,
): CountedDays {
  const count = (period: string, dayCount: DayCount, lastDay: CalendarDate) =>
    countedPeriod({ period, dayCount, lastDay, startsOn: dates.startsOn }, terms, language);
  const { objectionPeriod, objectionDayCount } = terms;
  return {
    notice:
      terms.effectiveAfter === "AT_ONCE"
        ? language.mail.counted.atOnce
        : count(terms.noticePeriod, terms.noticeDayCount, dates.noticeLastDay),
    objection:
      objectionPeriod === null || dates.objectionLastDay === null
        ? null
        : count(objectionPeriod, objectionDayCount, dates.objectionLastDay),
  };
}

/** The same in one line, as staff read it. */
export function countedInWords(terms: NoticeTerms, dates: NoticeDates): string {
  const { notice, objection } = countedDays(terms, dates, mailLanguages.en);
  if (objection === null || objection === notice) return notice;
  return `Notice: ${notice}. Objection: ${objection}`;
}

/** The same where not all days are set yet; null then. */
export function countedOrNull(terms: NoticeTerms, dates: Nullable<NoticeDates>): string | null {
  const { startsOn, noticeLastDay, objectionLastDay, earliestEffectiveOn } = dates;
  if (startsOn === null || noticeLastDay === null || earliestEffectiveOn === null) return null;
  return countedInWords(terms, { startsOn, noticeLastDay, objectionLastDay, earliestEffectiveOn });
}

type Nullable<Facts> = { readonly [Key in keyof Facts]: Facts[Key] | null };

type Counted = {
  readonly period: string;
  readonly dayCount: DayCount;
  readonly startsOn: CalendarDate;
  readonly lastDay: CalendarDate;
};

function countedPeriod(
  { period, dayCount, startsOn, lastDay }: Counted,
  { holidays, rollForward }: NoticeTerms,
  language: MailLanguage,
): string {
  const { counted } = language.mail;
  const day = (date: CalendarDate) => dayInWords(date, language.common);
  const words = dayCountInWords(period, dayCount, language);
  if (dayCount === "BUSINESS") {
    const passed = holidaysBetween(holidays, startsOn, lastDay).map(day);
    const calendars = holidays.map(({ name }) => name);
    return counted.business(words, calendars, day(startsOn), passed);
  }
  const end = addPeriod(startsOn, period);
  const isMoved = rollForward && end !== lastDay && !isBusinessDay(end, holidays);
  return isMoved
    ? counted.moved(words, day(startsOn), day(end))
    : counted.calendar(words, day(startsOn));
}

/** "30 days", "10 business days" */
export function dayCountInWords(
  period: string,
  dayCount: DayCount,
  language: MailLanguage,
): string {
  const [, count] = /^P(\d+)D$/.exec(period) ?? [];
  return dayCount === "BUSINESS" && count !== undefined
    ? language.mail.counted.businessDays(Number(count))
    : periodInWords(period, language);
}
