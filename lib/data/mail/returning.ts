import { type Actor, mayDo } from "@/lib/auth/actor";
import { done, type Result, refuse } from "@/lib/domain/result";
import { inState, type StepRefusal, step } from "../changes/change-sets";
import { Prisma } from "../database/generated/client";
import { write } from "../write";

/**
 * Makes a draft again of what is in review, approved or rejected. An approval is void by it.
 *
 * @param seen position of the change set when it was read, as for `inState`
 */
export async function returnChangeSet(
  actor: Actor,
  id: string,
  reason: string | null,
  seen?: number,
): Promise<Result<{ id: string }, StepRefusal>> {
  if (!mayDo(actor, "changeSet:return")) return refuse("notAllowed");
  const isEditor = mayDo(actor, "changeSet:edit");
  return write(
    actor,
    { type: "changeSet.returned", changeSetId: id, reason },
    async (tx, entry) => {
      const states = ["IN_REVIEW", "APPROVED", "REJECTED"] as const;
      const found = await inState(tx, id, isEditor ? states : ["IN_REVIEW"], seen);
      if (!found.ok) return found;
      await step(tx, entry, id, {
        state: "DRAFT",
        approvedById: null,
        approvedAt: null,
        frozen: Prisma.DbNull,
        gating: "GLOBAL_LATEST",
      });
      return done({ id });
    },
  );
}
