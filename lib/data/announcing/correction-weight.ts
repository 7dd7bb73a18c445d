import type { Actor } from "@/lib/auth/actor";
import { classify } from "@/lib/domain/change/classify";
import { type CorrectedItem, correctedItemSchema } from "@/lib/domain/change/correction";
import { newErrorsOf } from "@/lib/domain/findings/difference";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { todayIn } from "@/lib/domain/organisation-day";
import { canonicalJson } from "@/lib/domain/publication/canonical";
import { apply } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { changesOf, type ItemDraft, itemsOf, type StoredChangeSet } from "../changes/change-sets";
import { type Outlook, outlookOf, outlookOfItems } from "../changes/outlook";

/** The records of the change as they are right, beside how they were told; null where one is not of this change, or ends in it. */
export function correctedItems(
  changeSet: StoredChangeSet,
  items: readonly Pick<ItemDraft, "kind" | "ref" | "body">[],
): CorrectedItem[] | null {
  const corrected: CorrectedItem[] = [];
  for (const { kind, ref, body } of items) {
    const told = changeSet.items.find((item) => item.kind === kind && item.ref === ref);
    const before = correctedItemSchema.shape.before.safeParse(told?.body);
    if (body === null || !before.success) return null;
    corrected.push({ kind, ref, before: before.data, after: body });
  }
  return corrected;
}

/** Whether the records still read as the correction says that they were told: a newer register may have been taken into them. */
export function isWrittenOn(
  { items }: StoredChangeSet,
  corrected: readonly CorrectedItem[],
): boolean {
  return corrected.every(({ kind, ref, before }) => {
    const told = items.find((item) => item.kind === kind && item.ref === ref);
    return canonicalJson(told?.body ?? null) === canonicalJson(before);
  });
}

/** What the corrected records differ in from what was told, and what follows from them now. */
export async function weigh(
  changeSet: StoredChangeSet,
  items: readonly CorrectedItem[],
  { at }: Pick<Actor, "at">,
): Promise<
  Result<
    { differences: ReturnType<typeof classify>; outlook: Outlook },
    "tellsOthers" | "nothingLeft" | "newErrors"
  >
> {
  const told = itemsOf(changeSet);
  const before = await outlookOf(changeSet, at);
  if (items.length === 0) return done({ differences: [], outlook: before });
  const byKey = new Map(items.map((item) => [`${item.kind}/${item.ref}`, item.after]));
  const right = told.map((item) => ({
    ...item,
    body: byKey.get(`${item.kind}/${item.ref}`) ?? item.body,
  }));
  const outlook = await outlookOfItems(right, at, changeSet.emergencyGround);
  const { register } = before.snapshot;
  const today = todayIn(register, at);
  const announced = apply(register, changesOf(told, today));
  const changes = items.map(({ kind, ref, after }) => ({
    kind: kind as KindName,
    ref,
    body: after,
    validFrom: today,
  }));
  if (reachesOthers(before, outlook)) return refuse("tellsOthers");
  if (leavesOut(before, outlook)) return refuse("nothingLeft");
  if (newErrorsOf(outlook.consequence.findings) > newErrorsOf(before.consequence.findings))
    return refuse("newErrors");
  return done({ differences: classify(announced, changes, today, []), outlook });
}

/** Whether the change would concern other agreements than it was announced to, or them in other records or in another class. */
function reachesOthers(told: Outlook, right: Outlook): boolean {
  const known = new Map(
    told.consequence.customers.map((one) => [
      one.agreement,
      { class: one.class, items: new Set(one.items.map(({ kind, ref }) => `${kind}/${ref}`)) },
    ]),
  );
  return right.consequence.customers.some((one) => {
    const before = known.get(one.agreement);
    return (
      before?.class !== one.class ||
      one.items.some(({ kind, ref }) => !before.items.has(`${kind}/${ref}`))
    );
  });
}

/** Whether nothing of the change would be left for an agreement that it was announced to: its notice would tell of nothing. */
function leavesOut(told: Outlook, right: Outlook): boolean {
  const kept = new Set(right.consequence.customers.map(({ agreement }) => agreement));
  return told.consequence.customers.some(({ agreement }) => !kept.has(agreement));
}
