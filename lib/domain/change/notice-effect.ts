import { type ChangeRuleId, changeRules } from "@/lib/domain/reference/change-rules";
import type { Materiality } from "@/lib/domain/reference/enums";

/**
 * What a change waits for at one agreement: for its periods, for nothing (it is told in parallel), for the customer's signature, or,
 * where its clause covers an emergency, for being told and what little time that clause gives.
 * Frozen with the terms of the notice.
 */
export type NoticeEffect = "PERIODS" | "AT_ONCE" | "SIGNATURE" | "EMERGENCY";

/** A classified difference, as far as it counts here. */
type Weighed = {
  readonly class: Materiality | "INTERNAL";
  readonly rule: ChangeRuleId | null;
};

/**
 * What the changes that concern an agreement wait for.
 *
 * Source: GDPR Art. 28(3), 28(9), 44.
 * Reading: to repair a lost mechanism must not wait, so the notice goes out in parallel; what amends the contract takes effect by
 * the customer's signature and not by notice. See docs/decisions/0044.
 *
 * @param items those that concern the agreement, with their classes for it
 */
export function noticeEffect(items: readonly Weighed[]): NoticeEffect {
  const gated = items.filter(({ class: one }) => one === "M1" || one === "M2");
  if (gated.some(needsSignature)) return "SIGNATURE";
  if (gated.length === 0) return "AT_ONCE";
  return gated.every(mustNotWait) ? "AT_ONCE" : "PERIODS";
}

/** Whether a difference takes effect by signature: a class that was raised by hand adds the periods, and takes nothing away. */
export function needsSignature({ rule, class: changeClass }: Weighed): boolean {
  const isGated = changeClass === "M1" || changeClass === "M2";
  return isGated && rule !== null && changeRules[rule].takesEffect === "BY_SIGNATURE";
}

function mustNotWait({ rule, class: changeClass }: Weighed): boolean {
  return changeClass === "M2" && rule !== null && changeRules[rule].takesEffect === "AT_ONCE";
}

/** Whether nothing but the signature counts: neither telling nor time. */
export function waitsForSignatureAlone(changeClass: Materiality, effect: NoticeEffect): boolean {
  return changeClass === "M2" && effect === "SIGNATURE";
}

/** Whether a notice of this class and effect has periods that run, with days to state. */
export function runsPeriods(changeClass: Materiality, effect: NoticeEffect): boolean {
  if (changeClass === "M1") return true;
  return changeClass === "M2" && effect === "PERIODS";
}
