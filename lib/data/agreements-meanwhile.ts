import { dateIn } from "@/lib/domain/calendar";
import { type AgreementSince, agreementsSince } from "@/lib/domain/change/agreement-since";
import { organisationZone } from "@/lib/domain/organisation-day";
import { changesOf, itemsOf, overridesOf, type StoredChangeSet } from "./change-sets";
import type { Prisma } from "./database/generated/client";
import { instantOfColumn } from "./days";
import { leftOutRecords } from "./outlook";
import { presentRegister } from "./register";
import type { Entry, Transaction } from "./write";

type Told = Pick<Prisma.NoticeGetPayload<object>, "agreementRef" | "changeClass">;

/** The agreements of these notices that were changed since the announcement; none once the change is in the register. */
export async function changedMeanwhile(
  changeSet: StoredChangeSet,
  notices: readonly Told[],
  reader?: Pick<Transaction, "$queryRaw">,
): Promise<ReadonlyMap<string, AgreementSince>> {
  if (changeSet.state !== "ANNOUNCED" || changeSet.announcedAt === null) return new Map();
  const [{ register }, leftOut] = await Promise.all([presentRegister(reader), leftOutRecords()]);
  const on = dateIn(instantOfColumn(changeSet.announcedAt), organisationZone(register));
  const items = itemsOf(changeSet);
  const changes = changesOf(items, on);
  return agreementsSince(register, changes, overridesOf(items), on, notices, leftOut);
}

/** Closes the open notices of agreements that the change concerns no more: nobody waits for them. Says how many. */
export async function closeUnconcerned(
  tx: Transaction,
  entry: Entry,
  changeSet: StoredChangeSet,
): Promise<number> {
  const open = await tx.notice.findMany({
    where: { changeSetId: changeSet.id, effectiveOn: null, declinedAt: null },
    select: { id: true, agreementRef: true, changeClass: true },
  });
  const since = await changedMeanwhile(changeSet, open, tx);
  let closed = 0;
  for (const because of ["NOT_CONCERNED", "VENDOR_EXCLUDED"] as const) {
    const ids = open.flatMap(({ id, agreementRef }) =>
      since.get(agreementRef) === because ? [id] : [],
    );
    const { count } = await tx.notice.updateMany({
      where: { id: { in: ids } },
      data: { declinedAt: entry.at, declinedBecause: because },
    });
    closed += count;
  }
  return closed;
}
