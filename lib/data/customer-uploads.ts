import { type Actor, mayDo } from "@/lib/auth/actor";
import { realClock } from "@/lib/clock";
import type { Instant } from "@/lib/domain/calendar";
import { done, type Result, refuse } from "@/lib/domain/result";
import type { Table } from "@/lib/domain/table";
import { database } from "./database/current";
import type { Prisma } from "./database/generated/client";
import { instantOfColumn } from "./days";
import { timestampOf } from "./sessions";
import { write } from "./write";

/** A customer list that somebody uploaded and has not confirmed yet. */
export type CustomerUpload = {
  readonly fileName: string;
  readonly fileHash: string;
  readonly table: Table;
  readonly uploadedAt: Instant;
};

/** So long a list with names and addresses waits for whoever uploaded it. */
const keptHours = 24;

/**
 * Keeps a list as it was read until whoever uploaded it confirms it: what is confirmed is what was shown, whatever the
 * browser sends. A second one takes the place of the first.
 */
export async function keepUpload(
  actor: Actor,
  { fileName, fileHash, table }: Omit<CustomerUpload, "uploadedAt">,
): Promise<Result<null, "notAllowed">> {
  if (actor.type !== "staff" || !mayDo(actor, "changeSet:edit")) return refuse("notAllowed");
  return write(actor, { type: "customerList.uploaded", fileHash }, async (tx) => {
    const data = {
      fileName,
      fileHash,
      table: table as unknown as Prisma.InputJsonObject,
      createdAt: timestampOf(realClock()),
    };
    await tx.customerUpload.upsert({
      where: { userId: actor.id },
      create: { userId: actor.id, ...data },
      update: data,
    });
    return done(null);
  });
}

/** The list that this member of staff uploaded and has not confirmed; null when there is none. */
export async function findUpload(actor: Actor): Promise<CustomerUpload | null> {
  if (actor.type !== "staff" || !mayDo(actor, "changeSet:edit")) return null;
  const row = await database().customerUpload.findFirst({
    where: { userId: actor.id, createdAt: { gte: oldest() } },
  });
  if (row === null) return null;
  const { fileName, fileHash, table, createdAt } = row;
  return {
    fileName,
    fileHash,
    table: table as unknown as Table,
    uploadedAt: instantOfColumn(createdAt),
  };
}

/** Takes away what this member of staff uploaded: it is imported, or not wanted. */
export async function discardUpload(actor: Actor): Promise<Result<null, "notAllowed">> {
  if (actor.type !== "staff" || !mayDo(actor, "changeSet:edit")) return refuse("notAllowed");
  await discard(actor, actor.id, {});
  return done(null);
}

/** Takes away what nobody confirmed in time; says how many lists there were. */
export async function forgetUploads(actor: Actor): Promise<number> {
  const late = { createdAt: { lt: oldest() } };
  const rows = await database().customerUpload.findMany({ where: late, select: { userId: true } });
  for (const { userId } of rows) await discard(actor, userId, late);
  return rows.length;
}

async function discard(
  actor: Actor,
  userId: string,
  where: Prisma.CustomerUploadWhereInput,
): Promise<void> {
  await write(actor, { type: "customerList.discarded", userId }, async (tx) => {
    const { count } = await tx.customerUpload.deleteMany({ where: { userId, ...where } });
    return count === 0 ? refuse("gone") : done(null);
  });
}

function oldest(): Date {
  return timestampOf(realClock().subtract({ hours: keptHours }));
}
