import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import type { AffectedRow } from "@/lib/domain/change/change-view";
import type { CustomerConsequence } from "@/lib/domain/change/consequence";
import { datesFrom, datesGap, dispatchDay, type NoticeDates } from "@/lib/domain/change/dates";
import { gapSentence } from "@/lib/domain/change/dates-gap";
import type { EmergencyCover } from "@/lib/domain/change/emergency";
import { runsPeriods } from "@/lib/domain/change/notice-effect";
import type { AgreementTerms } from "@/lib/domain/change/terms";
import { countedInWords, countedOrNull } from "@/lib/domain/documents/counted-days";
import { languageFor } from "@/lib/domain/documents/told-mail";
import { type Language, languages } from "@/lib/domain/language/catalogue";
import { coverInWords } from "@/lib/domain/language/emergency-words";
import { blockerSentences } from "@/lib/domain/language/refusals";
import { find, type Register } from "@/lib/domain/register";
import { termsOfNotice } from "../announcing/notice-terms";
import { database } from "../database/current";
import { dayOf } from "../days";
import type { GateNotice } from "../gate/gate-facts";
import type { NoticeState } from "../notices/notices";
import type { OpenChange } from "./open-change";
import { reachable } from "./outlook";

/** How many contacts of one customer can be told, and how many of them asked for each language, by its tag. */
type ToldContacts = {
  readonly count: number;
  readonly asked: readonly { readonly tag: string | null; readonly contacts: number }[];
};
export type ContactsByCustomer = ReadonlyMap<string, ToldContacts>;

/** Contacts that can be told, per customer. */
export async function contactsByCustomer(): Promise<ContactsByCustomer> {
  const rows = await database().customerContact.groupBy({
    by: ["customerRef", "language"],
    where: reachable,
    _count: true,
  });
  const found = new Map<string, ToldContacts>();
  for (const { customerRef, language, _count } of rows) {
    const { count, asked } = found.get(customerRef) ?? { count: 0, asked: [] };
    const own = { tag: language, contacts: _count };
    found.set(customerRef, { count: count + _count, asked: [...asked, own] });
  }
  return found;
}

/** The agreements that would be told, with the days they would have if all mail went out now. */
export function forecastRows(
  customers: readonly CustomerConsequence[],
  after: Register,
  contacts: ContactsByCustomer,
): AffectedRow[] {
  const agreements = byCustomer(
    customers.map(({ ref: customer, agreement }) => ({ customer, agreement })),
  );
  return customers.map(({ ref, agreement, class: changeClass, terms, ...own }) => ({
    ...namesOf(after, ref, agreement),
    languages: languagesOf(after, contacts.get(ref), agreements.get(ref) ?? [agreement]),
    class: changeClass,
    basis: own.basis,
    authorisation: terms.authorisation,
    zone: terms.zone,
    ...daysOf(own.dates),
    counted: own.dates === null ? null : countedInWords(terms, own.dates),
    uncountable: own.datesGap === null ? null : gapSentence(own.datesGap),
    contacts: contacts.get(ref)?.count ?? 0,
    emergency: own.emergency === null ? null : emergencyOf(own.emergency),
    blockers: [
      ...(own.datesGap === null ? [] : [gapSentence(own.datesGap)]),
      ...own.blockers.map((code) => blockerSentences[code] ?? code),
    ],
  }));
}

/** The agreements that were told, with the days of their notices; those of mails still to go out are a forecast. */
export function noticeRows(
  { after }: OpenChange,
  notices: readonly GateNotice[],
  states: readonly NoticeState[],
  contacts: ContactsByCustomer,
  at: Instant,
): AffectedRow[] {
  const agreements = byCustomer(
    notices.map(({ customerRef, agreementRef }) => ({
      customer: customerRef,
      agreement: agreementRef,
    })),
  );
  const stateOf = new Map(states.map((state) => [state.id, state]));
  return notices.map((notice) => {
    const terms = termsOfNotice(notice);
    const forecast = runsPeriods(notice.changeClass, terms.effect) ? forecastOf(at, terms) : null;
    const stated = statedDays(notice);
    const days = stated.startsOn === null ? daysOf(forecast) : stated;
    return {
      ...namesOf(after, notice.customerRef, notice.agreementRef),
      languages: languagesOf(
        after,
        contacts.get(notice.customerRef),
        agreements.get(notice.customerRef) ?? [notice.agreementRef],
      ),
      class: notice.changeClass,
      basis: null,
      authorisation: terms.authorisation,
      zone: terms.zone,
      ...days,
      counted: countedOrNull(terms, days),
      uncountable: null,
      contacts: contacts.get(notice.customerRef)?.count ?? 0,
      emergency:
        terms.emergency === undefined
          ? null
          : emergencyOf({ ...terms.emergency, verdict: "COVERED", prevailing: null }),
      blockers: (stateOf.get(notice.id)?.blockers ?? []).map(
        ({ code }) => blockerSentences[code] ?? code,
      ),
    };
  });
}

/** The days if a mail were accepted now; null where they cannot be counted. */
function forecastOf(at: Instant, terms: AgreementTerms): NoticeDates | null {
  const on = dispatchDay(at, terms);
  return datesGap(on, terms) === null ? datesFrom(on, terms) : null;
}

function emergencyOf(cover: EmergencyCover): NonNullable<AffectedRow["emergency"]> {
  const { verdict, clause } = cover;
  return { isCovered: verdict === "COVERED", words: coverInWords(cover), clause };
}

type Days = Pick<
  AffectedRow,
  "startsOn" | "noticeLastDay" | "objectionLastDay" | "earliestEffectiveOn"
>;

function daysOf(dates: NoticeDates | null): Days {
  return (
    dates ?? {
      startsOn: null,
      noticeLastDay: null,
      objectionLastDay: null,
      earliestEffectiveOn: null,
    }
  );
}

function statedDays(notice: GateNotice): Days {
  return {
    startsOn: dayOf(notice.startsOn),
    noticeLastDay: dayOf(notice.noticeLastDay),
    objectionLastDay: dayOf(notice.objectionLastDay),
    earliestEffectiveOn: dayOf(notice.earliestEffectiveOn),
  };
}

/** One mail tells a customer of all of its agreements: in the language of each contact, or else of the agreements together. */
function languagesOf(
  register: Register,
  told: ToldContacts | undefined,
  agreements: readonly string[],
): AffectedRow["languages"] {
  const readers = new Map<Language, number>();
  for (const { tag, contacts } of told?.asked ?? [{ tag: null, contacts: 0 }]) {
    const language = languageFor(register, tag, agreements);
    readers.set(language, (readers.get(language) ?? 0) + contacts);
  }
  return languages.flatMap((language) => {
    const contacts = readers.get(language);
    return contacts === undefined ? [] : [{ language, contacts }];
  });
}

function byCustomer(
  rows: readonly { readonly customer: string; readonly agreement: string }[],
): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { customer, agreement } of rows) {
    const known = found.get(customer);
    if (known === undefined) found.set(customer, [agreement]);
    else known.push(agreement);
  }
  return found;
}

function namesOf(register: Register, customer: string, agreement: string) {
  return {
    customer,
    name: find(register, "Customer", customer)?.name ?? customer,
    agreement,
    title: find(register, "CustomerAgreement", agreement)?.title ?? agreement,
  };
}

/** The latest and the earliest day on which any of these agreements could follow. */
export function boundsOf(rows: readonly AffectedRow[]): {
  latest: CalendarDate | null;
  first: CalendarDate | null;
} {
  const days = rows.flatMap(({ earliestEffectiveOn }) => earliestEffectiveOn ?? []).toSorted();
  return { latest: days.at(-1) ?? null, first: days[0] ?? null };
}
