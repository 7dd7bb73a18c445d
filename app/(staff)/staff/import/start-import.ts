import type { z } from "zod";
import type { StaffActor } from "@/lib/auth/actor";
import { importIntoDraft, type RegisterImportRefusal } from "@/lib/data/imports/register-imports";
import { keepImportDraft } from "@/lib/data/imports/register-uploads";
import { type ImportStanding, isUnderWay } from "@/lib/domain/import/import-draft";
import { refusals } from "@/lib/domain/language/refusals";
import { done, type Result, refuse } from "@/lib/domain/result";
import { log } from "@/lib/log";
import type { seenForm } from "./forms";
import { type OpenFile, openFile } from "./open-file";

/** So long a person waits on the form; what takes longer goes on by itself, and the page tells how it stands. */
const patienceMilliseconds = 2_000;

/**
 * Makes the draft that was shown. A large one is made while the page already says so.
 *
 * @returns the change set; null while it is still being made
 */
export async function startImport(
  actor: StaffActor,
  { plan: seen, title, reason }: z.output<typeof seenForm>,
): Promise<Result<{ changeSetId: string | null }, RegisterImportRefusal | "noUpload">> {
  const file = await openFile(actor);
  if (file === null || isUnderWay(file.draft.standing, actor.at)) return refuse("noUpload");
  const { plan, fileHash } = file;
  // Another file was uploaded, or the register moved on: what was shown is not what would happen.
  if (plan.hash !== seen || plan.problems.length > 0) return refuse("changedMeanwhile");
  const records = plan.items.length;
  const standing = { type: "running", since: actor.at, records } as const;
  const kept = await keepImportDraft(actor, fileHash, { ...file.draft, standing }, file.draft);
  if (!kept.ok) return kept;
  const work = importIt(actor, file, { title, reason: reason || null });
  const late = new Promise<null>((resolve) =>
    setTimeout(() => resolve(null), patienceMilliseconds),
  );
  const first = await Promise.race([work, late]);
  return first ?? done({ changeSetId: null });
}

type Imported = Result<{ changeSetId: string }, RegisterImportRefusal>;

async function importIt(
  actor: StaffActor,
  file: OpenFile,
  { title, reason }: { title: string; reason: string | null },
): Promise<Imported> {
  const { plan, fileHash } = file;
  try {
    const imported = await importIntoDraft(actor, { title, reason, items: plan.items, fileHash });
    await tell(
      actor,
      file,
      imported.ok
        ? { type: "done", changeSetId: imported.value.changeSetId }
        : { type: "refused", message: refusals[imported.reason] },
    );
    return imported;
  } catch (error) {
    // Nobody waits for this any more: the page must not say for ever that the work goes on.
    log().error({ err: error }, "import failed");
    await tell(actor, file, { type: "refused", message: "Nothing was imported: try it again." });
    throw error;
  }
}

async function tell(actor: StaffActor, { fileHash, draft }: OpenFile, standing: ImportStanding) {
  await keepImportDraft(actor, fileHash, { ...draft, standing }, null);
}
