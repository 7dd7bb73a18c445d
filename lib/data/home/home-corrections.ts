import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import type { WaitingItem } from "@/lib/domain/home-view";
import { todayIn } from "@/lib/domain/organisation-day";
import type { Register } from "@/lib/domain/register";
import { database } from "../database/current";
import { instantOfColumn } from "../days";
import { changePath } from "./home-proposed";

/** The corrections that somebody else wrote and this person may send: until then customers rely on what is wrong. */
export async function waitingCorrections(actor: Actor, register: Register): Promise<WaitingItem[]> {
  if (!mayDo(actor, "changeSet:announce")) return [];
  const rows = await database().correction.findMany({
    where: { sentAt: null, authorId: { not: actorName(actor) }, changeSet: { state: "ANNOUNCED" } },
    select: { id: true, writtenAt: true, changeSet: { select: { id: true, title: true } } },
    orderBy: { writtenAt: "asc" },
  });
  return rows.map(({ id, writtenAt, changeSet }) => ({
    key: id,
    title: changeSet.title,
    href: `${changePath(changeSet.id)}#corrections`,
    detail: `${changeSet.id} was told wrong, and what is right waits to be sent`,
    on: todayIn(register, instantOfColumn(writtenAt)),
  }));
}
