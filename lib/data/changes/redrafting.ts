import { type Actor, mayDo } from "@/lib/auth/actor";
import { fieldDifferences } from "@/lib/domain/change/diff";
import { rebased } from "@/lib/domain/change/rebase";
import { bodyOf } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { writersOf } from "../announcing/correction-rows";
import { database } from "../database/current";
import { presentRegister, type Snapshot } from "../register";
import { write } from "../write";
import {
  findChangeSet,
  isOvertaken,
  itemsOf,
  newestSeqOf,
  prepareChangeSet,
  putChangeSet,
  type StepRefusal,
  type StoredItem,
} from "./change-sets";
import { baseBody } from "./rebasing";

type Redrafted = { id: string; conflicts: number };
type Refusal = StepRefusal | "nothingChanges" | "notYet";

/**
 * Makes a fresh draft of a withdrawn change, on the register as it is now. A record in which both sides changed the same field stays on
 * the revision it was written on: the draft shows it field by field, and its author decides. Whoever wrote the first is an author
 * of the second.
 *
 * Source: none, product decision 0053.
 *
 * @param seen position of the change set when it was read, as for `inState`
 */
export async function redraftChangeSet(
  actor: Actor,
  id: string,
  seen?: number,
): Promise<Result<Redrafted, Refusal>> {
  if (!mayDo(actor, "changeSet:edit")) return refuse("notAllowed");
  const old = await findChangeSet(id);
  if (old === null) return refuse("noSuchChangeSet");
  if (old.state !== "WITHDRAWN") return refuse("wrongState");
  if (isOvertaken(old, seen)) return refuse("changedMeanwhile");
  const snapshot = await presentRegister();
  const found = await Promise.all(itemsOf(old).map((item) => redrafted(item, snapshot)));
  const items = found.flatMap((item) => item ?? []);
  const { title, reason, emergencyGround } = old;
  const authors = await writersOf(old);
  const proposal = { title, reason, emergencyGround, items, authors };
  const prepared = await prepareChangeSet(actor, proposal);
  if (!prepared.ok) return prepared;
  const conflicts = items.filter(({ isDisputed }) => isDisputed).length;
  // What nobody outside sees takes effect as it is saved: not before each conflict is decided.
  const internal = prepared.value.internal && conflicts === 0;
  return write<Redrafted, Refusal>(
    actor,
    (made) => ({
      type: "changeSet.redrafted",
      changeSetId: made.id,
      fromId: id,
      items: items.length,
    }),
    async (tx, entry) => {
      const put = await putChangeSet(tx, entry, actor, { ...prepared.value, internal });
      return put.ok ? done({ id: put.value.id, conflicts }) : put;
    },
  );
}

/** One record of it on the register as it is now; null where nothing is left to change. */
async function redrafted(item: StoredItem, snapshot: Snapshot) {
  const { kind, ref, validFrom, overrides, authorId, baseSeq } = item;
  const theirs = bodyOf(snapshot.register, item);
  const { body, conflicts } = rebased(item, await baseBody(database(), item), item.body, theirs);
  if (fieldDifferences(kind, theirs, body).length === 0) return null;
  const isDisputed = conflicts.length > 0;
  const seq = isDisputed ? baseSeq : newestSeqOf(snapshot, item);
  return {
    ...{ kind, ref, validFrom, overrides, isDisputed },
    body: isDisputed ? item.body : body,
    written: { baseSeq: seq, authorId },
  };
}
