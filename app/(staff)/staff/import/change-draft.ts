import type { StaffActor } from "@/lib/auth/actor";
import {
  findRegisterUpload,
  keepImportDraft,
  type RegisterUpload,
} from "@/lib/data/imports/register-uploads";
import { type ImportDraft, isUnderWay } from "@/lib/domain/import/import-draft";
import { type Result, refuse } from "@/lib/domain/result";

/** Changes what somebody has made of the file they uploaded. */
export async function changeDraft<Reason extends string>(
  actor: StaffActor,
  change: (upload: RegisterUpload) => Promise<Result<ImportDraft, Reason>>,
): Promise<Result<null, Reason | "notAllowed" | "noUpload" | "changedMeanwhile">> {
  const upload = await findRegisterUpload(actor);
  if (upload === null || isUnderWay(upload.draft.standing, actor.at)) return refuse("noUpload");
  const next = await change(upload);
  if (!next.ok) return next;
  return keepImportDraft(
    actor,
    upload.fileHash,
    { ...next.value, standing: { type: "open" } },
    upload.draft,
  );
}
