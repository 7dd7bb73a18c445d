import { type CalendarDate, calendarDateOf, type Instant, instantOf } from "@/lib/domain/calendar";

/** A date column as the calendar day that it is. */
export function dayOf(column: Date): CalendarDate;
export function dayOf(column: Date | null): CalendarDate | null;
export function dayOf(column: Date | null): CalendarDate | null {
  return column === null ? null : calendarDateOf(column.toISOString().slice(0, 10));
}

/** A calendar day as a date column wants it. */
export function columnOf(day: CalendarDate): Date;
export function columnOf(day: CalendarDate | null): Date | null;
export function columnOf(day: CalendarDate | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`);
}

export function instantOfColumn(column: Date): Instant {
  return instantOf(column.toISOString());
}
