import type { Regime } from "@/lib/domain/reference/enums";
import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { defect } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOf } from "./gap";
import { controllerActivities } from "./legal-bases";
import { regimeWords } from "./regime-words";
import { participationsOf } from "./standing";

const regimesWithBases = ["EU_GDPR", "UK_GDPR"] as const;

/** The rules on whether a legal basis fits what it is used for. See reference/linter-rules.ts; what it must say: legal-bases.ts. */
export const legalBasisFitRules: Rules = {
  "ACT-006": { once: basisBelongsToController },
  "ACT-010": { perRegime: authorityRestsOnInterests, regimes: regimesWithBases },
  "ACT-013": { perRegime: consentIsNotExplicit, regimes: regimesWithBases },
  "ACT-015": { perRegime: contractDoesNotNeedIt, regimes: regimesWithBases },
  "ACT-016": { perRegime: mailWithoutConsent, regimes: regimesWithBases },
};

type Basis = Row<"LegalBasisUse">;

function at(basis: Basis, field: keyof Basis & string) {
  return { kind: "LegalBasisUse" as const, ref: basis.ref, field };
}

function purposesOf(register: Register, activityRef: string): readonly Row<"ActivityPurpose">[] {
  return pointingTo(register, "ActivityPurpose", "activityId", activityRef);
}

function basesOf(register: Register, purposeRef: string, regime: Regime): readonly Basis[] {
  return pointingTo(register, "LegalBasisUse", "purposeId", purposeRef).filter(
    (basis) => basis.regime === regime,
  );
}

function activityOf(register: Register, basis: Basis): Row<"ProcessingActivity"> | undefined {
  const purpose = find(register, "ActivityPurpose", basis.purposeId);
  return find(register, "ProcessingActivity", purpose?.activityId);
}

function basisBelongsToController(register: Register): Defect[] {
  return list(register, "LegalBasisUse").flatMap((basis): Defect[] => {
    if (basis.basisCode === undefined) return [];
    if (activityOf(register, basis)?.register !== "PROCESSOR") return [];
    return [
      defect(
        register,
        at(basis, "basisCode"),
        "we process on behalf of a controller there, and the basis is the controller's; take it out, or record the purpose in an activity of our own.",
      ),
    ];
  });
}

/** Reading: judged of every activity of an authority; whether it pursues a task there, or acts as anybody may, is for it to say. */
function authorityRestsOnInterests(register: Register, question: Question): Defect[] {
  return controllerActivities(register, question)
    .filter(({ ref }) =>
      participationsOf(register, ref, question.asOf).some(
        ({ role, legalEntityId }) =>
          (role === "CONTROLLER" || role === "JOINT_CONTROLLER") &&
          find(register, "LegalEntity", legalEntityId)?.publicAuthority === true,
      ),
    )
    .flatMap(({ ref }) => purposesOf(register, ref))
    .flatMap(({ ref }) => basesOf(register, ref, question.regime))
    .filter(({ basisCode }) => basisCode === "EU_6_1_F")
    .map((basis) =>
      defect(
        register,
        at(basis, "basisCode"),
        "a public authority cannot rest its tasks on legitimate interests; name the law that gives it the task.",
      ),
    );
}

/**
 * Reading: an automated decision on the ground of consent, a condition of Art. 9(2)(a), and a transfer that rests on
 * Art. 49(1)(a) ask for explicit consent alike; consent to a transfer is one of its own.
 */
function consentIsNotExplicit(register: Register, { regime }: Question): Defect[] {
  return [
    ...basesWithoutExplicitConsent(register, regime),
    ...transfersWithoutExplicitConsent(register, regime),
  ];
}

function transfersWithoutExplicitConsent(register: Register, regime: Regime): Defect[] {
  return list(register, "TransferMechanismUse").flatMap((use): Defect[] => {
    const isConsent = use.mechanism === "ART_49" && use.derogation === "ART49_1_A";
    if (use.regime !== regime || !isConsent) return [];
    if (!gapOf(use, "consentExplicit") && use.consentExplicit !== false) return [];
    return [
      defect(
        register,
        { kind: "TransferMechanismUse", ref: use.ref, field: "consentExplicit" },
        "the transfer rests on consent, which must be explicit, and it is not recorded as explicit; ask for consent to the transfer in express words and record it.",
      ),
    ];
  });
}

function basesWithoutExplicitConsent(register: Register, regime: Regime): Defect[] {
  return list(register, "LegalBasisUse").flatMap((basis): Defect[] => {
    if (basis.regime !== regime || basis.consentExplicit === true) return [];
    const why = reasonForExplicit(register, basis);
    if (why === undefined || (!gapOf(basis, "consentExplicit") && basis.consentExplicit !== false))
      return [];
    return [
      defect(
        register,
        at(basis, "consentExplicit"),
        `${why} needs explicit consent, and it is not recorded as explicit; ask in express words and record it.`,
      ),
    ];
  });
}

function reasonForExplicit(register: Register, basis: Basis): string | undefined {
  if (basis.article9Conditions?.includes("EU_9_2_A")) return "the special category of data";
  const activity = activityOf(register, basis);
  const isDecision =
    activity?.automatedDecision === true && activity.automatedDecisionGround === "CONSENT";
  return isDecision && basis.basisCode === "EU_6_1_A" ? "the automated decision" : undefined;
}

/** Purposes that no contract with the person needs (EDPB Guidelines 2/2019, part 3). */
const beyondContract: readonly string[] = [
  "MARKETING",
  "TARGETED_ADVERTISING",
  "ANALYTICS",
  "PRODUCT_IMPROVEMENT",
  "PERSONALISATION",
];

function contractDoesNotNeedIt(register: Register, question: Question): Defect[] {
  return controllerActivities(register, question)
    .flatMap(({ ref }) => purposesOf(register, ref))
    .filter(({ purposeCode }) => beyondContract.includes(purposeCode ?? ""))
    .flatMap(({ ref }) => basesOf(register, ref, question.regime))
    .filter(({ basisCode }) => basisCode === "EU_6_1_B")
    .map((basis) =>
      defect(
        register,
        at(basis, "basisCode"),
        "a contract can be kept without marketing, advertising, statistics, improvement or personalisation; rest the purpose on consent or on a legitimate interest.",
      ),
    );
}

/**
 * Reading: evidence is the act by which consent was given, or the conditions under which existing customers may be written to;
 * the rest of what proves consent is asked for by ACT-011. A purpose of marketing is taken for marketing by e-mail unless
 * the activity has data, and no address among them.
 */
function mailWithoutConsent(register: Register, question: Question): Defect[] {
  return controllerActivities(register, question).flatMap((activity) =>
    usesAddresses(register, activity.ref)
      ? purposesOf(register, activity.ref)
          .filter(({ purposeCode }) => purposeCode === "MARKETING")
          .filter(({ ref }) => !basesOf(register, ref, question.regime).some(allowsMail))
          .map(({ ref }) =>
            defect(
              register,
              { kind: "ActivityPurpose", ref },
              `neither consent to marketing by e-mail nor the conditions for existing customers are recorded under ${regimeWords[question.regime]}; record how people agree, or that they are customers who can refuse each time.`,
            ),
          )
      : [],
  );
}

function allowsMail({ basisCode, consentMechanism, softOptIn }: Basis): boolean {
  return softOptIn === true || (basisCode === "EU_6_1_A" && consentMechanism !== undefined);
}

/** What one can be found by, on line or in the mail: any of them may carry marketing that the law on e-mail governs. */
const addresses: readonly string[] = ["EMAIL", "PHONE", "IM_ID", "ONLINE_ID"];

function usesAddresses(register: Register, activityRef: string): boolean {
  const codes = pointingTo(register, "ActivityData", "activityId", activityRef)
    .flatMap(({ personalDataCategoryIds = [] }) => personalDataCategoryIds)
    .map((ref) => find(register, "PersonalDataCategory", ref)?.code);
  const isKnown = codes.length > 0 && codes.every((code) => code !== undefined);
  return !isKnown || codes.some((code) => addresses.includes(code ?? ""));
}
