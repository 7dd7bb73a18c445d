import type { Companion, OrderView } from "@/lib/domain/change/order-view";
import { refusals } from "@/lib/domain/language/refusals";
import { namesOfActors } from "./actor-names";
import { database } from "./database/current";
import { dayOf, instantOfColumn } from "./days";

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

function sentenceFor(reason: string): string {
  const known: Readonly<Record<string, string>> = refusals;
  return known[reason] ?? "It could not be made.";
}

/** The other change sets that are approved and wait to be announced: one mail could tell of all. */
export async function companionsOf(changeSetId: string): Promise<Companion[]> {
  return database().changeSet.findMany({
    where: { state: "APPROVED", id: { not: changeSetId }, ordered: null },
    select: { id: true, title: true },
    orderBy: { number: "asc" },
  });
}
