import { effectiveTerm, profileOf } from "@/lib/domain/change/terms";
import type { Register, Row } from "@/lib/domain/register";
import { defect, wantingFields } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { agreementsInForce, productsOf, standingEngagements } from "./standing";

/** The rules on replacing a sub-processor at once. The provision and the weight of each stand in reference/linter-rules.ts. */
export const emergencyRules: Rules = {
  "CHG-006": { once: emergencyIsNotCovered },
};

type AsOf = Pick<Question, "asOf">;

/** Reading: a clause covers the grounds that it names; one that names none covers each. */
function emergencyIsNotCovered(register: Register, { asOf }: AsOf): Defect[] {
  return standingEngagements(register, asOf)
    .filter(({ emergencyReplacement }) => emergencyReplacement === true)
    .flatMap((engagement) => [
      ...wantingFields(register, "Engagement", engagement, {
        emergencyGround: (gap) => `the ground of the emergency ${gap}; record which it was.`,
        emergencyApprovedBy: (gap) =>
          `who approved the emergency ${gap}; record who answers for it.`,
      }),
      ...clauseDefects(register, engagement, asOf),
    ]);
}

function clauseDefects(
  register: Register,
  engagement: Row<"Engagement">,
  asOf: Question["asOf"],
): Defect[] {
  const products = productsOf(register, engagement);
  const uncovered = agreementsInForce(register, asOf)
    .filter(
      ({ productIds = [] }) =>
        products.length === 0 ||
        productIds.length === 0 ||
        productIds.some((ref) => products.includes(ref)),
    )
    .filter((agreement) => !isCovered(register, agreement, engagement.emergencyGround));
  if (uncovered.length === 0) return [];
  const count = uncovered.length === 1 ? "one agreement" : `${uncovered.length} agreements`;
  return [
    defect(
      register,
      { kind: "Engagement", ref: engagement.ref, field: "emergencyReplacement" },
      `it was engaged before the notice period ended, and no clause of ${count} allows that on this ground; stop the use there, and tell those customers.`,
    ),
  ];
}

function isCovered(
  register: Register,
  agreement: Row<"CustomerAgreement">,
  ground: Row<"Engagement">["emergencyGround"],
): boolean {
  const profile = profileOf(register, agreement);
  if (effectiveTerm(agreement, profile, "emergencyAllowed") !== true) return false;
  const grounds: readonly string[] = effectiveTerm(agreement, profile, "emergencyGrounds") ?? [];
  return ground === undefined || grounds.length === 0 || grounds.includes(ground);
}
