import { dateIn } from "@/lib/domain/calendar";
import { type AgreementSince, agreementsSince } from "@/lib/domain/change/agreement-since";
import { organisationZone } from "@/lib/domain/organisation-day";
import { apply, type Register } from "@/lib/domain/register";
import { changesOf, itemsOf, overridesOf, type StoredChangeSet } from "../changes/change-sets";
import { leftOutRecords } from "../changes/outlook";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { instantOfColumn } from "../days";
import { recordsBefore } from "../gate/held-back";
import { loadRegister, presentRegister } from "../register";
import type { Entry, Transaction } from "../write";

type Reader = Pick<Transaction, "$queryRaw">;

type Told = Pick<
  Prisma.NoticeGetPayload<object>,
  "agreementRef" | "changeClass" | "effectiveOn" | "declinedAt"
>;

/** The agreements of these notices that were changed since the announcement, as far as the change is not in effect there. */
export async function changedMeanwhile(
  changeSet: StoredChangeSet,
  notices: readonly Told[],
  reader: Reader = database(),
): Promise<ReadonlyMap<string, AgreementSince>> {
  const { announcedAt, state } = changeSet;
  const told = notices.filter(
    ({ effectiveOn, declinedAt }) => effectiveOn === null && declinedAt === null,
  );
  const isUnderWay = state === "ANNOUNCED" || state === "ACTIVE";
  if (!isUnderWay || announcedAt === null || told.length === 0) return new Map();
  const [register, leftOut] = await Promise.all([
    registerWithout(changeSet, reader),
    leftOutRecords(),
  ]);
  const at = instantOfColumn(announcedAt);
  const on = dateIn(at, organisationZone(register));
  const items = itemsOf(changeSet);
  const changes = changesOf(items, on);
  const input = { register, changes, overrides: overridesOf(items), on, told, leftOut };
  const since = agreementsSince(input);
  // The past is read only where it decides.
  return [...since.values()].includes("HIGHER_CLASS")
    ? agreementsSince({ ...input, asTold: await loadRegister(on, at) })
    : since;
}

/** The present register as it would read without the change: once that is active, its records as they were before. */
async function registerWithout({ id, state }: StoredChangeSet, reader: Reader): Promise<Register> {
  const { register } = await presentRegister(reader);
  if (state !== "ACTIVE") return register;
  const before = (await recordsBefore([id], reader)).get(id)?.before ?? [];
  return apply(register, before);
}

/** Closes the open notices of agreements that the change concerns no more: nobody waits for them. Says how many. */
export async function closeUnconcerned(
  tx: Transaction,
  entry: Entry,
  changeSet: StoredChangeSet,
): Promise<number> {
  const open = await tx.notice.findMany({
    where: { changeSetId: changeSet.id, effectiveOn: null, declinedAt: null },
    select: {
      id: true,
      agreementRef: true,
      changeClass: true,
      effectiveOn: true,
      declinedAt: true,
    },
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
