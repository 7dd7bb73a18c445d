/** Which of two numbers with a stroke between them is the day: the first, or the second as Americans write it. */
export type DayOrder = "dayFirst" | "monthFirst";

const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/;
const stroked = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/;
const month = /^(\d{1,2})[./](\d{4})$/;

/**
 * A day as lists write it, as a calendar date: 15.03.2026 is written day first everywhere, 15/03/2026 can only be read so. What
 * could be read in two ways, or not at all, stays as it is written.
 *
 * @param order how the other days of the same list are written, where that is known
 */
export function dayWritten(written: string, order: DayOrder | null = null): string {
  const [, day, ofMonth, year] = dotted.exec(written) ?? [];
  if (year !== undefined) return iso(year, ofMonth, day);
  const [, first = "", second = "", strokedYear] = stroked.exec(written) ?? [];
  if (strokedYear === undefined) return written;
  if (Number(first) > 12 && Number(second) > 12) return written;
  const read = orderOf(written) ?? (first === second ? "dayFirst" : order);
  if (read === "dayFirst") return iso(strokedYear, second, first);
  return read === "monthFirst" ? iso(strokedYear, first, second) : written;
}

/** A day, or a month alone: 03/2026 and 03.2026 are March. */
export function roughDayWritten(written: string, order: DayOrder | null = null): string {
  const [, ofMonth = "", year] = month.exec(written) ?? [];
  return year === undefined ? dayWritten(written, order) : `${year}-${ofMonth.padStart(2, "0")}`;
}

/** The one way in which a day with strokes can be read; null where it can be read in both, or is none. */
export function orderOf(written: string): DayOrder | null {
  const [, first = 0, second = 0] = (stroked.exec(written) ?? []).map(Number);
  if (first > 12 && second >= 1 && second <= 12) return "dayFirst";
  return second > 12 && first >= 1 && first <= 12 ? "monthFirst" : null;
}

/** The two days that a cell could mean; null where it can be read in one way at most. */
export function twoReadings(written: string): readonly [string, string] | null {
  const [, first = "", second = ""] = stroked.exec(written) ?? [];
  const isBoth = [first, second].every((part) => Number(part) >= 1 && Number(part) <= 12);
  if (!isBoth || first === second) return null;
  return [dayWritten(written, "dayFirst"), dayWritten(written, "monthFirst")];
}

function iso(year: string, ofMonth = "", day = ""): string {
  return `${year}-${ofMonth.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
