import {
  choice,
  choices,
  flag,
  number,
  period,
  references,
  text,
  texts,
  zone,
} from "@/lib/domain/fields";
import {
  authorisationTypes,
  emergencyGrounds,
  noticeChannels,
  remedies,
} from "@/lib/domain/reference/enums";

const dayCounts = ["CALENDAR", "BUSINESS"] as const;

/** What an agreement, or the profile of terms that it follows, says about notices. Each may be silent on each. */
export const termsFields = {
  authorisation: choice(authorisationTypes, {
    label: "Authorisation",
    source: "GDPR Art. 28(2)",
  }),
  authorisationClause: text(1000, { label: "Authorisation: the clause" }),
  silenceApproves: flag({
    label: "Under specific authorisation, silence counts as approval",
    help: "Counts only when its clause is quoted.",
    source: "GDPR Art. 28(2), first sentence",
  }),
  silenceClause: text(1000, { label: "Silence: the clause" }),
  noticePeriod: period({ label: "Notice period", source: "SCC (EU) 2021/915, clause 7.7(a)" }),
  noticeDayCount: choice(dayCounts, {
    label: "Notice period: days counted",
    help: "Silence of the agreement: calendar days. A period in business days is in days only and needs a calendar.",
  }),
  noticeClause: text(1000, { label: "Notice period: the clause" }),
  noticePeriodM2: period({
    label: "Notice period without a right to object",
    help: "For changes of class M2, where the agreement says so; otherwise the notice period.",
    source: "product rule 4.1",
  }),
  noticeDayCountM2: choice(dayCounts, {
    label: "Notice period without a right to object: days counted",
  }),
  noticeClauseM2: text(1000, { label: "Notice period without a right to object: the clause" }),
  objectionPeriod: period({ label: "Objection period", source: "GDPR Art. 28(2)" }),
  objectionDayCount: choice(dayCounts, { label: "Objection period: days counted" }),
  objectionClause: text(1000, { label: "Objection period: the clause" }),
  holidayCalendarIds: references("HolidayCalendar", {
    label: "Holiday calendars",
    help: "A business day is a day from Monday to Friday that is in none of them.",
  }),
  zone: zone({ label: "Time zone" }),
  deemedReceipt: choice(
    ["DISPATCH", "ACCEPTANCE", "NEXT_DAY", "NEXT_WORKING_DAY", "AFTER_DAYS", "CONFIRMATION"],
    {
      label: "Notice counts as received",
      help: "Silence of the agreement: the next working day.",
    },
  ),
  receiptDays: number(1, 60, {
    label: "Received so many days after it was sent",
    help: "For a notice that counts as received some days after it was sent.",
  }),
  receiptDayCount: choice(dayCounts, { label: "Received some days after: days counted" }),
  receiptClause: text(1000, { label: "Receipt: the clause" }),
  contactsToInform: choice(["ANY_CONTACT", "ALL_CONTACTS"], {
    label: "Whom a notice must reach",
    help: "Silence of the agreement: any contact that it names for notices.",
  }),
  contactsClause: text(1000, { label: "Whom a notice must reach: the clause" }),
  rollForward: flag({
    label: "A period that ends on a weekend ends on the next working day",
    help: "With a holiday calendar also one that ends on a holiday.",
    source: "Regulation (EEC, Euratom) No 1182/71, Art. 3(4)",
  }),
  effectiveAfter: choice(["LATER_OF_BOTH", "NOTICE_ONLY"], { label: "May take effect after" }),
  objectionGround: choice(["REASONABLE_DATA_PROTECTION", "ANY"], {
    label: "Ground for objection",
  }),
  objectionGroundClause: text(1000, { label: "Ground for objection: the clause" }),
  remedy: choice(remedies, { label: "Remedy" }),
  remedyPeriod: period({
    label: "Remedy: how long the customer has for it",
    help: "Counted from the day on which the customer was told that its objection is not met.",
  }),
  remedyClause: text(1000, { label: "Remedy: the clause" }),
  emergencyAllowed: flag({
    label: "Emergency replacement allowed",
    help: "A sub-processor may be replaced before the notice period has run. Counts only when its clause is quoted, and never against standard clauses that promise notice before.",
    source: "SCC (EU) 2021/914, clauses 5 and 9(a)",
  }),
  emergencyGrounds: texts(100, {
    label: "Emergency grounds",
    help: `As the clause names them: ${emergencyGrounds.join(", ")}. None: it names none in particular.`,
  }),
  emergencyMaxDelay: period({ label: "Emergency: notice at the latest after" }),
  emergencyNoticePeriod: period({
    label: "Emergency: shortened notice period",
    help: "Silence of the clause: it may take effect on the day on which the customer is told.",
  }),
  emergencyObjectionPeriod: period({
    label: "Emergency: objection period",
    help: "In calendar days from receipt. Silence of the clause: the objection period of the agreement.",
  }),
  emergencyClause: text(1000, { label: "Emergency: the clause" }),
  noticeChannels: choices(noticeChannels, {
    label: "Notices are given by",
    source: "SCC (EU) 2021/914, clause 9(a); (EU) 2021/915, clause 7.7(a)",
  }),
};
