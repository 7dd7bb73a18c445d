import { type Actor, actorName, mayDo } from "@/lib/auth/actor";
import type { CalendarDate } from "@/lib/domain/calendar";
import { type KeptFileProblem, keptFileProblem } from "@/lib/domain/documents/kept-file";
import { todayIn } from "@/lib/domain/organisation-day";
import { canonicalJson, sha256 } from "@/lib/domain/publication/canonical";
import { find, type Register } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import type { TaskOutcome } from "@/lib/domain/termination/task";
import { database } from "../database/current";
import { columnOf } from "../days";
import { putAttachment } from "../records/attachments";
import { presentRegister } from "../register";
import { write } from "../write";
import { earliestDays, endTask } from "./termination-facts";

/** What a holder did with its part, and what shows it. */
export type TaskSettlement = {
  readonly taskId: string;
  readonly outcome: TaskOutcome;
  readonly doneOn: CalendarDate;
  /** A confirmation, a ticket, a record of deletion: words that let others find it. */
  readonly evidence: string | null;
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
  /** Where it is kept: the law that requires it, and until when. */
  readonly law: string | null;
  readonly until: CalendarDate | null;
};

type Refusal =
  | Exclude<KeptFileProblem, "noFile">
  | "notAllowed"
  | "noSuchTask"
  | "isCertified"
  | "notYet"
  | "evidenceMissing"
  | "lawMissing"
  | "untilMissing"
  | "untilOver"
  | TooEarly;

type TooEarly = "beforeEnd" | "beforeEngaged";

/** A refusal that says which day is the first possible one. */
export type SettlingResult = Result<
  { id: string; agreement: string; customer: string },
  Refusal
> & {
  earliestOn?: CalendarDate;
};

/**
 * Records what a holder did with its part; said again, the last word counts, until it is certified.
 *
 * Source: GDPR Art. 28(3)(g).
 * Reading: to be certified it must be shown, by words or a file. What is kept names the law of the Union or of a member state that
 * requires it, and until when. While the agreement lasts nothing is settled: see `standingSettlement`.
 */
export async function settleTask(
  actor: Actor,
  settlement: TaskSettlement,
): Promise<SettlingResult> {
  if (!mayDo(actor, "termination:settle")) return refuse("notAllowed");
  const wanting = whatIsWanting(settlement);
  if (wanting !== null) return refuse(wanting);
  const { taskId, outcome, doneOn, evidence, file } = settlement;
  const { register } = await presentRegister();
  if (doneOn > todayIn(register, actor.at)) return refuse("notYet");
  const early = await whenTooEarly(register, settlement);
  if (early !== null) return { ...refuse(early.reason), earliestOn: early.earliestOn };
  const digest = file === null ? null : sha256(file.bytes);
  return write<
    { id: string; agreement: string; customer: string; attachmentId: string | null },
    Refusal
  >(
    actor,
    ({ agreement, attachmentId }) => ({
      type: "termination.settled",
      agreementRef: agreement,
      taskId,
      outcome,
      doneOn,
      evidenceHash: evidence === null ? null : sha256(canonicalJson(evidence)),
      attachment:
        attachmentId === null || digest === null ? null : { id: attachmentId, sha256: digest },
    }),
    async (tx, { at }) => {
      const task = await tx.terminationTask.findUnique({
        where: { id: taskId },
        include: { termination: { include: { certificates: { select: { language: true } } } } },
      });
      if (task === null) return refuse("noSuchTask");
      if (task.termination.certificates.length > 0) return refuse("isCertified");
      const { agreementRef } = task;
      const endsOn = find(register, "CustomerAgreement", agreementRef)?.endsOn;
      const isAgain = endTask(task, { endsOn }).settled !== null;
      const kept = { kind: "CustomerAgreement", ref: agreementRef, purpose: "EVIDENCE" } as const;
      const attachmentId =
        file === null
          ? null
          : await putAttachment(tx, actor, { ...kept, fileName: file.name, bytes: file.bytes }, at);
      await tx.terminationTask.update({
        where: { id: taskId },
        data: {
          ...settledColumns(settlement),
          attachmentId: attachmentId ?? (isAgain ? task.attachmentId : null),
          settledBy: actorName(actor),
          settledAt: at,
        },
      });
      const { customerRef } = task.termination;
      return done({ id: taskId, agreement: agreementRef, customer: customerRef, attachmentId });
    },
  );
}

/** The first possible day of a settlement that lies before it, and what makes it the first; null where it does not. */
async function whenTooEarly(
  register: Register,
  { taskId, doneOn }: TaskSettlement,
): Promise<{ reason: TooEarly; earliestOn: CalendarDate } | null> {
  const task = await database().terminationTask.findUnique({
    where: { id: taskId },
    select: { id: true, agreementRef: true, engagementRef: true },
  });
  const agreement = find(register, "CustomerAgreement", task?.agreementRef);
  if (task === null || agreement === undefined) return null;
  const earliestOn = (await earliestDays(agreement, [task])).get(taskId) ?? null;
  if (earliestOn === null || doneOn >= earliestOn) return null;
  return { reason: earliestOn === agreement.endsOn ? "beforeEnd" : "beforeEngaged", earliestOn };
}

function settledColumns({ outcome, doneOn, evidence, law, until }: TaskSettlement) {
  const isKept = outcome === "RETAINED";
  return {
    outcome,
    doneOn: columnOf(doneOn),
    evidence,
    retentionLaw: isKept ? law : null,
    retainedUntil: isKept ? columnOf(until) : null,
  };
}

function whatIsWanting({
  outcome,
  doneOn,
  evidence,
  file,
  law,
  until,
}: TaskSettlement): Exclude<
  Refusal,
  "notAllowed" | "noSuchTask" | "isCertified" | "notYet" | TooEarly
> | null {
  if (outcome === "RETAINED" && law === null) return "lawMissing";
  if (outcome === "RETAINED" && until === null) return "untilMissing";
  if (outcome === "RETAINED" && until !== null && until < doneOn) return "untilOver";
  if (outcome !== "RETAINED" && evidence === null && file === null) return "evidenceMissing";
  const problem = file === null ? null : keptFileProblem(file.bytes, file.name);
  return problem === "noFile" ? "evidenceMissing" : problem;
}
