import { type Actor, mayDo } from "@/lib/auth/actor";
import { done, type Result, refuse } from "@/lib/domain/result";
import { database } from "../database/current";
import { ensureInstallation } from "../installation";
import { write } from "../write";

/** Whether mail goes out, and how many deliveries are in each state. */
export async function mailStatus(): Promise<{
  paused: boolean;
  deliveries: Record<string, number>;
}> {
  const installation = await database().installation.findUnique({ where: { id: 1 } });
  const counts = await database().delivery.groupBy({ by: ["state"], _count: true });
  return {
    paused: installation?.mailPaused ?? false,
    deliveries: Object.fromEntries(counts.map(({ state, _count }) => [state, _count])),
  };
}

export async function setMailPaused(
  actor: Actor,
  paused: boolean,
): Promise<Result<null, "notAllowed">> {
  if (!mayDo(actor, "mail:manage")) return refuse("notAllowed");
  return write(actor, { type: paused ? "mail.paused" : "mail.resumed" }, async (tx, entry) => {
    await ensureInstallation(tx, entry);
    await tx.installation.update({ where: { id: 1 }, data: { mailPaused: paused } });
    return done(null);
  });
}
