import type { Blocker, Gate } from "./gate";

/** Where a change stands for one agreement, as its customer asks: each is one sentence on a page. */
export type OwnStanding =
  | "IN_EFFECT"
  | "WITHDRAWN"
  | "LEFT_OUT"
  | "AGREEMENT_OVER"
  | "OBJECTED"
  | "APPROVAL_NEEDED"
  | "SIGNATURE_NEEDED"
  | "SENDING"
  | "NOT_TOLD"
  | "CONFIRMATION_NEEDED"
  | "APPROVED"
  | "RUNNING"
  | "WAITING"
  | "MAY_TAKE_EFFECT";

/**
 * Where one change stands for one agreement.
 *
 * @param verdict of the gate today; null once the notice is over
 */
export function ownStanding({
  isInEffect,
  isWithdrawn,
  isClosed,
  isApproved,
  isOnItsWay,
  verdict,
}: {
  readonly isInEffect: boolean;
  readonly isWithdrawn: boolean;
  readonly isClosed: boolean;
  readonly isApproved: boolean;
  /** A mail waits, is being sent, or will be tried again. */
  readonly isOnItsWay: boolean;
  readonly verdict: Gate | null;
}): OwnStanding {
  if (isInEffect) return "IN_EFFECT";
  if (isWithdrawn) return "WITHDRAWN";
  if (isClosed) return "LEFT_OUT";
  const codes = verdict?.state === "closed" ? verdict.blockers.map(({ code }) => code) : [];
  const first = order.find(({ code }) => codes.includes(code));
  const standing = first?.standing ?? "MAY_TAKE_EFFECT";
  if (isApproved && !firm.includes(standing)) return "APPROVED";
  return standing === "NOT_TOLD" && isOnItsWay ? "SENDING" : standing;
}

/** What an approval does not stand in the place of. */
const firm: readonly OwnStanding[] = ["AGREEMENT_OVER", "OBJECTED", "SIGNATURE_NEEDED"];

/** What the customer itself can move comes before what only time moves. */
const order: readonly { code: Blocker["code"]; standing: OwnStanding }[] = [
  { code: "AGREEMENT_OVER", standing: "AGREEMENT_OVER" },
  { code: "OBJECTION_OPEN", standing: "OBJECTED" },
  { code: "SPECIFIC_APPROVAL_MISSING", standing: "APPROVAL_NEEDED" },
  { code: "SIGNATURE_MISSING", standing: "SIGNATURE_NEEDED" },
  { code: "NO_CONTACT", standing: "NOT_TOLD" },
  { code: "NOT_INFORMED", standing: "NOT_TOLD" },
  { code: "CONTACTS_NOT_TOLD", standing: "NOT_TOLD" },
  { code: "RECEIPT_NOT_CONFIRMED", standing: "CONFIRMATION_NEEDED" },
  { code: "NOTICE_RUNNING", standing: "RUNNING" },
  { code: "PLANNED_LATER", standing: "WAITING" },
  { code: "EARLIER_CHANGE_HELD_BACK", standing: "WAITING" },
  { code: "AGREEMENT_CHANGED", standing: "WAITING" },
];
