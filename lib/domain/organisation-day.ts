import { type CalendarDate, dateIn, type Instant } from "./calendar";
import { list, type Register } from "./register";

/** The zone in which the organisation's own days are counted. */
export function organisationZone(register: Register): string {
  return list(register, "Organisation")[0]?.zone ?? "UTC";
}

/** The day that an instant falls on for the organisation. */
export function todayIn(register: Register, at: Instant): CalendarDate {
  return dateIn(at, organisationZone(register));
}
