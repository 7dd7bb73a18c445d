import type { CalendarDate } from "@/lib/domain/calendar";
import { regimes } from "@/lib/domain/reference/enums";
import { measureCategories } from "@/lib/domain/reference/measure-categories";
import { sccModules } from "@/lib/domain/reference/scc-modules";
import { list, type Register, type Row } from "@/lib/domain/register";
import { defect } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOf } from "./gap";
import { reliances } from "./mechanisms";
import { agreementsInForce, productsOf } from "./standing";
import { isGenericMeasure, plainWords } from "./wording";

/** The rules on security measures. The provision and the weight of each stand in reference/linter-rules.ts. */
export const measureRules: Rules = {
  "TOM-001": { once: measureIsGeneric },
  "TOM-005": { once: assistanceIsWanting },
};

const shortestSpecificText = 40;

/** Reading: a statement of what is not done is an internal fact, and may be short. */
function measureIsGeneric(register: Register): Defect[] {
  return list(register, "SecurityMeasure").flatMap((measure): Defect[] => {
    if (measure.negativeFact === true) return [];
    const at = { kind: "SecurityMeasure" as const, ref: measure.ref, field: "text" };
    const gap = gapOf(measure, "text");
    if (gap) return [defect(register, at, `the text of the measure ${gap}; describe it.`)];
    const fault = measureFault(measure.text ?? "", measure.category);
    if (!fault) return [];
    return [defect(register, at, `it ${fault}; say what exactly is done, where and how.`)];
  });
}

/** Why a text is no specific measure, as the predicate of a sentence; undefined where it is one. */
export function measureFault(
  text: string,
  category?: keyof typeof measureCategories,
): string | undefined {
  const wording = category && plainWords(measureCategories[category].wording);
  const plain = plainWords(text);
  if (plain === "") return undefined;
  if (wording?.includes(plain)) return "only repeats the heading of the form";
  if (isGenericMeasure(text)) return "names a standard that nobody can check";
  const length = [...text.trim()].length;
  return length < shortestSpecificText
    ? `has ${length} characters, too few for a specific measure`
    : undefined;
}

/**
 * Reading: asked wherever our measures stand in an annex that has this paragraph, so of modules 2 and 3 with our vendors and
 * of agreements on the clauses of 2021 with our customers; a measure without products serves all of them. A processor owes
 * assistance whatever its agreements say (GDPR Art. 28(3)(e) and (f)), so one that records none of them is asked as well.
 */
function assistanceIsWanting(register: Register, { asOf }: Pick<Question, "asOf">): Defect[] {
  const assisting = list(register, "SecurityMeasure").filter(
    ({ assistance }) => assistance === true,
  );
  const serveAll = assisting.some(({ productIds }) => !productIds?.length);
  const served = new Set(assisting.flatMap(({ productIds }) => productIds ?? []));
  function isServed(products: readonly string[]): boolean {
    if (serveAll) return true;
    return products.length === 0 ? served.size > 0 : products.every((ref) => served.has(ref));
  }
  const remedy =
    "no measure says how the controller is assisted; record one and mark it as assistance";
  const ofAgreements = agreementsInForce(register, asOf)
    .filter(({ basis }) => basis === "SCC_2021_914" || basis === "SCC_2021_915")
    .filter(({ productIds }) => !isServed(productIds ?? []))
    .map(({ ref }): Defect => defect(register, { kind: "CustomerAgreement", ref }, `${remedy}.`));
  const ofActivities = activitiesWithoutAgreement(register, asOf)
    .filter(({ productIds }) => !isServed(productIds ?? []))
    .map(({ ref }) => defect(register, { kind: "ProcessingActivity", ref }, `${remedy}.`));
  return [
    ...ofAgreements,
    ...ofActivities,
    ...assistanceWantingInTransfers(register, asOf, isServed, remedy),
  ];
}

/**
 * What we process for others while no agreement at all is recorded: there the activity is all that can be asked. A form of
 * agreement that is kept as a document holds the measures itself.
 */
function activitiesWithoutAgreement(
  register: Register,
  asOf: CalendarDate,
): readonly Row<"ProcessingActivity">[] {
  const isForm = ({ documentType }: Row<"SourceDocument">) => documentType === "DPA";
  if (agreementsInForce(register, asOf).length > 0) return [];
  if (list(register, "SourceDocument").some(isForm)) return [];
  return list(register, "ProcessingActivity").filter(({ register: of }) => of === "PROCESSOR");
}

function assistanceWantingInTransfers(
  register: Register,
  asOf: CalendarDate,
  isServed: (products: readonly string[]) => boolean,
  remedy: string,
): Defect[] {
  return regimes
    .flatMap((regime) => reliances(register, { asOf, regime }))
    .filter(({ use }) => use.sccModule !== undefined && sccModules[use.sccModule].art28Satisfied)
    .filter(({ engagement }) => engagement.parentEngagementId === undefined)
    .filter(({ engagement }) => !isServed(productsOf(register, engagement)))
    .map(({ use }) =>
      defect(register, { kind: "TransferMechanismUse", ref: use.ref }, `${remedy}.`),
    );
}
