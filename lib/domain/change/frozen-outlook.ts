import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import type { Consequence } from "./consequence";
import { factsHash } from "./normalised-facts";

/**
 * What an approval freezes of what follows from a change: its classes with their rules, and the agreements concerned. What is
 * editorial carries the hash of its facts, the same before and after.
 */
export function frozenOutlook({ class: highest, items, customers, reachedAfterEnd }: Consequence) {
  return {
    class: highest,
    items: items.map(({ scope: _scope, before, after: _after, ...item }) =>
      item.class === "E" && item.field !== null
        ? { ...item, facts: factsHash(item.kind, item.field, before) }
        : item,
    ),
    customers: customers.map(({ ref, agreement, class: changeClass, emergency }) => ({
      ref,
      agreement,
      class: changeClass,
      ...(emergency !== null && { emergency: emergency.verdict }),
    })),
    ...(reachedAfterEnd.length > 0 && { reachedAfterEnd }),
  };
}

/** SHA-256 of it: whoever approves or announces says by it what was in sight. */
export function outlookHash(consequence: Consequence): string {
  return sha256(canonicalJson(frozenOutlook(consequence)));
}
