import type { Materiality } from "@/lib/domain/reference/enums";
import type { ClassifiedItem } from "./classify";

/** The class of a change, and of it for each agreement that it concerns. */
type Weighed = {
  readonly class: Materiality | null;
  readonly customers: readonly { readonly class: Materiality }[];
};

/** Classes that are told to each customer by name. */
export function isTold(changeClass: Materiality): boolean {
  return changeClass === "A" || changeClass === "M1" || changeClass === "M2";
}

/** Classes whose effect waits for time or word of each customer. */
export function isGated(changeClass: Materiality): boolean {
  return changeClass === "M1" || changeClass === "M2";
}

/** Whether a change is an adverse fact: for all, or for one agreement alone that has not got what it says to be in use. */
export function isAdverse({ class: highest, customers }: Weighed): boolean {
  return highest === "A" || customers.some((one) => one.class === "A");
}

/**
 * Whether what has a day to wait for would pass beside an adverse fact, which has no gate, and so must stay on its own.
 *
 * Source: GDPR Art. 13(3), 28(2).
 * Reading: people are told before a change applies, as customers are. Where one difference is both, the adverse fact speaks for it.
 * What is adverse for one agreement alone is recorded and told at once, too, and waits with nothing that waits for others.
 */
export function hidesBehindAdverse(
  change: Weighed & { readonly items: readonly ClassifiedItem[] },
): boolean {
  if (!isAdverse(change)) return false;
  const { items } = change;
  const gated = items.filter((item) => item.class !== "INTERNAL" && isGated(item.class));
  const isAdverseItself = (item: ClassifiedItem) =>
    items.some(
      ({ kind, ref, field, class: one }) =>
        one === "A" && kind === item.kind && ref === item.ref && field === item.field,
    );
  return gated.length > 0 || items.some((item) => item.class === "DS" && !isAdverseItself(item));
}

/**
 * Whether new errors do not stand in the way: a fact that a rule calls adverse has happened, and is told with what follows from it.
 *
 * Source: none, product decision 0043.
 * Reading: a person who calls a difference adverse says nothing of the rest of the change.
 */
export function bearsErrors(items: readonly ClassifiedItem[]): boolean {
  return items.some((item) => item.class === "A" && item.overridden === undefined);
}
