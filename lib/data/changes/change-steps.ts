import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import { type EmergencyTrouble, emergencyTrouble } from "@/lib/domain/change/emergency";
import { frozenOutlook, outlookHash } from "@/lib/domain/change/frozen-outlook";
import { bearsErrors, hidesBehindAdverse, isTold } from "@/lib/domain/change/materiality";
import { firstOverrideTrouble, type OverrideTrouble } from "@/lib/domain/change/override-trouble";
import { tellsPeople } from "@/lib/domain/change/people-notice";
import { afterEndTrouble } from "@/lib/domain/change/reached-after-end";
import { newErrorsOf } from "@/lib/domain/findings/difference";
import { todayIn } from "@/lib/domain/organisation-day";
import { done, type Result, refuse } from "@/lib/domain/result";
import type { Prisma } from "../database/generated/client";
import { activateWithin } from "../gate/activation";
import { write } from "../write";
import {
  areTrueBy,
  findChangeSet,
  inState,
  itemsOf,
  movedItems,
  newestSeq,
  type StepRefusal,
  step,
} from "./change-sets";
import { isAsSeen, outlookOf, type Seen } from "./outlook";

/**
 * Hands a draft to the approvers.
 *
 * @param seen position of the draft when it was read, as for `inState`
 * @returns    refuses with `nothingProposed` a draft from which everything was taken out
 */
export async function submitChangeSet(
  actor: Actor,
  id: string,
  seen?: number,
): Promise<Result<{ id: string }, StepRefusal | "nothingProposed">> {
  if (!mayDo(actor, "changeSet:submit")) return refuse("notAllowed");
  return write<{ id: string }, StepRefusal | "nothingProposed">(
    actor,
    { type: "changeSet.submitted", changeSetId: id },
    async (tx, entry) => {
      const found = await inState(tx, id, ["DRAFT"], seen);
      if (!found.ok) return found;
      if (found.value.items.length === 0) return refuse("nothingProposed");
      await step(tx, entry, id, { state: "IN_REVIEW" });
      return done({ id });
    },
  );
}

export type Approved = { id: string; state: "APPROVED" | "ACTIVE" };
type ApprovalRefusal =
  | StepRefusal
  | "approverIsAuthor"
  | "baseMoved"
  | "newErrors"
  | "adverseNotAlone"
  | "afterEndUnsaid"
  | EmergencyTrouble
  | OverrideTrouble;

/**
 * Approves a change set that somebody else wrote. What tells nobody takes effect at once.
 *
 * Source: product rule V4; GDPR Art. 24(1).
 *
 * @param seen what the approver has read; refused with `changedMeanwhile` when anything of it is otherwise by now
 */
export async function approveChangeSet(
  actor: Actor,
  id: string,
  seen?: Seen,
): Promise<Result<Approved, ApprovalRefusal>> {
  const before = await findChangeSet(id);
  if (before?.authors.includes(actorName(actor))) return refuse("approverIsAuthor");
  if (!mayDo(actor, "changeSet:approve")) return refuse("notAllowed");
  if (before === null) return refuse("noSuchChangeSet");
  if (before.state !== "IN_REVIEW") return refuse("wrongState");
  const { snapshot, consequence } = await outlookOf(before, actor.at);
  if (seen !== undefined && !isAsSeen(seen, before, consequence)) return refuse("changedMeanwhile");
  if (movedItems(itemsOf(before), snapshot).length > 0) return refuse("baseMoved");
  if (newErrorsOf(consequence.findings) > 0 && !bearsErrors(consequence.items))
    return refuse("newErrors");
  if (hidesBehindAdverse(consequence)) return refuse("adverseNotAlone");
  const overridden = firstOverrideTrouble(consequence.items);
  if (overridden !== null) return refuse(overridden.trouble);
  const { customers } = consequence;
  const emergency = emergencyTrouble(before.emergencyGround, before.reason, customers);
  if (emergency !== null) return refuse(emergency);
  const unsaid = afterEndTrouble(consequence.reachedAfterEnd, before.afterEndWords);
  if (unsaid !== null) return refuse(unsaid);

  const frozen = frozenOutlook(consequence);
  const frozenHash = outlookHash(consequence);
  const isDue = areTrueBy(itemsOf(before), todayIn(snapshot.register, actor.at));
  const isSilent =
    isDue &&
    customers.length === 0 &&
    !tellsPeople(consequence.items) &&
    (consequence.class === null || !isTold(consequence.class));
  return write<Approved, ApprovalRefusal>(
    actor,
    { type: "changeSet.approved", changeSetId: id, frozenHash },
    async (tx, entry) => {
      const found = await inState(tx, id, ["IN_REVIEW"]);
      if (!found.ok) return found;
      if ((await newestSeq(tx)) !== snapshot.seq || found.value.position !== before.position)
        return refuse("changedMeanwhile");
      const gating = consequence.perCustomer ? "PER_CUSTOMER" : "GLOBAL_LATEST";
      await step(tx, entry, id, {
        state: "APPROVED",
        approvedById: actorName(actor),
        approvedAt: entry.at,
        frozen: frozen as Prisma.InputJsonObject,
        gating,
      });
      if (!isSilent) return done({ id, state: "APPROVED" });
      await activateWithin(tx, entry, found.value, snapshot.register, consequence);
      return done({ id, state: "ACTIVE" });
    },
  );
}

/**
 * Sends a change set back for good (its authors may take it up again as a draft).
 *
 * @param seen position of the change set when it was read, as for `inState`
 */
export async function rejectChangeSet(
  actor: Actor,
  id: string,
  reason: string | null,
  seen?: number,
): Promise<Result<{ id: string }, StepRefusal>> {
  if (!mayDo(actor, "changeSet:approve")) return refuse("notAllowed");
  return write(
    actor,
    { type: "changeSet.rejected", changeSetId: id, reason },
    async (tx, entry) => {
      const found = await inState(tx, id, ["IN_REVIEW"], seen);
      if (!found.ok) return found;
      await step(tx, entry, id, { state: "REJECTED" });
      return done({ id });
    },
  );
}
