import type { CalendarDate } from "@/lib/domain/calendar";
import {
  type DataSubjectRight,
  dataSubjectRightLabels,
  dataSubjectRights,
  type Regime,
} from "@/lib/domain/reference/enums";
import { legalBases } from "@/lib/domain/reference/legal-bases";
import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { defect } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOf } from "./gap";
import { regimeWords } from "./regime-words";
import { isUnder } from "./standing";

/** Swiss law asks for fewer statements (FADP Art. 19), none of them here. */
const regimesWithNotices = ["EU_GDPR", "UK_GDPR"] as const;

/** The rules on what a privacy notice must tell people. See reference/linter-rules.ts; blocks and dates: documents.ts. */
export const privacyNoticeRules: Rules = {
  "PN-001": { perRegime: complaintIsWanting, regimes: regimesWithNotices },
  "PN-002": { perRegime: rightsAreWanting, regimes: regimesWithNotices },
  "PN-003": { perRegime: withdrawalIsWanting, regimes: regimesWithNotices },
  "PN-004": { perRegime: basesAreWanting, regimes: regimesWithNotices },
};

type Notice = Row<"SourceDocument">;

/** Whether the document is a notice of Art. 13 and 14, as which every privacy policy serves. */
export function isPrivacyNotice({ documentType }: Notice): boolean {
  return documentType === "PRIVACY_NOTICE" || documentType === "PRIVACY_POLICY";
}

/** The notices that people under the regime are given. */
export function noticesUnder(register: Register, regime: Regime): readonly Notice[] {
  return list(register, "SourceDocument")
    .filter(isPrivacyNotice)
    .filter((notice) => isNoticeUnder(register, notice, regime));
}

/** Whether people under the regime are given the notice; one that names no regime has those of the entity behind it. */
export function isNoticeUnder(
  register: Register,
  { controllerEntityId, regimes }: Notice,
  regime: Regime,
): boolean {
  return regimes?.length
    ? regimes.includes(regime)
    : isUnder(register, [controllerEntityId], regime);
}

/** The activities that a notice informs about; one that names none informs about the whole register of the controller. */
export function activitiesOfNotice(
  register: Register,
  { activityIds }: Notice,
): readonly Row<"ProcessingActivity">[] {
  const named = activityIds?.flatMap((ref) => find(register, "ProcessingActivity", ref) ?? []);
  const all = named?.length ? named : list(register, "ProcessingActivity");
  return all.filter((activity) => activity.register === "CONTROLLER");
}

export function basesOfNotice(
  register: Register,
  notice: Notice,
  regime: Regime,
): Row<"LegalBasisUse">[] {
  return activitiesOfNotice(register, notice)
    .flatMap(({ ref }) => pointingTo(register, "ActivityPurpose", "activityId", ref))
    .flatMap(({ ref }) => pointingTo(register, "LegalBasisUse", "purposeId", ref))
    .filter((basis) => basis.regime === regime);
}

function states(notice: Notice, right: DataSubjectRight): boolean {
  return notice.rightsStated?.includes(right) === true;
}

function at(notice: Notice, field: keyof Notice & string) {
  return { kind: "SourceDocument" as const, ref: notice.ref, field };
}

function complaintIsWanting(register: Register, { regime }: Question): Defect[] {
  return noticesUnder(register, regime)
    .filter((notice) => !states(notice, "COMPLAINT"))
    .map((notice) =>
      defect(
        register,
        at(notice, "rightsStated"),
        "it does not name the right to complain to a supervisory authority; name it, with the authority.",
      ),
    );
}

const alwaysOwed: readonly DataSubjectRight[] = ["ACCESS", "RECTIFICATION", "RESTRICTION"];
/** Asked by a rule of their own. */
const askedElsewhere: readonly DataSubjectRight[] = ["COMPLAINT", "WITHDRAW_CONSENT"];
export const complaintToControllerFrom = "2026-06-19";

/**
 * The rights that a notice owes, by the legal bases of what it informs about.
 *
 * Source: GDPR Art. 13(2)(b); Art. 15 to 18, 20, 21; DPA 2018 s.164A.
 * Reading: processing counts as automated, which Art. 20(1)(b) asks of portability; without any recorded basis erasure is owed,
 * since only the bases of Art. 6(1)(c) and (e) take it away.
 */
export function rightsOwed(
  bases: readonly Row<"LegalBasisUse">[],
  { asOf, regime }: { asOf: CalendarDate; regime: Regime },
): DataSubjectRight[] {
  const codes = bases.flatMap(({ basisCode }) => basisCode ?? []);
  const owed = new Set<DataSubjectRight>([
    ...alwaysOwed,
    ...codes.flatMap((code) => legalBases[code].enablesRights),
    ...(codes.length === 0 ? (["ERASURE"] as const) : []),
  ]);
  if (regime === "UK_GDPR" && asOf >= complaintToControllerFrom)
    owed.add("UK_COMPLAINT_TO_CONTROLLER");
  return dataSubjectRights.filter((right) => owed.has(right) && !askedElsewhere.includes(right));
}

function rightsAreWanting(register: Register, question: Question): Defect[] {
  return noticesUnder(register, question.regime).flatMap((notice): Defect[] => {
    const owed = rightsOwed(basesOfNotice(register, notice, question.regime), question);
    const wanting = owed.filter((right) => !states(notice, right));
    if (wanting.length === 0) return [];
    const names = wanting.map((right) => dataSubjectRightLabels[right]).join("; ");
    return [
      defect(
        register,
        at(notice, "rightsStated"),
        `of the rights that people have under ${regimeWords[question.regime]} it does not name: ${names}; name each.`,
      ),
    ];
  });
}

function withdrawalIsWanting(register: Register, { regime }: Question): Defect[] {
  return noticesUnder(register, regime)
    .filter((notice) => !states(notice, "WITHDRAW_CONSENT"))
    .filter((notice) => basesOfNotice(register, notice, regime).some(isConsent))
    .map((notice) =>
      defect(
        register,
        at(notice, "rightsStated"),
        "consent is relied on, and it does not say that consent can be withdrawn at any time; say so, and how.",
      ),
    );
}

/** Whether the basis is consent, of which the same code stands for each law that has it. */
export function isConsent({ basisCode, article9Conditions }: Row<"LegalBasisUse">): boolean {
  return basisCode === "EU_6_1_A" || article9Conditions?.includes("EU_9_2_A") === true;
}

function basesAreWanting(register: Register, { regime }: Question): Defect[] {
  return noticesUnder(register, regime).flatMap((notice): Defect[] => {
    if (notice.legalBasesStated === "LINKED_TO_PURPOSES") return [];
    const gap = gapOf(notice, "legalBasesStated");
    const state =
      gap === undefined
        ? notice.legalBasesStated === "LISTED_ONLY"
          ? "it lists legal bases and does not tie them to purposes"
          : "it names no legal basis"
        : `whether it names the legal basis of each purpose ${gap}`;
    return [
      defect(
        register,
        at(notice, "legalBasesStated"),
        `${state}; say for each purpose on which basis it rests.`,
      ),
    ];
  });
}
