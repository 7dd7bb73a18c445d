import { keyOfUse } from "@/lib/domain/customer/feature-use";
import { agreementSubprocessors } from "@/lib/domain/documents/annex-scope";
import { apply, list, type RecordChange, type Register, type Row } from "@/lib/domain/register";
import { agreedRegister, type HeldBack } from "./agreed";
import { howGone } from "./how-gone";
import { formerRef, restoredAs } from "./restored-engagement";

/** An agreement whose data are held, with the changes that it has not got, or never will. */
export type HoldingAgreement = {
  readonly agreement: Row<"CustomerAgreement">;
  readonly heldBack: readonly HeldBack[];
};

/** A register with all that any agreement still has, and the change by which each of these sub-processors goes. */
export type InUse = {
  readonly register: Register;
  /** By engagement: the change set that ended it for those who have it. */
  readonly leaving: ReadonlyMap<string, string>;
  /** By the same engagements: the agreements whose list still names it. */
  readonly stillHave: ReadonlyMap<string, readonly string[]>;
};

/**
 * The register as it is in use for anybody: with the sub-processors that have ended for some agreements and not for all.
 *
 * Source: GDPR Art. 28(2), 30(2)(d), 5(1)(a).
 * Reading: a sub-processor has ended when nobody's data go to it any more. While one agreement has not followed, or was left out
 * for good, we are engaging it, and every list of whom we engage names it. See docs/decisions/0058-ended-when-the-last-has-moved.md.
 *
 * @param register the register after all activations
 * @param holding  the agreements that lack some change, each in force or with data still held
 */
export function inUse(register: Register, holding: readonly HoldingAgreement[]): InUse {
  const leaving = new Map<string, string>();
  const stillHave = new Map<string, string[]>();
  const restored: RecordChange[] = [];
  for (const members of alike(holding)) {
    const [group] = members;
    const steps = stepsTo(register, group.heldBack);
    const [{ after: agreed } = { after: register }] = steps;
    const former = new Map<string, string>();
    for (const { engagement } of agreementSubprocessors({
      agreed,
      agreement: usingAll(group, agreed),
    })) {
      const gone = howGone(register, agreed, engagement);
      if (gone === null) continue;
      const change = changeThatEnded(engagement, steps);
      // The register names whoever took its place: the former one stands beside.
      const ref = gone === "ENDED" ? engagement.ref : formerRef(engagement.ref, change);
      if (gone === "REPLACED") former.set(engagement.ref, ref);
      addTo(stillHave, ref, members);
      if (leaving.has(ref)) continue;
      leaving.set(ref, change);
      restored.push(...underFormer(former, restoredAs(ref, register, agreed, engagement)));
    }
  }
  return { register: apply(register, restored), leaving, stillHave };
}

function addTo(stillHave: Map<string, string[]>, ref: string, members: Alike): void {
  const own = members.map(({ agreement }) => agreement.ref);
  stillHave.set(ref, [...(stillHave.get(ref) ?? []), ...own]);
}

/** Whoever stood under a vendor in a chain stands under that, and not under the one that took its place: a list has the upper ones first. */
function underFormer(
  former: ReadonlyMap<string, string>,
  changes: readonly RecordChange[],
): RecordChange[] {
  return changes.map((change) => {
    const above = change.body?.parentEngagementId;
    const named = typeof above === "string" ? former.get(above) : undefined;
    return named === undefined
      ? change
      : { ...change, body: { ...change.body, parentEngagementId: named } };
  });
}

type Alike = [HoldingAgreement, ...HoldingAgreement[]];

/** Agreements that have the same, together: what they have is worked out once. */
function alike(holding: readonly HoldingAgreement[]): Alike[] {
  const byWhatTheyHave = new Map<string, Alike>();
  for (const one of holding) {
    const held = one.heldBack.map(({ changeSetId, before }) => [
      changeSetId,
      ...before.map(({ kind, ref }) => `${kind}/${ref}`),
    ]);
    const key = JSON.stringify([
      keyOfUse(one.agreement),
      one.agreement.excludedVendorIds ?? [],
      held,
    ]);
    const others = byWhatTheyHave.get(key);
    if (others === undefined) byWhatTheyHave.set(key, [one]);
    else others.push(one);
  }
  return [...byWhatTheyHave.values()];
}

/** An agreement that names no product may use any. */
function usingAll({ agreement }: HoldingAgreement, agreed: Register): Row<"CustomerAgreement"> {
  if ((agreement.productIds ?? []).length > 0) return agreement;
  return { ...agreement, productIds: list(agreed, "Product").map(({ ref }) => ref) };
}

/** A register on the way from what an agreement has to what all others have, and the change that made it so; null: its own. */
type Step = { readonly changeSetId: string | null; readonly after: Register };

function stepsTo(register: Register, heldBack: readonly HeldBack[]): Step[] {
  const inOrder = heldBack.toSorted((one, other) => one.order - other.order);
  return [null, ...inOrder.map(({ changeSetId }) => changeSetId)].map((changeSetId, done) => ({
    changeSetId,
    after: agreedRegister(register, inOrder.slice(done)),
  }));
}

/** The change since which the engagement is not what the agreement has. */
function changeThatEnded(engagement: Row<"Engagement">, steps: readonly Step[]): string {
  const [{ after: agreed } = never(), ...others] = steps;
  const stays = others.findLastIndex(({ after }) => howGone(after, agreed, engagement) === null);
  return others[stays + 1]?.changeSetId ?? never();
}

function never(): never {
  throw new Error("An agreement that lacks no change has another list than the register");
}
