import { type Actor, mayDo } from "@/lib/auth/actor";
import { type CalendarDate, dateIn, type Instant } from "@/lib/domain/calendar";
import { organisationZone, todayIn } from "@/lib/domain/organisation-day";
import type { Register } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import {
  inState,
  itemsOf,
  type StepRefusal,
  type StoredChangeSet,
  step,
} from "../changes/change-sets";
import { columnOf, dayOf, instantOfColumn } from "../days";
import { presentRegister } from "../register";
import { type Transaction, write } from "../write";

/** Since when an adverse fact is true, and since when it is known to us. */
export type AdverseDays = { readonly trueSince: CalendarDate; readonly knownOn: CalendarDate };

export type DayTrouble = "notYet" | "daysReversed" | "dayTooEarly";

/** Nothing that an agreement is about was true earlier: an earlier day was mistyped. */
const earliest = "1990-01-01";

/** What is wrong with two such days; null where nothing is. */
export function dayTrouble(
  { trueSince, knownOn }: AdverseDays,
  today: CalendarDate,
): DayTrouble | null {
  if (knownOn > today) return "notYet";
  if (trueSince < earliest) return "dayTooEarly";
  return knownOn < trueSince ? "daysReversed" : null;
}

/**
 * The days of an adverse fact, as the mail states them and the incident takes them over.
 *
 * Source: none, product decision 0059.
 * Reading: where nobody said, it was known on the day on which somebody drafted it, and was true by then at the latest; staff can
 * correct both.
 *
 * @returns `isSaid`: whether somebody said both
 */
export async function adverseDays(
  tx: Pick<Transaction, "auditEntry">,
  changeSet: StoredChangeSet,
  register: Register,
  at: Instant,
): Promise<AdverseDays & { readonly isSaid: boolean }> {
  const { trueSince, knownOn } = changeSet;
  if (trueSince !== null && knownOn !== null)
    return { trueSince: dayOf(trueSince), knownOn: dayOf(knownOn), isSaid: true };
  const drafted = await tx.auditEntry.findFirst({
    where: {
      event: { in: ["changeSet.created", "drill.drafted"] },
      payload: { path: ["changeSetId"], equals: changeSet.id },
    },
    select: { at: true },
  });
  const draftedOn = dateIn(
    drafted === null ? at : instantOfColumn(drafted.at),
    organisationZone(register),
  );
  const days = itemsOf(changeSet).flatMap(({ validFrom }) => validFrom ?? []);
  return {
    trueSince: [draftedOn, ...days].toSorted()[0] ?? draftedOn,
    knownOn: draftedOn,
    isSaid: false,
  };
}

/** Says since when the adverse fact of a change set is true and known, until it is announced; the incident corrects it afterwards. */
export async function setAdverseDays(
  actor: Actor,
  { id, ...days }: { readonly id: string } & AdverseDays,
): Promise<Result<{ id: string; position: number }, StepRefusal | DayTrouble>> {
  if (!mayDo(actor, "incident:record")) return refuse("notAllowed");
  return write<{ id: string; position: number }, StepRefusal | DayTrouble>(
    actor,
    { type: "changeSet.adverseDays", changeSetId: id, ...days },
    async (tx, entry) => {
      const found = await inState(tx, id, ["DRAFT", "IN_REVIEW", "APPROVED"]);
      if (!found.ok) return found;
      const trouble = dayTrouble(days, todayIn((await presentRegister(tx)).register, entry.at));
      if (trouble !== null) return refuse(trouble);
      const { trueSince, knownOn } = days;
      // The mail says them: whoever announces it must have seen these.
      await step(tx, entry, id, { trueSince: columnOf(trueSince), knownOn: columnOf(knownOn) });
      return done({ id, position: entry.position });
    },
  );
}
