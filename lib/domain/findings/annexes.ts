import { isSubprocessor } from "@/lib/domain/change/classes/subprocessor";
import { find, list, type Register } from "@/lib/domain/register";
import type { Dealings } from "./dealings";
import { defect } from "./defect";
import type { DealingRules, Defect, Question } from "./finding";
import { namesOf } from "./naming";
import { isInUse, productsOf } from "./standing";

/** The rules on the annexes that customers hold. The provision and the weight of each stand in reference/linter-rules.ts. */
export const annexRules: DealingRules = {
  "DPA-003": annexIsBehindWithoutNotice,
};

/**
 * Reading: an annex that a notice has since made older is no fault, since the notice is what keeps it up to date between the
 * parties. It differs from what was authorised where somebody is in use whom neither the annex nor a notice that took effect
 * names.
 */
function annexIsBehindWithoutNotice(
  register: Register,
  { annexes, changes, heldBack }: Dealings,
  { asOf }: Pick<Question, "asOf">,
): Defect[] {
  if (annexes.length === 0) return [];
  const used = list(register, "Engagement")
    .filter((engagement) => isInUse(engagement, asOf) && isSubprocessor(register, engagement))
    .map((engagement) => ({ ref: engagement.ref, products: productsOf(register, engagement) }));
  const told = toldInEffect(changes);
  // Thousands of agreements share products and publication: what an annex of these leaves out is found once.
  const known = new Map<string, string[]>();
  return annexes.flatMap(({ agreementRef, publication, engagements }): Defect[] => {
    const agreement = find(register, "CustomerAgreement", agreementRef);
    if (agreement === undefined) return [];
    const own = agreement.productIds ?? [];
    const key = `${publication} ${own.join(" ")}`;
    const leftOut =
      known.get(key) ??
      used
        .filter(({ ref, products }) => !engagements.has(ref) && meet(own, products))
        .map(({ ref }) => ref);
    known.set(key, leftOut);
    const held = heldBack.get(agreementRef);
    const toldOf = told.get(agreementRef);
    const unnamed = leftOut.filter((ref) => held?.has(ref) !== true && toldOf?.has(ref) !== true);
    if (unnamed.length === 0) return [];
    const names = namesOf(register, "Engagement", unnamed);
    return [
      defect(
        register,
        { kind: "CustomerAgreement", ref: agreementRef },
        `its annex of publication ${publication} does not name ${names}, and no notice of them took effect; tell the customer, and give out the annex anew.`,
      ),
    ];
  });
}

/** None named means all products. */
function meet(own: readonly string[], products: readonly string[]): boolean {
  return own.length === 0 || products.length === 0 || own.some((one) => products.includes(one));
}

/** Per agreement, the engagements that a notice told of and that took effect there. */
function toldInEffect(changes: Dealings["changes"]): Map<string, Set<string>> {
  const told = new Map<string, Set<string>>();
  for (const { added, notices } of changes) {
    for (const { agreementRef, effectiveOn } of notices) {
      if (effectiveOn === null) continue;
      const refs = told.get(agreementRef) ?? new Set<string>();
      for (const ref of added) refs.add(ref);
      told.set(agreementRef, refs);
    }
  }
  return told;
}
