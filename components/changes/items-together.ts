import type { ItemView } from "@/lib/domain/change/change-view";

/** Records in their order, at least one. */
export type Together = readonly [ItemView, ...ItemView[]];

/** The records of a change in their order; those that come or go for the same reason stand together. */
export function togetherOf(items: readonly ItemView[]): Together[] {
  const groups: [ItemView, ...ItemView[]][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last && isOfOneReason(last[0], item)) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

function isOfOneReason(first: ItemView, item: ItemView): boolean {
  const [own, other] = [item.differences[0], first.differences[0]];
  return (
    item.change !== "CHANGED" &&
    item.change === first.change &&
    item.class === first.class &&
    item.validFrom === first.validFrom &&
    !item.baseMoved &&
    !first.baseMoved &&
    own?.override === null &&
    other?.override === null &&
    own.rule?.what === other.rule?.what
  );
}
