import { type Actor, mayDo } from "@/lib/auth/actor";
import { todayIn } from "@/lib/domain/organisation-day";
import { done, type Result, refuse } from "@/lib/domain/result";
import { inState, type StepRefusal, type StoredChangeSet, step } from "../changes/change-sets";
import { reachable } from "../changes/outlook";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { dayOf, instantOfColumn } from "../days";
import { orderMail } from "../mail/mail-orders";
import { publish } from "../publications/publications";
import { presentRegister } from "../register";
import { type Entry, type Transaction, write } from "../write";

/** Where a proposal stands that can be taken back. */
export const withdrawable = ["DRAFT", "IN_REVIEW", "APPROVED", "ANNOUNCED"] as const;

/**
 * Takes a proposal back. Customers who were told are told of that, too.
 *
 * @param seen position of the change set when it was read, as for `inState`
 */
export async function withdrawChangeSet(
  actor: Actor,
  id: string,
  reason: string | null,
  seen?: number,
): Promise<Result<{ id: string }, StepRefusal>> {
  if (!mayDo(actor, "changeSet:withdraw")) return refuse("notAllowed");
  return write(
    actor,
    { type: "changeSet.withdrawn", changeSetId: id, reason },
    async (tx, entry) => {
      const found = await inState(tx, id, withdrawable, seen);
      if (!found.ok) return found;
      await step(tx, entry, id, { state: "WITHDRAWN" });
      if (found.value.state === "ANNOUNCED") await announceWithdrawal(tx, entry, found.value);
      return done({ id });
    },
  );
}

/** The notices of a change that reached anybody. What is on its way while this is decided arrives, or nobody knows: it counts as told. */
export function toldNotices(changeSetId: string): Prisma.NoticeWhereInput {
  const went: Prisma.DeliveryWhereInput = {
    OR: [
      { state: "SENDING" },
      { attempts: { some: { outcome: { in: ["ACCEPTED", "UNKNOWN"] } } } },
    ],
  };
  return { changeSetId, deliveries: { some: { delivery: went } } };
}

const named = { id: true, customerRef: true } as const;

/** How many contacts of how many customers would be mailed at once if a change were withdrawn now; null where it is not announced. */
export async function toldByWithdrawal(
  changeSetId: string,
): Promise<{ customers: number; contacts: number } | null> {
  const where = { id: changeSetId, state: "ANNOUNCED" as const };
  if ((await database().changeSet.count({ where })) === 0) return null;
  const told = await database().notice.findMany({
    where: toldNotices(changeSetId),
    select: named,
  });
  const refs = told.map(({ customerRef }) => customerRef);
  const contacts = await database().customerContact.findMany({
    where: { ...reachable, customerRef: { in: refs } },
    select: { customerRef: true },
  });
  const customers = new Set(contacts.map(({ customerRef }) => customerRef)).size;
  return { customers, contacts: contacts.length };
}

/** Tells those who were told that nothing comes of it, and stops what has not gone out. */
async function announceWithdrawal(
  tx: Transaction,
  entry: Entry,
  changeSet: StoredChangeSet,
): Promise<void> {
  const { id } = changeSet;
  const told = await tx.notice.findMany({ where: toldNotices(id), select: named });
  // A mail that tells of other changes, too, still goes: the worker leaves out of it what was withdrawn.
  await tx.delivery.updateMany({
    where: {
      announcement: { changes: { some: { changeSetId: id } } },
      state: { in: ["PENDING", "DEFERRED"] },
      notices: { none: { notice: { changeSet: { state: { not: "WITHDRAWN" } } } } },
    },
    data: { state: "CANCELLED", nextAttemptAt: null },
  });
  await tx.notice.updateMany({
    where: { changeSetId: id, declinedAt: null },
    data: { declinedAt: entry.at, declinedBecause: "withdrawn" },
  });
  if (told.length > 0) await orderMail(tx, entry, "WITHDRAWAL", [id], told);
  const { register } = await presentRegister(tx);
  await publish(tx, entry, id, {
    id,
    title: changeSet.title,
    reason: changeSet.reason,
    state: "withdrawn",
    announcedOn:
      changeSet.announcedAt === null
        ? null
        : todayIn(register, instantOfColumn(changeSet.announcedAt)),
    effectiveOn: dayOf(changeSet.plannedOn),
    withdrawnOn: todayIn(register, entry.at),
    updatedAt: entry.at,
    before: register,
    after: register,
    items: [],
  });
}
