"use server";

import { z } from "zod";
import { mayDo, type StaffActor } from "@/lib/auth/actor";
import { signedInStaff, staffAction } from "@/lib/auth/staff-door";
import { recordTracking } from "@/lib/data/notices/letter-tracking";
import { discardTracking, keepTracking } from "@/lib/data/notices/tracking-uploads";
import type { FormState } from "@/lib/domain/form-state";
import { refusals } from "@/lib/domain/language/refusals";
import { type Result, refuse } from "@/lib/domain/result";
import { readTableApart } from "@/lib/file/table/read-table-apart";
import { fileForm, readChosenFile } from "../../../customers/import/list-form";
import { uploadedTracking } from "./tracking-plan";

const { notAllowed, noSuchChangeSet, changedMeanwhile, lettersWrong } = refusals;

/** Reads a list and keeps it as it was read. The file is read before the form is, so the form depends on it. */
export async function read(previous: FormState, form: FormData): Promise<FormState> {
  const staff = await signedInStaff();
  const mayRead = staff !== null && mayDo(staff.actor, "notice:record");
  const chosen = mayRead ? await readChosenFile(form.get("file"), readTableApart) : null;
  const act = staffAction({
    permission: "notice:record",
    input: z.object({ changeSetId: z.string() }).and(fileForm(chosen)),
    run: keepTracking,
    refusals: { notAllowed, noSuchChangeSet },
    after: (_kept, { changeSetId }) => ({ goTo: pageOf(changeSetId) }),
  });
  return act(previous, form);
}

export const record = staffAction({
  permission: "notice:record",
  input: z.object({ changeSetId: z.string(), plan: z.string().length(64) }),
  run: recordSeen,
  refusals: {
    notAllowed,
    nothingChanges: "Every letter is recorded so already.",
    lettersWrong,
    changedMeanwhile,
    noUpload: "The list is not here any more: choose it again.",
  },
  after: ({ letters }, { changeSetId }) => ({ goTo: `${pageOf(changeSetId)}?done=${letters}` }),
});

async function recordSeen(
  actor: StaffActor,
  { changeSetId, plan: seen }: { changeSetId: string; plan: string },
): Promise<
  Result<
    { letters: number },
    "notAllowed" | "nothingChanges" | "lettersWrong" | "changedMeanwhile" | "noUpload"
  >
> {
  const plan = await uploadedTracking(actor, changeSetId);
  if (plan === null) return refuse("noUpload");
  if (plan.view.problems.length > 0) return refuse("lettersWrong");
  // Another list was uploaded, or the notices moved on: what was shown is not what would happen.
  if (plan.view.planHash !== seen) return refuse("changedMeanwhile");
  const recorded = await recordTracking(actor, changeSetId, plan.letters);
  if (recorded.ok) await discardTracking(actor);
  return recorded;
}

export const discard = staffAction({
  permission: "notice:record",
  input: z.object({ changeSetId: z.string() }),
  run: discardTracking,
  refusals: { notAllowed },
  after: (_gone, { changeSetId }) => ({ goTo: pageOf(changeSetId) }),
});

function pageOf(changeSetId: string): string {
  return `/staff/changes/${encodeURIComponent(changeSetId)}/tracking`;
}
