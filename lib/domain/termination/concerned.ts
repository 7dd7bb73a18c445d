import type { CalendarDate } from "@/lib/domain/calendar";
import type { Row } from "@/lib/domain/register";

type Ending = Pick<
  Row<"CustomerAgreement">,
  "effectiveFrom" | "endsOn" | "onEnd" | "dataHeldUntil"
>;

/**
 * Whether changes of the processing concern an agreement on a day: it is in force, or it has ended and data of the customer are
 * still held.
 *
 * Source: GDPR Art. 28(3)(g), 28(2).
 * Reading: a controller stays the controller of its data while a processor holds them, and is told whom they go to. That data are held
 * after the end is known where its end was recorded with what the customer chose; until somebody has certified that nothing is left,
 * they are. An agreement that ended without a word on its data is over on its last day.
 *
 * @param on the last day of the agreement, and the last on which data were held, count in full
 */
export function isConcerned(agreement: Ending, on: CalendarDate): boolean {
  const { effectiveFrom, endsOn, onEnd, dataHeldUntil } = agreement;
  if ((effectiveFrom ?? on) > on) return false;
  if (endsOn === undefined || endsOn >= on) return true;
  return onEnd !== undefined && (dataHeldUntil ?? on) >= on;
}
