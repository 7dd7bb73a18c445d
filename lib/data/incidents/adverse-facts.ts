import { type Actor, mayDo } from "@/lib/auth/actor";
import { todayIn } from "@/lib/domain/organisation-day";
import { recordTitle } from "@/lib/domain/record/record-title";
import { bodyOf, find } from "@/lib/domain/register";
import { type Result, refuse } from "@/lib/domain/result";
import { subprocessors } from "@/lib/domain/subprocessor";
import { createChangeSet } from "../changes/change-sets";
import { presentRegister } from "../register";
import { type AdverseDays, type DayTrouble, dayTrouble } from "./adverse-days";

/** What happened at some of our sub-processors, as whoever learned of it says. */
type AdverseFact = AdverseDays & {
  readonly engagementRefs: readonly string[];
  readonly title: string;
  /** What happened: the customers read it. */
  readonly what: string;
  /** How we know of it; null: nobody said. */
  readonly reason: string | null;
};

/** A sub-processor of which an adverse fact can be recorded. */
type AdverseChoice = {
  readonly ref: string;
  readonly title: string;
  readonly vendorRef: string | null;
};

/** The sub-processors of which an adverse fact can be recorded, by name. */
export async function adverseChoices(actor: Actor): Promise<AdverseChoice[]> {
  if (!mayDo(actor, "changeSet:edit")) return [];
  const { register } = await presentRegister();
  return subprocessors(register)
    .map(({ ref, vendorServiceId }) => ({
      ref,
      title: recordTitle(register, { kind: "Engagement", ref }),
      vendorRef: find(register, "VendorService", vendorServiceId)?.vendorId ?? null,
    }))
    .toSorted((one, other) => one.title.localeCompare(other.title, "en"));
}

/**
 * Drafts an adverse fact about sub-processors: the fact stands in the record of each, and is class A by its rule.
 *
 * Source: GDPR Art. 28(3)(f), 28(4); product decision 0059.
 */
export async function draftAdverseFact(
  actor: Actor,
  { engagementRefs, title, what, reason, trueSince, knownOn }: AdverseFact,
): Promise<
  Result<
    { id: string; internal: boolean },
    "notAllowed" | "nothingChanges" | "changedMeanwhile" | DayTrouble | "noSuchEngagement"
  >
> {
  if (!mayDo(actor, "changeSet:edit")) return refuse("notAllowed");
  const { register } = await presentRegister();
  const known = new Set(subprocessors(register).map(({ ref }) => ref));
  if (engagementRefs.length === 0 || engagementRefs.some((ref) => !known.has(ref)))
    return refuse("noSuchEngagement");
  const days = { trueSince, knownOn };
  const trouble = dayTrouble(days, todayIn(register, actor.at));
  if (trouble !== null) return refuse(trouble);
  return createChangeSet(actor, {
    title,
    reason,
    adverseDays: days,
    items: [...new Set(engagementRefs)].map((ref) => ({
      kind: "Engagement" as const,
      ref,
      body: { ...bodyOf(register, { kind: "Engagement", ref }), adverseFact: what },
      validFrom: null,
      overrides: [],
    })),
  });
}
