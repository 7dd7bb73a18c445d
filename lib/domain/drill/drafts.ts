import type { CalendarDate } from "@/lib/domain/calendar";
import {
  type ClassifiedItem,
  type ClassOverride,
  classify,
  highestClass,
} from "@/lib/domain/change/classify";
import type { Materiality } from "@/lib/domain/reference/enums";
import { bodyOf, type RecordChange, type Register } from "@/lib/domain/register";
import type { LostEngagement } from "./lost-engagements";
import type { LostWay } from "./lost-ways";

/** What can be proposed as one change set: an adverse fact never shares one with what waits for a notice. */
export type DrillDraft = {
  readonly class: Materiality | null;
  readonly changes: readonly RecordChange[];
  readonly overrides: readonly ClassOverride[];
  readonly items: readonly ClassifiedItem[];
};

/** What a supposition makes of the register: the records that it changes by itself, and the ways and engagements that it takes. */
export type Lost = {
  readonly facts: readonly RecordChange[];
  readonly ways: readonly LostWay[];
  readonly engagements: readonly LostEngagement[];
  readonly on: CalendarDate;
};

/**
 * What would have to be proposed: mechanisms that no longer carry are ended, the first fallback takes their place, and whoever
 * stands by is switched on.
 *
 * Source: GDPR Art. 44 to 46; product decision 0041.
 * Reading: a mechanism that we give up is for customers to object to (class M1); one that is taken from us is an adverse
 * fact (class A), so the drafts say that it was taken. Where some ways fall back and others have nothing, there are two drafts, since an adverse fact is told at once. A
 * certificate on which both rest is the adverse fact then; the mechanisms of those without a fallback stay until there is
 * another.
 *
 * @param today the day on which it would be announced, and as of which the classes are judged
 * @returns     at most two, the adverse one first
 */
export function draftsOf(register: Register, lost: Lost, today: CalendarDate): DrillDraft[] {
  const ways = lost.ways.map((way) => changesOfWay(register, way, lost.on));
  // Each mechanism belongs to one way, so all ways are judged at once.
  const gone = new Set(
    classify(register, ways.flat(), today, [])
      .filter(isLost)
      .map(({ ref }) => ref),
  );
  const isAdverse = (changes: Changes) => changes.some(({ ref }) => gone.has(ref));
  const adverse = ways.filter(isAdverse).flat();
  const rest = [
    ...ways.filter((changes) => !isAdverse(changes)).flat(),
    ...switchedOn(register, lost),
  ];
  return splitFacts(lost.facts, adverse, rest)
    .map((changes) => {
      const byRule = classify(register, changes, today, []);
      const overrides = takenFromUs(byRule);
      const items = overrides.length === 0 ? byRule : classify(register, changes, today, overrides);
      return { class: highestClass(items.map((item) => item.class)), changes, overrides, items };
    })
    .filter(({ items }) => items.length > 0);
}

function isLost({ rule }: ClassifiedItem): boolean {
  return rule === "TRANSFER_MECHANISM_LOST";
}

const why = "Lost through no choice of ours, with nothing recorded in its place: an adverse fact.";

function takenFromUs(items: readonly ClassifiedItem[]): ClassOverride[] {
  return items
    .filter((item) => isLost(item) && item.class !== "A")
    .map(({ kind, ref, field }) => ({ kind, ref, field, class: "A", reason: why }));
}

type Changes = readonly RecordChange[];

function splitFacts(facts: Changes, adverse: Changes, rest: Changes): Changes[] {
  if (adverse.length === 0) return [[...facts, ...rest]];
  if (rest.length === 0) return [[...facts, ...adverse]];
  return [facts.length > 0 ? facts : adverse, rest];
}

function changesOfWay(
  register: Register,
  { lost, fallbacks }: LostWay,
  on: CalendarDate,
): RecordChange[] {
  const ended = lost.map(({ ref }) => ({
    kind: "TransferMechanismUse" as const,
    ref,
    validFrom: on,
    body: null,
  }));
  const [fallback] = fallbacks;
  if (fallback === undefined || ended.length === 0) return ended;
  const key = { kind: "TransferMechanismUse" as const, ref: fallback.ref };
  const body = { ...bodyOf(register, key), priority: 1 };
  return [...ended, { ...key, validFrom: on, body }];
}

function switchedOn(register: Register, { engagements, on }: Lost): RecordChange[] {
  const refs = new Set(engagements.flatMap(({ standIns }) => standIns));
  return [...refs].flatMap((ref) => {
    const body = bodyOf(register, { kind: "Engagement", ref });
    if (body === null) return [];
    const { standby: _standby, ...used } = body;
    return [
      { kind: "Engagement" as const, ref, validFrom: on, body: { ...used, actualUseFrom: on } },
    ];
  });
}
