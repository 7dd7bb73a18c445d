import { type Actor, mayDo } from "@/lib/auth/actor";
import type { CalendarDate } from "@/lib/domain/calendar";
import { classify, isInternalChange } from "@/lib/domain/change/classify";
import { todayIn } from "@/lib/domain/organisation-day";
import type { RecordKey } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { database } from "../database/current";
import { presentRegister, type Snapshot } from "../register";
import { type Transaction, write } from "../write";
import {
  changesOf,
  createChangeSet,
  type ItemDraft,
  inState,
  itemsOf,
  newestSeqOf,
  type StoredItem,
  step,
} from "./change-sets";
import { changesMaking, openStates } from "./draft-choices";
import {
  authorsWith,
  itemFor,
  itemHash,
  itemsWith,
  putItem,
  type Trouble,
  troubleOf,
} from "./draft-items";

/** One record as an author proposes it, and what the author had in sight. */
export type Proposal = RecordKey & {
  /** The revision on which it was opened; null where the register had no such record. */
  readonly baseSeq: number | null;
  /** The item of the draft that was opened; null where it was opened from the register, or is new. */
  readonly itemHash: string | null;
  /** The whole record; null ends it. */
  readonly body: Record<string, unknown> | null;
  /** First day on which it is true; null: the day on which the change takes effect. */
  readonly validFrom: CalendarDate | null;
  /** The draft to put it into; null: a new one, with this title and reason. */
  readonly changeSetId: string | null;
  readonly title: string;
  readonly reason: string | null;
};

export type Proposed = {
  readonly changeSetId: string;
  /** `internal`: saved at once, since no output changes. `takenOut`: reads as the register does, so nothing is proposed. */
  readonly outcome: "internal" | "proposed" | "takenOut";
};

export type ProposalRefusal =
  | "notAllowed"
  | "notDraft"
  | "changedMeanwhile"
  | "baseMoved"
  | "otherProposal"
  | "draftedAlready"
  | "refTaken"
  | "nothingChanges"
  | Trouble
  | "foundInReview"
  | "notYet";

/**
 * Puts one record, as proposed, into a draft or into a new change set; refuses when someone was there first. What alters
 * no output is saved at once.
 *
 * Source: none, product rule (product 2.2).
 */
export async function propose(
  actor: Actor,
  proposal: Proposal,
): Promise<Result<Proposed, ProposalRefusal>> {
  if (!mayDo(actor, "changeSet:edit")) return refuse("notAllowed");
  const snapshot = await presentRegister();
  if (isNew(proposal) && (await isTaken(database(), proposal))) return refuse("refTaken");
  const item = itemOf(proposal);
  if (proposal.changeSetId === null || isSilent(actor, snapshot, proposal, item))
    return proposeAnew(actor, snapshot, proposal, item);
  return proposeInto(actor, proposal.changeSetId, proposal, item);
}

type Reader = Pick<Transaction, "record" | "changeItem">;

function itemOf({ kind, ref, body, validFrom }: Proposal): ItemDraft {
  return { kind, ref, body, validFrom, overrides: [] };
}

function isNew({ baseSeq, itemHash: seen, body }: Proposal): boolean {
  return baseSeq === null && seen === null && body !== null;
}

/** A ref that any record ever had, or an open proposal would make, is no longer free. */
async function isTaken(reader: Reader, { kind, ref }: RecordKey): Promise<boolean> {
  const record = await reader.record.findUnique({ where: { kind_ref: { kind, ref } } });
  if (record !== null) return true;
  const item = await reader.changeItem.findFirst({
    where: { kind, ref, changeSet: { state: { in: [...openStates] } } },
  });
  return item !== null;
}

/** Whether it alters no output; what stands in a draft already stays there. */
function isSilent(
  actor: Actor,
  { register }: Snapshot,
  { itemHash: seen }: Proposal,
  item: ItemDraft,
): boolean {
  if (seen !== null) return false;
  const today = todayIn(register, actor.at);
  const classified = classify(register, changesOf([item], today), today, []);
  return classified.length > 0 && isInternalChange(classified);
}

async function proposeAnew(
  actor: Actor,
  { register }: Snapshot,
  proposal: Proposal,
  item: ItemDraft,
): Promise<Result<Proposed, ProposalRefusal>> {
  const trouble = troubleOf(register, [item], item, todayIn(register, actor.at));
  if (trouble === "foundNowhere") return waiveWhereFound(actor, proposal, item);
  if (trouble !== null) return refuse(trouble);
  const { kind, ref } = item;
  const { baseSeq, title, reason } = proposal;
  const created = await createChangeSet(actor, {
    title,
    reason,
    items: [item],
    opened: [{ kind, ref, seq: baseSeq }],
    whyNot: async (tx): Promise<"draftedAlready" | "refTaken" | null> => {
      if (await isDrafted(tx, item, baseSeq)) return "draftedAlready";
      return isNew(proposal) && (await isTaken(tx, proposal)) ? "refTaken" : null;
    },
  });
  if (!created.ok) return created;
  const { id, internal } = created.value;
  return done({ changeSetId: id, outcome: internal ? "internal" : "proposed" });
}

/** A waiver of what is found in a record that only a draft has goes into that draft. */
async function waiveWhereFound(
  actor: Actor,
  proposal: Proposal,
  item: ItemDraft,
): Promise<Result<Proposed, ProposalRefusal>> {
  const [found, ...others] = await changesMaking(String(item.body?.foundIn ?? ""));
  if (found === undefined || others.length > 0) return refuse("foundNowhere");
  if (found.state !== "DRAFT") return refuse("foundInReview");
  return proposeInto(actor, found.id, proposal, item);
}

/** Whether a draft says exactly this already; a record that is yet to be made may have got another ref the second time. */
async function isDrafted(
  tx: Transaction,
  item: ItemDraft,
  baseSeq: number | null,
): Promise<boolean> {
  const { kind } = item;
  const where = { kind, baseSeq, ...(baseSeq !== null && { ref: item.ref }) };
  const drafts = await tx.changeSet.findMany({
    where: { state: "DRAFT", items: { some: where } },
    include: { items: { where } },
  });
  const hash = itemHash(item);
  return drafts.flatMap(itemsOf).some((drafted) => itemHash(drafted) === hash);
}

async function proposeInto(
  actor: Actor,
  changeSetId: string,
  proposal: Proposal,
  item: ItemDraft,
): Promise<Result<Proposed, ProposalRefusal>> {
  const { baseSeq } = proposal;
  return write<Proposed, ProposalRefusal>(
    actor,
    { type: "changeSet.edited", changeSetId, items: 1 },
    async (tx, entry) => {
      const found = await inState(tx, changeSetId, ["DRAFT"]);
      if (!found.ok) return refuse("notDraft");
      const snapshot = await presentRegister(tx);
      const { register } = snapshot;
      const present = itemFor(itemsOf(found.value), item);
      const late = lateness(present, proposal, newestSeqOf(snapshot, item));
      if (late !== null) return refuse(late);

      const all = itemsWith(found.value, [item]);
      const trouble = troubleOf(register, all, item, todayIn(register, actor.at));
      if (trouble !== null) return refuse(trouble);
      const put = await putItem(tx, actor, found.value, item, { register, baseSeq });
      if (!put.ok) return put;
      // An item that is taken out has no author of its own, and whoever takes it out shapes the change all the same.
      await step(tx, entry, changeSetId, { authors: authorsWith(found.value, actor) });
      return done({ changeSetId, outcome: put.value === "put" ? "proposed" : "takenOut" });
    },
  );
}

/** Who was there first: at the record, or at the draft's item of it. */
function lateness(
  present: StoredItem | null,
  { itemHash: seen, baseSeq }: Proposal,
  newest: number | null,
): "otherProposal" | "changedMeanwhile" | "baseMoved" | null {
  if (present === null) return seen === null && newest === baseSeq ? null : "changedMeanwhile";
  if (seen === null) return "otherProposal";
  if (itemHash(present) !== seen) return "changedMeanwhile";
  return newest === baseSeq ? null : "baseMoved";
}
