import { type Actor, mayDo, type StaffActor } from "@/lib/auth/actor";
import { realClock } from "@/lib/clock";
import type { Permission } from "@/lib/domain/access";
import { done, type Result, refuse } from "@/lib/domain/result";
import { database } from "../database/current";
import { timestampOf } from "../people/sessions";
import { type Transaction, write } from "../write";

/** So long a file with names and addresses waits for whoever uploaded it. */
const keptHours = 24;

type Whose = { readonly userId?: string; readonly createdAt?: { readonly lt: Date } };
type Tables = Pick<Transaction, "customerUpload" | "registerUpload" | "trackingUpload">;

/**
 * One kind of files that staff upload, look at, and confirm or not: one for each member of staff, a second one takes the place of
 * the first. What is confirmed is what was shown, whatever the browser sends.
 */
export type Uploads = {
  readonly permission: Permission;
  readonly discarded:
    | "customerList.discarded"
    | "importFile.discarded"
    | "letterTracking.discarded";
  readonly owners: (tables: Tables, where: Whose) => PromiseLike<{ userId: string }[]>;
  readonly remove: (tables: Tables, where: Whose) => PromiseLike<{ count: number }>;
};

/** Whether an actor may upload such files: a member of staff, since a file belongs to somebody. */
export function mayUpload(actor: Actor, { permission }: Uploads): actor is StaffActor {
  return actor.type === "staff" && mayDo(actor, permission);
}

/** When something is kept, by the real clock: files go after a day, whatever day the installation plays. */
export function keptNow(): Date {
  return timestampOf(realClock());
}

/** What was kept before this is gone, whether or not a worker has taken it away yet. */
export function keptSince(): Date {
  return timestampOf(realClock().subtract({ hours: keptHours }));
}

/** Takes away what this member of staff uploaded: something came of it, or it is not wanted. */
export async function discardOwn(
  actor: Actor,
  uploads: Uploads,
): Promise<Result<null, "notAllowed">> {
  if (!mayUpload(actor, uploads)) return refuse("notAllowed");
  await discard(actor, uploads, { userId: actor.id });
  return done(null);
}

/** Takes away what nobody confirmed in time; says how many files there were. */
export async function forgetLate(actor: Actor, uploads: Uploads): Promise<number> {
  const late = { createdAt: { lt: keptSince() } };
  const rows = await uploads.owners(database(), late);
  for (const { userId } of rows) await discard(actor, uploads, { userId, ...late });
  return rows.length;
}

async function discard(
  actor: Actor,
  { discarded, remove }: Uploads,
  where: Whose & { readonly userId: string },
): Promise<void> {
  await write(actor, { type: discarded, userId: where.userId }, async (tx) => {
    const { count } = await remove(tx, where);
    return count === 0 ? refuse("gone") : done(null);
  });
}
