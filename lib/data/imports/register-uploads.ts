import { type Actor, mayDo } from "@/lib/auth/actor";
import {
  type ImportDraft,
  type ImportMapping,
  mappingSchema,
} from "@/lib/domain/import/import-draft";
import { canonicalJson } from "@/lib/domain/publication/canonical";
import { done, type Result, refuse } from "@/lib/domain/result";
import type { Book } from "@/lib/domain/table";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { write } from "../write";
import {
  discardOwn,
  forgetLate,
  keptNow,
  keptSince,
  mayUpload,
  type Uploads,
} from "./upload-keeper";

/** A file for the register that somebody uploaded, and what they made of it. */
export type RegisterUpload = {
  readonly fileName: string;
  readonly fileHash: string;
  readonly book: Book;
  readonly draft: ImportDraft;
};

const uploads: Uploads = {
  permission: "changeSet:edit",
  discarded: "importFile.discarded",
  owners: (tables, where) => tables.registerUpload.findMany({ where, select: { userId: true } }),
  remove: (tables, where) => tables.registerUpload.deleteMany({ where }),
};

/** Keeps a file as it was read. A second one takes the place of the first. */
export async function keepRegisterUpload(
  actor: Actor,
  { fileName, fileHash, book, draft }: RegisterUpload,
): Promise<Result<null, "notAllowed">> {
  if (!mayUpload(actor, uploads)) return refuse("notAllowed");
  return write(actor, { type: "importFile.uploaded", fileHash }, async (tx) => {
    const data = {
      fileName,
      fileHash,
      book: book as unknown as Prisma.InputJsonObject,
      draft: draft as unknown as Prisma.InputJsonObject,
      createdAt: keptNow(),
    };
    await tx.registerUpload.upsert({
      where: { userId: actor.id },
      create: { userId: actor.id, ...data },
      update: data,
    });
    return done(null);
  });
}

/** The file that this member of staff uploaded last, within a day; null when there is none. */
export async function findRegisterUpload(actor: Actor): Promise<RegisterUpload | null> {
  if (!mayUpload(actor, uploads)) return null;
  const row = await database().registerUpload.findFirst({
    where: { userId: actor.id, createdAt: { gte: keptSince() } },
  });
  if (row === null) return null;
  const { fileName, fileHash, book, draft } = row;
  return {
    fileName,
    fileHash,
    book: book as unknown as Book,
    draft: draft as unknown as ImportDraft,
  };
}

/**
 * Keeps what somebody makes of the file they uploaded.
 *
 * @param before what they saw of it; null where it is to be kept whatever became of it
 * @returns      refuses with `noUpload` where another file has taken its place, with `changedMeanwhile` where it was worked on in
 *               another window
 */
export async function keepImportDraft(
  actor: Actor,
  fileHash: string,
  draft: ImportDraft,
  before: ImportDraft | null,
): Promise<Result<null, "notAllowed" | "noUpload" | "changedMeanwhile">> {
  if (!mayUpload(actor, uploads)) return refuse("notAllowed");
  return write(actor, { type: "importFile.edited", fileHash }, async (tx) => {
    const row = await tx.registerUpload.findUnique({ where: { userId: actor.id } });
    if (row?.fileHash !== fileHash) return refuse("noUpload");
    if (before !== null && canonicalJson(row.draft) !== canonicalJson(before))
      return refuse("changedMeanwhile");
    await tx.registerUpload.update({
      where: { userId: actor.id },
      data: { draft: draft as unknown as Prisma.InputJsonObject },
    });
    return done(null);
  });
}

/** Takes away what this member of staff uploaded. */
export function discardRegisterUpload(actor: Actor) {
  return discardOwn(actor, uploads);
}

/** Takes away what nobody imported in time; says how many files there were. */
export function forgetRegisterUploads(actor: Actor) {
  return forgetLate(actor, uploads);
}

/** What the columns of lists with these headings said the last time; null where nobody has said it yet. */
export async function findMapping(headings: string): Promise<ImportMapping | null> {
  const row = await database().importMapping.findUnique({ where: { headings } });
  const read = mappingSchema.safeParse(row?.mapping);
  return read.success ? read.data : null;
}

/** Remembers what the columns of lists with these headings say. */
export async function saveMapping(
  actor: Actor,
  headings: string,
  mapping: ImportMapping,
): Promise<Result<null, "notAllowed">> {
  if (!mayDo(actor, "changeSet:edit")) return refuse("notAllowed");
  return write(actor, { type: "importMapping.saved", headings }, async (tx) => {
    const data = { mapping, savedAt: keptNow() };
    await tx.importMapping.upsert({
      where: { headings },
      create: { headings, ...data },
      update: data,
    });
    return done(null);
  });
}
