"use server";

import { z } from "zod";
import { mayDo, type StaffActor } from "@/lib/auth/actor";
import { signedInStaff, staffAction } from "@/lib/auth/staff-door";
import {
  type Imported,
  type ImportRefusal,
  importCustomers,
} from "@/lib/data/imports/customer-imports";
import { discardUpload, keepUpload } from "@/lib/data/imports/customer-uploads";
import type { FormState } from "@/lib/domain/form-state";
import { refusals } from "@/lib/domain/language/refusals";
import { type Result, refuse } from "@/lib/domain/result";
import { readTableApart } from "@/lib/file/table/read-table-apart";
import { fileForm, readChosenFile } from "./list-form";
import { uploadedPlan } from "./list-plan";

const page = "/staff/customers/import";
const { notAllowed, nothingChanges, notYet, changedMeanwhile } = refusals;

/** Reads a list and keeps it as it was read. The file is read before the form is, so the form depends on it. */
export async function readList(previous: FormState, form: FormData): Promise<FormState> {
  const staff = await signedInStaff();
  const mayRead = staff !== null && mayDo(staff.actor, "changeSet:edit");
  const chosen = mayRead ? await readChosenFile(form.get("file"), readTableApart) : null;
  const act = staffAction({
    permission: "changeSet:edit",
    input: fileForm(chosen),
    run: keepUpload,
    refusals: { notAllowed },
    after: () => ({ goTo: page }),
  });
  return act(previous, form);
}

const seenPlan = z.object({
  plan: z.string().length(64),
  title: z.string().trim().max(300, "At most 300 characters.").default(""),
  reason: z.string().trim().max(4000, "At most 4000 characters.").default(""),
});

export const confirmList = staffAction({
  permission: "changeSet:edit",
  input: seenPlan,
  run: importSeen,
  refusals: {
    notAllowed,
    nothingChanges,
    notYet,
    changedMeanwhile,
    noUpload: "The list is not here any more: choose it again.",
  },
  after: ({ changeSetId, internal }) => ({
    goTo:
      changeSetId === null || internal
        ? `${page}?done=yes`
        : `/staff/changes/${encodeURIComponent(changeSetId)}`,
  }),
});

async function importSeen(
  actor: StaffActor,
  { plan: seen, title, reason }: z.output<typeof seenPlan>,
): Promise<Result<Imported, ImportRefusal | "noUpload">> {
  const plan = await uploadedPlan(actor);
  if (plan === null) return refuse("noUpload");
  // Another list was uploaded, or the register moved on: what was shown is not what would happen.
  if (plan.hash !== seen || plan.problems.length > 0) return refuse("changedMeanwhile");
  const { items, contacts, fileHash, fileName } = plan;
  const imported = await importCustomers(actor, {
    title: title || `Import of ${fileName}`,
    reason: reason || null,
    items,
    contacts,
    fileHash,
  });
  if (imported.ok) await discardUpload(actor);
  return imported;
}

export const discardList = staffAction({
  permission: "changeSet:edit",
  input: z.object({}),
  run: discardUpload,
  refusals: { notAllowed },
  after: () => ({ goTo: page }),
});
