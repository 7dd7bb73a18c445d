import { dateIn, instantOf } from "@/lib/domain/calendar";
import { isOpenObjection, type ObjectionDecision } from "@/lib/domain/change/gate";
import type { PackNotice } from "./pack-facts";
import type { PackParts } from "./pack-parts";
import { type PackProblem, packProblem } from "./pack-problem";

/**
 * Checks that each change took effect on a ground that the pack shows, and that the audit chain tells where it did.
 *
 * Source: GDPR Art. 28(2), second sentence.
 * Reading: where nobody approved, no day is too early and no objection in time stood open; an approval and an
 * accommodation have to be there. An emergency counts where the terms that were frozen with the notice have it. Neither a countersignature nor what needs no gate is checked: the pack does not hold it.
 */
export function problemsOfEffect({ notices, excerpt }: PackParts): PackProblem[] {
  const activated = excerpt.entries.flatMap(({ event, payload }) =>
    event === "changeSet.activated" && payload !== undefined ? [payload] : [],
  );
  return notices.flatMap((notice) => {
    const where = `notice to ${notice.agreementRef} of ${notice.changeSetId}`;
    const ofChange = activated.filter(({ changeSetId }) => changeSetId === notice.changeSetId);
    const isTold = ofChange.some(
      ({ agreements }) => Array.isArray(agreements) && agreements.includes(notice.agreementRef),
    );
    const isInEffect = notice.effectiveOn !== null;
    // What needs no gate may be in effect when it is announced; a customer's pack shows no activation that names others.
    const isUntold = isInEffect && notice.ground !== "NO_GATE" && ofChange.length > 0 && !isTold;
    return [
      ...(isFounded(notice) ? [] : [packProblem("effectiveTooEarly", where)]),
      ...(isUntold || (isTold && !isInEffect) ? [packProblem("actDiffers", where)] : []),
    ];
  });
}

/** The answer to an objection that each ground rests on. */
const settledBy = {
  ACCOMMODATED: "ACCOMMODATED_BY_SAFEGUARD",
  OUTSIDE_GROUND: "OUTSIDE_GROUND",
  REMEDY_RUN: "REMEDY_RUN",
} as const;

function isFounded(notice: PackNotice): boolean {
  const { dates, effectiveOn, ground, approvals, objections, terms } = notice;
  if (effectiveOn === null) return true;
  const isOpposed = objections.some(
    ({ timely, decision, receivedAt }) =>
      isOpenObjection({ timely, decision: decision as ObjectionDecision | null }) &&
      dateIn(instantOf(receivedAt), terms.zone) < effectiveOn,
  );
  const isLate = dates !== null && effectiveOn >= dates.earliestEffectiveOn;
  switch (ground) {
    case "LAPSE":
      return isLate && !isOpposed;
    case "ACCOMMODATED":
    case "OUTSIDE_GROUND":
    case "REMEDY_RUN":
      return (
        isLate && !isOpposed && objections.some(({ decision }) => decision === settledBy[ground])
      );
    case "EMERGENCY":
      return isLate && !isOpposed && terms.effect === "EMERGENCY";
    case "APPROVAL":
      return (
        !isOpposed &&
        approvals.some(
          ({ receivedOn, overtakenAt }) => overtakenAt == null && receivedOn <= effectiveOn,
        )
      );
    default:
      return ground === "SIGNED" || ground === "NO_GATE";
  }
}
