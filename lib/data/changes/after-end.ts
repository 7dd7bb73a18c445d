import { type Actor, mayDo } from "@/lib/auth/actor";
import { done, type Result, refuse } from "@/lib/domain/result";
import { write } from "../write";
import { findChangeSet, inState, type StepRefusal, step } from "./change-sets";
import { outlookOf } from "./outlook";

/**
 * Says how the product keeps a stand-by that is switched on from the data of agreements that are over, or why it comes to them.
 *
 * Source: GDPR Art. 28(2), 28(3)(g); product decision 0067.
 *
 * @returns refuses with `nobodyReached` where it comes to no such data
 */
export async function sayAfterEnd(
  actor: Actor,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<
  Result<{ id: string; position: number }, StepRefusal | "reasonMissing" | "nobodyReached">
> {
  if (!mayDo(actor, "changeSet:sayAfterEnd")) return refuse("notAllowed");
  const words = reason.trim();
  if (words === "") return refuse("reasonMissing");
  const before = await findChangeSet(id);
  if (before === null) return refuse("noSuchChangeSet");
  const { consequence } = await outlookOf(before, actor.at);
  if (consequence.reachedAfterEnd.length === 0) return refuse("nobodyReached");
  return write<{ id: string; position: number }, StepRefusal>(
    actor,
    { type: "changeSet.afterEnd", changeSetId: id, reason: words },
    async (tx, entry) => {
      const states = ["DRAFT", "IN_REVIEW", "APPROVED", "ANNOUNCED"] as const;
      const found = await inState(tx, id, [...states], before.position);
      if (!found.ok) return found;
      // Whoever approves or announces it must have seen this.
      await step(tx, entry, id, { afterEndWords: words });
      return done({ id, position: entry.position });
    },
  );
}
