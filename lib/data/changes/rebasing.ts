import { type Actor, mayDo } from "@/lib/auth/actor";
import { type Conflict, rebased } from "@/lib/domain/change/rebase";
import { lifted } from "@/lib/domain/kinds/lift";
import { bodyOf } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { Prisma } from "../database/generated/client";
import { presentRegister } from "../register";
import { type Transaction, write } from "../write";
import {
  inState,
  itemsOf,
  movedItems,
  type StepRefusal,
  type StoredItem,
  step,
} from "./change-sets";

/**
 * Puts a change set on the register as it stands now. Fields that only the author changed are carried over; a
 * field that both changed is a conflict, and nothing is done until the author says it anew.
 *
 * @param seen position of the change set when it was read, as for `inState`
 */
export async function rebaseChangeSet(
  actor: Actor,
  id: string,
  seen?: number,
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
      const found = await inState(tx, id, ["DRAFT", "IN_REVIEW", "APPROVED"], seen);
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
        const { body, conflicts: found } = rebased(
          item,
          await baseBody(tx, item),
          item.body,
          bodyOf(snapshot.register, item),
        );
        conflicts.push(...found);
        if (found.length > 0) continue;
        await tx.changeItem.update({
          where: { changeSetId_kind_ref: { changeSetId: id, kind: item.kind, ref: item.ref } },
          data: {
            baseSeq: snapshot.seqOf.get(`${item.kind}/${item.ref}`) ?? null,
            body: body === null ? Prisma.DbNull : (body as Prisma.InputJsonObject),
          },
        });
      }
      return done({ id, conflicts });
    },
  );
}

/** How the record read when an item was written; null where there was none. */
export async function baseBody(
  tx: Pick<Transaction, "revision">,
  { kind, baseSeq }: StoredItem,
): Promise<Record<string, unknown> | null> {
  const stored =
    baseSeq === null ? null : await tx.revision.findUnique({ where: { seq: baseSeq } });
  return lifted(kind, (stored?.body ?? null) as Record<string, unknown> | null);
}
