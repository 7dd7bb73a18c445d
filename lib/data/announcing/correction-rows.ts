import { correctedItemSchema, correctionEntrySchema } from "@/lib/domain/change/correction";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import type { Transaction } from "../write";

type StoredCorrection = Prisma.CorrectionGetPayload<object>;
export type Correction = ReturnType<typeof readCorrection>;

/** A stored correction, its columns read as what was written. */
export function readCorrection(row: StoredCorrection) {
  return {
    ...row,
    entries: correctionEntrySchema.array().parse(row.entries),
    items: correctedItemSchema.array().parse(row.items),
  };
}

/** The correction that waits for a second person to send it; null where none does. */
export async function writtenCorrection(changeSetId: string): Promise<Correction | null> {
  const row = await database().correction.findFirst({ where: { changeSetId, sentAt: null } });
  return row === null ? null : readCorrection(row);
}

/** The corrections of a change, those that were sent in the order in which they went, and then the one that waits. */
export async function correctionsOf(
  changeSetId: string,
  reader: Pick<Transaction, "correction"> = database(),
): Promise<Correction[]> {
  const rows = await reader.correction.findMany({
    where: { changeSetId },
    orderBy: [{ sentAt: { sort: "asc", nulls: "last" } }, { writtenAt: "asc" }],
  });
  return rows.map(readCorrection);
}

/** The newest correction of a change by which the days began anew; null where there is none. */
export async function restartOf(
  changeSetId: string,
  reader: Pick<Transaction, "correction"> = database(),
): Promise<Correction | null> {
  const row = await reader.correction.findFirst({
    where: { changeSetId, restarts: true, sentAt: { not: null } },
    orderBy: { sentAt: "desc" },
  });
  return row === null ? null : readCorrection(row);
}

/** Whoever wrote any word of a change set: its authors, and those of what was put right of it. */
export async function writersOf(
  { id, authors }: { readonly id: string; readonly authors: readonly string[] },
  reader: Pick<Transaction, "correction"> = database(),
): Promise<readonly string[]> {
  const sent = await reader.correction.findMany({
    where: { changeSetId: id, sentAt: { not: null } },
    select: { authorId: true },
  });
  return [...new Set([...authors, ...sent.map(({ authorId }) => authorId)])];
}
