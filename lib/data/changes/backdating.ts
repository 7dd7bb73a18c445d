import type { CalendarDate } from "@/lib/domain/calendar";
import { backdated, historyOf } from "@/lib/domain/change/backdate";
import { lifted } from "@/lib/domain/kinds/lift";
import { bodyOf, type RecordChange, type Register } from "@/lib/domain/register";
import { dayOf } from "../days";
import type { RevisionDraft } from "../register";
import type { Transaction } from "../write";

/** The revisions that a set of changes writes; what is true from an earlier day on also corrects the days since. */
export async function revisionsFor(
  tx: Transaction,
  changes: readonly RecordChange[],
  before: Register,
  today: CalendarDate,
): Promise<RevisionDraft[]> {
  const drafts: RevisionDraft[] = [];
  for (const change of changes) {
    if (change.validFrom >= today) {
      drafts.push(change);
      continue;
    }
    const { kind, ref } = change;
    const rows = await tx.revision.findMany({ where: { kind, ref }, orderBy: { seq: "asc" } });
    const history = historyOf(
      rows.map(({ validFrom, validTo, body }) => ({
        validFrom: dayOf(validFrom),
        validTo: dayOf(validTo),
        body: lifted(kind, body as Record<string, unknown> | null),
      })),
    );
    drafts.push(...backdated(change, bodyOf(before, change), history));
  }
  return drafts;
}
