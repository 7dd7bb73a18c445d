import { find, list, type RecordKey, type Register, type Row } from "@/lib/domain/register";
import { isSubprocessor } from "@/lib/domain/subprocessor";
import type { RecordLink } from "./change-view";
import { engagementOf } from "./classes/subprocessor";
import { recordLink } from "./record-link";

/** What it would mean for one agreement if it objected, and the change were left out for it. */
export type IfObjected = {
  /** Sub-processors that it would go without, or go on with. */
  readonly without: readonly RecordLink[];
  readonly keeps: readonly RecordLink[];
  /** Records whose older wording stays in its annexes. */
  readonly stays: readonly RecordLink[];
  /** Whether everything that it would be left out of can be switched off for one customer. */
  readonly switchable: "ALL" | "SOME" | "NONE";
  /** Whether the customer can use its products without what comes: it is optional, or replaces nobody that goes. */
  readonly needed: readonly RecordLink[];
  /** Whether everybody else waits for the outcome, too. */
  readonly holdsAll: boolean;
};

/**
 * What an objection that is accommodated by leaving the change out would mean for one agreement.
 *
 * Source: GDPR Art. 28(2); SCC (EU) 2021/914, clause 9(a).
 * Reading: the old record stays for that agreement, in its agreed list and its annexes. Whether a product works without a
 * sub-processor the register knows by three facts: whether it is optional, whether it can be switched per customer, and whether the
 * one that it replaces goes.
 *
 * @param keys        the records that concern the agreement
 * @param perCustomer whether each customer follows on its own day
 */
export function ifObjected(
  before: Register,
  after: Register,
  keys: readonly RecordKey[],
  perCustomer: boolean,
): IfObjected {
  const refs = [
    ...new Set(keys.flatMap((key) => engagementOf(after, key) ?? engagementOf(before, key) ?? [])),
  ];
  const was = (ref: string) => find(before, "Engagement", ref);
  const is = (ref: string) => find(after, "Engagement", ref);
  const link = (ref: string) => recordLink(before, after, { kind: "Engagement", ref });
  const added = refs.filter((ref) => was(ref) === undefined);
  const ended = refs.filter((ref) => is(ref) === undefined);
  const changed = keys.filter(({ kind, ref }) => before[kind].has(ref) && after[kind].has(ref));
  // Who goes stays where the rest does not come: only what comes or changes has to be switched.
  const coming = refs.filter((ref) => is(ref) !== undefined);
  const switches = (coming.length > 0 ? coming : refs).map(
    (ref) => (is(ref) ?? was(ref))?.perTenantSwitch === true,
  );
  const switched = switches.filter(Boolean).length;
  return {
    without: added.map(link),
    keeps: ended.map(link),
    stays: changed.map((key) => recordLink(before, after, key)),
    switchable: switched === 0 ? "NONE" : switched === switches.length ? "ALL" : "SOME",
    needed: added.filter((ref) => isNeeded(before, after, is(ref))).map(link),
    holdsAll: !perCustomer,
  };
}

/** A newcomer that is not optional is needed where it takes the place of somebody who goes with the same change. */
function isNeeded(
  before: Register,
  after: Register,
  newcomer: Row<"Engagement"> | undefined,
): boolean {
  if (newcomer === undefined || newcomer.optional === true) return false;
  const task = functionOf(after, newcomer);
  return list(before, "Engagement").some(
    (old) =>
      !after.Engagement.has(old.ref) &&
      isSubprocessor(before, old) &&
      (functionOf(before, old) === task || sharesActivity(old, newcomer)),
  );
}

function functionOf(register: Register, { vendorServiceId }: Row<"Engagement">) {
  return find(register, "VendorService", vendorServiceId)?.function ?? vendorServiceId;
}

function sharesActivity(one: Row<"Engagement">, other: Row<"Engagement">): boolean {
  return (one.activityIds ?? []).some((ref) => other.activityIds?.includes(ref) === true);
}
