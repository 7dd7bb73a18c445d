import type { CalendarDate } from "@/lib/domain/calendar";
import { hasEnded } from "@/lib/domain/findings/standing";
import { find, list, type Register, type Row } from "@/lib/domain/register";
import { engagementsLost } from "./suppose";
import type { Supposition } from "./supposition";

/** An engagement that goes with a vendor. */
export type LostEngagement = {
  readonly ref: string;
  /** The engagement with which it goes, as part of the chain below it; null: it is the vendor's own. */
  readonly above: string | null;
  /** Engagements on stand-by, authorised already, that serve the same. */
  readonly standIns: readonly string[];
  /** Activities that it served and none of those on stand-by does. */
  readonly unserved: readonly string[];
};

/**
 * The engagements that go with a vendor that disappears, and for each who stands by.
 *
 * Source: GDPR Art. 28(2), 28(4); product rule: one on stand-by was announced, and is switched on without another notice.
 * Reading: whoever stands by takes over where it does the same with the data, for one of the activities and one of the
 * products; none named means all. What it does not serve is said, not guessed at.
 */
export function lostEngagements(register: Register, supposition: Supposition): LostEngagement[] {
  if (supposition.what !== "VENDOR") return [];
  const lost = engagementsLost(register, supposition);
  return lost.flatMap((ref): LostEngagement[] => {
    const engagement = find(register, "Engagement", ref);
    if (engagement === undefined) return [];
    const { parentEngagementId: parent } = engagement;
    const above = parent !== undefined && lost.includes(parent) ? parent : null;
    const standIns = list(register, "Engagement")
      .filter((other) => !lost.includes(other.ref) && standsIn(other, engagement, supposition.on))
      .map((other) => other.ref);
    if (above !== null) return [{ ref, above, standIns: [], unserved: [] }];
    const served = standIns.flatMap((one) => find(register, "Engagement", one)?.activityIds ?? []);
    const unserved = (engagement.activityIds ?? []).filter((one) => !served.includes(one));
    return [{ ref, above, standIns, unserved }];
  });
}

function standsIn(
  other: Row<"Engagement">,
  engagement: Row<"Engagement">,
  on: CalendarDate,
): boolean {
  return (
    other.standby === true &&
    !hasEnded(other, on) &&
    (engagement.nature ?? []).every((one) => (other.nature ?? []).includes(one)) &&
    sharesOne(other.activityIds, engagement.activityIds) &&
    sharesOne(other.productIds, engagement.productIds)
  );
}

function sharesOne(one: readonly string[] = [], other: readonly string[] = []): boolean {
  if (one.length === 0 || other.length === 0) return true;
  return one.some((ref) => other.includes(ref));
}
