import { can, type Permission, type Role } from "@/lib/domain/access";
import type { Materiality } from "@/lib/domain/reference/enums";
import type { EmergencyTrouble } from "./emergency";

export const changeStates = [
  "DRAFT",
  "IN_REVIEW",
  "APPROVED",
  "ANNOUNCED",
  "ACTIVE",
  "REJECTED",
  "WITHDRAWN",
] as const;
export type ChangeState = (typeof changeStates)[number];

export const stepNames = [
  "submit",
  "approve",
  "announce",
  "activate",
  "rebase",
  "carryOver",
  "redraft",
  "return",
  "reject",
  "withdraw",
] as const;
export type StepName = (typeof stepNames)[number];

/** What decides which step may be taken: the facts by which the data layer refuses. */
export type StepFacts = {
  readonly state: ChangeState;
  readonly roles: readonly Role[];
  readonly isAuthor: boolean;
  /** Everything was taken out of it. */
  readonly isEmpty: boolean;
  /** A record was changed by somebody else since the proposal was written. */
  readonly baseMoved: boolean;
  /** It was announced before that: whether what customers were told would still be so. Null: it is not announced, or nothing moved. */
  readonly told: "STILL_SO" | "OTHERWISE" | null;
  readonly class: Materiality | null;
  /** Errors that the change would bring into the register. */
  readonly newErrors: number;
  /** A rule calls something of it adverse: then new errors do not stand in the way. */
  readonly bearsErrors: boolean;
  /** An adverse fact, with something beside it that needs notice. */
  readonly hidesBehindAdverse: boolean;
  /** Marked as an emergency: why it may not be approved as one. */
  readonly emergencyTrouble: EmergencyTrouble | null;
  /** It brings a stand-by to data of agreements that are over, and nobody said how they are kept from it. */
  readonly isAfterEndUnsaid: boolean;
  /** Every item is true by today. */
  readonly isDue: boolean;
  /** Agreements that have to be told. */
  readonly agreements: number;
  /** The people concerned are told before it applies; `NOT_YET`: they were told of a day that has not come. */
  readonly people: "NOBODY" | "TOLD" | "NOT_YET";
  /** Agreements whose days cannot be counted. */
  readonly uncounted: number;
  readonly perCustomer: boolean;
  /** Its announcement is ordered for a moment to come. */
  readonly isOrdered: boolean;
  /** The agreements that were told and that it has not taken effect for, by their gates. */
  readonly gates: { readonly told: number; readonly open: number; readonly closed: number };
};

export type StepReason =
  | "notAllowed"
  | "notYetSubmitted"
  | "notYetApproved"
  | "notYetAnnounced"
  | "isDraft"
  | "isInReview"
  | "isApproved"
  | "isAnnounced"
  | "isActive"
  | "isOver"
  | "nothingProposed"
  | "approverIsAuthor"
  | "baseMoved"
  | "newErrors"
  | "adverseNotAlone"
  | EmergencyTrouble
  | "afterEndUnsaid"
  | "notYet"
  | "isOrdered"
  | "nobodyToTell"
  | "daysUncountable"
  | "gateClosed"
  | "peopleTime"
  | "nothingToActivate"
  | "toldOtherwise"
  | "isNotWithdrawn"
  | "nothingMoved";

/** One step: that it may be taken now by this person, or the first reason why not. */
export type NextStep =
  | { readonly step: StepName; readonly allowed: true }
  | { readonly step: StepName; readonly allowed: false; readonly reason: StepReason };

export type NextSteps = {
  readonly steps: readonly NextStep[];
  /** The one step that leads on; null when this person can only wait, or it is over. */
  readonly main: StepName | null;
  /** While it is not approved: what keeps everybody from approving it as it is; null where nothing does. */
  readonly obstacle: StepReason | null;
};

/**
 * Which steps one person may take with a change set now, and why not each of the others.
 *
 * Source: GDPR Art. 28(2), 38(6); product rule V4.
 * Reading: it foretells what the data layer will say and decides nothing: the step itself looks again.
 *
 * @returns each step once, in the order in which a change goes through them
 */
export function nextSteps(facts: StepFacts): NextSteps {
  const steps = stepNames.map((step): NextStep => {
    const reason = refusals[step](facts);
    return reason === null ? { step, allowed: true } : { step, allowed: false, reason };
  });
  const isAllowed = (name: StepName) => steps.some(({ step, allowed }) => step === name && allowed);
  const isUnapproved = facts.state === "DRAFT" || facts.state === "IN_REVIEW";
  const obstacle = isUnapproved && !facts.isEmpty ? againstApproval(facts) : null;
  return { steps, main: leading(facts).find(isAllowed) ?? null, obstacle };
}

/** What leads on from here; a moved base comes before anything else. */
function leading({ state, baseMoved, told }: StepFacts): readonly StepName[] {
  if (told === "STILL_SO") return ["carryOver"];
  if (told === "OTHERWISE") return ["withdraw"];
  const onward: readonly StepName[] = baseMoved ? ["rebase"] : [];
  if (state === "DRAFT") return [...onward, "submit"];
  if (state === "REJECTED") return ["return"];
  return [...onward, "approve", "announce", "activate"];
}

type Refusal = (facts: StepFacts) => StepReason | null;

/** May they, is it the time, and does the change itself allow it: in this order. */
const refusals: Readonly<Record<StepName, Refusal>> = {
  submit: (facts) =>
    unless(facts, "changeSet:submit") ??
    outside(facts.state, ["DRAFT"], null) ??
    (facts.isEmpty ? "nothingProposed" : null),
  approve: (facts) =>
    (facts.isAuthor && facts.state === "IN_REVIEW" ? ("approverIsAuthor" as const) : null) ??
    unless(facts, "changeSet:approve") ??
    outside(facts.state, ["IN_REVIEW"], "notYetSubmitted") ??
    againstApproval(facts),
  reject: (facts) =>
    unless(facts, "changeSet:approve") ?? outside(facts.state, ["IN_REVIEW"], "notYetSubmitted"),
  announce: (facts) =>
    unless(facts, "changeSet:announce") ??
    outside(facts.state, ["APPROVED"], "notYetApproved") ??
    againstAnnouncing(facts),
  activate: (facts) => unless(facts, "changeSet:activate") ?? againstActivating(facts),
  withdraw: (facts) =>
    unless(facts, "changeSet:withdraw") ??
    outside(facts.state, ["DRAFT", "IN_REVIEW", "APPROVED", "ANNOUNCED"], null),
  rebase: (facts) =>
    unless(facts, "changeSet:edit") ??
    outside(facts.state, ["DRAFT", "IN_REVIEW", "APPROVED"], null) ??
    (facts.baseMoved ? null : "nothingMoved"),
  carryOver: (facts) =>
    (facts.isAuthor && facts.told !== null ? ("approverIsAuthor" as const) : null) ??
    unless(facts, "changeSet:approve") ??
    outside(facts.state, ["ANNOUNCED"], "notYetAnnounced") ??
    againstCarryingOver(facts),
  redraft: (facts) =>
    unless(facts, "changeSet:edit") ?? (facts.state === "WITHDRAWN" ? null : "isNotWithdrawn"),
  return: (facts) => {
    const mayReturn =
      can(facts.roles, "changeSet:edit") ||
      (can(facts.roles, "changeSet:approve") && facts.state === "IN_REVIEW");
    return (
      outside(facts.state, ["IN_REVIEW", "APPROVED", "REJECTED"], "isDraft") ??
      (mayReturn ? null : "notAllowed")
    );
  },
};

function unless({ roles }: StepFacts, permission: Permission): "notAllowed" | null {
  return can(roles, permission) ? null : "notAllowed";
}

const order: readonly ChangeState[] = ["DRAFT", "IN_REVIEW", "APPROVED", "ANNOUNCED", "ACTIVE"];

const passed: Readonly<Record<ChangeState, StepReason>> = {
  DRAFT: "isDraft",
  IN_REVIEW: "isInReview",
  APPROVED: "isApproved",
  ANNOUNCED: "isAnnounced",
  ACTIVE: "isActive",
  REJECTED: "isOver",
  WITHDRAWN: "isOver",
};

/** Why a step of these states is not for this one: it is too early for it, or the change is past it. */
function outside(
  state: ChangeState,
  states: readonly ChangeState[],
  tooEarly: StepReason | null,
): StepReason | null {
  if (states.includes(state)) return null;
  const first = Math.min(...states.map((one) => order.indexOf(one)));
  const isEarlier = order.includes(state) && order.indexOf(state) < first;
  return isEarlier && tooEarly !== null ? tooEarly : passed[state];
}

function againstApproval(facts: StepFacts): StepReason | null {
  if (facts.baseMoved) return "baseMoved";
  if (facts.newErrors > 0 && !facts.bearsErrors) return "newErrors";
  if (facts.hidesBehindAdverse) return "adverseNotAlone";
  return facts.emergencyTrouble ?? (facts.isAfterEndUnsaid ? "afterEndUnsaid" : null);
}

function againstCarryingOver(facts: StepFacts): StepReason | null {
  if (facts.told === null) return "nothingMoved";
  if (facts.told === "OTHERWISE") return "toldOtherwise";
  return facts.newErrors > 0 && !facts.bearsErrors ? "newErrors" : null;
}

function againstAnnouncing(facts: StepFacts): StepReason | null {
  if (facts.isOrdered) return "isOrdered";
  if (facts.baseMoved) return "baseMoved";
  if (facts.agreements === 0 && facts.people === "NOBODY") return "nobodyToTell";
  if (facts.isAfterEndUnsaid) return "afterEndUnsaid";
  if (facts.uncounted > 0) return "daysUncountable";
  return facts.class === "A" && !facts.isDue ? "notYet" : null;
}

function againstActivating(facts: StepFacts): StepReason | null {
  const { state, agreements, people } = facts;
  if (state === "DRAFT" || state === "IN_REVIEW") return "notYetApproved";
  if (state === "REJECTED" || state === "WITHDRAWN") return "isOver";
  if (state === "ACTIVE") return againstGates(facts);
  if (state === "APPROVED" && (agreements > 0 || people !== "NOBODY")) return "notYetAnnounced";
  if (people === "NOT_YET") return "peopleTime";
  if (!facts.isDue) return "notYet";
  if (facts.baseMoved) return "baseMoved";
  return facts.isAfterEndUnsaid ? "afterEndUnsaid" : againstGates(facts);
}

function againstGates({ state, gates, perCustomer }: StepFacts): StepReason | null {
  if (gates.open === 0 && gates.closed > 0) return "gateClosed";
  if (gates.open === 0 && (gates.told > 0 || state === "ACTIVE")) return "nothingToActivate";
  const waitsForAll = state !== "ACTIVE" && !perCustomer;
  return waitsForAll && gates.closed > 0 ? "gateClosed" : null;
}
