import type { CalendarDate } from "@/lib/domain/calendar";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/**
 * A calendar date in English words, as "3 April 2026". Not left to the platform's locale data, which changes between versions
 * and would change the bytes.
 */
export function longDate(date: CalendarDate | string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${day} ${months[(month ?? 1) - 1]} ${year}`;
}
