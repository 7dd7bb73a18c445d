import type { Actor } from "@/lib/auth/actor";
import type { Instant } from "@/lib/domain/calendar";
import { done, type Result, refuse } from "@/lib/domain/result";
import type { Table } from "@/lib/domain/table";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { instantOfColumn } from "../days";
import { write } from "../write";
import {
  discardOwn,
  forgetLate,
  keptNow,
  keptSince,
  mayUpload,
  type Uploads,
} from "./upload-keeper";

/** A customer list that somebody uploaded and has not confirmed yet. */
export type CustomerUpload = {
  readonly fileName: string;
  readonly fileHash: string;
  readonly table: Table;
  readonly uploadedAt: Instant;
};

const uploads: Uploads = {
  permission: "changeSet:edit",
  discarded: "customerList.discarded",
  owners: (tables, where) => tables.customerUpload.findMany({ where, select: { userId: true } }),
  remove: (tables, where) => tables.customerUpload.deleteMany({ where }),
};

/**
 * Keeps a list as it was read until whoever uploaded it confirms it: what is confirmed is what was shown, whatever the
 * browser sends. A second one takes the place of the first.
 */
export async function keepUpload(
  actor: Actor,
  { fileName, fileHash, table }: Omit<CustomerUpload, "uploadedAt">,
): Promise<Result<null, "notAllowed">> {
  if (!mayUpload(actor, uploads)) return refuse("notAllowed");
  return write(actor, { type: "customerList.uploaded", fileHash }, async (tx) => {
    const data = {
      fileName,
      fileHash,
      table: table as unknown as Prisma.InputJsonObject,
      createdAt: keptNow(),
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
  if (!mayUpload(actor, uploads)) return null;
  const row = await database().customerUpload.findFirst({
    where: { userId: actor.id, createdAt: { gte: keptSince() } },
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
export function discardUpload(actor: Actor) {
  return discardOwn(actor, uploads);
}

/** Takes away what nobody confirmed in time; says how many lists there were. */
export function forgetUploads(actor: Actor) {
  return forgetLate(actor, uploads);
}
