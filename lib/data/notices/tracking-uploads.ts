import type { Actor } from "@/lib/auth/actor";
import { done, type Result, refuse } from "@/lib/domain/result";
import type { Table } from "@/lib/domain/table";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import {
  discardOwn,
  forgetLate,
  keptNow,
  keptSince,
  mayUpload,
  type Uploads,
} from "../imports/upload-keeper";
import { write } from "../write";

/** A list of letters that somebody uploaded for a change and has not confirmed yet. */
export type TrackingUpload = {
  readonly changeSetId: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly table: Table;
};

const uploads: Uploads = {
  permission: "notice:record",
  discarded: "letterTracking.discarded",
  owners: (tables, where) => tables.trackingUpload.findMany({ where, select: { userId: true } }),
  remove: (tables, where) => tables.trackingUpload.deleteMany({ where }),
};

/** Keeps a list as it was read until whoever uploaded it confirms it: what is recorded is what was shown. A second one takes its place. */
export async function keepTracking(
  actor: Actor,
  { changeSetId, fileName, fileHash, table }: TrackingUpload,
): Promise<Result<null, "notAllowed" | "noSuchChangeSet">> {
  if (!mayUpload(actor, uploads)) return refuse("notAllowed");
  return write<null, "noSuchChangeSet">(
    actor,
    { type: "letterTracking.uploaded", changeSetId, fileHash },
    async (tx) => {
      if ((await tx.changeSet.count({ where: { id: changeSetId } })) === 0)
        return refuse("noSuchChangeSet");
      const data = {
        ...{ changeSetId, fileName, fileHash },
        table: table as unknown as Prisma.InputJsonObject,
        createdAt: keptNow(),
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
  if (!mayUpload(actor, uploads)) return null;
  const row = await database().trackingUpload.findFirst({
    where: { userId: actor.id, changeSetId, createdAt: { gte: keptSince() } },
  });
  if (row === null) return null;
  return { ...row, table: row.table as unknown as Table };
}

/** Takes away what this member of staff uploaded: it is recorded, or not wanted. */
export function discardTracking(actor: Actor) {
  return discardOwn(actor, uploads);
}

/** Takes away what nobody confirmed in time; says how many lists there were. */
export function forgetTrackings(actor: Actor) {
  return forgetLate(actor, uploads);
}
