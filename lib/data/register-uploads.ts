import { type Actor, mayDo, type StaffActor } from "@/lib/auth/actor";
import { realClock } from "@/lib/clock";
import { type ImportDraft, type ImportMapping, mappingSchema } from "@/lib/domain/import-draft";
import { canonicalJson } from "@/lib/domain/publication/canonical";
import { done, type Result, refuse } from "@/lib/domain/result";
import type { Book } from "@/lib/domain/table";
import { database } from "./database/current";
import type { Prisma } from "./database/generated/client";
import { timestampOf } from "./sessions";
import { write } from "./write";

/** A file for the register that somebody uploaded, and what they made of it. */
export type RegisterUpload = {
  readonly fileName: string;
  readonly fileHash: string;
  readonly book: Book;
  readonly draft: ImportDraft;
};

/** So long a file waits for whoever uploaded it. */
const keptHours = 24;

/** Keeps a file as it was read. A second one takes the place of the first. */
export async function keepRegisterUpload(
  actor: Actor,
  { fileName, fileHash, book, draft }: RegisterUpload,
): Promise<Result<null, "notAllowed">> {
  if (!isEditor(actor)) return refuse("notAllowed");
  return write(actor, { type: "importFile.uploaded", fileHash }, async (tx) => {
    const data = {
      fileName,
      fileHash,
      book: book as unknown as Prisma.InputJsonObject,
      draft: draft as unknown as Prisma.InputJsonObject,
      createdAt: timestampOf(realClock()),
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
  if (!isEditor(actor)) return null;
  const row = await database().registerUpload.findFirst({
    where: { userId: actor.id, createdAt: { gte: oldest() } },
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
  if (!isEditor(actor)) return refuse("notAllowed");
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
export async function discardRegisterUpload(actor: Actor): Promise<Result<null, "notAllowed">> {
  if (!isEditor(actor)) return refuse("notAllowed");
  await discard(actor, actor.id, {});
  return done(null);
}

/** Takes away what nobody imported in time; says how many files there were. */
export async function forgetRegisterUploads(actor: Actor): Promise<number> {
  const late = { createdAt: { lt: oldest() } };
  const rows = await database().registerUpload.findMany({ where: late, select: { userId: true } });
  for (const { userId } of rows) await discard(actor, userId, late);
  return rows.length;
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
    const data = { mapping, savedAt: timestampOf(realClock()) };
    await tx.importMapping.upsert({
      where: { headings },
      create: { headings, ...data },
      update: data,
    });
    return done(null);
  });
}

function isEditor(actor: Actor): actor is StaffActor {
  return actor.type === "staff" && mayDo(actor, "changeSet:edit");
}

async function discard(
  actor: Actor,
  userId: string,
  where: Prisma.RegisterUploadWhereInput,
): Promise<void> {
  await write(actor, { type: "importFile.discarded", userId }, async (tx) => {
    const { count } = await tx.registerUpload.deleteMany({ where: { userId, ...where } });
    return count === 0 ? refuse("gone") : done(null);
  });
}

function oldest(): Date {
  return timestampOf(realClock().subtract({ hours: keptHours }));
}
