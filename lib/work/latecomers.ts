import type { Actor } from "@/lib/auth/actor";
import { latecomersDependOn, tellAllLatecomers } from "@/lib/data/announcing/latecomers";

/** What the last look depended on: the rounds between two changes of the register cost one small question. */
let lookedAt: string | undefined;

/** Tells agreements that came after an announcement; looks only when there may be new ones. */
export async function tellLatecomersDue(actor: Actor): Promise<{ told: number }> {
  const dependsOn = await latecomersDependOn(actor);
  if (dependsOn === lookedAt) return { told: 0 };
  const result = await tellAllLatecomers(actor);
  lookedAt = dependsOn;
  return result;
}
