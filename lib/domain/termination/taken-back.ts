import type { CalendarDate } from "@/lib/domain/calendar";

/**
 * Whether an end for which something was closed was taken back: the agreement is in force, without an end or with a later one.
 *
 * Source: GDPR Art. 28(2), second sentence.
 * Reading: a customer whose agreement ended got what its objection was about. One whose agreement did not end got nothing, and is to
 * be told of what still comes. See docs/decisions/0061.
 *
 * @param then  the agreement's last day as the register had it when it was closed; null: none, so that nothing rests on it
 * @param now   its last day as the register has it now; null: none
 * @param today a day on which the agreement is in force counts its last one in full
 */
export function isEndTakenBack(
  then: string | null,
  now: string | null,
  today: CalendarDate,
): boolean {
  if (then === null) return false;
  return now === null || (now > then && now >= today);
}
