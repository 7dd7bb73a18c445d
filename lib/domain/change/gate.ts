import type { CalendarDate } from "@/lib/domain/calendar";
import type { Materiality } from "@/lib/domain/reference/enums";
import type { AgreementSince } from "./agreement-since";
import { type NoticeEffect, runsPeriods } from "./notice-effect";

export type ObjectionDecision =
  | "ACCOMMODATED_BY_SAFEGUARD"
  | "ACCOMMODATED_BY_LEAVING_OUT"
  | "WITHDRAWN"
  | "UNTIMELY"
  | "OUTSIDE_GROUND"
  | "AGREEMENT_ENDED"
  | "REMEDY_RUN"
  | "REFUSED";

/** What the gate has to know of one notice. */
export type GateFacts = {
  readonly changeClass: Materiality;
  readonly authorisation: "SPECIFIC" | "GENERAL";
  /** Under specific authorisation: silence counts as approval, by a clause that is quoted. */
  readonly silenceApproves: boolean;
  /** What the change waits for. */
  readonly effect: NoticeEffect;
  /** A countersigned file is kept that says this change. */
  readonly isSigned: boolean;
  /** An accepted delivery to a contact that the agreement accepts. */
  readonly isInformed: boolean;
  /** Contacts that were meant and not told, where the agreement wants all of them told; 0 where one is enough. */
  readonly untoldContacts: number;
  /** The periods begin when the customer confirms receipt. */
  readonly awaitsConfirmation: boolean;
  readonly hasContact: boolean;
  readonly earliestEffectiveOn: CalendarDate | null;
  readonly objections: readonly { timely: boolean; decision: ObjectionDecision | null }[];
  readonly approvals: readonly ("EARLY" | "SPECIFIC")[];
  /** Change sets activated earlier that touch the same records and are held back for this agreement. */
  readonly heldBackBefore: readonly string[];
  /** How the agreement reads otherwise since the announcement; null where that changes nothing. */
  readonly agreementSince: AgreementSince | null;
  /** The first day on which the agreement is over for this change; null while it is not. */
  readonly outOfReachFrom: CalendarDate | null;
  /** The planned day that the customer was told; null when none. */
  readonly plannedOn: CalendarDate | null;
};

export type Blocker =
  | { code: "AGREEMENT_OVER" }
  | { code: "NO_CONTACT" }
  | { code: "NOT_INFORMED" }
  | { code: "CONTACTS_NOT_TOLD"; contacts: number }
  | { code: "RECEIPT_NOT_CONFIRMED" }
  | { code: "NOTICE_RUNNING"; until: CalendarDate }
  | { code: "PLANNED_LATER"; until: CalendarDate }
  | { code: "OBJECTION_OPEN" }
  | { code: "SPECIFIC_APPROVAL_MISSING" }
  | { code: "SIGNATURE_MISSING" }
  | { code: "AGREEMENT_CHANGED"; since: AgreementSince }
  | { code: "EARLIER_CHANGE_HELD_BACK"; changeSetId: string };

export type EffectiveGround =
  | "LAPSE"
  | "APPROVAL"
  | "ACCOMMODATED"
  | "OUTSIDE_GROUND"
  | "REMEDY_RUN"
  | "SIGNED"
  | "EMERGENCY"
  | "NO_GATE";

/** Whether a change may become effective for one agreement today, and on what ground, or what stands in its way. */
export type Gate =
  | { state: "open"; ground: EffectiveGround }
  | { state: "closed"; blockers: readonly Blocker[] };

export function isOpenObjection({ timely, decision }: GateFacts["objections"][number]): boolean {
  return timely && isUnsettled({ decision });
}

/** Whether an objection still wants something: refusing it does not settle it. */
export function isUnsettled({
  decision,
}: Pick<GateFacts["objections"][number], "decision">): boolean {
  return decision === null || decision === "REFUSED";
}

/**
 * Tells whether an announced change may become effective for one agreement on a day.
 *
 * Source: GDPR Art. 28(2); SCC (EU) 2021/914, clause 9(a); SCC (EU) 2021/915, clause 7.7(a).
 * Reading: a recorded approval stands in the place of notice and time, never in the place of an answer to an
 * objection; refusing an objection does not open the gate; a late objection does not close it. Under specific
 * authorisation silence opens nothing, unless a clause of the agreement, quoted, says that it counts as approval: then it
 * opens when the periods have run. What amends the contract opens by the countersigned file alone, and no approval stands in its
 * place; a repair has no gate. Where the clause on emergencies covers it, the earliest day is that of the clause; being told and an open
 * objection count as ever. For an agreement that is over nothing opens it. See docs/decisions/0008, 0022, 0044, 0048, 0060.
 *
 * @param today day of the question in the agreement's zone
 * @returns     open with the ground, or closed with every reason, in the order in which they are met
 */
export function gate(facts: GateFacts, today: CalendarDate): Gate {
  const isGated = facts.changeClass === "M1" || facts.changeClass === "M2";
  const earlier: Blocker[] = facts.heldBackBefore.map((changeSetId) => ({
    code: "EARLIER_CHANGE_HELD_BACK",
    changeSetId,
  }));
  const needsGate = isGated && facts.effect !== "AT_ONCE";
  const blockers = needsGate ? [...earlier, ...ownBlockers(facts, today)] : earlier;
  if (blockers.length > 0) return { state: "closed", blockers };
  return { state: "open", ground: needsGate ? groundOf(facts) : "NO_GATE" };
}

/** What stands in the way of the change itself: an objection, a missing word of the customer, time. */
function ownBlockers(facts: GateFacts, today: CalendarDate): Blocker[] {
  const blockers: Blocker[] = [];
  const isApproved = facts.approvals.length > 0;
  if (facts.outOfReachFrom !== null && today >= facts.outOfReachFrom)
    return [{ code: "AGREEMENT_OVER" }];
  if (facts.objections.some(isOpenObjection)) blockers.push({ code: "OBJECTION_OPEN" });
  if (facts.effect === "SIGNATURE" && !facts.isSigned) blockers.push({ code: "SIGNATURE_MISSING" });
  if (isApproved) return blockers;
  if (facts.agreementSince !== null)
    blockers.push({ code: "AGREEMENT_CHANGED", since: facts.agreementSince });
  if (facts.changeClass === "M1" && facts.authorisation === "SPECIFIC" && !facts.silenceApproves)
    blockers.push({ code: "SPECIFIC_APPROVAL_MISSING" });
  if (runsPeriods(facts.changeClass, facts.effect)) blockers.push(...timeBlockers(facts, today));
  if (facts.plannedOn !== null && today < facts.plannedOn)
    blockers.push({ code: "PLANNED_LATER", until: facts.plannedOn });
  return blockers;
}

function groundOf({ effect, approvals, objections }: GateFacts): EffectiveGround {
  if (effect === "SIGNATURE") return "SIGNED";
  if (approvals.length > 0) return "APPROVAL";
  if (effect === "EMERGENCY") return "EMERGENCY";
  const timely = objections.flatMap(({ timely, decision }) => (timely ? [decision] : []));
  return settlingGrounds.find(({ by }) => timely.includes(by))?.ground ?? "LAPSE";
}

/** The answers to an objection in time by which a change comes all the same; of several, the one that overrules the customer most. */
const settlingGrounds: readonly { by: ObjectionDecision; ground: EffectiveGround }[] = [
  { by: "REMEDY_RUN", ground: "REMEDY_RUN" },
  { by: "OUTSIDE_GROUND", ground: "OUTSIDE_GROUND" },
  { by: "ACCOMMODATED_BY_SAFEGUARD", ground: "ACCOMMODATED" },
];

function timeBlockers(facts: GateFacts, today: CalendarDate): Blocker[] {
  if (!facts.hasContact && !facts.isInformed) return [{ code: "NO_CONTACT" }];
  if (!facts.isInformed) return [{ code: "NOT_INFORMED" }];
  if (facts.untoldContacts > 0)
    return [{ code: "CONTACTS_NOT_TOLD", contacts: facts.untoldContacts }];
  if (facts.earliestEffectiveOn === null)
    return [{ code: facts.awaitsConfirmation ? "RECEIPT_NOT_CONFIRMED" : "NOT_INFORMED" }];
  return today < facts.earliestEffectiveOn
    ? [{ code: "NOTICE_RUNNING", until: facts.earliestEffectiveOn }]
    : [];
}
