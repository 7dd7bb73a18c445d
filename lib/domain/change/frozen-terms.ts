import type { AgreementTerms } from "./terms";

/** What a notice that was announced before these terms could be said had none of: it counts as it was counted then. */
const unsaidThen = {
  noticeDayCount: "CALENDAR",
  objectionDayCount: "CALENDAR",
  holidays: [],
  receiptDays: null,
  receiptDayCount: "CALENDAR",
  silenceApproves: false,
  contactsToInform: "ANY_CONTACT",
} as const satisfies Partial<AgreementTerms>;

type SaidThen = Omit<AgreementTerms, keyof typeof unsaidThen>;

/** Terms as they were frozen with a notice, whenever that was. */
export function frozenTerms(stored: SaidThen & Partial<AgreementTerms>): AgreementTerms {
  return { ...unsaidThen, ...stored };
}
