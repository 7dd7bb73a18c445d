import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import type { CalendarDate } from "@/lib/domain/calendar";
import {
  type CorrectedItem,
  type CorrectionEntry,
  entriesTrouble,
  restartsClock,
  weighsMore,
} from "@/lib/domain/change/correction";
import { todayIn } from "@/lib/domain/organisation-day";
import { done, type Result, refuse } from "@/lib/domain/result";
import {
  findChangeSet,
  type ItemDraft,
  type StepRefusal,
  type StoredChangeSet,
} from "../changes/change-sets";
import type { Outlook } from "../changes/outlook";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { dayOf } from "../days";
import type { Transaction } from "../write";
import { plannedAnew } from "./announcement-plan";
import { type Correction, writtenCorrection } from "./correction-rows";
import { correctedItems, isWrittenOn, weigh } from "./correction-weight";

/** What was told wrong, and the records of the change that have to read otherwise. */
export type CorrectionDraft = {
  readonly changeSetId: string;
  readonly entries: readonly CorrectionEntry[];
  readonly items: readonly Pick<ItemDraft, "kind" | "ref" | "body">[];
  /** Whether its author says that the records are right as they stand, and the telling alone was wrong. */
  readonly recordsStand?: boolean;
};

export type DraftRefusal =
  | StepRefusal
  | NonNullable<ReturnType<typeof entriesTrouble>>
  | "notOfThisChange"
  | "tellsOthers"
  | "nothingLeft"
  | "newErrors"
  | "nobodyWasTold"
  | "signedAlready";

export type SendRefusal = DraftRefusal | "noCorrection" | "senderIsAuthor" | "weighsMore";

/** A draft that may be written down, and what follows from it: read before the writer's lock is taken. */
export type WeighedDraft = {
  readonly changeSet: StoredChangeSet;
  readonly items: readonly CorrectedItem[];
  readonly restarts: boolean;
  readonly outlook: Outlook;
};

/** Whether this may be written down as a correction, as far as that is known without the writer's lock. */
export async function weighDraft(
  actor: Actor,
  { changeSetId, entries, items: given, recordsStand = false }: CorrectionDraft,
): Promise<Result<WeighedDraft, DraftRefusal>> {
  if (!mayDo(actor, "changeSet:correct")) return refuse("notAllowed");
  const wanting = entriesTrouble(entries, given, recordsStand);
  if (wanting !== null) return refuse(wanting);
  const changeSet = await findChangeSet(changeSetId);
  if (changeSet === null) return refuse("noSuchChangeSet");
  if (changeSet.state !== "ANNOUNCED") return refuse("wrongState");
  const items = correctedItems(changeSet, given);
  if (items === null) return refuse("notOfThisChange");
  const weighed = await weigh(changeSet, items, actor);
  if (!weighed.ok) return weighed;
  const { differences, outlook } = weighed.value;
  return done({ changeSet, items, restarts: restartsClock(entries, differences), outlook });
}

/** A written correction that this person may send, and what follows from it. */
export type WeighedSending = {
  readonly changeSet: StoredChangeSet;
  readonly written: Correction;
  readonly outlook: Outlook;
};

/**
 * Whether the correction that waits may be sent by this person, as far as that is known without the writer's lock.
 *
 * @param correctionId what the sender has read; refused with `changedMeanwhile` when another one stands there by now
 */
export async function weighSending(
  actor: Actor,
  changeSetId: string,
  correctionId: string | null,
): Promise<Result<WeighedSending, SendRefusal>> {
  if (!mayDo(actor, "changeSet:announce")) return refuse("notAllowed");
  const changeSet = await findChangeSet(changeSetId);
  if (changeSet === null) return refuse("noSuchChangeSet");
  if (changeSet.state !== "ANNOUNCED") return refuse("wrongState");
  const written = await writtenCorrection(changeSetId);
  if (written === null) return refuse("noCorrection");
  if (correctionId !== null && written.id !== correctionId) return refuse("changedMeanwhile");
  if (written.authorId === actorName(actor)) return refuse("senderIsAuthor");
  if (!isWrittenOn(changeSet, written.items)) return refuse("changedMeanwhile");
  const weighed = await weigh(changeSet, written.items, actor);
  if (!weighed.ok) return weighed;
  const { outlook, differences } = weighed.value;
  if (weighsMore(written, differences)) return refuse("weighsMore");
  return done({ changeSet, written, outlook });
}

/** From which day to which the planned one moves with a correction. */
export type MovedDay = { from: CalendarDate; to: CalendarDate };

/** From which day to which the planned one moves where the days begin anew; null where it stays. */
export function movedDay(
  changeSet: StoredChangeSet,
  { snapshot: { register }, consequence }: Outlook,
  { at }: Pick<Actor, "at">,
): MovedDay | null {
  const from = dayOf(changeSet.plannedOn);
  const to = plannedAnew(from, changeSet.gating, consequence, todayIn(register, at));
  return from === null || to === null || from === to ? null : { from, to };
}

/** A correction as it would be sent now: what its mails are made from. */
export type CorrectionPlan = {
  readonly changeSet: StoredChangeSet;
  readonly entries: readonly CorrectionEntry[];
  readonly items: readonly CorrectedItem[];
  readonly restarts: boolean;
  readonly moved: MovedDay | null;
};

/** The correction that would be sent if it were written so, and sent now by another person. */
export async function planCorrection(
  actor: Actor,
  draft: CorrectionDraft,
): Promise<Result<CorrectionPlan, DraftRefusal>> {
  const weighed = await weighDraft(actor, draft);
  if (!weighed.ok) return weighed;
  const { outlook, ...correction } = weighed.value;
  return planOf(actor, { ...correction, entries: draft.entries }, outlook);
}

/** The correction that waits, as this person would send it now. */
export async function planSending(
  actor: Actor,
  changeSetId: string,
  correctionId: string | null,
): Promise<Result<CorrectionPlan, SendRefusal>> {
  const weighed = await weighSending(actor, changeSetId, correctionId);
  if (!weighed.ok) return weighed;
  const { changeSet, written, outlook } = weighed.value;
  const { entries, items, restarts } = written;
  return planOf(actor, { changeSet, entries, items, restarts }, outlook);
}

async function planOf(
  actor: Actor,
  correction: Omit<CorrectionPlan, "moved">,
  outlook: Outlook,
): Promise<Result<CorrectionPlan, DraftRefusal>> {
  const { changeSet, items, restarts } = correction;
  const trouble = await troubleWith(database(), changeSet.id, items);
  if (trouble !== null) return refuse(trouble);
  return done({ ...correction, moved: restarts ? movedDay(changeSet, outlook, actor) : null });
}

/** Why there is nobody to tell of it, or why its records may not read otherwise any more; null where neither is so. */
export async function troubleWith(
  reader: Pick<Transaction, "notice" | "signedAnnex">,
  changeSetId: string,
  items: readonly CorrectedItem[],
): Promise<"nobodyWasTold" | "signedAlready" | null> {
  if ((await reader.notice.count({ where: openNotices(changeSetId) })) === 0)
    return "nobodyWasTold";
  if (items.length === 0) return null;
  const signed = { notice: { changeSetId }, removedAt: null };
  return (await reader.signedAnnex.count({ where: signed })) > 0 ? "signedAlready" : null;
}

/** The notices that a correction is told to: those of agreements for which nothing has happened yet. */
export function openNotices(changeSetId: string): Prisma.NoticeWhereInput {
  return { changeSetId, declinedAt: null, effectiveOn: null };
}
