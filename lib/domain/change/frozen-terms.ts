import type { Register } from "@/lib/domain/register";
import { type AgreementTerms, holidayList } from "./terms";

/** What a notice that was announced before these terms could be said had none of: it counts as it was counted then. */
const unsaidThen = {
  noticeDayCount: "CALENDAR",
  objectionDayCount: "CALENDAR",
  holidays: [],
  receiptDays: null,
  receiptDayCount: "CALENDAR",
  silenceApproves: false,
  contactsToInform: "ANY_CONTACT",
  effect: "PERIODS",
  objectionGround: null,
  remedyPeriod: null,
} as const satisfies Partial<AgreementTerms>;

type SaidThen = Omit<AgreementTerms, keyof typeof unsaidThen>;

/** Terms as they were frozen with a notice, whenever that was. */
export function frozenTerms(stored: SaidThen & Partial<AgreementTerms>): AgreementTerms {
  return { ...unsaidThen, ...stored };
}

/**
 * Frozen terms, with the holidays of years that their calendars did not know when they were frozen and know by now.
 *
 * Source: none, product decision 0022. Reading: what was known stays as it was frozen; what was not is no term yet.
 */
export function withLaterYears(terms: AgreementTerms, register: Register): AgreementTerms {
  if (terms.holidays.length === 0) return terms;
  const holidays = terms.holidays.map((list) => {
    const present = holidayList(register, list.calendar);
    const years = present.years.filter((year) => !list.years.includes(year));
    const days = present.days.filter((day) => years.includes(Number(day.slice(0, 4))));
    return years.length === 0
      ? list
      : { ...list, years: [...list.years, ...years], days: [...list.days, ...days] };
  });
  return { ...terms, holidays };
}
