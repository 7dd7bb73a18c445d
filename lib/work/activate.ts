import type { Actor } from "@/lib/auth/actor";
import { activateChangeSet } from "@/lib/data/activation";
import { dueChangeSets } from "@/lib/data/due";

/** Activates what is planned for today or earlier, and takes up agreements whose gate has opened since. */
export async function activateDue(actor: Actor): Promise<{ activated: string[] }> {
  const activated: string[] = [];
  for (const id of await dueChangeSets(actor.at)) {
    const result = await activateChangeSet(actor, id, null);
    if (result.ok) activated.push(id);
  }
  return { activated };
}
