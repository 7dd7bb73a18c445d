import type { CalendarDate } from "@/lib/domain/calendar";
import { homeRegime } from "@/lib/domain/findings/abroad";
import {
  activitiesOfNotice,
  isNoticeUnder,
  isPrivacyNotice,
} from "@/lib/domain/findings/privacy-notices";
import { holdsOn } from "@/lib/domain/findings/standing";
import { type DataSubjectRight, type Regime, regimes } from "@/lib/domain/reference/enums";
import { find, list, pointingTo, type Register, type Row } from "@/lib/domain/register";
import { unknownOf } from "./public-cookies";
import { type Narrative, narrativeOf, type Promised, promisesOf } from "./public-narrative";
import { type NoticeRecipient, recipientsOf } from "./public-notice-recipients";
import { rightsOf } from "./public-notice-rights";
import {
  collectionsOf,
  type NoticeCollection,
  type NoticeTransfer,
  transfersOf,
} from "./public-notice-transfers";
import { type Translated, translatedBy, translationOf } from "./translated";

/** Somebody who can be written to: a function or a company, never a person by name. */
export type NoticeParty = {
  name: string | null;
  address: string | null;
  country: string | null;
  registrationNumber: string | null;
  email: string | null;
  phones: string[];
};

export type NoticeBasis = {
  regime: Regime;
  code: string | null;
  legitimateInterest: string | null;
  law: string | null;
  withdrawal: string | null;
};

export type NoticeRetention = {
  /** Which of the data, where they have several rules. */
  covers?: string;
  duration: string | null;
  criteria: string | null;
  trigger: string | null;
  statutory: boolean;
  law: string | null;
  exceptions: string[];
  /** The rule that this one follows: its criteria or its period. */
  first: string | null;
};

export type NoticeData = {
  group: string | null;
  categories: string[];
  elements: string[];
  people: string[];
  source: string | null;
  sourceText: string | null;
  mandatory: boolean | null;
  kept: boolean;
  retention: NoticeRetention | null;
  /** What other rules say of some of these data, or of copies; only where there are several. */
  furtherRetention?: NoticeRetention[];
};

export type NoticeActivity = {
  ref: string;
  name: string;
  purposes: NoticePurpose[];
  data: NoticeData[];
  automatedDecision: { logic: string | null; consequences: string | null } | null;
  childrenFrom: number | null;
  unknown?: string[];
  translations?: Translated<{ name?: string }>;
};

export type NoticePurpose = {
  text: string | null;
  bases: NoticeBasis[];
  translations?: Translated<{ text?: string }>;
};

/** What people are told of what is done with their data. Unknown facts are null, or empty, and named in `unknown`. */
export type PublicNotice = {
  ref: string;
  regimes: Regime[];
  audience: string | null;
  controllers: NoticeParty[];
  officer: NoticeParty | null;
  representatives: (NoticeParty & { regime: Regime })[];
  activities: NoticeActivity[];
  recipients: NoticeRecipient[];
  transfers: NoticeTransfer[];
  /** Whether it is not known of a recipient where it processes data. */
  placesUnknown?: true;
  collections?: NoticeCollection[];
  rights: { regime: Regime; rights: DataSubjectRight[] }[];
  authority: string | null;
  requirement: string | null;
  narrative: Narrative;
  promises: Promised[];
  unknown?: string[];
};

/**
 * What everybody may see of the privacy notices in a register: those of our own entities, with the facts of the activities
 * that each is about. A register without such a document publishes none of its activities.
 *
 * Source: GDPR Art. 13(1) and (2), 14(1) and (2).
 * Reading: the rights follow from the legal bases and not from what a document says of them; a notice that is not in force yet,
 * or that another in force replaces, is not told. One dated by a month or a year alone is in force from its first day.
 */
export function publicNotices(register: Register, asOf: CalendarDate): PublicNotice[] {
  const inForce = list(register, "SourceDocument")
    .filter(isPrivacyNotice)
    .filter(({ controllerEntityId }) => isOurs(register, controllerEntityId))
    .filter(({ effectiveFrom }) => effectiveFrom === undefined || effectiveFrom <= asOf);
  const replaced = new Set(inForce.map(({ supersedesId }) => supersedesId));
  return inForce
    .filter(({ ref }) => !replaced.has(ref))
    .map((notice) => publicNotice(register, notice, asOf));
}

function isOurs(register: Register, ref: string | undefined): boolean {
  return find(register, "LegalEntity", ref)?.ownGroup === true;
}

function publicNotice(
  register: Register,
  notice: Row<"SourceDocument">,
  asOf: CalendarDate,
): PublicNotice {
  const activities = activitiesOfNotice(register, notice);
  const under = notice.regimes?.length
    ? [...notice.regimes]
    : regimes.filter((regime) => isNoticeUnder(register, notice, regime));
  const controller = find(register, "LegalEntity", notice.controllerEntityId);
  const appointed = appointedBy(register, controller, asOf);
  const officer = appointed.find(({ appointmentKind }) => appointmentKind === "DPO");
  const home = homeRegime(register, controller?.ref);
  const { transfers, placesUnknown } = transfersOf(register, activities, { asOf, home });
  const collections = collectionsOf(register);
  return {
    ref: notice.ref,
    regimes: under,
    audience: notice.audience ?? null,
    controllers: controllersOf(register, activities, controller),
    officer: officer ? appointee(officer) : null,
    representatives: appointed.flatMap((one) => {
      const regime = representedRegimes[one.appointmentKind ?? ""];
      return regime === undefined ? [] : [{ ...appointee(one), regime }];
    }),
    activities: activities.map((activity) => publicActivity(register, activity)),
    recipients: recipientsOf(register, activities),
    transfers,
    ...(placesUnknown && { placesUnknown }),
    ...(collections.length > 0 && { collections }),
    rights: under.map((regime) => ({
      regime,
      rights: rightsOf(register, notice, { asOf, regime }),
    })),
    authority: controller?.leadAuthority ?? null,
    requirement: notice.requirementStatement ?? null,
    narrative: narrativeOf(register, notice.ref),
    promises: promisesOf(register, notice.ref),
    ...unknownOf(notice, ["requirementStatement", "lastReviewedOn", "changePolicy"]),
  };
}

function appointedBy(
  register: Register,
  controller: Row<"LegalEntity"> | undefined,
  asOf: CalendarDate,
): Row<"Appointment">[] {
  return list(register, "Appointment")
    .filter(({ appointedById }) => appointedById === controller?.ref)
    .filter(({ mandateFrom, mandateTo }) => holdsOn({ from: mandateFrom, to: mandateTo }, asOf));
}

const representedRegimes: Readonly<Record<string, Regime | undefined>> = {
  REP_EU: "EU_GDPR",
  REP_UK: "UK_GDPR",
  REP_CH: "CH_FADP",
};

function controllersOf(
  register: Register,
  activities: readonly Row<"ProcessingActivity">[],
  controller: Row<"LegalEntity"> | undefined,
): NoticeParty[] {
  const taking = activities
    .flatMap(({ ref }) => pointingTo(register, "Participation", "activityId", ref))
    .filter(({ role }) => role === "CONTROLLER" || role === "JOINT_CONTROLLER")
    .map(({ legalEntityId }) => legalEntityId);
  const refs = [...new Set([controller?.ref, ...taking])];
  return refs.flatMap((ref) => {
    const entity = find(register, "LegalEntity", ref);
    return entity ? [party(register, entity)] : [];
  });
}

function party(register: Register, entity: Row<"LegalEntity">): NoticeParty {
  const mailbox = list(register, "Organisation").find(
    ({ legalEntityId }) => legalEntityId === entity.ref,
  )?.privacyEmail;
  // A mailbox beside which a person is named may be that person's own.
  const ownMailbox = entity.contactName === undefined ? entity.contactEmail : undefined;
  const place = [entity.postalCode, entity.city].filter(Boolean).join(" ");
  const further = pointingTo(register, "EntityContact", "legalEntityId", entity.ref).filter(
    ({ name }) => name === undefined,
  );
  return {
    name: entity.legalName ?? null,
    address: [entity.street, place].filter(Boolean).join(", ") || null,
    country: entity.country ?? null,
    registrationNumber: entity.registrationNumber ?? null,
    email: mailbox ?? ownMailbox ?? null,
    phones: [entity.phone, ...further.map(({ phone }) => phone)].flatMap((phone) => phone ?? []),
  };
}

/** An officer or representative by function and company; a person's own name stays out. */
function appointee(appointment: Row<"Appointment">): NoticeParty {
  return {
    name: appointment.organisationName ?? null,
    address: appointment.postalAddress ?? null,
    country: appointment.country ?? null,
    registrationNumber: null,
    email: appointment.email ?? null,
    phones: appointment.phone === undefined ? [] : [appointment.phone],
  };
}

function publicActivity(register: Register, activity: Row<"ProcessingActivity">): NoticeActivity {
  const { ref, name, automatedDecision, childrenFromAge } = activity;
  const purposes = pointingTo(register, "ActivityPurpose", "activityId", ref).toSorted(
    (one, other) => (one.displayOrder ?? 0) - (other.displayOrder ?? 0),
  );
  const translations = translatedBy((language) => ({
    name: name === undefined ? undefined : translationOf(activity, "name", language),
  }));
  return {
    ref,
    name: name ?? ref,
    ...(translations !== undefined && { translations }),
    purposes: purposes.map((purpose) => publicPurpose(register, purpose)),
    data: pointingTo(register, "ActivityData", "activityId", ref).map((data) =>
      publicData(register, data),
    ),
    automatedDecision:
      automatedDecision === true
        ? {
            logic: activity.automatedDecisionLogic ?? null,
            consequences: activity.automatedDecisionConsequences ?? null,
          }
        : null,
    childrenFrom: childrenFromAge ?? null,
    ...(isUnsettled(activity) && { unknown: ["automatedDecision"] }),
  };
}

function publicPurpose(register: Register, purpose: Row<"ActivityPurpose">): NoticePurpose {
  const { ref, text } = purpose;
  const translations = translatedBy((language) => ({
    text: text === undefined ? undefined : translationOf(purpose, "text", language),
  }));
  return {
    text: text ?? null,
    bases: pointingTo(register, "LegalBasisUse", "purposeId", ref).map(publicBasis),
    ...(translations !== undefined && { translations }),
  };
}

/** Silence on automated decisions is not the fact that there are none. */
function isUnsettled({ automatedDecision, fieldStates }: Row<"ProcessingActivity">): boolean {
  const state = fieldStates?.automatedDecision?.state;
  return automatedDecision === undefined && state !== "NOT_APPLICABLE";
}

function publicBasis(basis: Row<"LegalBasisUse">): NoticeBasis {
  return {
    regime: basis.regime ?? "EU_GDPR",
    code: basis.basisCode ?? null,
    legitimateInterest: basis.legitimateInterest ?? null,
    law: basis.lawCitation ?? null,
    withdrawal: basis.consentWithdrawal ?? null,
  };
}

function publicData(register: Register, data: Row<"ActivityData">): NoticeData {
  const rules = (data.retentionRuleIds ?? []).flatMap(
    (ref) => find(register, "RetentionRule", ref) ?? [],
  );
  const [retention = null, ...further] = rules.map((rule) => ({
    ...(rules.length > 1 && { covers: rule.scopeText ?? rule.name ?? rule.ref }),
    ...publicRetention(register, rule),
  }));
  return {
    group: data.groupLabel ?? null,
    categories: (data.personalDataCategoryIds ?? []).flatMap(
      (ref) => find(register, "PersonalDataCategory", ref)?.label ?? [],
    ),
    elements: [...(data.elements ?? [])],
    people: (data.dataSubjectCategoryIds ?? []).flatMap(
      (ref) => find(register, "DataSubjectCategory", ref)?.label ?? [],
    ),
    source: data.dataSource ?? null,
    sourceText: data.dataSourceText ?? null,
    mandatory: data.mandatoryToProvide ?? null,
    kept: data.keptByUs !== false,
    retention,
    ...(further.length > 0 && { furtherRetention: further }),
  };
}

function publicRetention(register: Register, rule: Row<"RetentionRule">): NoticeRetention {
  const first = list(register, "RetentionRule").find(
    ({ followedById }) => followedById === rule.ref,
  );
  return {
    duration: rule.duration ?? null,
    criteria: rule.criteria ?? null,
    trigger: rule.triggerText ?? rule.trigger ?? null,
    statutory: rule.statutory === true,
    law: rule.lawCitation ?? null,
    exceptions: (rule.exceptionIds ?? []).flatMap(
      (ref) => find(register, "RetentionRule", ref)?.name ?? [],
    ),
    first: first?.criteria ?? first?.duration ?? null,
  };
}
