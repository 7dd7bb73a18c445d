import { lifted } from "@/lib/domain/kinds/lift";
import { type StaleTranslation, staleTranslations } from "@/lib/domain/record/stale-translations";
import type { RecordKey } from "@/lib/domain/register";
import { database } from "../database/current";

/** The stale translations of a record as it reads in `body`, which may be a proposal. Reads the history only where it has any. */
export async function staleTranslationsOf(
  { kind, ref }: RecordKey,
  body: Record<string, unknown>,
): Promise<StaleTranslation[]> {
  if (body.translations === undefined) return [];
  const rows = await database().revision.findMany({
    where: { kind, ref, validTo: null },
    orderBy: { seq: "asc" },
    select: { body: true },
  });
  const bodies = rows.map((row) => lifted(kind, row.body as Record<string, unknown> | null));
  return staleTranslations([...bodies, body]);
}
