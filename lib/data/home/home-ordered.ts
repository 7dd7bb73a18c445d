import type { OrderedChange } from "@/lib/domain/home-view";
import { database } from "../database/current";
import { dayOf, instantOfColumn } from "../days";
import { changePath } from "./home-proposed";

/** The changes whose announcement is ordered and has not begun, the next first. One that did not go waits for a person instead. */
export async function orderedChanges(): Promise<OrderedChange[]> {
  const orders = await database().announcementOrder.findMany({
    where: { stoppedAt: null },
    include: {
      changes: {
        include: { changeSet: { select: { title: true } } },
        orderBy: { changeSet: { number: "asc" } },
      },
    },
    orderBy: [{ sendAt: "asc" }, { id: "asc" }],
  });
  return orders.flatMap(({ sendAt, changes }) =>
    changes.map(({ changeSetId, changeSet, plannedOn }) => ({
      id: changeSetId,
      title: changeSet.title,
      href: `${changePath(changeSetId)}#ordered`,
      sendAt: instantOfColumn(sendAt),
      plannedOn: dayOf(plannedOn),
    })),
  );
}
