import { randomUUID } from "node:crypto";
import type { Entry, Transaction } from "./write";

/** The one row about this installation, made by whoever needs it first. */
export async function ensureInstallation(tx: Transaction, entry: Entry): Promise<void> {
  await tx.installation.createMany({
    data: [{ id: 1, instanceId: randomUUID(), createdAt: entry.at }],
    skipDuplicates: true,
  });
}
