import { addPeriod, type CalendarDate } from "@/lib/domain/calendar";
import type { OurDeadline } from "./our-deadline";

/** A period to object that a notice names for itself: as it stands there, and as a period of the calendar. */
export type StatedPeriod = { readonly words: string; readonly period: string };

const counts: Readonly<Record<string, number>> = {
  seven: 7,
  ten: 10,
  fourteen: 14,
  fifteen: 15,
  thirty: 30,
  sixty: 60,
  ninety: 90,
  sieben: 7,
  zehn: 10,
  vierzehn: 14,
  dreissig: 30,
  quinze: 15,
  trente: 30,
};

const units: readonly (readonly [RegExp, string])[] = [
  [/^(days?|tagen?|tage|jours?)$/, "D"],
  [/^(weeks?|wochen?|semaines?)$/, "W"],
  [/^(months?|monaten?|monate|mois)$/, "M"],
];

const number = `\\d{1,3}|${Object.keys(counts).join("|")}`;
const span = new RegExp(
  `\\b(${number})(?:\\s*\\(\\d{1,3}\\))?[\\s-]+(?:calendar |business |working |kalender)?(days?|tagen?|tage|jours?|weeks?|wochen?|semaines?|months?|monaten?|monate|mois)\\b`,
  "g",
);
const objecting = /\bobject|\boppose|\bopposition|widersprech|widerspruch|einspruch|s.opposer/;

/**
 * The periods that a notice names in a sentence about objecting, in their order. They are shown beside our own deadline and move
 * nothing: what we have agreed with a vendor does not change by what its mail says.
 *
 * Source: none, product decision 0062.
 */
export function statedPeriods(text: string): StatedPeriod[] {
  const plain = text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .toLowerCase();
  const sentences = plain.split(/(?<=[.!?])\s+|\n\s*\n/).filter((one) => objecting.test(one));
  const found = sentences.flatMap((sentence) =>
    [...sentence.matchAll(span)].flatMap(([words, count = "", unit = ""]) => {
      const amount = counts[count] ?? Number(count);
      const letter = units.find(([known]) => known.test(unit))?.[1];
      if (letter === undefined || amount === 0) return [];
      return [{ words: words.replaceAll(/\s+/g, " "), period: `P${amount}${letter}` }];
    }),
  );
  return [...new Map(found.map((one) => [one.period, one])).values()];
}

/**
 * The shortest period that a notice names, where it ends before a right of ours under a contract, or where no contract says one.
 *
 * @param deadlines of the contracts that the notice falls under; without one there is nothing to compare
 * @returns         null where our contracts end no later
 */
export function shorterPeriod(
  stated: readonly StatedPeriod[],
  receivedOn: CalendarDate,
  deadlines: readonly Pick<OurDeadline, "lastDay">[],
): { readonly words: string; readonly lastDay: CalendarDate } | null {
  const [first] = stated
    .map(({ words, period }) => ({ words, lastDay: addPeriod(receivedOn, period) }))
    .toSorted((one, other) => one.lastDay.localeCompare(other.lastDay));
  const isShorter = deadlines.some(
    ({ lastDay }) => lastDay === null || (first !== undefined && first.lastDay < lastDay),
  );
  return first !== undefined && isShorter ? first : null;
}
