import { type Actor, mayDo } from "@/lib/auth/actor";
import { fieldDifferences } from "@/lib/domain/change/diff";
import { lifted } from "@/lib/domain/kinds/lift";
import { canonicalJson } from "@/lib/domain/publication/canonical";
import { bodyOf, type Register } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import {
  inState,
  itemsOf,
  movedItems,
  type StepRefusal,
  type StoredItem,
  step,
} from "./change-sets";
import { Prisma } from "./database/generated/client";
import { presentRegister } from "./register";
import { type Transaction, write } from "./write";

export type Conflict = {
  kind: string;
  ref: string;
  field: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
};

/**
 * Puts a change set on the register as it stands now. Fields that only the author changed are carried over; a
 * field that both changed is a conflict, and nothing is done until the author says it anew.
 */
export async function rebaseChangeSet(
  actor: Actor,
  id: string,
): Promise<Result<{ id: string; conflicts: Conflict[] }, StepRefusal>> {
  if (!mayDo(actor, "changeSet:edit")) return refuse("notAllowed");
  return write(
    actor,
    ({ conflicts }) => ({
      type: "changeSet.rebased",
      changeSetId: id,
      conflicts: conflicts.length,
    }),
    async (tx, entry) => {
      const found = await inState(tx, id, ["DRAFT", "IN_REVIEW", "APPROVED"]);
      if (!found.ok) return found;
      const conflicts: Conflict[] = [];
      const snapshot = await presentRegister(tx);
      await step(tx, entry, id, {
        state: "DRAFT",
        approvedById: null,
        approvedAt: null,
        frozen: Prisma.DbNull,
      });
      for (const item of movedItems(itemsOf(found.value), snapshot)) {
        const rebased = await rebasedBody(tx, item, snapshot.register);
        conflicts.push(...rebased.conflicts);
        if (rebased.conflicts.length > 0) continue;
        await tx.changeItem.update({
          where: { changeSetId_kind_ref: { changeSetId: id, kind: item.kind, ref: item.ref } },
          data: {
            baseSeq: snapshot.seqOf.get(`${item.kind}/${item.ref}`) ?? null,
            body: rebased.body === null ? Prisma.DbNull : (rebased.body as Prisma.InputJsonObject),
          },
        });
      }
      return done({ id, conflicts });
    },
  );
}

async function rebasedBody(
  tx: Transaction,
  item: StoredItem,
  register: Parameters<typeof bodyOf>[0],
) {
  const stored =
    item.baseSeq === null ? null : await tx.revision.findUnique({ where: { seq: item.baseSeq } });
  const base = lifted(item.kind, (stored?.body ?? null) as Record<string, unknown> | null);
  const theirs = bodyOf(register, item);
  const mine = fieldDifferences(item.kind, base, item.body);
  const whole = mine.some(({ field }) => field === null);
  if (whole || theirs === null) {
    const isSame = fieldDifferences(item.kind, theirs, item.body).length === 0;
    return {
      body: item.body,
      conflicts: isSame
        ? []
        : [{ kind: item.kind, ref: item.ref, field: "*", base, mine: item.body, theirs }],
    };
  }
  const conflicts: Conflict[] = [];
  const body: Record<string, unknown> = { ...theirs };
  const moved = new Set(fieldDifferences(item.kind, base, theirs).map(({ field }) => field));
  for (const { field, before, after } of mine) {
    if (field === null) continue;
    if (moved.has(field) && canonicalJson(after ?? null) !== canonicalJson(theirs[field] ?? null)) {
      conflicts.push({
        kind: item.kind,
        ref: item.ref,
        field,
        base: before,
        mine: after,
        theirs: theirs[field],
      });
    } else if (after === undefined) delete body[field];
    else body[field] = after;
  }
  return { body, conflicts };
}
