import type { CalendarDate } from "@/lib/domain/calendar";
import { longDate } from "@/lib/domain/language/en-date";
import { find, type Register } from "@/lib/domain/register";
import type { Consequence } from "./consequence";
import { laterForPeople } from "./people-notice";

/** A day on which a change can begin, and whose terms make it that day: nobody where only people are told. */
type Possible = { readonly on: CalendarDate; readonly customers: readonly string[] };

/** A planned day that cannot be, and which days can. */
export type TooEarly = {
  readonly plannedOn: CalendarDate;
  /** The day on which customers are told: days are counted from it. */
  readonly toldOn: CalendarDate;
  /** Told today it would hold for all: what made it too early is the day for which the announcement is ordered. */
  readonly heldToday: boolean;
  /** The first day that may be planned, and the earliest for all. */
  readonly first: Possible;
  readonly all: Possible;
};

/**
 * Which days can be planned in the place of one that is too early, with the customers whose terms make them so.
 *
 * @param first the first day that may be planned, as it was refused for
 */
export function tooEarly(
  plannedOn: CalendarDate,
  toldOn: CalendarDate,
  first: CalendarDate,
  { customers, earliestEffectiveOn, items }: Consequence,
  register: Register,
  heldToday = false,
): TooEarly {
  const possible = (on: CalendarDate): Possible => ({
    on,
    customers: [
      ...new Set(
        customers
          .filter(({ dates }) => dates?.earliestEffectiveOn === on)
          .map(({ ref }) => find(register, "Customer", ref)?.name ?? ref),
      ),
    ].toSorted(),
  });
  const all = laterForPeople(earliestEffectiveOn, items, toldOn, "first") ?? first;
  return { plannedOn, toldOn, heldToday, first: possible(first), all: possible(all) };
}

/** The same in words: which it is, the day, and who needs it. */
export function tooEarlySentence({ plannedOn, toldOn, heldToday, first, all }: TooEarly): string {
  const planned = longDate(plannedOn);
  const told = longDate(toldOn);
  if (heldToday)
    return `${planned} would be possible for all if customers were told today. They are told on ${told}, and counted from then the earliest day for all is ${inWords(all)}: plan that day or a later one, or leave the day empty.`;
  const trouble =
    plannedOn < toldOn
      ? `${planned} lies before the day on which customers are told.`
      : `${planned} is too early.`;
  const apart =
    all.on === first.on ? "" : ` The earliest day for all customers is ${inWords(all)}.`;
  return `${trouble} Counted from ${told}, the first day that can be planned is ${inWords(first)}.${apart}`;
}

const mostNamed = 3;

function inWords({ on, customers }: Possible): string {
  if (customers.length === 0) return longDate(on);
  const named = customers.slice(0, mostNamed);
  const more = customers.length - named.length;
  const names =
    more > 0
      ? `${named.join(", ")} and ${more} more`
      : [named.slice(0, -1).join(", "), ...named.slice(-1)].filter(Boolean).join(" and ");
  return `${longDate(on)} (${names})`;
}
