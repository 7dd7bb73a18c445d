import type { Actor } from "@/lib/auth/actor";
import { activateChangeSet } from "@/lib/data/gate/activation";
import { dueChangeSets } from "@/lib/data/gate/due";
import { log } from "@/lib/log";

/**
 * Activates what is planned for today or earlier, and takes up agreements whose gate has opened since. One change that fails is
 * tried again in the next round, and keeps no other from taking effect.
 */
export async function activateDue(
  actor: Actor,
  activate: typeof activateChangeSet = activateChangeSet,
): Promise<{ activated: string[] }> {
  const activated: string[] = [];
  for (const id of await dueChangeSets(actor.at)) {
    try {
      const result = await activate(actor, id, null);
      if (result.ok) activated.push(id);
    } catch (error) {
      log().error({ changeSetId: id, err: error }, "a change that is due could not take effect");
    }
  }
  return { activated };
}
