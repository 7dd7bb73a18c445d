import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import type { DraftChoice } from "@/lib/domain/record/record-form-view";
import type { RecordKey } from "@/lib/domain/register";
import { database } from "../database/current";
import { Prisma } from "../database/generated/client";
import { namesOfActors } from "../people/actor-names";

/** The states of a change set that is under way. */
export const openStates = ["DRAFT", "IN_REVIEW", "APPROVED", "ANNOUNCED"] as const;

/** The change sets under way that make a record, by its kind and ref as findings name them: "Engagement/hosting". */
export async function changesMaking(record: string): Promise<{ id: string; state: string }[]> {
  const slash = record.indexOf("/");
  const rows = await database().changeSet.findMany({
    where: {
      state: { in: [...openStates] },
      items: {
        some: {
          kind: record.slice(0, slash),
          ref: record.slice(slash + 1),
          body: { not: Prisma.DbNull },
        },
      },
    },
    select: { id: true, state: true },
    orderBy: { number: "asc" },
  });
  return rows;
}

/** The drafts by what they make, "Engagement/hosting"; of several the newest. */
export async function draftsMaking(): Promise<ReadonlyMap<string, string>> {
  const items = await database().changeItem.findMany({
    where: { changeSet: { state: "DRAFT" }, baseSeq: null, body: { not: Prisma.DbNull } },
    select: { kind: true, ref: true, changeSetId: true },
    orderBy: { changeSet: { number: "asc" } },
  });
  return new Map(items.map(({ kind, ref, changeSetId }) => [`${kind}/${ref}`, changeSetId]));
}

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
