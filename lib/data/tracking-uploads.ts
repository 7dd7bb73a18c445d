import { type Actor, mayDo } from "@/lib/auth/actor";
import { realClock } from "@/lib/clock";
import { done, type Result, refuse } from "@/lib/domain/result";
import type { Table } from "@/lib/domain/table";
import { database } from "./database/current";
import type { Prisma } from "./database/generated/client";
import { timestampOf } from "./sessions";
import { write } from "./write";

/** A list of letters that somebody uploaded for a change and has not confirmed yet. */
export type TrackingUpload = {
  readonly changeSetId: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly table: Table;
};

const keptHours = 24;

/** Keeps a list as it was read until whoever uploaded it confirms it: what is recorded is what was shown. A second one takes its place. */
export async function keepTracking(
  actor: Actor,
  { changeSetId, fileName, fileHash, table }: TrackingUpload,
): Promise<Result<null, "notAllowed" | "noSuchChangeSet">> {
  if (actor.type !== "staff" || !mayDo(actor, "notice:record")) return refuse("notAllowed");
  return write<null, "noSuchChangeSet">(
    actor,
    { type: "letterTracking.uploaded", changeSetId, fileHash },
    async (tx) => {
      if ((await tx.changeSet.count({ where: { id: changeSetId } })) === 0)
        return refuse("noSuchChangeSet");
      const data = {
        ...{ changeSetId, fileName, fileHash },
        table: table as unknown as Prisma.InputJsonObject,
        createdAt: timestampOf(realClock()),
      };
      await tx.trackingUpload.upsert({
        where: { userId: actor.id },
        create: { userId: actor.id, ...data },
        update: data,
      });
      return done(null);
    },
  );
}

/** The list that this member of staff uploaded for a change and has not confirmed; null when there is none. */
export async function findTracking(
  actor: Actor,
  changeSetId: string,
): Promise<TrackingUpload | null> {
  if (actor.type !== "staff" || !mayDo(actor, "notice:record")) return null;
  const row = await database().trackingUpload.findFirst({
    where: { userId: actor.id, changeSetId, createdAt: { gte: oldest() } },
  });
  if (row === null) return null;
  return { ...row, table: row.table as unknown as Table };
}

/** Takes away what this member of staff uploaded: it is recorded, or not wanted. */
export async function discardTracking(actor: Actor): Promise<Result<null, "notAllowed">> {
  if (actor.type !== "staff" || !mayDo(actor, "notice:record")) return refuse("notAllowed");
  await discard(actor, actor.id, {});
  return done(null);
}

/** Takes away what nobody confirmed in time. */
export async function forgetTrackings(actor: Actor): Promise<void> {
  const late = { createdAt: { lt: oldest() } };
  const rows = await database().trackingUpload.findMany({ where: late, select: { userId: true } });
  for (const { userId } of rows) await discard(actor, userId, late);
}

async function discard(
  actor: Actor,
  userId: string,
  where: Prisma.TrackingUploadWhereInput,
): Promise<void> {
  await write(actor, { type: "letterTracking.discarded", userId }, async (tx) => {
    const { count } = await tx.trackingUpload.deleteMany({ where: { userId, ...where } });
    return count === 0 ? refuse("gone") : done(null);
  });
}

function oldest(): Date {
  return timestampOf(realClock().subtract({ hours: keptHours }));
}
