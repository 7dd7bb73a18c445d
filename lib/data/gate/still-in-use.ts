import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import { engagementNamed } from "@/lib/domain/change/restored-engagement";
import { type InUse, inUse } from "@/lib/domain/change/still-in-use";
import { todayIn } from "@/lib/domain/organisation-day";
import { publicFacts } from "@/lib/domain/publication/public-entry";
import type { Leaving } from "@/lib/domain/publication/publish";
import { find, type Register } from "@/lib/domain/register";
import { isSubprocessor } from "@/lib/domain/subprocessor";
import { isConcerned } from "@/lib/domain/termination/concerned";
import { database } from "../database/current";
import { instantOfColumn } from "../days";
import type { Transaction } from "../write";
import { heldBackFor } from "./held-back";

/**
 * A register with what has ended for some agreements and not for all: those in force, or with data still held, that the change
 * has not reached or was left out for.
 *
 * @param on the day of the register
 * @param at an instant of the past, for what had been reached by then; null: now
 */
export async function inUseOn(
  register: Register,
  on: CalendarDate,
  at: Instant | null = null,
  reader?: Transaction,
): Promise<InUse> {
  const held = await heldBackFor(null, reader, at);
  return inUse(
    register,
    [...held].flatMap(([ref, heldBack]) => {
      const agreement = find(register, "CustomerAgreement", ref);
      return agreement !== undefined && isConcerned(agreement, on) ? [{ agreement, heldBack }] : [];
    }),
  );
}

/** What the public list says of those that are leaving: by which change, since when, and who comes in their place. */
export async function leavingEntries(
  { register, leaving }: InUse,
  tx: Pick<Transaction, "changeSet"> = database(),
): Promise<ReadonlyMap<string, Leaving>> {
  if (leaving.size === 0) return new Map();
  const changeSets = await tx.changeSet.findMany({
    where: { id: { in: [...new Set(leaving.values())] } },
    select: {
      id: true,
      activatedAt: true,
      items: { where: { kind: "Engagement", baseSeq: null }, select: { ref: true } },
    },
  });
  const told = new Map(
    changeSets.map(({ id, activatedAt, items }): [string, Leaving] => [
      id,
      {
        change: id,
        since: activatedAt === null ? null : todayIn(register, instantOfColumn(activatedAt)),
        replacedBy: items.flatMap(({ ref }) => nameOf(register, ref)).toSorted(),
      },
    ]),
  );
  return new Map(
    [...leaving].flatMap(([ref, id]) => {
      const how = told.get(id);
      if (how === undefined) return [];
      const successor = engagementNamed(ref);
      const replacedBy = successor === ref ? how.replacedBy : nameOf(register, successor);
      return [[ref, { ...how, replacedBy }] as const];
    }),
  );
}

function nameOf(register: Register, ref: string): string[] {
  const engagement = find(register, "Engagement", ref);
  return engagement !== undefined && isSubprocessor(register, engagement)
    ? [publicFacts(register, engagement).name]
    : [];
}
