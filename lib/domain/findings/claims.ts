import { list, type Register } from "@/lib/domain/register";
import { defect } from "./defect";
import type { Defect, Rules } from "./finding";
import { gapOf } from "./gap";
import { isAbsoluteClaim } from "./wording";

/** The rule on claims that allow no exception. The provision and the weight stand in reference/linter-rules.ts. */
export const claimRules: Rules = {
  "PN-013": { once: claimIsNotProved },
};

/** Reading: judged of what a document promises or says is done, and of measures that are published, in English words. */
function claimIsNotProved(register: Register): Defect[] {
  const promises = list(register, "Commitment").flatMap((claim): Defect[] => {
    const gap = isAbsoluteClaim(claim.text ?? "") ? gapOf(claim, "evidence") : undefined;
    const at = { kind: "Commitment" as const, ref: claim.ref, field: "evidence" };
    return gap ? [defect(register, at, sentence(gap))] : [];
  });
  const measures = list(register, "SecurityMeasure").flatMap((measure): Defect[] => {
    if (measure.shownPublicly === false || measure.negativeFact === true) return [];
    const gap = isAbsoluteClaim(measure.text ?? "") ? gapOf(measure, "evidence") : undefined;
    const at = { kind: "SecurityMeasure" as const, ref: measure.ref, field: "evidence" };
    return gap ? [defect(register, at, sentence(gap))] : [];
  });
  return [...promises, ...measures];
}

function sentence(gap: string): string {
  return `it claims something without any exception, and the evidence for it ${gap}; record what proves it, or word it less absolutely.`;
}
