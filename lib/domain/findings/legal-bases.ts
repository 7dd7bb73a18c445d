import type { CalendarDate } from "@/lib/domain/calendar";
import { countries } from "@/lib/domain/reference/countries";
import type { Regime } from "@/lib/domain/reference/enums";
import { legalBases } from "@/lib/domain/reference/legal-bases";
import { personalDataCategories } from "@/lib/domain/reference/personal-data-categories";
import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { defect, wantingFields } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { type Gap, gapOf, isStated, worstOf } from "./gap";
import { regimeWords } from "./regime-words";
import { countryOf, isGdprTerritory, isUnder, participationsOf } from "./standing";
import { isImpliedConsent } from "./wording";

/** Swiss law asks a private controller for no legal basis (FADP Art. 6, 30 and 31). */
const regimesWithBases = ["EU_GDPR", "UK_GDPR"] as const;

/** The rules on legal bases, which are judged under each regime by itself. See reference/linter-rules.ts. */
export const legalBasisRules: Rules = {
  "ACT-004": { perRegime: basisIsWanting, regimes: regimesWithBases },
  "ACT-007": { perRegime: specialDataWithoutCondition, regimes: regimesWithBases },
  "ACT-008": { perRegime: criminalDataWithoutBasis, regimes: regimesWithBases },
  "ACT-009": { perRegime: interestIsNotAssessed, regimes: regimesWithBases },
  "ACT-011": { perRegime: consentIsNotProvable, regimes: regimesWithBases },
  "ACT-012": { perRegime: consentIsImplied, regimes: regimesWithBases },
  "ACT-014": { perRegime: obligationWithoutLaw, regimes: regimesWithBases },
  "ACT-024": { perRegime: basisOfTheUnitedKingdomOnly, regimes: ["EU_GDPR"] },
};

export function controllerActivities(
  register: Register,
  { asOf, regime }: Question,
): Row<"ProcessingActivity">[] {
  return list(register, "ProcessingActivity").filter((activity) => {
    if (activity.register !== "CONTROLLER") return false;
    const parties = participationsOf(register, activity.ref, asOf);
    return isUnder(
      register,
      parties.map(({ legalEntityId }) => legalEntityId),
      regime,
    );
  });
}

function basesOf(register: Register, purposeRef: string, regime: Regime): Row<"LegalBasisUse">[] {
  return pointingTo(register, "LegalBasisUse", "purposeId", purposeRef).filter(
    (basis) => basis.regime === regime,
  );
}

/** Reading: a basis that the law does not have yet on that day is none. */
function basisIsWanting(register: Register, question: Question): Defect[] {
  const { asOf, regime } = question;
  return controllerActivities(register, question)
    .flatMap(({ ref }) => pointingTo(register, "ActivityPurpose", "activityId", ref))
    .filter(
      (purpose) =>
        !basesOf(register, purpose.ref, regime).some(
          ({ basisCode }) =>
            basisCode !== undefined && (legalBases[basisCode].inForceFrom ?? asOf) <= asOf,
        ),
    )
    .map((purpose) =>
      defect(
        register,
        { kind: "ActivityPurpose", ref: purpose.ref },
        `it has no legal basis under ${regimeWords[regime]}; record one.`,
      ),
    );
}

/** Reading: data are not tied to purposes, so one condition under the regime serves the whole activity. */
function specialDataWithoutCondition(register: Register, question: Question): Defect[] {
  return sensitiveDataWithout(register, question, {
    trait: "special",
    field: "article9Conditions",
    what: "special categories of data, and the condition that allows it",
  });
}

/** Reading: as for special categories. */
function criminalDataWithoutBasis(register: Register, question: Question): Defect[] {
  return sensitiveDataWithout(register, question, {
    trait: "criminal",
    field: "article10Basis",
    what: "data on criminal convictions or offences, and the authority or law that allows it",
  });
}

function sensitiveDataWithout(
  register: Register,
  question: Question,
  about: {
    trait: "special" | "criminal";
    field: "article9Conditions" | "article10Basis";
    what: string;
  },
): Defect[] {
  return controllerActivities(register, question).flatMap((activity): Defect[] => {
    const data = pointingTo(register, "ActivityData", "activityId", activity.ref);
    const categories = data.flatMap((row) => row.personalDataCategoryIds ?? []);
    if (!categories.some((ref) => isSensitive(register, ref, about.trait))) return [];

    const bases = pointingTo(register, "ActivityPurpose", "activityId", activity.ref).flatMap(
      (purpose) => basesOf(register, purpose.ref, question.regime),
    );
    if (bases.some((basis) => isStated(basis, about.field))) return [];
    const gap =
      bases.length === 0 ? "is missing" : worstOf(bases.map((basis) => gapOf(basis, about.field)));
    if (!gap) return [];
    return [
      defect(
        register,
        { kind: "ProcessingActivity", ref: activity.ref },
        `it processes ${about.what}, ${gap} under ${regimeWords[question.regime]}; record it with a legal basis.`,
      ),
    ];
  });
}

const shippedCategories = new Map<string, { special: boolean; criminal: boolean }>(
  Object.entries(personalDataCategories),
);

/** Whether a category is sensitive, by its own word or, where it is silent, by that of the shipped list. */
export function isSensitive(
  register: Register,
  categoryRef: string,
  trait: "special" | "criminal",
): boolean {
  const category = find(register, "PersonalDataCategory", categoryRef);
  if (!category) return false;
  return category[trait] ?? shippedCategories.get(category.code ?? "")?.[trait] ?? false;
}

type BasisCode = NonNullable<Row<"LegalBasisUse">["basisCode"]>;

function basesUnder(register: Register, regime: Regime, code: BasisCode): Row<"LegalBasisUse">[] {
  return list(register, "LegalBasisUse").filter(
    (basis) => basis.regime === regime && basis.basisCode === code,
  );
}

/**
 * Reading: both are needed, the interest in words and the day on which it was weighed. An assessment that is a record of its own
 * counts for the day, once it is more than a draft, and against the basis where rights prevail.
 */
function interestIsNotAssessed(register: Register, { asOf, regime }: Question): Defect[] {
  return basesUnder(register, regime, "EU_6_1_F").flatMap((basis) => {
    const place = { kind: "LegalBasisUse", ref: basis.ref, field: "interestsAssessedOn" } as const;
    const assessment = assessmentOf(register, basis, asOf);
    const assessedOn = assessment === undefined ? basis.interestsAssessedOn : undefined;
    const wanting = wantingFields(register, "LegalBasisUse", basis, {
      legitimateInterest: (gap) => `the legitimate interest ${gap}; say which it is and whose.`,
      ...(assessment === undefined && {
        interestsAssessedOn: (gap: Gap) =>
          `the day on which the interests were weighed ${gap}; weigh them and record it.`,
      }),
    });
    if (assessment?.outcome === "RIGHTS_PREVAIL") {
      const sentence = `the assessment “${assessment.title ?? assessment.ref}” found that people's rights prevail; use another basis, or end the processing.`;
      return [...wanting, defect(register, { ...place, field: "basisCode" }, sentence)];
    }
    if (assessedOn === undefined || assessedOn <= asOf) return wanting;
    const sentence = `on ${asOf} the interests were not weighed, only on ${assessedOn}; weigh them before the processing begins.`;
    return [...wanting, defect(register, place, sentence)];
  });
}

/** The newest finished assessment of a basis by that day. */
function assessmentOf(
  register: Register,
  { ref }: Row<"LegalBasisUse">,
  asOf: CalendarDate,
): Row<"LegitimateInterestAssessment"> | undefined {
  return pointingTo(register, "LegitimateInterestAssessment", "legalBasisIds", ref)
    .filter(({ outcome }) => outcome !== undefined && outcome !== "DRAFT")
    .filter(({ assessedOn }) => assessedOn !== undefined && assessedOn <= asOf)
    .toSorted((one, other) => ((one.assessedOn ?? "") < (other.assessedOn ?? "") ? 1 : -1))[0];
}

function consentIsNotProvable(register: Register, { regime }: Question): Defect[] {
  return basesUnder(register, regime, "EU_6_1_A").flatMap((basis) =>
    wantingFields(register, "LegalBasisUse", basis, {
      consentMechanism: (gap) => `the way in which consent is given ${gap}; record it.`,
      consentRecord: (gap) => `the place where consent is recorded ${gap}; record it.`,
      consentWithdrawal: (gap) => `the way in which consent is withdrawn ${gap}; record it.`,
    }),
  );
}

function consentIsImplied(register: Register, { regime }: Question): Defect[] {
  return [...impliedInBases(register, regime), ...impliedInDocuments(register, regime)];
}

/** Reading: a document that claims such consent is found under each regime that it is judged by. */
function impliedInDocuments(register: Register, regime: Regime): Defect[] {
  return list(register, "SourceDocument")
    .filter(({ consentStatement }) => isImpliedConsent(consentStatement ?? ""))
    .filter(({ regimes, controllerEntityId }) =>
      regimes?.length ? regimes.includes(regime) : isUnder(register, [controllerEntityId], regime),
    )
    .map(({ ref }) =>
      defect(
        register,
        { kind: "SourceDocument", ref, field: "consentStatement" },
        "it reads consent into something else that people do; ask for consent separately, or use another basis.",
      ),
    );
}

function impliedInBases(register: Register, regime: Regime): Defect[] {
  return basesUnder(register, regime, "EU_6_1_A")
    .filter(({ consentMechanism }) => isImpliedConsent(consentMechanism ?? ""))
    .map((basis) =>
      defect(
        register,
        { kind: "LegalBasisUse", ref: basis.ref, field: "consentMechanism" },
        `“${basis.consentMechanism}” is no unambiguous act of its own; ask for consent separately, or use another basis.`,
      ),
    );
}

/** Reading: the jurisdiction must be stated too, since the law of a third country does not count (Art. 6(3)). */
function obligationWithoutLaw(register: Register, { regime }: Question): Defect[] {
  const whose = regime === "UK_GDPR" ? "of the United Kingdom" : "of the Union or a Member State";
  return basesUnder(register, regime, "EU_6_1_C").flatMap((basis) => {
    const place = { kind: "LegalBasisUse", ref: basis.ref, field: "lawJurisdiction" } as const;
    const jurisdiction = basis.lawJurisdiction;
    const wanting = wantingFields(register, "LegalBasisUse", basis, {
      lawCitation: (gap) => `the law that lays down the obligation ${gap}; cite it.`,
      lawJurisdiction: (gap) => `the jurisdiction of the law ${gap}; it must be law ${whose}.`,
    });
    if (jurisdiction === undefined || isLawUnder(regime, jurisdiction)) return wanting;
    const where = countryOf(jurisdiction)?.name.en ?? jurisdiction;
    const sentence = `the law of ${where} lays down no obligation under ${regimeWords[regime]}; cite law ${whose}.`;
    return [...wanting, defect(register, place, sentence)];
  });
}

const namesOfTerritories = new Set(
  Object.values(countries)
    .filter(({ gdprTerritory }) => gdprTerritory)
    .flatMap(({ name }) => Object.values(name).map((each) => each.toUpperCase())),
);

/** A code, a code with its part ("DE-BY") or a name; of several, one is enough. */
function isLawUnder(regime: Regime, jurisdiction: string): boolean {
  const places = jurisdiction.toUpperCase().split(/[,;/+&]| AND /);
  return places.some((place) => {
    const text = place.trim();
    const code = text.split("-")[0] ?? text;
    if (regime === "UK_GDPR") return ["UK", "GB", "UNITED KINGDOM"].includes(code);
    return code === "EU" || code === "EEA" || isGdprTerritory(code) || namesOfTerritories.has(text);
  });
}

function basisOfTheUnitedKingdomOnly(register: Register, { regime }: Question): Defect[] {
  return basesUnder(register, regime, "UK_6_1_EA").map((basis) =>
    defect(
      register,
      { kind: "LegalBasisUse", ref: basis.ref, field: "basisCode" },
      "recognised legitimate interests exist in the law of the United Kingdom only; use a basis of Art. 6(1) GDPR.",
    ),
  );
}
