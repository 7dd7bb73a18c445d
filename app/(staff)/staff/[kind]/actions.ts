"use server";

import { signedInStaff, staffAction } from "@/lib/auth/staff-door";
import { foresee } from "@/lib/data/changes/foreseeing";
import { meanwhile } from "@/lib/data/changes/meanwhile";
import type { ProposalRefusal, Proposed } from "@/lib/data/changes/proposing";
import { endRecord, saveRecord } from "@/lib/data/records/record-saving";
import type { FormState } from "@/lib/domain/form-state";
import { recordPath } from "@/lib/domain/record/record-address";
import { foreseeIntent, formNames } from "@/lib/domain/record/record-form-names";
import { recordEnding, recordSubmission } from "@/lib/domain/record/record-submission";
import type { RecordKey } from "@/lib/domain/register";
import { proposalRefusals } from "./refusals";

const save = staffAction({
  permission: "changeSet:edit",
  input: recordSubmission,
  run: saveRecord,
  refusals: proposalRefusals,
  after: pageAfter,
});

const { notAllowed, notDraft, nothingChanges, pointsNowhere, stillUsed } = proposalRefusals;
const { ruleNotWaivable, foundNowhere } = proposalRefusals;

/** What would follow if the form were saved as it stands; saves nothing. */
const foreseen = staffAction({
  permission: "changeSet:edit",
  input: recordSubmission,
  run: foresee,
  refusals: {
    notAllowed,
    notDraft,
    nothingChanges,
    pointsNowhere,
    stillUsed,
    ruleNotWaivable,
    foundNowhere,
  },
  after: (view) => ({ foreseen: view }),
});

export const proposeEnd = staffAction({
  permission: "changeSet:edit",
  input: recordEnding,
  run: endRecord,
  refusals: proposalRefusals,
  after: pageAfter,
});

/** Saves a record. Who comes second gets the other's wording beside the own, and sends again. */
export async function proposeRecord(previous: FormState, form: FormData): Promise<FormState> {
  if (form.get(formNames.intent) === foreseeIntent) return foreseen(previous, form);
  const state = await save(previous, form);
  if (state.status !== "refused") return state;
  const { reason, message, typed } = state;
  const input = inputToBlame(reason);
  if (input !== undefined) return { status: "invalid", errors: { [input]: [message] }, typed };
  if (reason !== ("changedMeanwhile" satisfies ProposalRefusal)) return state;
  const staff = await signedInStaff();
  const sent = recordSubmission.safeParse(typed);
  const merged = staff && sent.success ? await meanwhile(staff.actor, sent.data) : null;
  return merged === null ? state : { status: "invalid", ...merged };
}

/** The input at which a refusal is told, where one alone is to blame. */
function inputToBlame(reason: string | undefined): string | undefined {
  const inputs: Readonly<Record<string, string>> = {
    refTaken: formNames.ref,
    ruleNotWaivable: "rule",
    foundNowhere: "foundIn",
    foundInReview: "foundIn",
  } satisfies Partial<Record<ProposalRefusal, string>>;
  return reason === undefined ? undefined : inputs[reason];
}

function pageAfter({ changeSetId, outcome, ...key }: Proposed & RecordKey): { goTo: string } {
  if (outcome === "takenOut") return { goTo: `/staff/changes/${changeSetId}` };
  const within: Record<string, string> = outcome === "proposed" ? { in: changeSetId } : {};
  return { goTo: recordPath(key, { ...within, saved: "yes" }) };
}
