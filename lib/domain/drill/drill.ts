import type { CalendarDate } from "@/lib/domain/calendar";
import { engagementScope } from "@/lib/domain/change/classes/subprocessor";
import type { ClassifiedItem } from "@/lib/domain/change/classify";
import { apply, type Register } from "@/lib/domain/register";
import { type DrillDraft, draftsOf } from "./drafts";
import { type LostEngagement, lostEngagements } from "./lost-engagements";
import { type LostWay, lostWays } from "./lost-ways";
import { suppose } from "./suppose";
import type { Supposition } from "./supposition";

export type Drill = {
  /** The register with the supposition in it, and nothing done about it. */
  readonly supposed: Register;
  /** The register with all drafts in it, as it is otherwise. */
  readonly proposed: Register;
  readonly ways: readonly LostWay[];
  readonly engagements: readonly LostEngagement[];
  readonly drafts: readonly DrillDraft[];
  /** All that would have to be told, drafted or not. */
  readonly items: readonly ClassifiedItem[];
};

/**
 * What follows if something happens on a day: the ways of data that lose their ground, what carries them instead, the
 * engagements that go and who stands by, and what would have to be proposed.
 *
 * Source: GDPR Art. 28(2), 28(4), 44 to 46; product decision 0041.
 * Reading: a way that falls back on another mechanism is a swap (class M2), one that has none an adverse fact (class A); the
 * classes are those of the rule table, asked about the drafts themselves. A sub-processor that disappears with nobody on
 * stand-by has to be replaced, and whoever replaces it is announced as new (class M1).
 *
 * @param today the day on which it would be announced
 */
export function drill(register: Register, supposition: Supposition, today: CalendarDate): Drill {
  const { on } = supposition;
  const { register: supposed, facts } = suppose(register, supposition);
  const ways = lostWays(register, supposed, on);
  const engagements = lostEngagements(register, supposition);
  const drafts = draftsOf(register, { facts, ways, engagements, on }, today);
  const undrafted = [
    ...ways.filter(({ lost }) => lost.length === 0).map((way) => adequacyLost(register, way)),
    ...engagements
      .filter(({ above, standIns }) => above === null && standIns.length === 0)
      .map(({ ref }) => replacementNeeded(register, ref)),
  ];
  return {
    supposed,
    proposed: apply(
      register,
      drafts.flatMap(({ changes }) => changes),
    ),
    ways,
    engagements,
    drafts,
    items: [...drafts.flatMap(({ items }) => items), ...undrafted],
  };
}

/** No record says that a way rested on the country's adequacy alone, so none can be ended: it is told all the same. */
function adequacyLost(register: Register, { record, engagement }: LostWay): ClassifiedItem {
  return {
    ...record,
    field: null,
    before: "ADEQUACY",
    after: null,
    class: "A",
    rule: "TRANSFER_MECHANISM_LOST",
    scope: engagementScope(register, register, engagement),
  };
}

function replacementNeeded(register: Register, ref: string): ClassifiedItem {
  return {
    kind: "Engagement",
    ref,
    field: null,
    before: ref,
    after: null,
    class: "M1",
    rule: "ENGAGEMENT_REPLACED",
    scope: engagementScope(register, register, ref),
  };
}
