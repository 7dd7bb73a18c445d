import type { CalendarDate } from "@/lib/domain/calendar";
import type { ItemView } from "./change-view";

/**
 * Until when what is said to be true from a day is not what lists and annexes say: customers, or people, are told first. Null where it is
 * in effect by that day.
 *
 * Source: none, product decision 0061.
 *
 * @param inEffectOn the day on which the change can be in effect for all; null where it waits for nobody
 */
export function waitsUntil(
  { class: changeClass, validFrom }: Pick<ItemView, "class" | "validFrom">,
  inEffectOn: CalendarDate | null,
): CalendarDate | null {
  const waits = changeClass === "M1" || changeClass === "M2" || changeClass === "DS";
  if (!waits || validFrom === null || inEffectOn === null) return null;
  return validFrom < inEffectOn ? inEffectOn : null;
}
