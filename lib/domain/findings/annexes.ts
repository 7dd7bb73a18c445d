import { isOwed } from "@/lib/domain/cross-check/concerns";
import { keyOfUse } from "@/lib/domain/customer/feature-use";
import { find, list, type Register, type Row } from "@/lib/domain/register";
import { isSubprocessor } from "@/lib/domain/subprocessor";
import type { AnnexSnapshot, Dealings } from "./dealings";
import { defect } from "./defect";
import type { DealingRules, Defect, Question } from "./finding";
import { namesOf } from "./naming";
import { isInUse } from "./standing";

/** The rules on the annexes that customers hold. The provision and the weight of each stand in reference/linter-rules.ts. */
export const annexRules: DealingRules = {
  "DPA-003": annexIsBehindWithoutNotice,
};

/**
 * Reading: an annex that a notice has since made older is no fault, since the notice is what keeps it up to date between the
 * parties. It differs from what was authorised where somebody is in use whom neither the annex nor a notice that took effect
 * names. Why an agreement without a product has an empty annex is for the comparison of recipients to say.
 */
function annexIsBehindWithoutNotice(
  register: Register,
  { annexes, changes, heldBack }: Dealings,
  { asOf }: Pick<Question, "asOf">,
): Defect[] {
  if (annexes.length === 0) return [];
  const used = list(register, "Engagement").filter(
    (engagement) => isInUse(engagement, asOf) && isSubprocessor(register, engagement),
  );
  const told = toldInEffect(changes);
  const lacking = lackingOf(register, used);
  return annexes.flatMap((annex): Defect[] => {
    const { agreementRef, publication } = annex;
    const agreement = find(register, "CustomerAgreement", agreementRef);
    if (agreement === undefined || (agreement.productIds ?? []).length === 0) return [];
    const held = heldBack.get(agreementRef);
    const toldOf = told.get(agreementRef);
    const unnamed = lacking(annex, agreement).filter(
      (ref) => held?.has(ref) !== true && toldOf?.has(ref) !== true,
    );
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

/** Whom an annex lacks of those in use. Thousands of agreements share products and list: it is found once for all of them. */
function lackingOf(register: Register, used: readonly Row<"Engagement">[]) {
  const known = new Map<ReadonlySet<string>, Map<string, string[]>>();
  return ({ engagements }: AnnexSnapshot, agreement: Row<"CustomerAgreement">): string[] => {
    const ofList = known.get(engagements) ?? new Map<string, string[]>();
    known.set(engagements, ofList);
    const key = `${keyOfUse(agreement)}|${agreement.excludedVendorIds?.join(" ") ?? ""}`;
    const lacking =
      ofList.get(key) ??
      used
        .filter((one) => !engagements.has(one.ref) && isOwed(register, one, agreement, nobody))
        .map(({ ref }) => ref);
    ofList.set(key, lacking);
    return lacking;
  };
}

const nobody: ReadonlySet<string> = new Set();

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
