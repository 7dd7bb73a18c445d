import type { CalendarDate } from "@/lib/domain/calendar";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import type { ChangeRuleId } from "@/lib/domain/reference/change-rules";
import { type Materiality, materialities } from "@/lib/domain/reference/enums";
import { apply, bodyOf, type RecordChange, type Register } from "@/lib/domain/register";
import {
  classifyActivity,
  classifyActivityData,
  classifyLegalBasis,
  classifyMeasure,
  classifyPurpose,
  classifyRetention,
} from "./classes/activity";
import { classifyDataCategory } from "./classes/category";
import {
  classifyAppointment,
  classifyOrganisation,
  classifyParticipation,
} from "./classes/controller";
import { classifyEngagement } from "./classes/engagement";
import { classifyCertification, classifyTransferAssessment } from "./classes/evidence";
import { classifyLocation } from "./classes/location";
import {
  classifyDpfCertification,
  classifyLegalEntity,
  classifyVendor,
  classifyVendorService,
} from "./classes/parties";
import { classifyDisclosure } from "./classes/recipient";
import { classifyAgreement, classifyTermsProfile } from "./classes/terms";
import { classifyTracker } from "./classes/tracker";
import { classifyMechanism, classifyTransfer } from "./classes/transfer";
import type { UnruledKind } from "./classes/unruled";
import type { Classifier, ClassifyContext, Scope, Verdict } from "./classes/verdict";
import { fieldDifferences } from "./diff";

/** A class set by hand for one field of one item, with the reason that the law asks for. */
export type ClassOverride = {
  readonly kind: KindName;
  readonly ref: string;
  readonly field: string | null;
  readonly class: Materiality;
  readonly reason: string;
  /** Who set it, where that is known; otherwise the author of the item did. */
  readonly by?: string;
};

/** One difference of a change set, classified: what everyone is shown and what is frozen at approval. */
export type ClassifiedItem = {
  readonly kind: KindName;
  readonly ref: string;
  readonly field: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly class: Materiality | "INTERNAL";
  readonly rule: ChangeRuleId | null;
  readonly scope: Scope;
  readonly movesTo?: string;
  readonly toldSameDay?: true;
  /** The class that the rule gave, where a person set another, and why. */
  readonly overridden?: { from: Materiality | "INTERNAL"; reason: string; by?: string };
};

const classifiers: Record<Exclude<KindName, UnruledKind>, Classifier> = {
  Organisation: classifyOrganisation,
  Participation: classifyParticipation,
  Engagement: classifyEngagement,
  ProcessingLocation: classifyLocation,
  Transfer: classifyTransfer,
  TransferMechanismUse: classifyMechanism,
  DpfCertification: classifyDpfCertification,
  LegalEntity: classifyLegalEntity,
  Vendor: classifyVendor,
  VendorService: classifyVendorService,
  CustomerAgreement: classifyAgreement,
  TermsProfile: classifyTermsProfile,
  ProcessingActivity: classifyActivity,
  ActivityPurpose: classifyPurpose,
  ActivityData: classifyActivityData,
  LegalBasisUse: classifyLegalBasis,
  RetentionRule: classifyRetention,
  SecurityMeasure: classifyMeasure,
  PersonalDataCategory: classifyDataCategory,
  Disclosure: classifyDisclosure,
  TransferImpactAssessment: classifyTransferAssessment,
  Certification: classifyCertification,
  DueDiligence: unseen,
  Appointment: classifyAppointment,
  Tracker: classifyTracker,
};

/** No output shows these kinds: nobody outside learns of their change. */
function unseen({ differences }: ClassifyContext): Verdict[] {
  return differences.map((difference) => ({
    difference,
    rule: null,
    class: "INTERNAL",
    scope: { type: "nobody" },
  }));
}

/** A kind of which the rule table says nothing, each for the reason in `unruledKinds`. */
function unruled({ differences }: ClassifyContext): Verdict[] {
  return differences.map((difference) => ({
    difference,
    rule: null,
    class: "I",
    scope: { type: "nobody" },
  }));
}

function isRuled(kind: KindName): kind is keyof typeof classifiers {
  return Object.hasOwn(classifiers, kind);
}

function isInternal(kind: KindName, field: string | null): boolean {
  if (field === null) return false;
  if (field === "sources") return true;
  const definition = (kinds[kind].fields as Record<string, { internal?: true }>)[field];
  return definition?.internal === true;
}

/**
 * The class of every difference that a change set makes, with the rule that gives it.
 *
 * Source: none, product rule table (changeRules); each rule names its provision.
 * Reading: a record that is new and used by nothing but other new records speaks through those.
 *
 * @param before    the register on which the change set stands
 * @param changes   whole records as proposed, or null for ended
 * @param asOf      day at which adequacy and expiry are judged
 * @param overrides classes set by hand; each replaces the class that the rule gave
 * @returns         one entry per differing field, in the order of the changes; empty when nothing differs
 */
export function classify(
  before: Register,
  changes: readonly RecordChange[],
  asOf: CalendarDate,
  overrides: readonly ClassOverride[],
): ClassifiedItem[] {
  const after = apply(before, changes);
  return changes.flatMap((change) => {
    const differences = fieldDifferences(change.kind, bodyOf(before, change), change.body);
    if (differences.length === 0) return [];
    const context = {
      before,
      after,
      asOf,
      key: { kind: change.kind, ref: change.ref },
      differences,
    };
    const verdicts = (isRuled(change.kind) ? classifiers[change.kind] : unruled)(context);
    const found = verdicts.map((verdict) => itemOf(change, verdict));
    return found.map((item) =>
      isForPeopleBeside(found, item)
        ? overriddenForPeople(item, overrides)
        : overridden(item, overrides),
    );
  });
}

function itemOf({ kind, ref }: RecordChange, { difference, ...verdict }: Verdict): ClassifiedItem {
  const { field, before, after } = difference;
  // A contract that says less is told, although nobody outside reads the contract.
  if (verdict.class !== "A" && isInternal(kind, field)) {
    return {
      kind,
      ref,
      field,
      before,
      after,
      class: "INTERNAL",
      rule: null,
      scope: { type: "nobody" },
    };
  }
  return { kind, ref, field, before, after, ...verdict };
}

function overridden(item: ClassifiedItem, overrides: readonly ClassOverride[]): ClassifiedItem {
  const override = overrides.find(
    ({ kind, ref, field }) => kind === item.kind && ref === item.ref && field === item.field,
  );
  if (override === undefined || override.class === item.class) return item;
  const { reason, by } = override;
  return {
    ...item,
    class: override.class,
    overridden: { from: item.class, reason, ...(by !== undefined && { by }) },
  };
}

/** Whether a difference is told to people, and beside that to somebody else. */
function isForPeopleBeside(all: readonly ClassifiedItem[], { class: one, field }: ClassifiedItem) {
  return one === "DS" && all.some((other) => other.field === field && other.class !== "DS");
}

/** A class for customers that is set for such a difference is meant for them, and people are told as before. */
function overriddenForPeople(
  item: ClassifiedItem,
  overrides: readonly ClassOverride[],
): ClassifiedItem {
  return overridden(
    item,
    overrides.filter(({ class: set }) => materialities.indexOf(set) > materialities.indexOf("DS")),
  );
}

/** The highest of several classes; null when there are none but internal ones. */
export function highestClass(classes: readonly (Materiality | "INTERNAL")[]): Materiality | null {
  return materialities.find((one) => classes.includes(one)) ?? null;
}

/** Whether a change set alters nothing that anybody outside ever sees: saving it is activating it. */
export function isInternalChange(items: readonly ClassifiedItem[]): boolean {
  return items.every((item) => item.class === "INTERNAL");
}
