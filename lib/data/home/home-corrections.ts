import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import { weighsMore } from "@/lib/domain/change/correction";
import type { WaitingItem } from "@/lib/domain/home-view";
import { todayIn } from "@/lib/domain/organisation-day";
import type { Register } from "@/lib/domain/register";
import { readCorrection } from "../announcing/correction-rows";
import { weigh } from "../announcing/correction-weight";
import { findChangeSet } from "../changes/change-sets";
import { database } from "../database/current";
import { instantOfColumn } from "../days";
import { changePath } from "./home-proposed";

/** The corrections that somebody else wrote and this person may send: until then customers rely on what is wrong. */
export async function waitingCorrections(actor: Actor, register: Register): Promise<WaitingItem[]> {
  if (!mayDo(actor, "changeSet:announce")) return [];
  const rows = await unsent({ not: actorName(actor) });
  return rows.map((row) =>
    itemOf(row, register, "it was told wrong, and what is right waits to be sent"),
  );
}

/** The corrections that this person wrote and that cannot be sent as they are: by now customers' days would begin anew with them. */
export async function heavierCorrections(actor: Actor, register: Register): Promise<WaitingItem[]> {
  if (!mayDo(actor, "changeSet:correct")) return [];
  const heavier: WaitingItem[] = [];
  for (const row of await unsent(actorName(actor))) {
    const changeSet = await findChangeSet(row.changeSet.id);
    const correction = readCorrection(row);
    const weighed = changeSet === null ? null : await weigh(changeSet, correction.items, actor);
    if (weighed?.ok === true && weighsMore(correction, weighed.value.differences))
      heavier.push(
        itemOf(row, register, "your correction would by now begin the days anew: write it anew"),
      );
  }
  return heavier;
}

type Unsent = Awaited<ReturnType<typeof unsent>>[number];

function unsent(authorId: string | { not: string }) {
  return database().correction.findMany({
    where: { sentAt: null, authorId, changeSet: { state: "ANNOUNCED" } },
    include: { changeSet: { select: { id: true, title: true } } },
    orderBy: { writtenAt: "asc" },
  });
}

function itemOf({ id, writtenAt, changeSet }: Unsent, register: Register, what: string) {
  return {
    key: id,
    title: changeSet.title,
    href: `${changePath(changeSet.id)}#corrections`,
    detail: `${changeSet.id}: ${what}`,
    on: todayIn(register, instantOfColumn(writtenAt)),
  };
}
