import {
  addDays,
  type CalendarDate,
  dateIn,
  type Instant,
  instantOf,
  isCalendarDate,
  startOfDayIn,
} from "@/lib/domain/calendar";
import type { momentWords } from "@/lib/domain/moment-words";

/**
 * Which state of the register is looked at: what was true on a day, as far as was recorded by then. Both null: as it is
 * now, as far as is known now.
 */
export type Moment = {
  readonly asOf: CalendarDate | null;
  /** A day, which counts to its end in the organisation's zone. */
  readonly recordedAt: CalendarDate | null;
};

export const present: Moment = { asOf: null, recordedAt: null };

export function isPresent({ asOf, recordedAt }: Moment): boolean {
  return asOf === null && recordedAt === null;
}

/** What an address says of the moment; what is no day is as if it were not there, with a sentence that says so. */
export function readMoment(words: (name: string) => string | null): {
  moment: Moment;
  notes: readonly string[];
} {
  const notes: string[] = [];
  const day = (name: (typeof momentWords)[number]) => {
    const text = words(name);
    if (text === null || text === "") return null;
    if (isCalendarDate(text)) return text;
    notes.push(`“${text.slice(0, 60)}” is no day: a day is written YYYY-MM-DD.`);
    return null;
  };
  return { moment: { asOf: day("asOf"), recordedAt: day("recordedAt") }, notes };
}

/** What links carry on, so that a click does not lead back to today unseen. */
export function momentQuery({ asOf, recordedAt }: Moment): Readonly<Record<string, string>> {
  return { ...(asOf !== null && { asOf }), ...(recordedAt !== null && { recordedAt }) };
}

/** A moment with both of its sides: true on that day, recorded by that instant. */
export type SettledMoment = { readonly validOn: CalendarDate; readonly recordedAt: Instant };

/**
 * Settles what a moment leaves open.
 *
 * Source: GDPR Art. 5(2) (what was known, and when, must be demonstrable).
 * Reading: without a day on which it was true, the register is asked for as it read at the end of the day of recording; nothing
 * is known of what will be recorded later than now.
 *
 * @param at   the instant of the question
 * @param zone in which the organisation counts its days
 */
export function settledMoment(
  { asOf, recordedAt }: Moment,
  at: Instant,
  zone: string,
): SettledMoment {
  const today = dateIn(at, zone);
  if (recordedAt === null) return { validOn: asOf ?? today, recordedAt: at };
  const known = recordedAt < today ? endOfDay(recordedAt, zone) : at;
  return { validOn: asOf ?? (recordedAt < today ? recordedAt : today), recordedAt: known };
}

/** The last instant that is still of the day: instants have no more than milliseconds. */
function endOfDay(day: CalendarDate, zone: string): Instant {
  const next = Date.parse(startOfDayIn(addDays(day, 1), zone));
  return instantOf(new Date(next - 1).toISOString());
}
