import { todayIn } from "@/lib/domain/organisation-day";
import type { RecordKey } from "@/lib/domain/register";
import { findChangeSet } from "../changes/change-sets";
import type { Prisma } from "../database/generated/client";
import { instantOfColumn } from "../days";
import { publish } from "../publications/publications";
import { presentRegister } from "../register";
import type { Entry, Transaction } from "../write";

type OpenNotice = Pick<Prisma.NoticeGetPayload<object>, "id" | "changeSetId" | "agreementRef">;

/** The agreement keeps the old record, and with it does without what came later to the same records and nothing else. */
export async function decline(
  tx: Transaction,
  entry: Entry,
  notice: OpenNotice,
  because: string,
): Promise<void> {
  const resting = await noticesRestingOn(tx, notice);
  await tx.notice.updateMany({
    where: { id: { in: [notice, ...resting].map(({ id }) => id) } },
    data: { declinedAt: entry.at, declinedBecause: because },
  });
  for (const { changeSetId } of [notice, ...resting]) await publishComplete(tx, entry, changeSetId);
}

/** The agreement's open notices of later changes that rest on nothing but what this one left out. */
async function noticesRestingOn(
  tx: Transaction,
  { changeSetId, agreementRef }: OpenNotice,
): Promise<OpenNotice[]> {
  const changeSet = await findChangeSet(changeSetId, tx);
  if (changeSet?.activatedAt == null) return [];
  const later = await tx.notice.findMany({
    where: {
      agreementRef,
      effectiveOn: null,
      declinedAt: null,
      changeSet: {
        OR: [
          { state: "ANNOUNCED" },
          { state: "ACTIVE", activatedAt: { gt: changeSet.activatedAt } },
        ],
      },
    },
    orderBy: { changeSet: { number: "asc" } },
  });
  const keys = new Set(changeSet.items.map(({ kind, ref }) => `${kind}/${ref}`));
  return later.filter(({ items }) =>
    (items as unknown as RecordKey[]).every(({ kind, ref }) => keys.has(`${kind}/${ref}`)),
  );
}

/** When the last agreement has followed or was left out, the roll-out is complete and the public list says so. */
async function publishComplete(tx: Transaction, entry: Entry, changeSetId: string): Promise<void> {
  const changeSet = await findChangeSet(changeSetId, tx);
  if (changeSet?.state !== "ACTIVE") return;
  const left = await tx.notice.count({
    where: { changeSetId: changeSet.id, effectiveOn: null, declinedAt: null },
  });
  if (left > 0) return;
  const { register } = await presentRegister(tx);
  const dayAt = (at: Date | null) => (at === null ? null : todayIn(register, instantOfColumn(at)));
  await publish(tx, entry, changeSet.id, {
    id: changeSet.id,
    title: changeSet.title,
    reason: changeSet.reason,
    state: "active",
    announcedOn: dayAt(changeSet.announcedAt),
    effectiveOn: dayAt(changeSet.activatedAt),
    updatedAt: entry.at,
    before: register,
    after: register,
    items: [],
  });
}
