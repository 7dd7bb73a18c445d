import { type Actor, mayDo } from "@/lib/auth/actor";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { todayIn } from "@/lib/domain/organisation-day";
import { proposedRef } from "@/lib/domain/record/proposed-ref";
import { bodyOfForm } from "@/lib/domain/record/record-form";
import { suggestedTitle } from "@/lib/domain/record/record-naming";
import type { RecordEnding, RecordSubmission } from "@/lib/domain/record/record-submission";
import { recordTitle } from "@/lib/domain/record/record-title";
import { apply, type RecordKey, type Register } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { changesOf } from "../changes/change-sets";
import { type ProposalRefusal, type Proposed, propose } from "../changes/proposing";
import { database } from "../database/current";
import { presentRegister } from "../register";
import { bodySeen } from "./opened-records";

/** Saves a form that was sent: makes the whole record of it, and proposes that. */
export async function saveRecord(
  actor: Actor,
  submission: RecordSubmission,
): Promise<Result<Proposed & RecordKey, ProposalRefusal>> {
  if (!mayDo(actor, "changeSet:edit")) return refuse("notAllowed");
  const { kind, typed, openedIn, title, reason, validFrom, baseSeq } = submission;
  const isNew = submission.ref === null || (baseSeq === null && submission.itemHash === null);
  const seen = await bodySeen(kind, submission);
  const { body } = bodyOfForm(kind, typed, seen);
  const { register } = await presentRegister();
  const ref = submission.ref ?? (await freeRef(actor, register, kind, body));
  const named = apply(
    register,
    changesOf([itemNamed(kind, ref, body)], todayIn(register, actor.at)),
  );
  const proposed = await propose(actor, {
    kind,
    ref,
    baseSeq,
    itemHash: openedIn === submission.changeSetId ? submission.itemHash : null,
    body,
    validFrom,
    changeSetId: submission.changeSetId,
    title:
      title ?? suggestedTitle(isNew ? "Add" : "Change", kind, recordTitle(named, { kind, ref })),
    reason,
  });
  return proposed.ok ? done({ ...proposed.value, kind, ref }) : proposed;
}

function itemNamed(kind: KindName, ref: string, body: Record<string, unknown>) {
  return { kind, ref, body, validFrom: null, overrides: [] };
}

/** Proposes that a record ends. */
export async function endRecord(
  actor: Actor,
  ending: RecordEnding,
): Promise<Result<Proposed & RecordKey, ProposalRefusal>> {
  const { kind, baseSeq, validFrom, changeSetId, reason } = ending;
  const ref = ending.ref ?? "";
  const { register } = await presentRegister();
  const title = ending.title ?? suggestedTitle("End", kind, recordTitle(register, { kind, ref }));
  const ended = await propose(actor, {
    kind,
    ref,
    baseSeq,
    itemHash: ending.openedIn === changeSetId ? ending.itemHash : null,
    body: null,
    validFrom,
    changeSetId,
    title,
    reason,
  });
  return ended.ok ? done({ ...ended.value, kind, ref }) : ended;
}

/** A ref that nobody has, from the title of what is yet to be made. */
export async function freeRef(
  actor: Actor,
  register: Register,
  kind: KindName,
  body: Record<string, unknown>,
): Promise<string> {
  const unnamed = "unnamed";
  const today = todayIn(register, actor.at);
  const title = recordTitle(apply(register, changesOf([itemNamed(kind, unnamed, body)], today)), {
    kind,
    ref: unnamed,
  });
  const stem = proposedRef(title, () => false);
  const [records, items] = await Promise.all([
    database().record.findMany({ where: { kind, ref: { startsWith: stem } } }),
    database().changeItem.findMany({ where: { kind, ref: { startsWith: stem } } }),
  ]);
  const taken = new Set([...records, ...items].map(({ ref }) => ref));
  return proposedRef(title, (ref) => taken.has(ref));
}
