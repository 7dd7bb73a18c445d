import type { CalendarDate } from "@/lib/domain/calendar";
import { find, type Register } from "@/lib/domain/register";
import { isConcerned } from "@/lib/domain/termination/concerned";
import type { Entry, Transaction } from "./write";

/** Closes the open notices of agreements that are over, and whose data are gone: there is nobody left to wait for, or to tell. Says how many. */
export async function closeEnded(
  tx: Transaction,
  entry: Entry,
  changeSetId: string,
  register: Register,
  today: CalendarDate,
): Promise<number> {
  const open = await tx.notice.findMany({
    where: { changeSetId, effectiveOn: null, declinedAt: null },
    select: { id: true, agreementRef: true },
  });
  const ended = open.filter(({ agreementRef }) => {
    const agreement = find(register, "CustomerAgreement", agreementRef);
    return agreement === undefined || !isConcerned(agreement, today);
  });
  const { count } = await tx.notice.updateMany({
    where: { id: { in: ended.map(({ id }) => id) } },
    data: { declinedAt: entry.at, declinedBecause: "AGREEMENT_ENDED" },
  });
  return count;
}
