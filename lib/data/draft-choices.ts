import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import type { DraftChoice } from "@/lib/domain/record-form-view";
import type { RecordKey } from "@/lib/domain/register";
import { namesOfActors } from "./actor-names";
import { database } from "./database/current";

/** The states of a change set that is under way. */
export const openStates = ["DRAFT", "IN_REVIEW", "APPROVED", "ANNOUNCED"] as const;

/** The drafts of everybody, the actor's own first, the newest first. */
export async function listDrafts(actor: Actor, key: RecordKey | null): Promise<DraftChoice[]> {
  if (!mayDo(actor, "changeSet:edit")) return [];
  const rows = await database().changeSet.findMany({
    where: { state: "DRAFT" },
    include: { items: { select: { kind: true, ref: true } } },
    orderBy: { number: "desc" },
  });
  const names = await namesOfActors(rows.flatMap(({ authors }) => authors));
  return rows
    .map(({ id, title, authors, items }) => ({
      id,
      title,
      isOwn: authors.includes(actorName(actor)),
      authors: authors.map((author) => names.get(author) ?? ""),
      hasRecord: items.some(({ kind, ref }) => kind === key?.kind && ref === key.ref),
    }))
    .toSorted((one, other) => Number(other.isOwn) - Number(one.isOwn));
}
