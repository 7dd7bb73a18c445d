import { type Actor, mayDo } from "@/lib/auth/actor";
import { type ForeseenView, foreseenView } from "@/lib/domain/change/foreseen-view";
import { todayIn } from "@/lib/domain/organisation-day";
import { bodyOfForm } from "@/lib/domain/record/record-form";
import type { RecordSubmission } from "@/lib/domain/record/record-submission";
import { apply } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { bodySeen } from "../records/opened-records";
import { freeRef } from "../records/record-saving";
import { presentRegister } from "../register";
import {
  changesOf,
  findChangeSet,
  type ItemDraft,
  itemsOf,
  type StoredChangeSet,
} from "./change-sets";
import { itemFor, itemsWith, type Trouble, troubleOf } from "./draft-items";
import { outlookOfItems } from "./outlook";

export type ForeseeingRefusal = "notAllowed" | "notDraft" | "nothingChanges" | Trouble;

/**
 * What would follow if a form were saved as it stands now, alone or with the rest of the draft that it goes into. Writes nothing.
 *
 * Source: none, product rule (product 2.2).
 */
export async function foresee(
  actor: Actor,
  submission: RecordSubmission,
): Promise<Result<ForeseenView, ForeseeingRefusal>> {
  if (!mayDo(actor, "changeSet:edit")) return refuse("notAllowed");
  const { kind, typed, validFrom, changeSetId } = submission;
  const { body } = bodyOfForm(kind, typed, await bodySeen(kind, submission));
  const { register } = await presentRegister();
  const ref = submission.ref ?? (await freeRef(actor, register, kind, body));
  const item = { kind, ref, body, validFrom, overrides: [] };
  const draft = changeSetId === null ? null : await findChangeSet(changeSetId);
  if (changeSetId !== null && draft?.state !== "DRAFT") return refuse("notDraft");
  const items = draft === null ? [item] : itemsInDraft(draft, item);
  const today = todayIn(register, actor.at);
  const trouble = troubleOf(register, items, item, today);
  if (trouble !== null) return refuse(trouble);
  const { snapshot, consequence } = await outlookOfItems(
    items,
    actor.at,
    draft?.emergencyGround ?? null,
  );
  if (consequence.items.length === 0) return refuse("nothingChanges");
  const before = snapshot.register;
  const after = apply(before, changesOf(items, today));
  return done(foreseenView(before, after, items, consequence, today));
}

/** The items of a draft with this one among them, with the classes that were set for it there. */
function itemsInDraft(changeSet: StoredChangeSet, item: ItemDraft): ItemDraft[] {
  const overrides = itemFor(itemsOf(changeSet), item)?.overrides ?? [];
  return itemsWith(changeSet, [{ ...item, overrides }]);
}
