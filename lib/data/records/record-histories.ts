import { type HistoryEntry, recordHistory } from "@/lib/domain/change/record-history";
import { lifted } from "@/lib/domain/kinds/lift";
import type { RecordKey } from "@/lib/domain/register";
import type { TitleOf } from "@/lib/domain/value-words";
import { database } from "../database/current";
import { dayOf, instantOfColumn } from "../days";
import { namesOfActors } from "../people/actor-names";

/** Everything that was ever recorded of a record, the newest first. */
export async function historyOfRecord(
  { kind, ref }: RecordKey,
  titleOf: TitleOf,
): Promise<HistoryEntry[]> {
  const rows = await database().revision.findMany({
    where: { kind, ref },
    orderBy: { seq: "asc" },
    include: {
      entry: { select: { actor: true } },
      changeSet: {
        select: {
          id: true,
          title: true,
          items: { where: { kind, ref }, select: { authorId: true } },
        },
      },
    },
  });
  const authorOf = (row: (typeof rows)[number]) =>
    row.changeSet?.items[0]?.authorId ?? row.entry.actor;
  const names = await namesOfActors(rows.map(authorOf));
  return recordHistory(
    kind,
    rows.map((row) => ({
      seq: row.seq,
      recordedAt: instantOfColumn(row.recordedAt),
      validFrom: dayOf(row.validFrom),
      validTo: dayOf(row.validTo),
      body: lifted(kind, row.body as Record<string, unknown> | null),
      change: row.changeSet && { id: row.changeSet.id, title: row.changeSet.title },
      by: names.get(authorOf(row)) ?? "",
    })),
    titleOf,
  );
}
