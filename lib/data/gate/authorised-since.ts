import { type CalendarDate, dateIn } from "@/lib/domain/calendar";
import type { Row } from "@/lib/domain/register";
import { database } from "../database/current";
import { dayOf, instantOfColumn } from "../days";

/**
 * From when each of the engagements on an agreement's list is authorised: the day on which the change that brought it took
 * effect for the agreement; for what was there before, the day of the agreement.
 *
 * @returns without those of which nobody knows
 */
export async function authorisedSince(
  agreement: Row<"CustomerAgreement">,
  refs: readonly string[],
): Promise<Map<string, CalendarDate>> {
  const brought = await database().changeItem.findMany({
    where: {
      kind: "Engagement",
      ref: { in: [...refs] },
      baseSeq: null,
      changeSet: { state: "ACTIVE", number: { gt: 0 } },
    },
    select: {
      ref: true,
      changeSet: {
        select: {
          activatedAt: true,
          notices: { where: { agreementRef: agreement.ref }, select: { effectiveOn: true } },
        },
      },
    },
    orderBy: { changeSet: { number: "asc" } },
  });
  // Dates of the register are kept as their text.
  const since = (agreement.effectiveFrom ??
    agreement.signedOn ??
    agreement.agreedAsOf ??
    null) as CalendarDate | null;
  const days = new Map<string, CalendarDate>(since === null ? [] : refs.map((ref) => [ref, since]));
  for (const { ref, changeSet } of brought) {
    const [notice] = changeSet.notices;
    const { activatedAt } = changeSet;
    const told = dayOf(notice?.effectiveOn ?? null);
    if (told !== null) days.set(ref, told);
    else if (notice === undefined && activatedAt !== null) {
      const broughtOn = dateIn(instantOfColumn(activatedAt), agreement.zone ?? "UTC");
      if (since === null || since < broughtOn) days.set(ref, broughtOn);
    }
  }
  return days;
}
