import { list, type Register, type Row } from "@/lib/domain/register";
import { defect } from "./defect";
import type { Defect, Rules } from "./finding";
import { isOwn } from "./standing";

/** The rule on what our own entities are called. The provision and the weight stand in reference/linter-rules.ts. */
export const entityNameRules: Rules = {
  "ORG-008": { once: nameIsSpeltDifferently },
};

/**
 * Reading: judged of our own entities, whose documents are ours to correct; the spellings of others only serve to find them.
 * The legal and the trading name are two names, not two spellings of one.
 */
function nameIsSpeltDifferently(register: Register): Defect[] {
  return list(register, "LegalEntity").flatMap((entity): Defect[] => {
    const others = isOwn(register, entity) ? otherSpellings(entity) : [];
    if (others.length === 0) return [];
    const spellings = others.map((spelling) => `“${spelling}”`).join(", ");
    return [
      defect(
        register,
        { kind: "LegalEntity", ref: entity.ref, field: "spellings" },
        `documents also spell its name ${spellings}; correct them to the name in the company register, then take the spelling out here.`,
      ),
    ];
  });
}

function otherSpellings({ spellings = [], legalName, tradeName }: Row<"LegalEntity">): string[] {
  return [...new Set(spellings)].filter(
    (spelling) => spelling !== legalName && spelling !== tradeName,
  );
}
