import { mayDo, type StaffActor } from "@/lib/auth/actor";
import type { Consequence } from "@/lib/domain/change/consequence";
import { type CascadeDraft, cascadeItems } from "@/lib/domain/received/cascade-items";
import { apply, type Register } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import type { RequestItem } from "@/lib/domain/vendor-request";
import {
  changesOf,
  findChangeSet,
  type ItemDraft,
  itemsOf,
  prepareChangeSet,
  putChangeSet,
  step,
  todayIn,
} from "./change-sets";
import { database } from "./database/current";
import { type EditRefusal, editOnce } from "./draft-edits";
import { putItem } from "./draft-items";
import { outlookOfItems } from "./outlook";
import { handlerOf, type NoticeRefusal, openNotice } from "./received-acts";
import { presentRegister } from "./register";
import { takenRefs } from "./vendor-requests";
import { write } from "./write";

export type CascadeRefusal =
  | NoticeRefusal
  | EditRefusal
  | "vendorMissing"
  | "nothingChanges"
  | "notYet"
  | "changedMeanwhile";

/**
 * Makes a change set of what a vendor announces: its new sub-processor becomes one of ours at depth two. A second one is put
 * into the same draft, so that our customers are told of both at once.
 */
export async function cascadeReceived(
  actor: StaffActor,
  { id, ...draft }: { id: string } & CascadeDraft,
): Promise<Result<{ changeSetId: string }, CascadeRefusal>> {
  if (!mayDo(actor, "changeSet:edit") || !mayDo(actor, "received:handle"))
    return refuse("notAllowed");
  const row = await database().receivedNotice.findUnique({ where: { id }, omit: { bytes: true } });
  if (row === null) return refuse("noSuchNotice");
  if (row.vendorRef === null || row.engagementRefs.length === 0) return refuse("vendorMissing");
  const register = await registerWith(actor, row.changeSetId);
  const taken = await takenRefs();
  const items = asItems(
    cascadeItems(register, draft, row.engagementRefs, (kind, ref) => taken.has(`${kind}/${ref}`)),
  );
  if (row.changeSetId !== null) return addToDraft(actor, row.changeSetId, items);
  const prepared = await prepareChangeSet(actor, {
    title: `${draft.vendorName}: ${draft.service}, used by our vendor`.slice(0, 200),
    reason: row.changes ?? draft.purpose,
    items,
  });
  if (!prepared.ok) return prepared;
  return write<{ changeSetId: string }, CascadeRefusal>(
    actor,
    ({ changeSetId }) => ({ type: "received.cascaded", receivedId: id, changeSetId }),
    async (tx, entry) => {
      const found = await openNotice(tx, id);
      if (!found.ok) return found;
      if (found.value.changeSetId !== null) return refuse("changedMeanwhile");
      const put = await putChangeSet(tx, entry, actor, prepared.value);
      if (!put.ok) return put;
      const changeSetId = put.value.id;
      // Whoever took the notice down wrote some of its words: they are an author, and approve nothing of their own (V4).
      const entered = found.value.enteredById;
      const others = entered === null ? [] : [`user:${entered}`];
      const authors = [...new Set([`user:${actor.id}`, ...others])];
      await step(tx, entry, changeSetId, { authors });
      const data = { changeSetId, ...handlerOf(actor) };
      await tx.receivedNotice.update({ where: { id }, data });
      return done({ changeSetId });
    },
  );
}

/** The register as the draft would have it: what the draft makes already is not made twice. */
async function registerWith(actor: StaffActor, changeSetId: string | null): Promise<Register> {
  const { register } = await presentRegister();
  const changeSet = changeSetId === null ? null : await findChangeSet(changeSetId);
  if (changeSet === null) return register;
  return apply(register, changesOf(itemsOf(changeSet), todayIn(register, actor.at)));
}

async function addToDraft(
  actor: StaffActor,
  changeSetId: string,
  items: readonly ItemDraft[],
): Promise<Result<{ changeSetId: string }, CascadeRefusal>> {
  const count = { items: items.length, seen: undefined };
  const edited = await editOnce<"nothingChanges">(
    actor,
    changeSetId,
    count,
    async (tx, changeSet) => {
      const { register } = await presentRegister(tx);
      for (const item of items) {
        const put = await putItem(tx, actor, changeSet, item, { register, baseSeq: null });
        if (!put.ok) return put;
      }
      return done({});
    },
  );
  return edited.ok ? done({ changeSetId }) : edited;
}

/** What a change made of a notice today would mean, whatever the new company is called; null where none could be made. */
export async function foreseenOf(
  actor: StaffActor,
  engagementRefs: readonly string[],
): Promise<Consequence | null> {
  const { register } = await presentRegister();
  const anyone = { vendorName: "?", website: null, service: "?", purpose: "?", country: null };
  const items = asItems(cascadeItems(register, anyone, engagementRefs, () => false));
  return items.length === 0 ? null : (await outlookOfItems(items, actor.at)).consequence;
}

function asItems(items: readonly RequestItem[]): ItemDraft[] {
  return items.map((item) => ({ ...item, validFrom: null, overrides: [] }));
}
