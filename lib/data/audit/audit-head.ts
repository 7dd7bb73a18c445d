import { database } from "../database/current";

/** The hash of the newest audit entry: as long as it is the same, nothing was written. Empty before the first. */
export async function auditHead(): Promise<string> {
  const newest = await database().auditEntry.findFirst({
    orderBy: { position: "desc" },
    select: { hash: true },
  });
  return newest?.hash ?? "";
}
