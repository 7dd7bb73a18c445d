import { randomUUID } from "node:crypto";
import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import type { CorrectedItem } from "@/lib/domain/change/correction";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import { done, type Result, refuse } from "@/lib/domain/result";
import { findChangeSet, inState, newestSeq, type StepRefusal, step } from "../changes/change-sets";
import type { Prisma } from "../database/generated/client";
import { columnOf, dayOf } from "../days";
import { orderMail } from "../mail/mail-orders";
import { publish } from "../publications/publications";
import { presentRegister } from "../register";
import { type Entry, type Transaction, write } from "../write";
import { announcementFacts } from "./announcing";
import {
  type CorrectionDraft,
  type DraftRefusal,
  type MovedDay,
  movedDay,
  openNotices,
  type SendRefusal,
  troubleWith,
  weighDraft,
  weighSending,
} from "./correction-plan";

/**
 * Writes down what the notices of an announced change told wrong, and what is right. It is sent by another person; until then
 * nothing counts otherwise. A second one takes the place of the first.
 *
 * Source: SCC (EU) 2021/914, clause 9(a); product rule V4.
 * Reading: it mends the telling of the same change. What would reach other agreements, or them in another class, is
 * another change, with a notice of its own.
 */
export async function draftCorrection(
  actor: Actor,
  draft: CorrectionDraft,
): Promise<Result<{ id: string; restarts: boolean }, DraftRefusal>> {
  const weighed = await weighDraft(actor, draft);
  if (!weighed.ok) return weighed;
  const { changeSetId, entries } = draft;
  const { changeSet, items, restarts } = weighed.value;
  return write<{ id: string; restarts: boolean }, DraftRefusal>(
    actor,
    ({ id }) => ({ type: "changeSet.correctionWritten", changeSetId, correctionId: id }),
    async (tx, entry) => {
      const found = await inState(tx, changeSetId, ["ANNOUNCED"], changeSet.position);
      if (!found.ok) return found;
      const trouble = await troubleWith(tx, changeSetId, items);
      if (trouble !== null) return refuse(trouble);
      const id = randomUUID();
      await tx.correction.deleteMany({ where: { changeSetId, sentAt: null } });
      await tx.correction.create({
        data: {
          id,
          changeSetId,
          entries: [...entries],
          items: items as unknown as Prisma.InputJsonArray,
          restarts,
          authorId: actorName(actor),
          writtenAt: entry.at,
        },
      });
      await step(tx, entry, changeSetId, {});
      return done({ id, restarts });
    },
  );
}

/** Takes back a correction that was not sent. */
export async function dropCorrection(
  actor: Actor,
  changeSetId: string,
): Promise<Result<{ id: string }, StepRefusal | "noCorrection">> {
  if (!mayDo(actor, "changeSet:correct")) return refuse("notAllowed");
  return write<{ id: string }, StepRefusal | "noCorrection">(
    actor,
    ({ id }) => ({ type: "changeSet.correctionDropped", changeSetId, correctionId: id }),
    async (tx, entry) => {
      const written = await tx.correction.findFirst({ where: { changeSetId, sentAt: null } });
      if (written === null) return refuse("noCorrection");
      await tx.correction.delete({ where: { id: written.id } });
      await step(tx, entry, changeSetId, {});
      return done({ id: written.id });
    },
  );
}

export type SentCorrection = {
  id: string;
  announcementId: string;
  restarts: boolean;
  deliveries: number;
  /** The planned day that moved with it; null where it stays. */
  moved: MovedDay | null;
};

/**
 * Sends a correction that somebody else wrote: one mail to each contact, the records of the change as they are right, and,
 * where it puts right what a customer judges by, days that begin anew with that mail. All of it is one act.
 *
 * Source: SCC (EU) 2021/914, clause 9(a); GDPR Art. 28(2), second sentence; product rule V4.
 * Reading: an objection of before stays as it is; an approval of before was given on wrong information and opens nothing. Whether days
 * begin anew is weighed again now: what was written as a slip and is none any more is written anew. See docs/decisions/0054 and 0067.
 *
 * @param correctionId what the sender has read; refused with `changedMeanwhile` when another one stands there by now
 */
export async function sendCorrection(
  actor: Actor,
  changeSetId: string,
  correctionId: string | null = null,
): Promise<Result<SentCorrection, SendRefusal>> {
  const { register } = await presentRegister();
  const weighed = await weighSending(actor, changeSetId, correctionId);
  if (!weighed.ok) return weighed;
  const { changeSet, written, outlook } = weighed.value;
  return write<SentCorrection, SendRefusal>(
    actor,
    ({ id, announcementId, restarts, deliveries, moved }) => ({
      type: "changeSet.corrected",
      changeSetId,
      correctionId: id,
      announcementId,
      restarts,
      deliveries,
      ...(moved === null ? {} : { plannedBefore: moved.from, plannedOn: moved.to }),
      entriesHash: sha256(canonicalJson(written.entries)),
      itemsHash: sha256(canonicalJson(written.items)),
    }),
    async (tx, entry) => {
      const found = await inState(tx, changeSetId, ["ANNOUNCED"], changeSet.position);
      if (!found.ok) return found;
      if ((await newestSeq(tx)) !== outlook.snapshot.seq) return refuse("changedMeanwhile");
      const trouble = await troubleWith(tx, changeSetId, written.items);
      if (trouble !== null) return refuse(trouble);
      const notices = await tx.notice.findMany({
        where: openNotices(changeSetId),
        select: { id: true, customerRef: true },
        orderBy: { agreementRef: "asc" },
      });
      const { id, restarts, items } = written;
      await tx.correction.update({
        where: { id },
        data: { sentAt: entry.at, sentById: actorName(actor) },
      });
      await rewriteItems(tx, changeSetId, items);
      if (restarts) await beginAnew(tx, entry, changeSetId, notices);
      const told = await orderMail(tx, entry, "CORRECTION", [changeSetId], notices, null, {
        correctionId: id,
      });
      const { consequence } = outlook;
      const moved = restarts ? movedDay(changeSet, outlook, actor) : null;
      const plannedOn = moved?.to ?? dayOf(changeSet.plannedOn);
      await step(tx, entry, changeSetId, { plannedOn: columnOf(plannedOn) });
      const corrected = (await findChangeSet(changeSetId, tx)) ?? changeSet;
      const facts = announcementFacts(corrected, register, consequence, entry, plannedOn);
      await publish(tx, entry, changeSetId, facts);
      const { announcementId, deliveries } = told;
      return done({ id, announcementId, restarts, deliveries, moved });
    },
  );
}

async function rewriteItems(
  tx: Transaction,
  changeSetId: string,
  items: readonly CorrectedItem[],
): Promise<void> {
  for (const { kind, ref, after } of items)
    await tx.changeItem.update({
      where: { changeSetId_kind_ref: { changeSetId, kind, ref } },
      data: { body: after as Prisma.InputJsonObject },
    });
}

/** No day of before counts any more, no approval, and no mail that has not gone yet. */
async function beginAnew(
  tx: Transaction,
  { at }: Entry,
  changeSetId: string,
  notices: readonly { id: string }[],
): Promise<void> {
  const ids = notices.map(({ id }) => id);
  await tx.delivery.updateMany({
    where: {
      announcement: {
        kind: { in: ["NOTICE", "CORRECTION"] },
        changes: { some: { changeSetId } },
      },
      state: { in: ["PENDING", "DEFERRED"] },
      // A mail that tells of other changes, too, still goes, with this one as it is right.
      notices: { every: { noticeId: { in: ids } } },
    },
    data: { state: "CANCELLED", nextAttemptAt: null },
  });
  await tx.notice.updateMany({
    where: { id: { in: ids } },
    data: {
      restartedAt: at,
      startsOn: null,
      noticeLastDay: null,
      objectionLastDay: null,
      earliestEffectiveOn: null,
    },
  });
  await tx.approval.updateMany({
    where: { noticeId: { in: ids }, overtakenAt: null },
    data: { overtakenAt: at },
  });
}
