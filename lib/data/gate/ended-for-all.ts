import { type Actor, mayDo } from "@/lib/auth/actor";
import { todayIn } from "@/lib/domain/organisation-day";
import { done, refuse } from "@/lib/domain/result";
import { auditHead } from "../audit/audit-head";
import { listPublished } from "../findings/dealings";
import { publish } from "../publications/publications";
import { presentRegister } from "../register";
import { write } from "../write";
import { inUseOn } from "./still-in-use";

/** The day and the audit entry by which all that are leaving were still in use: it takes reading what is held back from every agreement. */
let stillInUse = "";

/**
 * Publishes anew where the list still names a sub-processor that is leaving and that nobody has any more: the last agreement that
 * had it ended, which is a day and no act of anybody.
 *
 * @returns the number of the publication; null where nothing of that kind has come
 */
export async function publishEndedForAll(actor: Actor): Promise<number | null> {
  if (!mayDo(actor, "changeSet:activate")) return null;
  const published = (await listPublished())?.entries.filter(({ isLeaving }) => isLeaving) ?? [];
  if (published.length === 0) return null;
  const { register } = await presentRegister();
  const today = todayIn(register, actor.at);
  const asked = `${today} ${await auditHead()}`;
  if (asked === stillInUse) return null;
  const { leaving } = await inUseOn(register, today);
  if (published.every(({ ref }) => leaving.has(ref))) {
    stillInUse = asked;
    return null;
  }
  const result = await write<{ number: number; hash: string }, "nothingNew">(
    actor,
    (made) => ({ type: "publication.made", ...made }),
    async (tx, entry) => {
      const number = await publish(tx, entry, null, null);
      if (number === null) return refuse("nothingNew");
      const { hash } = await tx.publication.findUniqueOrThrow({ where: { number } });
      return done({ number, hash });
    },
  );
  return result.ok ? result.value.number : null;
}
