import type { Regime } from "@/lib/domain/reference/enums";
import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { defect, wantingFields } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOf, gapOfAll } from "./gap";
import { controllerActivities } from "./legal-bases";
import { regimeWords } from "./regime-words";

/** The rules on what an activity means for the people concerned. See reference/linter-rules.ts. */
export const activityPeopleRules: Rules = {
  "ACT-018": { once: decisionIsNotExplained },
  "ACT-019": { once: sourceIsWanting },
  "ACT-020": { perRegime: childrenAreTooYoung, regimes: ["EU_GDPR", "UK_GDPR"] },
  "ACT-023": { once: identifiersAreCalledAnonymous },
};

type Activity = Row<"ProcessingActivity">;

function at(activity: Activity, field: keyof Activity & string) {
  return { kind: "ProcessingActivity" as const, ref: activity.ref, field };
}

/** Reading: asked of the controller alone, who decides and informs; a processor's customers answer for theirs. */
function decisionIsNotExplained(register: Register): Defect[] {
  return list(register, "ProcessingActivity")
    .filter(({ register: of, automatedDecision }) => of === "CONTROLLER" && automatedDecision)
    .flatMap((activity) =>
      wantingFields(register, "ProcessingActivity", activity, {
        automatedDecisionGround: (gap) =>
          `it decides about people by machine, and the legal ground for that ${gap}; record whether a contract, a law or consent allows it.`,
        automatedDecisionLogic: (gap) =>
          `it decides about people by machine, and the logic involved ${gap}; record what people are told of it.`,
        automatedDecisionHumanReview: (gap) =>
          `it decides about people by machine, and how a person reviews the decision ${gap}; record whom people can turn to.`,
      }),
    );
}

/** Reading: of a public source it is enough to know that it is one (Art. 14(2)(f)); of anybody else, who. */
function sourceIsWanting(register: Register): Defect[] {
  return list(register, "ActivityData").flatMap((data): Defect[] => {
    if (data.dataSource !== "THIRD_PARTY" && data.dataSource !== "OTHER_PERSON") return [];
    if (find(register, "ProcessingActivity", data.activityId)?.register !== "CONTROLLER") return [];
    const gap = gapOfAll(data, ["dataSourceText", "dataSourceEntityId"]);
    if (!gap) return [];
    return [
      defect(
        register,
        { kind: "ActivityData", ref: data.ref, field: "dataSourceText" },
        `the data do not come from the people themselves, and from whom they come ${gap}; record who gives them.`,
      ),
    ];
  });
}

/** The age from which a child consents itself, where no law of a Member State sets a lower one; in the UK: DPA 2018 s.9. */
const agesOfConsent: Readonly<Partial<Record<Regime, number>>> = { EU_GDPR: 16, UK_GDPR: 13 };

/**
 * Reading: where the children are is not recorded, so under the GDPR the age of Art. 8(1) itself counts, and not the lower one
 * that some Member States have set. An age is a limit only where something checks it.
 */
function childrenAreTooYoung(register: Register, question: Question): Defect[] {
  const age = agesOfConsent[question.regime] ?? 0;
  const under = regimeWords[question.regime];
  return controllerActivities(register, question).flatMap((activity): Defect[] => {
    const { childrenFromAge } = activity;
    if (childrenFromAge === undefined) return [];
    const gap = childrenFromAge < 18 ? gapOf(activity, "ageCheck") : undefined;
    return [
      ...(childrenFromAge < age
        ? [
            defect(
              register,
              at(activity, "childrenFromAge"),
              `it is open to children from ${childrenFromAge} on, and under ${under} they consent themselves from ${age} on unless a national law says less; raise the age, or have parents consent.`,
            ),
          ]
        : []),
      ...(gap
        ? [
            defect(
              register,
              at(activity, "ageCheck"),
              `it is open to children from ${childrenFromAge} on, and how their age is checked ${gap}; record the check.`,
            ),
          ]
        : []),
    ];
  });
}

/** Categories of the shipped list that single a person out, by themselves or with what others hold (C-582/14). */
const identifying: readonly string[] = [
  "NAME",
  "EMAIL",
  "PHONE",
  "IM_ID",
  "PHOTO",
  "ACCOUNT_CREDENTIALS",
  "PAYMENT_CARD",
  "IP_ADDRESS",
  "DEVICE_INFO",
  "LOG_DATA",
  "ONLINE_ID",
];

/** Reading: what a tracker stores or reads on a device singles the device out (recital 30), whatever is said of the statistics. */
function identifiersAreCalledAnonymous(register: Register): Defect[] {
  const trackers = list(register, "Tracker")
    .filter(({ claimedAnonymous }) => claimedAnonymous === true)
    .map(({ ref }) =>
      defect(
        register,
        { kind: "Tracker", ref, field: "claimedAnonymous" },
        "what it collects is said to be anonymous, and it recognises the device; treat it as personal data, or prove that nobody can be singled out.",
      ),
    );
  const data = list(register, "ActivityData").flatMap((data): Defect[] => {
    if (data.claimedAnonymous !== true) return [];
    const labels = (data.personalDataCategoryIds ?? []).flatMap((ref) => {
      const category = find(register, "PersonalDataCategory", ref);
      return identifying.includes(category?.code ?? "") ? [category?.label ?? ref] : [];
    });
    if (labels.length === 0) return [];
    return [
      defect(
        register,
        { kind: "ActivityData", ref: data.ref, field: "claimedAnonymous" },
        `they are said to be anonymous, and identifiers are among them (${labels.join(", ")}); treat them as personal data, or stop collecting these.`,
      ),
    ];
  });
  return [...data, ...trackers];
}

/** The data of an activity, as its parts hold them. */
export function dataOf(register: Register, activityRef: string): readonly Row<"ActivityData">[] {
  return pointingTo(register, "ActivityData", "activityId", activityRef);
}
