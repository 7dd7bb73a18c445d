import { randomUUID } from "node:crypto";
import { type Actor, mayDo } from "@/lib/auth/actor";
import type { Instant } from "@/lib/domain/calendar";
import {
  type KeptFileProblem,
  keptFileProblem,
  keptFileType,
  plainFileName,
} from "@/lib/domain/documents/kept-file";
import { sha256 } from "@/lib/domain/publication/canonical";
import type { AttachmentPurpose, AttachmentView } from "@/lib/domain/record/attachment-view";
import type { RecordKey } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { database } from "../database/current";
import { instantOfColumn } from "../days";
import { namesOfActors } from "../people/actor-names";
import { type Transaction, write } from "../write";

/** A file as staff hand it in. */
export type AttachmentEntry = RecordKey & {
  readonly purpose: AttachmentPurpose;
  readonly fileName: string;
  readonly bytes: Uint8Array;
};

export type AttachmentRefusal = KeptFileProblem | "notAllowed" | "noSuchRecord" | "knownFile";

/** Keeps a file with a record. */
export async function keepAttachment(
  actor: Actor,
  { kind, ref, purpose, fileName, bytes }: AttachmentEntry,
): Promise<Result<{ id: string; sha256: string }, AttachmentRefusal>> {
  if (!mayDo(actor, "attachment:keep")) return refuse("notAllowed");
  const problem = keptFileProblem(bytes, fileName);
  if (problem !== null) return refuse(problem);
  const digest = sha256(bytes);
  return write<{ id: string; sha256: string }, AttachmentRefusal>(
    actor,
    ({ id }) => ({ type: "attachment.kept", attachmentId: id, kind, ref, sha256: digest }),
    async (tx, { at }) => {
      if ((await tx.record.count({ where: { kind, ref } })) === 0) return refuse("noSuchRecord");
      const known = await tx.attachment.count({
        where: { kind, ref, sha256: digest, removedAt: null },
      });
      if (known > 0) return refuse("knownFile");
      const entry = { kind, ref, purpose, fileName, bytes };
      return done({ id: await putAttachment(tx, actor, entry, at), sha256: digest });
    },
  );
}

/** Writes a file that was looked at, in the transaction of the act that it belongs to; its id. */
export async function putAttachment(
  tx: Transaction,
  actor: Actor,
  { kind, ref, purpose, fileName, bytes }: AttachmentEntry,
  at: Instant,
): Promise<string> {
  const id = randomUUID();
  await tx.attachment.create({
    data: {
      id,
      kind,
      ref,
      purpose,
      fileName: plainFileName(fileName),
      mediaType: keptFileType(bytes, fileName) ?? "application/octet-stream",
      bytes: Uint8Array.from(bytes),
      sha256: sha256(bytes),
      size: bytes.length,
      uploadedById: actor.type === "staff" ? actor.id : "",
      uploadedAt: at,
    },
  });
  return id;
}

/** Takes a file away again: its bytes and its name go; that it was there, and its hash, stay. */
export async function removeAttachment(
  actor: Actor,
  { kind, ref, id, reason }: RecordKey & { id: string; reason: string },
): Promise<Result<{ id: string }, "notAllowed" | "noSuchFile" | "reasonMissing">> {
  if (!mayDo(actor, "attachment:keep")) return refuse("notAllowed");
  const because = reason.trim();
  if (because === "") return refuse("reasonMissing");
  return write<{ id: string }, "noSuchFile">(
    actor,
    { type: "attachment.removed", attachmentId: id, reason: because },
    async (tx, { at }) => {
      const { count } = await tx.attachment.updateMany({
        where: { id, kind, ref, removedAt: null },
        data: { bytes: null, fileName: "", removedAt: at },
      });
      return count === 0 ? refuse("noSuchFile") : done({ id });
    },
  );
}

/** The files of a record, the newest first; none for who may not read the register. */
export async function attachmentsOf(
  actor: Actor,
  { kind, ref }: RecordKey,
): Promise<AttachmentView[]> {
  if (!mayDo(actor, "register:read")) return [];
  const rows = await database().attachment.findMany({
    where: { kind, ref, removedAt: null },
    omit: { bytes: true },
    orderBy: [{ uploadedAt: "desc" }, { id: "asc" }],
  });
  const names = await namesOfActors(rows.map(({ uploadedById }) => `user:${uploadedById}`));
  return rows.map(({ id, purpose, fileName, mediaType, size, sha256: digest, ...row }) => ({
    id,
    purpose,
    fileName,
    mediaType,
    size,
    sha256: digest,
    uploadedAt: instantOfColumn(row.uploadedAt),
    uploadedBy: names.get(`user:${row.uploadedById}`) ?? "",
  }));
}

/** A file with its bytes, as it is handed out. */
export type AttachmentFile = {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
};

/** Hands out a file of a record and notes who took it; null when there is none, or the actor may not read the register. */
export async function takeAttachment(
  actor: Actor,
  { kind, ref, id }: RecordKey & { id: string },
): Promise<AttachmentFile | null> {
  // The database takes no address that is no text.
  if (!mayDo(actor, "register:read") || [ref, id].some((part) => part.includes("\0"))) return null;
  const row = await database().attachment.findFirst({
    where: { kind, ref, id, removedAt: null },
    select: { fileName: true, mediaType: true, bytes: true },
  });
  if (row === null || row.bytes === null) return null;
  const { fileName, mediaType, bytes } = row;
  await write(actor, { type: "attachment.downloaded", attachmentId: id }, async () => done(null));
  return { fileName, mediaType, bytes };
}
