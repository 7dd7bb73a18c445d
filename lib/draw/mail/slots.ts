// Private-use characters: no data may hold them (see `withoutSlots`), and no escaping touches them.
export const slotOpens = "\uE000";
export const slotCloses = "\uE001";

/** What stands in a view where a customer's own words go. */
export function slot(name: string): string {
  return `${slotOpens}${name}${slotCloses}`;
}

/** The value with all that could be taken for a slot removed from its texts. */
export function withoutSlots(text: string): string {
  return text.replace(/[\uE000\uE001]/g, "");
}

/** An address as a slot in it has to stand: what makes addresses safe writes its marks as percent signs. */
export function slotsInAddress(address: string): string {
  return address.replaceAll("%EE%80%80", slotOpens).replaceAll("%EE%80%81", slotCloses);
}
