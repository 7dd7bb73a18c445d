import type { Actor } from "@/lib/auth/actor";
import { database } from "./database/current";
import { eraseContact } from "./people";
import { forgetSubscriber } from "./subscribers";

/** That somebody was erased, by id: nothing of whom it was. */
export type Erasure = {
  readonly event: "contact.erased" | "subscriber.removed";
  readonly id: string;
};

/**
 * The erasures that the audit chain tells of.
 *
 * @param after position behind which to look; 0: all
 * @returns     also up to which position that is all
 */
export async function findErasures(after: number): Promise<{ erasures: Erasure[]; upTo: number }> {
  const newest = await database().auditEntry.aggregate({ _max: { position: true } });
  const upTo = newest._max.position ?? 0;
  const entries = await database().auditEntry.findMany({
    where: {
      position: { gt: after, lte: upTo },
      event: { in: ["contact.erased", "subscriber.removed"] },
    },
    orderBy: { position: "asc" },
    select: { event: true, payload: true },
  });
  return { erasures: entries.flatMap(erasureOf), upTo };
}

function erasureOf({ event, payload }: { event: string; payload: unknown }): Erasure[] {
  if (typeof payload !== "object" || payload === null) return [];
  if (event === "contact.erased" && "contactId" in payload)
    return [{ event, id: String(payload.contactId) }];
  if (event === "subscriber.removed" && "subscriberId" in payload)
    return [{ event, id: String(payload.subscriberId) }];
  return [];
}

/**
 * Erases again who came back with an old backup; says how many they were.
 *
 * Source: GDPR Art. 17(1), 5(1)(e).
 */
export async function replayErasures(actor: Actor, erasures: readonly Erasure[]): Promise<number> {
  let erased = 0;
  for (const { event, id } of erasures) {
    const result =
      event === "contact.erased"
        ? await eraseContact(actor, id)
        : await forgetSubscriber(actor, id);
    if (result.ok) erased += 1;
  }
  return erased;
}
