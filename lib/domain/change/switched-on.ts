import type { ClassifiedItem } from "./classify";

/** Whether customers are told of a difference on the day, though its class asks for nothing. */
export function isToldSameDay({ toldSameDay }: ClassifiedItem): boolean {
  return toldSameDay === true;
}

/** Whether a stand-by is switched on by it. */
export function isSwitchedOn(item: ClassifiedItem): boolean {
  return item.field === "standby" && isToldSameDay(item);
}
