import type { CalendarDate } from "@/lib/domain/calendar";

/**
 * Whether an objection came in time and before the change took effect, but is entered only after: it would have held the change back.
 *
 * Source: GDPR Art. 28(2), second sentence; SCC (EU) 2021/914, clause 9(a).
 * Reading: the change is in use without the customer's word, so it is an incident, and not silently held back again. Where the
 * agreement lets a change take effect before the time to object has ended, an objection that came after the effect is in
 * order. On the day of the effect itself, only one that is entered later is taken to have come before.
 *
 * @param today day of the entry in the agreement's zone
 */
export function wasEnteredLate(
  { timely, receivedOn }: { readonly timely: boolean; readonly receivedOn: CalendarDate },
  effectiveOn: CalendarDate | null,
  today: CalendarDate,
): boolean {
  if (!timely || effectiveOn === null) return false;
  return receivedOn < effectiveOn || (receivedOn === effectiveOn && effectiveOn < today);
}
