import type { HolidayList } from "@/lib/domain/business-days";
import { type CalendarDate, isCalendarDate } from "@/lib/domain/calendar";
import { termsFields } from "@/lib/domain/kinds/terms-fields";
import type { EmergencyGround, Materiality, Remedy } from "@/lib/domain/reference/enums";
import { find, type Register, type Row } from "@/lib/domain/register";
import type { NoticeTerms } from "./dates";
import type { NoticeEffect } from "./notice-effect";

/** The emergency by which a notice need not wait, as its clause has it. */
export type EmergencyTerms = {
  readonly ground: EmergencyGround;
  readonly clause: string;
  /** Null: at once. */
  readonly period: string | null;
  /** What follows from an objection that stands; null where the agreement does not say. */
  readonly remedy: Remedy | null;
};

/** The terms that count for one notice: its periods, whom it must reach, and whose word opens the gate. */
export type AgreementTerms = NoticeTerms & {
  readonly authorisation: "SPECIFIC" | "GENERAL";
  /** Under specific authorisation: silence counts as approval, and the clause that says so is quoted. */
  readonly silenceApproves: boolean;
  readonly contactsToInform: "ANY_CONTACT" | "ALL_CONTACTS";
  /** What this change waits for; no term of the agreement, but frozen with them. */
  readonly effect: NoticeEffect;
  /** The emergency and the clause that covers it; left out where the periods count. */
  readonly emergency?: EmergencyTerms;
  /** On which ground the customer may object; null where the agreement does not say. */
  readonly objectionGround: "REASONABLE_DATA_PROTECTION" | "ANY" | null;
  /** How long the customer has for what the agreement gives against a refusal; null where it does not say. */
  readonly remedyPeriod: string | null;
  readonly clauses: {
    readonly notice?: string;
    readonly objection?: string;
    readonly receipt?: string;
    readonly authorisation?: string;
    readonly silence?: string;
    readonly contacts?: string;
    readonly ground?: string;
    readonly remedy?: string;
  };
};

export type TermField = keyof typeof termsFields;

/** Every term, in the order of its form. */
export const termNames = Object.keys(termsFields) as TermField[];

/** Who states a term: the agreement itself, the profile that it follows, or nobody. */
export type TermOrigin = "AGREEMENT" | "PROFILE" | "SILENT";

type Agreement = Row<"CustomerAgreement">;
type Profile = Row<"TermsProfile">;

/** The profile whose terms count where an agreement says nothing of its own; undefined where it follows none. */
export function profileOf(register: Register, agreement: Agreement): Profile | undefined {
  return find(register, "TermsProfile", agreement.termsProfileId);
}

export function originOf(
  agreement: Agreement,
  profile: Profile | undefined,
  field: TermField,
): TermOrigin {
  if (isStated(agreement[field])) return "AGREEMENT";
  return isStated(profile?.[field]) ? "PROFILE" : "SILENT";
}

/** What belongs to another term, and so comes from whoever states that: its clause, how its days are counted. */
const partOf: Readonly<Partial<Record<TermField, TermField>>> = {
  authorisationClause: "authorisation",
  silenceApproves: "authorisation",
  silenceClause: "authorisation",
  noticeDayCount: "noticePeriod",
  noticeClause: "noticePeriod",
  noticeDayCountM2: "noticePeriodM2",
  noticeClauseM2: "noticePeriodM2",
  objectionDayCount: "objectionPeriod",
  objectionClause: "objectionPeriod",
  receiptDays: "deemedReceipt",
  receiptDayCount: "deemedReceipt",
  receiptClause: "deemedReceipt",
  contactsClause: "contactsToInform",
  objectionGroundClause: "objectionGround",
  remedyPeriod: "remedy",
  remedyClause: "remedy",
  emergencyGrounds: "emergencyAllowed",
  emergencyMaxDelay: "emergencyAllowed",
  emergencyNoticePeriod: "emergencyAllowed",
  emergencyObjectionPeriod: "emergencyAllowed",
  emergencyClause: "emergencyAllowed",
};

/**
 * What counts in a term: the agreement's own word, or else its profile's; undefined where both are silent.
 *
 * Source: none, product decision 0022.
 * Reading: an agreement that says otherwise than its profile does not say it in the profile's words: what belongs to a term that
 * the agreement states itself is not taken from the profile.
 */
export function effectiveTerm<Field extends TermField>(
  agreement: Agreement,
  profile: Profile | undefined,
  field: Field,
): Agreement[Field] | undefined {
  if (isStated(agreement[field])) return agreement[field];
  const whole = partOf[field];
  if (whole !== undefined && isStated(agreement[whole])) return undefined;
  return isStated(profile?.[field]) ? (profile?.[field] as Agreement[Field]) : undefined;
}

function isStated(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/** An agreement with its profile's words wherever it has none of its own: for who reads terms one by one. */
export function withProfile(register: Register, agreement: Agreement): Agreement {
  const profile = profileOf(register, agreement);
  if (profile === undefined) return agreement;
  const terms = termNames.flatMap((field) => {
    const value = effectiveTerm(agreement, profile, field);
    return value === undefined ? [] : [[field, value] as const];
  });
  return { ...agreement, ...Object.fromEntries(terms) };
}

/**
 * The terms of an agreement for one class of change, as they are frozen with the notice.
 *
 * Source: GDPR Art. 28(2); SCC (EU) 2021/914, clause 9(a); SCC (EU) 2021/915, clause 7.7(a).
 * Reading: the agreement's own word comes first, then that of the profile it follows. Where both are silent, the periods are
 * 30 calendar days, receipt is the next working day, one contact told is enough, periods roll forward, and authorisation is
 * specific: silence is read as consent only where the agreement says so and its clause is quoted. See docs/decisions/0007, 0022.
 *
 * @param register         in which the profile and the calendars are
 * @param organisationZone zone that counts where the agreement names none
 * @param effect           what the change waits for
 */
export function termsOf(
  register: Register,
  agreement: Agreement,
  changeClass: Materiality,
  organisationZone: string,
  effect: NoticeEffect = "PERIODS",
): AgreementTerms {
  const profile = profileOf(register, agreement);
  const stated: Stated = (field) => effectiveTerm(agreement, profile, field);
  const isM2 = changeClass === "M2" && stated("noticePeriodM2") !== undefined;
  const clauses = clausesFor(stated, isM2);
  return {
    noticePeriod: stated(isM2 ? "noticePeriodM2" : "noticePeriod") ?? usualPeriod,
    noticeDayCount: stated(isM2 ? "noticeDayCountM2" : "noticeDayCount") ?? "CALENDAR",
    ...objectionTerms(changeClass, stated),
    ...receiptTerms(stated),
    holidays: (stated("holidayCalendarIds") ?? []).map((ref) => holidayList(register, ref)),
    zone: stated("zone") ?? organisationZone,
    rollForward: stated("rollForward") ?? true,
    effectiveAfter: stated("effectiveAfter") ?? "LATER_OF_BOTH",
    ...authorisationTerms(stated),
    contactsToInform: stated("contactsToInform") ?? "ANY_CONTACT",
    effect,
    objectionGround: stated("objectionGround") ?? null,
    remedyPeriod: stated("remedyPeriod") ?? null,
    clauses,
  };
}

/**
 * Whose word opens a change: as it was frozen with the notice, or as the agreement reads by now where that asks for more.
 *
 * Source: GDPR Art. 28(2), first sentence (prior specific or general written authorisation).
 * Reading: a processor needs the authorisation that the agreement asks for when it engages another, and not the one it asked for when
 * it was told. An agreement that asks for less by now was told otherwise, and keeps its word. See docs/decisions/0056.
 *
 * @param agreement as it reads today; undefined where there is none any more
 */
export function authorisationSince(
  frozen: Pick<AgreementTerms, "authorisation" | "silenceApproves">,
  register: Register,
  agreement: Agreement | undefined,
): Pick<AgreementTerms, "authorisation" | "silenceApproves"> {
  if (agreement === undefined) return frozen;
  const present = authorisationTerms((field) =>
    effectiveTerm(agreement, profileOf(register, agreement), field),
  );
  const asks = present.authorisation === "SPECIFIC" && !present.silenceApproves;
  return asks ? present : frozen;
}

function authorisationTerms(
  stated: Stated,
): Pick<AgreementTerms, "authorisation" | "silenceApproves"> {
  return {
    authorisation: stated("authorisation") ?? "SPECIFIC",
    silenceApproves: stated("silenceApproves") === true && stated("silenceClause") !== undefined,
  };
}

const usualPeriod = "P30D";

function objectionTerms(
  changeClass: Materiality,
  stated: Stated,
): Pick<NoticeTerms, "objectionPeriod" | "objectionDayCount"> {
  return {
    objectionPeriod: changeClass === "M1" ? (stated("objectionPeriod") ?? usualPeriod) : null,
    objectionDayCount: stated("objectionDayCount") ?? "CALENDAR",
  };
}

function receiptTerms(
  stated: Stated,
): Pick<NoticeTerms, "deemedReceipt" | "receiptDays" | "receiptDayCount"> {
  return {
    deemedReceipt: stated("deemedReceipt") ?? "NEXT_WORKING_DAY",
    receiptDays: stated("receiptDays") ?? null,
    receiptDayCount: stated("receiptDayCount") ?? "CALENDAR",
  };
}

type Stated = <Field extends TermField>(field: Field) => Agreement[Field] | undefined;

function clausesFor(stated: Stated, isM2: boolean): AgreementTerms["clauses"] {
  return Object.fromEntries(
    Object.entries({
      notice: isM2 ? stated("noticeClauseM2") : stated("noticeClause"),
      objection: stated("objectionClause"),
      receipt: stated("receiptClause"),
      authorisation: stated("authorisationClause"),
      silence: stated("silenceClause"),
      contacts: stated("contactsClause"),
      ground: stated("objectionGroundClause"),
      remedy: stated("remedyClause"),
    }).filter(([, clause]) => clause !== undefined),
  );
}

/** The days of a calendar as terms hold them; a calendar that is not there knows of no year. */
export function holidayList(register: Register, ref: string): HolidayList {
  const calendar = find(register, "HolidayCalendar", ref);
  const days = (calendar?.days ?? []).filter((day): day is CalendarDate => isCalendarDate(day));
  return { calendar: ref, name: calendar?.name ?? ref, years: knownYears(calendar, days), days };
}

/**
 * The years that a calendar knows: those for which it says that it is complete, and of which it has a day.
 *
 * Source: none, product decision 0022 (a year without data is refused, never guessed).
 */
function knownYears(
  calendar: Row<"HolidayCalendar"> | undefined,
  days: readonly CalendarDate[],
): number[] {
  const { firstYear, lastYear } = calendar ?? {};
  if (firstYear === undefined || lastYear === undefined) return [];
  const years = [...new Set(days.map((day) => Number(day.slice(0, 4))))];
  return years.filter((year) => year >= firstYear && year <= lastYear).toSorted((a, b) => a - b);
}
