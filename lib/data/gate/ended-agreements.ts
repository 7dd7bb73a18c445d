import { type CalendarDate, dateIn } from "@/lib/domain/calendar";
import type { CustomerConsequence } from "@/lib/domain/change/consequence";
import { find, type Register } from "@/lib/domain/register";
import { isConcerned } from "@/lib/domain/termination/concerned";
import { outOfReachFrom } from "@/lib/domain/termination/out-of-reach";
import { termsOfNotice } from "../announcing/notice-terms";
import type { StoredChangeSet } from "../changes/change-sets";
import { createNotices } from "../mail/mail-orders";
import type { Entry, Transaction } from "../write";

/** Closes the open notices of agreements that are over, as far as the change cannot reach their data: nobody waits for them. Says how many. */
export async function closeEnded(
  tx: Transaction,
  entry: Entry,
  { id: changeSetId, gating }: Pick<StoredChangeSet, "id" | "gating">,
  register: Register,
  today: CalendarDate,
): Promise<number> {
  const open = await tx.notice.findMany({
    where: { changeSetId, effectiveOn: null, declinedAt: null },
    select: { id: true, agreementRef: true, terms: true },
  });
  const ended = open.filter((notice) => {
    const agreement = find(register, "CustomerAgreement", notice.agreementRef);
    if (agreement === undefined || !isConcerned(agreement, today)) return true;
    const from = outOfReachFrom(agreement, gating);
    return from !== null && dateIn(entry.at, termsOfNotice(notice).zone) >= from;
  });
  const { count } = await tx.notice.updateMany({
    where: { id: { in: ended.map(({ id }) => id) } },
    data: { declinedAt: entry.at, declinedBecause: "AGREEMENT_ENDED" },
  });
  return count;
}

/** Agreements that are over keep what they had, without a telling: each has its notice of the change, closed from the start. */
export async function closeAsOver(
  tx: Transaction,
  entry: Entry,
  changeSetId: string,
  agreements: readonly CustomerConsequence[],
): Promise<void> {
  const notices = await createNotices(tx, changeSetId, agreements);
  await tx.notice.updateMany({
    where: { id: { in: notices.map(({ id }) => id) } },
    data: { declinedAt: entry.at, declinedBecause: "AGREEMENT_ENDED" },
  });
}
