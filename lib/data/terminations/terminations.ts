import { randomUUID } from "node:crypto";
import { type Actor, mayDo } from "@/lib/auth/actor";
import type { CalendarDate } from "@/lib/domain/calendar";
import { todayIn } from "@/lib/domain/organisation-day";
import { bodyOf, find, type Register, type Row } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { answersFor } from "@/lib/domain/reviews/review-dates";
import type { Holder } from "@/lib/domain/termination/holders";
import { outOfReachFrom } from "@/lib/domain/termination/out-of-reach";
import { auditHead } from "../audit/audit-head";
import { createChangeSet } from "../changes/change-sets";
import { submitChangeSet } from "../changes/change-steps";
import { database } from "../database/current";
import { decideObjection } from "../objections/objections";
import { presentRegister } from "../register";
import { write } from "../write";
import { endingAgreements, presentHolders, tasksOf, withoutTask } from "./termination-facts";

/** The end of an agreement as its customer declared it. */
export type Ending = {
  readonly customerRef: string;
  /** Null: the only one that the customer has. */
  readonly agreementRef: string | null;
  /** Its last day. */
  readonly endsOn: CalendarDate;
  readonly onEnd: "DELETE" | "RETURN";
  /** Null: as long after the end as is usual. */
  readonly dataDueOn: CalendarDate | null;
  readonly reason: string | null;
};

type EndRefusal =
  | "notAllowed"
  | "noSuchAgreement"
  | "endsBeforeBegin"
  | "dueBeforeEnd"
  | "alreadyEnding"
  | "certifiedBefore"
  | "openChange";

/**
 * Proposes the end of an agreement, and hands it to the approvers: one person alone ends no agreement, since whoever has none is told
 * of nothing once its data are gone.
 *
 * Source: GDPR Art. 28(3)(g).
 */
export async function proposeEnd(
  actor: Actor,
  ending: Ending,
): Promise<Result<{ id: string; agreement: string }, EndRefusal | "changedMeanwhile">> {
  if (!mayDo(actor, "changeSet:edit")) return refuse("notAllowed");
  const { register } = await presentRegister();
  const agreement = agreementOf(register, ending);
  if (agreement === null) return refuse("noSuchAgreement");
  const { endsOn, onEnd, dataDueOn, reason } = ending;
  const trouble = daysTrouble(agreement, ending);
  if (trouble !== null) return refuse(trouble);
  const key = { kind: "CustomerAgreement", ref: agreement.ref } as const;
  if (agreement.onEnd !== undefined) return refuse("alreadyEnding");
  if (await isCertified(agreement.ref)) return refuse("certifiedBefore");
  const { dataHeldUntil: _, dataDueOn: __, ...body } = { ...bodyOf(register, key) };
  const created = await createChangeSet(actor, {
    title: `End of ${agreement.title ?? agreement.ref}`,
    reason,
    items: [
      {
        ...key,
        body: { ...body, endsOn, onEnd, ...(dataDueOn !== null && { dataDueOn }) },
        validFrom: null,
        overrides: [],
      },
    ],
    whyNot: async (tx) =>
      (await tx.changeItem.count({
        where: { ...key, changeSet: { state: { in: ["DRAFT", "IN_REVIEW", "APPROVED"] } } },
      })) > 0
        ? ("openChange" as const)
        : null,
  });
  if (!created.ok) {
    const { reason: why } = created;
    return refuse(why === "openChange" || why === "notAllowed" ? why : "changedMeanwhile");
  }
  const { id } = created.value;
  const submitted = await submitChangeSet(actor, id);
  return submitted.ok ? done({ id, agreement: agreement.ref }) : refuse("changedMeanwhile");
}

function daysTrouble(
  { effectiveFrom, signedOn }: Row<"CustomerAgreement">,
  { endsOn, dataDueOn }: Ending,
): "endsBeforeBegin" | "dueBeforeEnd" | null {
  const beginsOn = effectiveFrom ?? signedOn;
  if (beginsOn !== undefined && endsOn < beginsOn) return "endsBeforeBegin";
  return dataDueOn !== null && dataDueOn < endsOn ? "dueBeforeEnd" : null;
}

function agreementOf(
  register: Register,
  { customerRef, agreementRef }: Pick<Ending, "customerRef" | "agreementRef">,
): Row<"CustomerAgreement"> | null {
  const own = [...register.CustomerAgreement.values()].filter(
    ({ customerId }) => customerId === customerRef,
  );
  if (agreementRef !== null) return own.find(({ ref }) => ref === agreementRef) ?? null;
  return own.length === 1 ? (own[0] ?? null) : null;
}

/** Where the audit chain stood when all was looked at. */
let lookedAt = "";

/**
 * Gives each holder of data of an agreement that ends its task, and those their own who came to hold data since.
 *
 * Source: GDPR Art. 28(3)(g), 28(4).
 *
 * @returns how many tasks were made
 */
export async function orderEndTasks(actor: Actor): Promise<number> {
  const { register } = await presentRegister();
  const ending = endingAgreements(register);
  if (ending.length === 0) return 0;
  // What takes effect for one agreement alone is no word of the register, but one of the audit chain.
  const head = await auditHead();
  if (head === lookedAt) return 0;
  let made = 0;
  for (const agreement of ending) made += await orderFor(actor, register, agreement);
  lookedAt = head;
  return made;
}

async function orderFor(
  actor: Actor,
  register: Register,
  agreement: Row<"CustomerAgreement">,
): Promise<number> {
  const { ref: agreementRef, customerId: customerRef } = agreement;
  if (customerRef === undefined || (await isCertified(agreementRef))) return 0;
  const holders = await presentHolders(register, agreement);
  const known = await tasksOf(agreementRef);
  const missing = withoutTask(holders, known);
  if (missing.length === 0) return 0;
  const tasks = missing.map((holder) => ({
    id: randomUUID(),
    agreementRef,
    ...holder,
    ownerId: ownerOf(register, agreementRef, holder),
  }));
  const result = await write<null, "changedMeanwhile">(
    actor,
    { type: "termination.ordered", agreementRef, tasks: tasks.map(({ id }) => id) },
    async (tx, { at }) => {
      const now = await tx.terminationTask.count({ where: { agreementRef } });
      if (now !== known.length) return refuse("changedMeanwhile");
      await tx.termination.createMany({
        data: [{ agreementRef, customerRef, orderedAt: at }],
        skipDuplicates: true,
      });
      await tx.terminationTask.createMany({
        data: tasks.map(({ name: holder, ...task }) => ({ ...task, holder })),
      });
      return done(null);
    },
  );
  return result.ok ? tasks.length : 0;
}

async function isCertified(agreementRef: string): Promise<boolean> {
  return (await database().deletionCertificate.count({ where: { agreementRef } })) > 0;
}

/** Whoever answers for the sub-processor asks it; for our own part, whoever answers for the agreement. */
function ownerOf(
  register: Register,
  agreementRef: string,
  { engagementRef }: Holder,
): string | null {
  const agreement = answersFor(register, { kind: "CustomerAgreement", ref: agreementRef });
  if (engagementRef === null) return agreement;
  return answersFor(register, { kind: "Engagement", ref: engagementRef }) ?? agreement;
}

/**
 * Answers the objections of agreements that have ended: whoever has left got what the objection was about.
 *
 * Source: GDPR Art. 28(2), second sentence.
 * Reading: it got that once the change cannot reach its data any more: they are gone, or the sub-processor is switched per customer and
 * stays off for it. Until then the objection holds the change back, or somebody decides it. See docs/decisions/0056.
 *
 * @returns how many were answered
 */
export async function closeObjectionsOfEnded(actor: Actor): Promise<number> {
  if (!mayDo(actor, "objection:decide")) return 0;
  const open = await database().objection.findMany({
    where: {
      OR: [{ decision: null }, { decision: "REFUSED" }],
      // The activation may have closed the notice for the same reason, and left what was said of it open.
      notice: {
        effectiveOn: null,
        OR: [{ declinedAt: null }, { declinedBecause: "AGREEMENT_ENDED" }],
      },
    },
    select: {
      id: true,
      notice: { select: { agreementRef: true, changeSet: { select: { gating: true } } } },
    },
  });
  if (open.length === 0) return 0;
  const { register } = await presentRegister();
  const today = todayIn(register, actor.at);
  let closed = 0;
  for (const { id, notice } of open) {
    const agreement = find(register, "CustomerAgreement", notice.agreementRef);
    const endsOn = agreement?.endsOn;
    if (agreement === undefined || endsOn === undefined) continue;
    const from = outOfReachFrom(agreement, notice.changeSet.gating);
    if (from === null || today < from) continue;
    const reason = `The agreement ended on ${endsOn}.`;
    if ((await decideObjection(actor, id, "AGREEMENT_ENDED", reason)).ok) closed += 1;
  }
  return closed;
}
