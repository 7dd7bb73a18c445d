import type { Actor } from "@/lib/auth/actor";
import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import { outlookHash } from "@/lib/domain/change/frozen-outlook";
import type { Companion, OrderView } from "@/lib/domain/change/order-view";
import { refusals } from "@/lib/domain/language/refusals";
import { outlookOf } from "../changes/outlook";
import { database } from "../database/current";
import { dayOf, instantOfColumn } from "../days";
import { namesOfActors } from "../people/actor-names";

/** The announcement that was ordered for a change set; null where none is. */
export async function orderOf(changeSetId: string): Promise<OrderView | null> {
  const order = await database().announcementOrder.findFirst({
    where: { changes: { some: { changeSetId } } },
    include: {
      changes: {
        include: { changeSet: { select: { title: true, number: true } } },
        orderBy: { changeSet: { number: "asc" } },
      },
    },
  });
  if (order === null) return null;
  const names = await namesOfActors([order.orderedById]);
  return {
    sendAt: instantOfColumn(order.sendAt),
    orderedAt: instantOfColumn(order.orderedAt),
    by: names.get(order.orderedById) ?? order.orderedById,
    changes: order.changes.map((one) => ({
      id: one.changeSetId,
      title: one.changeSet.title,
      plannedOn: dayOf(one.plannedOn),
    })),
    stoppedBecause: order.stoppedBecause === null ? null : sentenceFor(order.stoppedBecause),
  };
}

/** The moment for which the announcement of a change set is ordered and waits, and its planned day; null where none is. */
export async function waitingOrder(
  changeSetId: string,
): Promise<{ sendAt: Instant; plannedOn: CalendarDate | null; changeSetIds: string[] } | null> {
  const order = await database().announcementOrder.findFirst({
    where: { stoppedAt: null, changes: { some: { changeSetId } } },
    include: { changes: { orderBy: { changeSet: { number: "asc" } } } },
  });
  if (order === null) return null;
  const own = order.changes.find((one) => one.changeSetId === changeSetId);
  return {
    sendAt: instantOfColumn(order.sendAt),
    plannedOn: dayOf(own?.plannedOn ?? null),
    changeSetIds: order.changes.map((one) => one.changeSetId),
  };
}

function sentenceFor(reason: string): string {
  const known: Readonly<Record<string, string>> = refusals;
  return known[reason] ?? "It could not be made.";
}

const mostCompanions = 20;

/** The other change sets that are approved and wait to be announced: one mail could tell of all. */
export async function companionsOf(
  changeSetId: string,
  { at }: Pick<Actor, "at">,
): Promise<Companion[]> {
  const waiting = await database().changeSet.findMany({
    where: { state: "APPROVED", id: { not: changeSetId }, ordered: null },
    include: { items: true },
    orderBy: { number: "asc" },
    take: mostCompanions,
  });
  const companions: Companion[] = [];
  // One after the other: each looks at the whole register.
  for (const changeSet of waiting) {
    const { consequence } = await outlookOf(changeSet, at);
    const { id, title, position } = changeSet;
    companions.push({
      id,
      title,
      seen: { position, outlook: outlookHash(consequence) },
      class: consequence.class,
      agreements: consequence.customers.length,
      earliestEffectiveOn: consequence.earliestEffectiveOn,
    });
  }
  return companions;
}
