import { calendarDateOf, dateIn, instantOf } from "@/lib/domain/calendar";
import { frozenTerms } from "@/lib/domain/change/frozen-terms";
import type { AgreementTerms } from "@/lib/domain/change/terms";
import { canonicalJson } from "@/lib/domain/publication/canonical";
import type { StatedDates } from "./attempt-digest";
import { type CountBegins, dateSteps } from "./date-steps";
import type { DateComputation, PackDelivery, PackNotice } from "./pack-facts";
import type { PackParts } from "./pack-parts";
import { type PackProblem, packProblem } from "./pack-problem";

/**
 * Counts the days of every notice anew, from the instant of each attempt and the terms of the agreement, and holds them against
 * what the pack says and what the mails said.
 *
 * Source: GDPR Art. 28(2), second sentence.
 * Reading: no mail may state a stricter day than the count gives; a later one only
 * where another telling of the same notice gives it.
 */
export function problemsOfDates({ notices, deliveries }: PackParts): PackProblem[] {
  const byId = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
  return notices.flatMap((notice) => {
    const where = `notice to ${notice.agreementRef} of ${notice.changeSetId}`;
    const isCounted =
      notice.computations.every((one) => isRecounted(notice, one, byId)) &&
      statements(notice, deliveries).every((stated) => isFounded(notice, stated)) &&
      areFinal(notice, deliveries);
    return isCounted ? [] : [packProblem("datesDiffer", where)];
  });
}

/** Reads terms as they lie in a pack; that each is of its form was checked when the pack was read. */
export function termsIn(notice: Pick<PackNotice, "terms">): AgreementTerms {
  return frozenTerms(notice.terms as unknown as AgreementTerms);
}

function isRecounted(
  notice: PackNotice,
  computation: DateComputation,
  deliveries: ReadonlyMap<string, PackDelivery>,
): boolean {
  const begins = beginningOf(computation, notice, deliveries);
  if (begins === null) return false;
  try {
    const { steps, dates } = dateSteps(begins, termsIn(notice), notice.grounds);
    return canonicalJson({ steps, dates }) === canonicalJson(only(computation));
  } catch {
    // Terms that nobody could count by.
    return false;
  }
}

function only({ steps, dates }: DateComputation) {
  return { steps, dates };
}

/** Where a count begins, taken from the attempt that it is of; null where there is no such attempt or confirmation. */
function beginningOf(
  { of, dates }: DateComputation,
  notice: PackNotice,
  deliveries: ReadonlyMap<string, PackDelivery>,
): CountBegins | null {
  const received = { type: "received", on: calendarDateOf(dates.startsOn) } as const;
  if (of.type === "confirmation") return isConfirmedOn(notice, dates.startsOn) ? received : null;
  const attempt = deliveries
    .get(of.deliveryId)
    ?.attempts.find(({ number }) => number === of.number);
  if (attempt === undefined) return null;
  if (of.type === "mail") return { type: "sent", at: instantOf(attempt.startedAt) };
  return attempt.dates?.[notice.id]?.startsOn === dates.startsOn ? received : null;
}

/** Whether someone confirmed receipt on that day; where all have to, whether it was the latest day when it was recorded. */
function isConfirmedOn({ acknowledgements, terms }: PackNotice, day: string): boolean {
  const days = acknowledgements
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .map(({ at, confirmedOn }) => confirmedOn ?? dateIn(instantOf(at), terms.zone));
  const first = days.indexOf(day);
  if (terms.contactsToInform !== "ALL_CONTACTS") return first !== -1;
  return days.some((_, index) => latest(days.slice(0, index + 1)) === day);
}

function latest(days: readonly string[]): string | null {
  return days.toSorted().at(-1) ?? null;
}

type Statement = {
  readonly said: StatedDates;
  readonly deliveryId: string;
  readonly number: number;
  readonly startedAt: string;
  readonly isTaken: boolean;
};

function statements(notice: PackNotice, deliveries: readonly PackDelivery[]): Statement[] {
  return deliveries.flatMap(({ id, attempts }) =>
    attempts.flatMap(({ number, dates, startedAt, outcome }) => {
      const said = dates?.[notice.id] as StatedDates | undefined;
      const isTaken = outcome === "ACCEPTED";
      return said === undefined ? [] : [{ said, deliveryId: id, number, startedAt, isTaken }];
    }),
  );
}

const fields = ["startsOn", "noticeLastDay", "objectionLastDay", "earliestEffectiveOn"] as const;

/** Each day that a mail states is its own count's, or a later one of another count. */
function isFounded(notice: PackNotice, { said, deliveryId, number }: Statement): boolean {
  const own = notice.computations.find(
    ({ of }) => of.type !== "confirmation" && of.deliveryId === deliveryId && of.number === number,
  );
  return fields.every((field) => {
    const stated = said[field];
    const counted = own?.dates[field] ?? null;
    if (stated === counted) return true;
    if (stated === null || (counted !== null && stated < counted)) return false;
    return notice.computations.some(({ dates }) => dates[field] === stated);
  });
}

/**
 * The days that count in the end are the latest that a mail or letter stated which arrived before the change took effect; or those of
 * the confirmation. What went before a correction that told it anew does not count any more. One that went on the day of effect may have come before or after it.
 */
function areFinal(notice: PackNotice, deliveries: readonly PackDelivery[]): boolean {
  const { dates, effectiveOn, terms } = notice;
  const [confirmed] = notice.computations;
  if (terms.deemedReceipt === "CONFIRMATION")
    return canonicalJson(dates) === canonicalJson(confirmed?.dates ?? null);
  const restarted = notice.restartedAt ?? "";
  const taken = statements(notice, deliveries).filter(
    ({ isTaken, startedAt }) => isTaken && startedAt >= restarted,
  );
  const sure = taken.filter(
    ({ startedAt }) =>
      effectiveOn === null || dateIn(instantOf(startedAt), terms.zone) < effectiveOn,
  );
  return fields.every((field) => {
    const final = dates?.[field] ?? null;
    const least = latest(sure.flatMap(({ said }) => said[field] ?? []));
    if (final === null) return least === null;
    return (least === null || final >= least) && taken.some(({ said }) => said[field] === final);
  });
}
