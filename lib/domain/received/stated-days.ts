import { type CalendarDate, isCalendarDate } from "@/lib/domain/calendar";

const monthNames: readonly (readonly string[])[] = [
  ["january", "jan", "januar", "janvier"],
  ["february", "feb", "februar", "fevrier"],
  ["march", "mar", "marz", "maerz", "mars"],
  ["april", "apr", "avril"],
  ["may", "mai"],
  ["june", "jun", "juni", "juin"],
  ["july", "jul", "juli", "juillet"],
  ["august", "aug", "aout"],
  ["september", "sept", "sep", "septembre"],
  ["october", "oct", "okt", "oktober", "octobre"],
  ["november", "nov", "novembre"],
  ["december", "dec", "dez", "dezember", "decembre"],
];

const months = new Map(
  monthNames.flatMap((names, index) =>
    names.map((name) => [name, String(index + 1).padStart(2, "0")] as const),
  ),
);

const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th|er)?\.?\s+(?:of\s+)?([a-z]{3,9})\.?,?\s+(\d{4})\b/g;
const monthFirst = /\b([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/g;
const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/g;

/**
 * The days that a notice names in words or in ISO form, in their order: proposals for the day from which a change holds.
 * What two readers would read as two days, such as 03/04/2027, is not among them.
 *
 * Source: none, product rule V10.
 */
export function statedDays(text: string): CalendarDate[] {
  const plain = text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const found = [
    ...[...plain.matchAll(iso)].map((match) => ({
      at: match.index,
      day: `${match[1]}-${match[2]}-${match[3]}`,
    })),
    ...[...plain.matchAll(dayFirst)].map((match) => ({
      at: match.index,
      day: dayOf(match[3], match[2], match[1]),
    })),
    ...[...plain.matchAll(monthFirst)].map((match) => ({
      at: match.index,
      day: dayOf(match[3], match[1], match[2]),
    })),
  ];
  const days = found.toSorted((one, other) => one.at - other.at).map(({ day }) => day);
  return [...new Set(days.filter(isCalendarDate))];
}

function dayOf(year = "", month = "", day = ""): string {
  return `${year}-${months.get(month) ?? "?"}-${day.padStart(2, "0")}`;
}
