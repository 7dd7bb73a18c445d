import type { CalendarDate } from "@/lib/domain/calendar";
import { classify, highestClass } from "@/lib/domain/change/classify";
import type { WaitingGroup, WaitingItem } from "@/lib/domain/home-view";
import type { Register } from "@/lib/domain/register";
import {
  changesOf,
  itemsOf,
  movedItems,
  overridesOf,
  type StoredChangeSet,
} from "../changes/change-sets";
import { itemsHash } from "../changes/reviews";
import { database } from "../database/current";
import type { Snapshot } from "../register";

/** Who asks, and what that person may do with what others propose. */
type Asking = {
  readonly author: string;
  readonly approves: boolean;
  readonly announces: boolean;
  readonly advises: boolean;
};

export function changePath(id: string): string {
  return `/staff/changes/${encodeURIComponent(id)}`;
}

/** The change sets before their announcement, as they wait for one person. */
export async function proposedChanges(
  snapshot: Snapshot,
  today: CalendarDate,
  { author, approves, announces, advises }: Asking,
): Promise<WaitingGroup[]> {
  const changeSets = await database().changeSet.findMany({
    where: { state: { in: ["DRAFT", "IN_REVIEW", "APPROVED"] } },
    include: {
      items: { orderBy: [{ kind: "asc" }, { ref: "asc" }] },
      advice: { select: { itemsHash: true } },
      ordered: { select: { order: { select: { stoppedAt: true } } } },
    },
    orderBy: { number: "asc" },
  });
  const isMine = ({ authors }: StoredChangeSet) => authors.includes(author);
  const isMoved = (changeSet: StoredChangeSet) =>
    movedItems(itemsOf(changeSet), snapshot).length > 0;
  const inReview = changeSets.filter(({ state }) => state === "IN_REVIEW");
  const approved = changeSets.filter(({ state }) => state === "APPROVED");
  const moved = [...inReview, ...approved].filter(
    (changeSet) => isMoved(changeSet) && (isMine(changeSet) || approves),
  );
  const unadvised = inReview.filter(
    (changeSet) =>
      isAdviceWanted(changeSet, snapshot.register, today) &&
      !changeSet.advice.some((one) => one.itemsHash === itemsHash(changeSet)),
  );
  return [
    {
      what: "approve",
      items: approves
        ? inReview.filter((one) => !isMine(one) && !moved.includes(one)).map((one) => itemOf(one))
        : [],
    },
    {
      what: "announce",
      items: announces
        ? approved.flatMap((one) => {
            if (moved.includes(one)) return [];
            if (one.ordered === null) return itemOf(one);
            // What is ordered waits for its moment, and for nobody, unless it did not go.
            return one.ordered.order.stoppedAt === null
              ? []
              : itemOf(one, "Its announcement did not go when its time had come");
          })
        : [],
    },
    { what: "advise", items: advises ? unadvised.map((one) => itemOf(one)) : [] },
    {
      what: "blocked",
      items: moved.map((one) => itemOf(one, "A record in it was changed by somebody else since")),
    },
    {
      what: "draft",
      items: changeSets
        .filter((one) => one.state === "DRAFT" && isMine(one))
        .map((one) => itemOf(one)),
    },
  ];
}

/** The data protection officer is asked on every adverse fact and every change that customers may object to. */
function isAdviceWanted(
  changeSet: StoredChangeSet,
  register: Register,
  today: CalendarDate,
): boolean {
  const items = itemsOf(changeSet);
  const classified = classify(register, changesOf(items, today), today, overridesOf(items));
  const highest = highestClass(classified.map((item) => item.class));
  return highest === "A" || highest === "M1";
}

function itemOf({ id, title, items }: StoredChangeSet, detail?: string): WaitingItem {
  const records = `${items.length} ${items.length === 1 ? "record" : "records"}`;
  return { key: id, title, href: changePath(id), detail: detail ?? `${id}, ${records}`, on: null };
}
