import { type Actor, mayDo } from "@/lib/auth/actor";
import type { CalendarDate } from "@/lib/domain/calendar";
import { isKindName, type KindName } from "@/lib/domain/kinds/kinds";
import { todayIn } from "@/lib/domain/organisation-day";
import type { RecordKey, Register } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { type ItemDraft, itemsOf, prepareChangeSet, putChangeSet } from "../changes/change-sets";
import { openStates } from "../changes/draft-choices";
import { database } from "../database/current";
import { presentRegister } from "../register";
import { write } from "../write";

/** What a file for the register is compared with. */
export type RegisterFacts = {
  readonly register: Register;
  readonly today: CalendarDate;
  readonly proposed: readonly (RecordKey & {
    readonly changeSetId: string;
    readonly body: Record<string, unknown> | null;
  })[];
  readonly usedRefs: (kind: KindName) => ReadonlySet<string>;
};

/** Everything that decides what a file would change; null for whoever may not change it. */
export async function registerFacts(actor: Actor): Promise<RegisterFacts | null> {
  if (!mayDo(actor, "changeSet:edit")) return null;
  const [{ register }, records, open] = await Promise.all([
    presentRegister(),
    database().record.findMany({ select: { kind: true, ref: true } }),
    database().changeSet.findMany({
      where: { state: { in: [...openStates] } },
      include: { items: true },
    }),
  ]);
  const proposed = open.flatMap((changeSet) =>
    itemsOf(changeSet).map(({ kind, ref, body }) => ({
      kind,
      ref,
      body,
      changeSetId: changeSet.id,
    })),
  );
  const used = new Map<KindName, Set<string>>();
  for (const { kind, ref } of [...records, ...proposed]) {
    if (!isKindName(kind)) continue;
    const refs = used.get(kind) ?? new Set();
    used.set(kind, refs.add(ref));
  }
  return {
    register,
    today: todayIn(register, actor.at),
    proposed,
    usedRefs: (kind) => used.get(kind) ?? new Set(),
  };
}

export type RegisterImport = {
  readonly title: string;
  readonly reason: string | null;
  readonly items: readonly ItemDraft[];
  readonly fileHash: string;
};

export type RegisterImportRefusal = "notAllowed" | "nothingChanges" | "notYet" | "changedMeanwhile";

/**
 * Puts all that a file says into one draft. A draft also where no output changes, which would be in effect at once
 * otherwise: whoever imports a file wants to be able to take all of it back, by withdrawing the one change.
 *
 * Source: none, product rule (product 2.2).
 */
export async function importIntoDraft(
  actor: Actor,
  { items, fileHash, title, reason }: RegisterImport,
): Promise<Result<{ changeSetId: string }, RegisterImportRefusal>> {
  if (items.length === 0) return refuse("nothingChanges");
  const prepared = await prepareChangeSet(actor, { title, reason, items });
  if (!prepared.ok) return prepared;
  return write<{ changeSetId: string }, RegisterImportRefusal>(
    actor,
    ({ changeSetId }) => ({
      type: "importFile.imported",
      fileHash,
      changeSetId,
      items: items.length,
    }),
    async (tx, entry) => {
      const made = await putChangeSet(tx, entry, actor, { ...prepared.value, internal: false });
      return made.ok ? done({ changeSetId: made.value.id }) : made;
    },
  );
}
