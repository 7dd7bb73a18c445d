import { type Actor, mayDo } from "@/lib/auth/actor";
import type { ConflictView } from "@/lib/domain/change/change-view";
import { conflictView } from "@/lib/domain/change/conflict-view";
import { rebased, settled } from "@/lib/domain/change/rebase";
import { todayIn } from "@/lib/domain/organisation-day";
import { bodyOf, type RecordKey } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { database } from "../database/current";
import { presentRegister } from "../register";
import { itemsOf, newestSeqOf } from "./change-sets";
import { type Edited, type EditRefusal, editOnce } from "./draft-edits";
import { itemFor, itemsWith, putItem, type Trouble, troubleOf } from "./draft-items";
import type { OpenChange } from "./open-change";
import { baseBody } from "./rebasing";

/** What a change and the register disagree about, record by record; empty where rebasing brings them together. */
export async function conflictsOf(actor: Actor, open: OpenChange): Promise<ConflictView[]> {
  if (!mayDo(actor, "register:read")) return [];
  const { moved, before, after, snapshot } = open;
  const views = await Promise.all(
    moved.map(async (item): Promise<ConflictView | null> => {
      const base = await baseBody(database(), item);
      const sides = { base, mine: item.body, theirs: bodyOf(before, item) };
      const view = conflictView(before, after, item, sides);
      return view && { ...view, seq: newestSeqOf(snapshot, item) };
    }),
  );
  return views.filter((view) => view !== null);
}

/** How the author decides one record: the register is right in the fields conceded, the draft in all others. */
export type Settlement = RecordKey & {
  readonly conceded: readonly string[];
  /** Revision of the record that the author compared with. */
  readonly seq: number | null;
};

/**
 * Decides what a draft and the register disagree about in one record, and puts the draft on the record as it is now.
 * Where nothing is left of the proposal, it is taken out.
 *
 * Source: none, product rule (product 2.2).
 */
export async function settleConflict(
  actor: Actor,
  changeSetId: string,
  { kind, ref, conceded, seq }: Settlement,
  seen: number,
): Promise<Result<Edited, EditRefusal | "noSuchItem" | Trouble>> {
  if (!mayDo(actor, "changeSet:edit")) return refuse("notAllowed");
  return editOnce(actor, changeSetId, { items: 1, seen }, async (tx, changeSet) => {
    const item = itemFor(itemsOf(changeSet), { kind, ref });
    if (item === null) return refuse("noSuchItem");
    const snapshot = await presentRegister(tx);
    const { register } = snapshot;
    if (newestSeqOf(snapshot, item) !== seq) return refuse("changedMeanwhile");
    const theirs = bodyOf(register, item);
    const sides = { base: await baseBody(tx, item), mine: item.body, theirs };
    const disputed = rebased(item, sides.base, sides.mine, theirs).conflicts;
    const fields = conceded.filter((name) => disputed.some(({ field }) => field === name));
    const draft = { ...item, overrides: [], body: settled(item, sides, fields) };
    const trouble = troubleOf(
      register,
      itemsWith(changeSet, [draft]),
      draft,
      todayIn(register, actor.at),
    );
    if (trouble !== null) return refuse(trouble);
    await putItem(tx, actor, changeSet, draft, { register, baseSeq: seq });
    return done({});
  });
}
