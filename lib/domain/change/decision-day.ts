import { addDays, type CalendarDate } from "@/lib/domain/calendar";

/**
 * The last day on which an objection is decided in time: the day before the change may take effect for the agreement.
 *
 * Source: none, product rule CHG-009 (the answer comes in writing before the change takes effect).
 * Reading: what is in effect already, and what has no day yet, wants an answer at once: it is due on the day of receipt.
 *
 * @returns a day that may have passed
 */
export function decisionDay({
  receivedOn,
  isInEffect,
  earliestEffectiveOn,
  plannedOn,
}: {
  readonly receivedOn: CalendarDate;
  readonly isInEffect: boolean;
  readonly earliestEffectiveOn: CalendarDate | null;
  readonly plannedOn: CalendarDate | null;
}): CalendarDate {
  const first = [earliestEffectiveOn, plannedOn]
    .flatMap((day) => day ?? [])
    .toSorted()
    .at(-1);
  return isInEffect || first === undefined ? receivedOn : addDays(first, -1);
}
