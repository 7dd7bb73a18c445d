import { calendarDateOf, instantOf } from "@/lib/domain/calendar";
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
 * what the pack says, what the mails said, and the day on which the change took effect.
 *
 * Source: GDPR Art. 28(2), second sentence. Reading: no mail may state a stricter day than the count gives; a later one only
 * where another telling of the same notice gives it.
 */
export function problemsOfDates({ notices, deliveries }: PackParts): PackProblem[] {
  const byId = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
  return notices.flatMap((notice) => {
    const where = `notice to ${notice.agreementRef} of ${notice.changeSetId}`;
    const isCounted =
      notice.computations.every((one) => isRecounted(notice, one, byId)) &&
      statements(notice, deliveries).every((stated) => isFounded(notice, stated)) &&
      areFinal(notice);
    return [
      ...(isCounted ? [] : [packProblem("datesDiffer", where)]),
      ...(isTooEarly(notice) ? [packProblem("effectiveTooEarly", where)] : []),
    ];
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
  if (of.type === "confirmation") return notice.acknowledgements.length > 0 ? received : null;
  const attempt = deliveries
    .get(of.deliveryId)
    ?.attempts.find(({ number }) => number === of.number);
  if (attempt === undefined) return null;
  if (of.type === "mail") return { type: "sent", at: instantOf(attempt.startedAt) };
  return attempt.dates?.[notice.id]?.startsOn === dates.startsOn ? received : null;
}

type Statement = {
  readonly said: StatedDates;
  readonly deliveryId: string;
  readonly number: number;
};

function statements(notice: PackNotice, deliveries: readonly PackDelivery[]): Statement[] {
  return deliveries.flatMap(({ id, attempts }) =>
    attempts.flatMap(({ number, dates }) => {
      const said = dates?.[notice.id];
      return said === undefined ? [] : [{ said: said as StatedDates, deliveryId: id, number }];
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

/** The days that count in the end are the latest that were counted. */
function areFinal({ dates, computations }: PackNotice): boolean {
  if (dates === null) return true;
  return fields.every(
    (field) =>
      dates[field] === null || computations.some((one) => one.dates[field] === dates[field]),
  );
}

function isTooEarly({ dates, effectiveOn, ground }: PackNotice): boolean {
  if (ground !== "LAPSE" || effectiveOn === null) return false;
  return dates === null || effectiveOn < dates.earliestEffectiveOn;
}
