import { mayDo, type StaffActor } from "@/lib/auth/actor";
import type { Consequence } from "@/lib/domain/change/consequence";
import { todayIn } from "@/lib/domain/organisation-day";
import { canonicalJson } from "@/lib/domain/publication/canonical";
import { type CascadeDraft, cascadeItems } from "@/lib/domain/received/cascade-items";
import { hasFailed } from "@/lib/domain/received/received-view";
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
  type StoredChangeSet,
  step,
} from "../changes/change-sets";
import { type EditRefusal, editOnce } from "../changes/draft-edits";
import { putItem } from "../changes/draft-items";
import { outlookOfItems } from "../changes/outlook";
import { database } from "../database/current";
import { takenRefs } from "../records/vendor-requests";
import { presentRegister } from "../register";
import { type Transaction, write } from "../write";
import { handlerOf, type NoticeRefusal, openNotice } from "./received-acts";
import type { StoredNotice } from "./received-facts";

type Read = Pick<StoredNotice, "id" | "vendorRef" | "engagementRefs">;

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
  const changeSet = await livingChangeSet(row.changeSetId);
  const register = await registerWith(actor, changeSet);
  const taken = await takenRefs();
  const items = asItems(
    cascadeItems(register, draft, row.engagementRefs, (kind, ref) => taken.has(`${kind}/${ref}`)),
  );
  if (changeSet !== null) return addToDraft(actor, row, changeSet.id, items);
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
      const found = await unchangedNotice(tx, row);
      if (!found.ok) return found;
      if ((await livingChangeSet(found.value.changeSetId, tx)) !== null)
        return refuse("changedMeanwhile");
      const put = await putChangeSet(tx, entry, actor, prepared.value);
      if (!put.ok) return put;
      const changeSetId = put.value.id;
      const authors = [...new Set([`user:${actor.id}`, ...(await wordsBy(tx, id))])];
      await step(tx, entry, changeSetId, { authors });
      const data = { changeSetId, ...handlerOf(actor) };
      await tx.receivedNotice.update({ where: { id }, data });
      return done({ changeSetId });
    },
  );
}

/** The register as the draft would have it: what the draft makes already is not made twice. */
async function registerWith(
  actor: StaffActor,
  changeSet: StoredChangeSet | null,
): Promise<Register> {
  const { register } = await presentRegister();
  if (changeSet === null) return register;
  return apply(register, changesOf(itemsOf(changeSet), todayIn(register, actor.at)));
}

/** The change set made of a notice; one that was rejected or withdrawn comes to nothing, and another can be made. */
async function livingChangeSet(
  id: string | null,
  reader?: Pick<Transaction, "changeSet">,
): Promise<StoredChangeSet | null> {
  const changeSet = id === null ? null : await findChangeSet(id, reader);
  return changeSet === null || hasFailed(changeSet.state) ? null : changeSet;
}

/** The notice, when it is open and still about what the items were made for. */
async function unchangedNotice(
  tx: Transaction,
  { id, vendorRef, engagementRefs }: Read,
): Promise<Result<StoredNotice, NoticeRefusal | "changedMeanwhile">> {
  const found = await openNotice(tx, id);
  if (!found.ok) return found;
  const { value: now } = found;
  const isSame =
    now.vendorRef === vendorRef &&
    canonicalJson(now.engagementRefs) === canonicalJson(engagementRefs);
  return isSame ? found : refuse("changedMeanwhile");
}

/**
 * Whoever took the notice down or said what it is about wrote some of the words of the change: they are its authors, and
 * approve nothing of their own (V4). The chain knows all of them; the notice itself names only the last who had it in hand.
 */
async function wordsBy(tx: Transaction, receivedId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ actor: string }[]>`
    select distinct actor from "AuditEntry"
    where event in ('received.recorded', 'received.confirmed') and payload ->> 'receivedId' = ${receivedId}
      and starts_with(actor, 'user:')`;
  return rows.map(({ actor }) => actor);
}

async function addToDraft(
  actor: StaffActor,
  notice: Read,
  changeSetId: string,
  items: readonly ItemDraft[],
): Promise<Result<{ changeSetId: string }, CascadeRefusal>> {
  const event = { type: "received.cascaded", receivedId: notice.id, changeSetId } as const;
  const edited = await editOnce<NoticeRefusal | "nothingChanges" | "changedMeanwhile">(
    actor,
    changeSetId,
    { items: items.length, seen: undefined, event },
    async (tx, changeSet) => {
      const found = await unchangedNotice(tx, notice);
      if (!found.ok) return found;
      if (found.value.changeSetId !== changeSetId) return refuse("changedMeanwhile");
      const { register } = await presentRegister(tx);
      for (const item of items) {
        const put = await putItem(tx, actor, changeSet, item, { register, baseSeq: null });
        if (!put.ok) return put;
      }
      await tx.receivedNotice.update({ where: { id: notice.id }, data: handlerOf(actor) });
      return done({ alsoBy: await wordsBy(tx, notice.id) });
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
  return items.length === 0 ? null : (await outlookOfItems(items, actor.at, null)).consequence;
}

function asItems(items: readonly RequestItem[]): ItemDraft[] {
  return items.map((item) => ({ ...item, validFrom: null, overrides: [] }));
}
