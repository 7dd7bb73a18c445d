import { businessDayOnOrAfter } from "@/lib/domain/business-days";
import { addPeriod, type CalendarDate } from "@/lib/domain/calendar";
import type { ObjectionDecision } from "./gate";
import type { AgreementTerms } from "./terms";

/** What is known of an objection before somebody decides it. */
export type ObjectionFacts = {
  readonly timely: boolean;
  readonly decision: ObjectionDecision | null;
  /** The day on which the customer was told that it is not met, else the day of the refusal; null while it is not refused. */
  readonly refusedOn: CalendarDate | null;
  /** The change is in effect for this agreement. */
  readonly isInEffect: boolean;
  readonly terms: RemedyTerms & Pick<AgreementTerms, "objectionGround" | "clauses">;
  /** Whether the register says when its agreement ends, or ended. */
  readonly hasEnd: boolean;
  /** Whether the change comes to its data all the same: it comes for all at once, and they are held. */
  readonly isReached: boolean;
};

type RemedyTerms = Pick<AgreementTerms, "remedyPeriod" | "rollForward" | "holidays">;

/** What somebody decides, and on what it rests. */
export type DecisionDraft = {
  readonly decision: ObjectionDecision;
  readonly reason: string | null;
  /** The clause, quoted; null: the one that was frozen with the notice. */
  readonly clause: string | null;
  /** The last day of the remedy; null: as the frozen terms have it. */
  readonly remedyRanOn: CalendarDate | null;
  /** How the product does without what is left out, where that cannot be switched for one customer alone. */
  readonly doneWithout: string | null;
};

export type DecisionTrouble =
  | "alreadyDecided"
  | "reasonMissing"
  | "inTime"
  | "inEffect"
  | "clauseMissing"
  | "anyGround"
  | "notRefused"
  | "remedyDayMissing"
  | "remedyRunning"
  | "endNotRecorded"
  | "withoutMissing";

/** A decision with the clause and the day that it rests on. */
export type Decided = {
  readonly decision: ObjectionDecision;
  readonly reason: string | null;
  readonly clause: string | null;
  readonly remedyRanOn: CalendarDate | null;
  readonly doneWithout: string | null;
};

const needsReason: readonly ObjectionDecision[] = [
  "UNTIMELY",
  "OUTSIDE_GROUND",
  "REFUSED",
  "REMEDY_RUN",
  "ACCOMMODATED_BY_SAFEGUARD",
  // It opens the gate on the customer's own word: how that came has to be said.
  "WITHDRAWN",
];

/** The answers after which the agreement does without the change. */
const leavesOut: readonly ObjectionDecision[] = ["ACCOMMODATED_BY_LEAVING_OUT", "AGREEMENT_ENDED"];

/** Whether the agreement keeps its old record for good; what is in effect already was not left out. */
export function closesNotice(decision: ObjectionDecision, isInEffect: boolean): boolean {
  return leavesOut.includes(decision) && !isInEffect;
}

/**
 * What a decision on an objection rests on, or why it cannot be decided so.
 *
 * Source: GDPR Art. 28(2), second sentence; product rule 2.7.
 * Reading: "outside the ground" and "the remedy has run" overrule a customer, so both name the clause that lets us: an
 * agreement that allows any ground has none outside of it, and a remedy runs only once the customer was refused, for as
 * long as the agreement says, its last day counted in full. What is in effect cannot be left out any more, but an
 * agreement can end over it, once that end is recorded. What comes for all at once comes to one that was left out, too: then
 * somebody has to say how the product does without it for that customer. See docs/decisions/0047 and 0061.
 *
 * @param today day of the decision in the agreement's zone
 */
export function decisionBasis(
  facts: ObjectionFacts,
  draft: DecisionDraft,
  today: CalendarDate,
): { trouble: DecisionTrouble } | { decided: Decided } {
  const trouble = commonTrouble(facts, draft);
  if (trouble !== null) return { trouble };
  const { decision, reason, clause, doneWithout } = draft;
  if (decision === "OUTSIDE_GROUND") return outsideGround(facts, draft);
  if (decision === "REMEDY_RUN") return remedyRun(facts, draft, today);
  const isWithout = needsWithout(facts, decision);
  if (isWithout && (doneWithout ?? "").trim() === "") return { trouble: "withoutMissing" };
  const without = isWithout ? doneWithout : null;
  return { decided: { decision, reason, clause, remedyRanOn: null, doneWithout: without } };
}

/** Whether the change comes for a customer for whom it is said to be left out, unless the product does without it. */
function needsWithout(
  { isInEffect, isReached }: ObjectionFacts,
  decision: ObjectionDecision,
): boolean {
  return closesNotice(decision, isInEffect) && isReached;
}

function commonTrouble(
  { timely, decision: before, isInEffect, hasEnd }: ObjectionFacts,
  { decision, reason }: DecisionDraft,
): DecisionTrouble | null {
  if (before !== null && before !== "REFUSED") return "alreadyDecided";
  if (needsReason.includes(decision) && (reason ?? "").trim() === "") return "reasonMissing";
  if (decision === "UNTIMELY" && timely) return "inTime";
  if (decision === "AGREEMENT_ENDED" && !hasEnd) return "endNotRecorded";
  return decision === "ACCOMMODATED_BY_LEAVING_OUT" && isInEffect ? "inEffect" : null;
}

function outsideGround(
  { terms }: ObjectionFacts,
  { decision, reason, clause: quoted }: DecisionDraft,
): ReturnType<typeof decisionBasis> {
  if (terms.objectionGround === "ANY") return { trouble: "anyGround" };
  const clause = quoted ?? terms.clauses.ground ?? null;
  if (clause === null) return { trouble: "clauseMissing" };
  return { decided: { decision, reason, clause, remedyRanOn: null, doneWithout: null } };
}

function remedyRun(
  { terms, refusedOn }: ObjectionFacts,
  { decision, reason, clause: quoted, remedyRanOn: said }: DecisionDraft,
  today: CalendarDate,
): ReturnType<typeof decisionBasis> {
  if (refusedOn === null) return { trouble: "notRefused" };
  const clause = quoted ?? terms.clauses.remedy ?? null;
  if (clause === null) return { trouble: "clauseMissing" };
  const agreed = remedyLastDay(refusedOn, terms);
  const lastDay = said ?? agreed;
  if (lastDay === null) return { trouble: "remedyDayMissing" };
  if (lastDay >= today || lastDay < (agreed ?? refusedOn)) return { trouble: "remedyRunning" };
  return { decided: { decision, reason, clause, remedyRanOn: lastDay, doneWithout: null } };
}

/**
 * The last day of what the agreement gives a customer whose objection is not met; null where it states no period.
 *
 * Source: none, product decisions 0047 and 0056 (the agreement's own clause).
 * Reading: it is a period of the agreement as the others are, and rolls forward as they do: never to the customer's cost.
 */
export function remedyLastDay(
  refusedOn: CalendarDate,
  { remedyPeriod, rollForward, holidays }: RemedyTerms,
): CalendarDate | null {
  if (remedyPeriod === null) return null;
  const lastDay = addPeriod(refusedOn, remedyPeriod);
  return rollForward ? businessDayOnOrAfter(lastDay, holidays) : lastDay;
}
