import { coverOf } from "@/lib/domain/change/emergency";
import { servesUnusedOnly } from "@/lib/domain/customer/feature-use";
import { type EmergencyGround, emergencyGrounds } from "@/lib/domain/reference/enums";
import type { Register, Row } from "@/lib/domain/register";
import { defect, wantingFields } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { agreementsInForce, productsOf, standingEngagements } from "./standing";

/** The rules on replacing a sub-processor at once. The provision and the weight of each stand in reference/linter-rules.ts. */
export const emergencyRules: Rules = {
  "CHG-006": { once: emergencyIsNotCovered },
};

type AsOf = Pick<Question, "asOf">;

/** Reading: as of the change that engages it, see change/emergency.ts. */
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
  // Where it is switched per customer, it is not used for those whose notice has not run.
  if (engagement.perTenantSwitch === true) return [];
  const products = productsOf(register, engagement);
  // A ground that is not recorded is asked for by itself; until then any ground that a clause names may be the one.
  const { emergencyGround } = engagement;
  const grounds = emergencyGround === undefined ? emergencyGrounds : [emergencyGround];
  const uncovered = agreementsInForce(register, asOf)
    .filter(
      ({ productIds = [] }) =>
        products.length === 0 ||
        productIds.length === 0 ||
        productIds.some((ref) => products.includes(ref)),
    )
    .filter((agreement) => !servesUnusedOnly(register, engagement, agreement))
    .filter(({ ref }) => !grounds.some((ground) => isCovered(register, ref, ground)));
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

function isCovered(register: Register, agreementRef: string, ground: EmergencyGround): boolean {
  return coverOf(register, agreementRef, ground).verdict === "COVERED";
}
