import type { Actor } from "@/lib/auth/actor";
import { planTracking } from "@/lib/data/notices/letter-tracking";
import { findTracking } from "@/lib/data/notices/tracking-uploads";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import type { TrackedLetter, TrackingView } from "@/lib/domain/sending/tracked-letter";
import { trackingProblems, trackingRows } from "@/lib/file/letters/tracking-rows";

type UploadedTracking = {
  readonly view: TrackingView;
  /** None where something in the list is wrong. */
  readonly letters: readonly TrackedLetter[];
};

/** What the list that this person uploaded for a change would record now; null when there is none. */
export async function uploadedTracking(
  actor: Actor,
  changeSetId: string,
): Promise<UploadedTracking | null> {
  const upload = await findTracking(actor, changeSetId);
  if (upload === null) return null;
  const { fileName, fileHash, table } = upload;
  const read = trackingRows(table);
  const plan = await planTracking(actor, changeSetId, read.letters);
  const problems = trackingProblems(table, read, plan?.troubles ?? []);
  const letters = problems.length > 0 ? [] : (plan?.letters ?? []);
  return {
    letters: problems.length === 0 ? read.letters : [],
    view: {
      changeSetId,
      fileName,
      planHash: sha256(canonicalJson({ fileHash, letters })),
      letters,
      problems: problems.map(({ line, column, message, hint }) => ({
        place: `line ${line}, column ${column}`,
        message,
        hint,
      })),
    },
  };
}
