import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import type { AuditEvent } from "@/lib/domain/audit/audit-events";
import type { CalendarDate } from "@/lib/domain/calendar";
import { classify } from "@/lib/domain/change/classify";
import { fieldDifferences } from "@/lib/domain/change/diff";
import { firstOverrideTrouble, type OverrideTrouble } from "@/lib/domain/change/override-trouble";
import { todayIn } from "@/lib/domain/organisation-day";
import type { EmergencyGround, Materiality } from "@/lib/domain/reference/enums";
import { bodyOf, type RecordKey, type Register } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { Prisma } from "../database/generated/client";
import { columnOf, dayOf } from "../days";
import { presentRegister } from "../register";
import { type Transaction, write } from "../write";
import {
  changesOf,
  type ItemDraft,
  inState,
  itemsOf,
  newestSeqOf,
  overridesOf,
  type StoredChangeSet,
  step,
} from "./change-sets";
import { authorsWith, itemFor, itemsWith, putItem, type Trouble, troubleOf } from "./draft-items";

export type EditRefusal = "notAllowed" | "noSuchChangeSet" | "notDraft" | "changedMeanwhile";

export type Edited = {
  readonly id: string;
  /** Of the draft once it is edited. */
  readonly position: number;
};

type Change = Omit<Prisma.ChangeSetUncheckedUpdateInput, "id" | "position" | "authors"> & {
  /** Others whose words the edit puts into the draft. */
  readonly alsoBy?: readonly string[];
};

/**
 * One edit of a draft: whoever makes it is an author from then on.
 *
 * @param seen  position of the draft when it was read; refused with `changedMeanwhile` when somebody edited it since
 * @param event what the audit chain says of it, where it says more than that a draft was edited
 */
export function editOnce<Reason extends string>(
  actor: Actor,
  id: string,
  { items, seen, event }: { items: number; seen: number | undefined; event?: AuditEvent },
  run: (tx: Transaction, changeSet: StoredChangeSet) => Promise<Result<Change, Reason>>,
): Promise<Result<Edited, Reason | EditRefusal>> {
  return write<Edited, Reason | EditRefusal>(
    actor,
    event ?? { type: "changeSet.edited", changeSetId: id, items },
    async (tx, entry) => {
      const found = await inState(tx, id, ["DRAFT"], seen);
      if (!found.ok) return refuse(found.reason === "wrongState" ? "notDraft" : found.reason);
      const edited = await run(tx, found.value);
      if (!edited.ok) return edited;
      const { alsoBy = [], ...change } = edited.value;
      const authors = [...new Set([...authorsWith(found.value, actor), ...alsoBy])];
      await step(tx, entry, id, { ...change, authors });
      return done({ id, position: entry.position });
    },
  );
}

/** Takes one record out of a draft. */
export async function removeItem(
  actor: Actor,
  changeSetId: string,
  { kind, ref }: RecordKey,
  seen?: number,
): Promise<Result<Edited, EditRefusal | "noSuchItem" | "stillUsed">> {
  if (!mayDo(actor, "changeSet:edit")) return refuse("notAllowed");
  return editOnce(actor, changeSetId, { items: 1, seen }, async (tx, changeSet) => {
    const items = itemsOf(changeSet);
    const item = itemFor(items, { kind, ref });
    if (item === null) return refuse("noSuchItem");
    const { register } = await presentRegister(tx);
    const others = items.filter((other) => other !== item);
    const trouble = troubleOf(register, others, item, todayIn(register, actor.at));
    if (trouble === "stillUsed" || trouble === "pointsNowhere") return refuse("stillUsed");
    await tx.changeItem.delete({ where: { changeSetId_kind_ref: { changeSetId, kind, ref } } });
    return done({});
  });
}

/** What a draft says of itself. */
export type DraftHead = {
  readonly title: string;
  readonly reason: string | null;
  readonly plannedOn: CalendarDate | null;
  /** Why it cannot wait for the notice periods; null: it is no emergency. Left out: as it was. */
  readonly emergencyGround?: EmergencyGround | null;
};

/** Gives a draft another title, reason, planned day and ground of an emergency; refuses with `plannedTooEarly` a new day that has passed. */
export async function renameChangeSet(
  actor: Actor,
  changeSetId: string,
  { title, reason, plannedOn, emergencyGround }: DraftHead,
  seen?: number,
): Promise<Result<Edited, EditRefusal | "plannedTooEarly">> {
  if (!mayDo(actor, "changeSet:edit")) return refuse("notAllowed");
  return editOnce(actor, changeSetId, { items: 0, seen }, async (tx, changeSet) => {
    const isOther = plannedOn !== null && plannedOn !== dayOf(changeSet.plannedOn);
    if (isOther && plannedOn < todayIn((await presentRegister(tx)).register, actor.at))
      return refuse("plannedTooEarly");
    const marked = emergencyGround === undefined ? {} : { emergencyGround };
    return done({ title, reason, plannedOn: columnOf(plannedOn), ...marked });
  });
}

/** A class set by hand for one field of one item, or (`override` null) the rule's own again. */
export type OverrideEdit = RecordKey & {
  /** Null: the record as a whole, where it is new or ends. */
  readonly field: string | null;
  /** The reason may be empty where the class is higher than the rule's. */
  readonly override: { readonly class: Materiality; readonly reason: string } | null;
};

/** What is wrong with the classes set by hand for one record, with all the items of the draft in effect. */
function overrideTroubleOf(
  register: Register,
  changeSet: StoredChangeSet,
  item: ItemDraft,
  actor: Actor,
): OverrideTrouble | null {
  const today = todayIn(register, actor.at);
  const changes = changesOf(itemsWith(changeSet, [item]), today);
  const classified = classify(register, changes, today, overridesOf([item]));
  return firstOverrideTrouble(classified)?.trouble ?? null;
}

/**
 * Sets the class of one difference by hand, with the reason for it.
 *
 * Source: none, product rule (product 2.2).
 */
export async function setOverride(
  actor: Actor,
  changeSetId: string,
  { kind, ref, field, override }: OverrideEdit,
  seen?: number,
): Promise<Result<Edited, EditRefusal | "noSuchItem" | OverrideTrouble>> {
  if (!mayDo(actor, "changeSet:edit")) return refuse("notAllowed");
  return editOnce(actor, changeSetId, { items: 1, seen }, async (tx, changeSet) => {
    const item = itemFor(itemsOf(changeSet), { kind, ref });
    const { register } = await presentRegister(tx);
    const differences = item && fieldDifferences(kind, bodyOf(register, item), item.body);
    if (item === null || !differences?.some((difference) => difference.field === field))
      return refuse("noSuchItem");
    const others = item.overrides.filter((known) => known.field !== field);
    const overrides =
      override === null ? others : [...others, { field, ...override, by: actorName(actor) }];
    const trouble = overrideTroubleOf(register, changeSet, { ...item, overrides }, actor);
    if (trouble !== null) return refuse(trouble);
    await tx.changeItem.update({
      where: { changeSetId_kind_ref: { changeSetId, kind, ref } },
      data: { overrides: overrides.length === 0 ? Prisma.DbNull : overrides },
    });
    return done({});
  });
}

/**
 * Puts several records into a draft at once, each in the place of what the draft says of it.
 *
 * @param position of the draft when it was read: with another, somebody edited it since
 */
export async function editChangeSet(
  actor: Actor,
  changeSetId: string,
  { position, items }: { position: number; items: readonly ItemDraft[] },
): Promise<Result<Edited, EditRefusal | "nothingChanges" | Trouble | OverrideTrouble>> {
  if (!mayDo(actor, "changeSet:edit")) return refuse("notAllowed");
  if (items.length === 0) return refuse("nothingChanges");
  return editOnce(
    actor,
    changeSetId,
    { items: items.length, seen: position },
    async (tx, changeSet) => {
      const snapshot = await presentRegister(tx);
      const { register } = snapshot;
      const all = itemsWith(changeSet, items);
      let changed = 0;
      for (const item of items) {
        const trouble =
          troubleOf(register, all, item, todayIn(register, actor.at)) ??
          overrideTroubleOf(register, changeSet, item, actor);
        if (trouble !== null) return refuse(trouble);
        const known = itemFor(itemsOf(changeSet), item);
        const baseSeq = known === null ? newestSeqOf(snapshot, item) : known.baseSeq;
        const put = await putItem(tx, actor, changeSet, item, { register, baseSeq });
        if (put.ok) changed += 1;
      }
      return changed === 0 ? refuse("nothingChanges") : done({});
    },
  );
}
