import { addDays, type CalendarDate, calendarDateOf } from "@/lib/domain/calendar";
import type { Row } from "@/lib/domain/register";

type Ending = Pick<Row<"CustomerAgreement">, "endsOn" | "onEnd" | "dataHeldUntil">;

/**
 * The first day on which a change that waits cannot take effect for an agreement any more, since that is over; null while it can.
 *
 * Source: GDPR Art. 28(2), 28(3)(g).
 * Reading: nobody new is engaged for an agreement that is over: what can be switched per customer stays as it was on its last day. What
 * comes for all at once comes to its data as well, as long as they are held: until they are gone such a change waits for the agreement as
 * for any other. See docs/decisions/0056 and 0060.
 *
 * @param gating whether each customer can follow by itself, or all follow at once
 */
export function outOfReachFrom(
  { endsOn, onEnd, dataHeldUntil }: Ending,
  gating: "PER_CUSTOMER" | "GLOBAL_LATEST",
): CalendarDate | null {
  if (endsOn === undefined) return null;
  const end = calendarDateOf(endsOn);
  if (gating === "PER_CUSTOMER" || onEnd === undefined) return addDays(end, 1);
  if (dataHeldUntil === undefined) return null;
  const gone = calendarDateOf(dataHeldUntil);
  return addDays(gone < end ? end : gone, 1);
}
