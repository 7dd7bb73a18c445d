import { addPeriod, isCalendarDate } from "@/lib/domain/calendar";
import { find, list, type Register, type Row } from "@/lib/domain/register";
import { isSubprocessor } from "@/lib/domain/subprocessor";
import { periodInWords } from "@/lib/domain/value-words";
import { defect } from "./defect";
import type { Defect, Question, Rules } from "./finding";
import { gapOf } from "./gap";
import { titleOf } from "./naming";
import { noticeGap } from "./notice-gap";
import { noticePromises } from "./notice-promises";
import { engagedByUs, hasEnded, standingEngagements } from "./standing";

/** The rules on the chain below us and above. The provision and the weight of each stand in reference/linter-rules.ts. */
export const chainRules: Rules = {
  "ENG-008": { once: chainIsNotReviewed },
  "ENG-016": { once: chainIsBroken },
  "ENG-017": { once: vendorTellsTooLate },
};

type AsOf = Pick<Question, "asOf">;

function at(engagement: Row<"Engagement">, field?: keyof Row<"Engagement"> & string) {
  return { kind: "Engagement" as const, ref: engagement.ref, ...(field && { field }) };
}

/** Reading: reviewed within the last twelve months; what was never reviewed is not known. */
function chainIsNotReviewed(register: Register, { asOf }: AsOf): Defect[] {
  return engagedByUs(register, asOf).flatMap((engagement): Defect[] => {
    if (!isSubprocessor(register, engagement)) return [];
    const gap = gapOf(engagement, "chainReviewedOn");
    const reviewedOn = engagement.chainReviewedOn;
    const isOld =
      reviewedOn !== undefined &&
      isCalendarDate(reviewedOn) &&
      addPeriod(reviewedOn, "P12M") < asOf;
    if (!gap && !isOld) return [];
    const state = gap
      ? `the last review of the chain below it ${gap}`
      : `the chain below it was last reviewed on ${reviewedOn}`;
    return [
      defect(
        register,
        at(engagement, "chainReviewedOn"),
        `${state}; ask the sub-processor for its own list and record the day.`,
      ),
    ];
  });
}

/** Reading: an engagement that is no longer in the register has ended. */
function chainIsBroken(register: Register, { asOf }: AsOf): Defect[] {
  const inCycle = engagementsInCycles(register);
  return standingEngagements(register, asOf).flatMap((engagement): Defect[] => {
    if (engagement.parentEngagementId === undefined) return [];
    const where = at(engagement, "parentEngagementId");
    if (inCycle.has(engagement.ref)) {
      return [
        defect(
          register,
          where,
          "the chain of engagements leads back to it; name the one that really engages it.",
        ),
      ];
    }
    const parent = find(register, "Engagement", engagement.parentEngagementId);
    if (parent && !hasEnded(parent, asOf)) return [];
    const title = titleOf(register, { kind: "Engagement", ref: engagement.parentEngagementId });
    return [
      defect(
        register,
        where,
        `the engagement above it, “${title}”, has ended; end this one as well, or name who engages it now.`,
      ),
    ];
  });
}

/** Follows each chain upwards once; a chain that meets its own steps has closed a cycle. */
function engagementsInCycles(register: Register): Set<string> {
  const seenInWalk = new Map<string, string>();
  const inCycle = new Set<string>();
  for (const { ref: start } of list(register, "Engagement")) {
    let ref: string | undefined = start;
    while (ref !== undefined && !seenInWalk.has(ref)) {
      seenInWalk.set(ref, start);
      ref = find(register, "Engagement", ref)?.parentEngagementId;
    }
    if (ref === undefined || seenInWalk.get(ref) !== start) continue;
    for (let step: string | undefined = ref; step !== undefined && !inCycle.has(step); ) {
      inCycle.add(step);
      step = find(register, "Engagement", step)?.parentEngagementId;
    }
  }
  return inCycle;
}

/** How the two periods are compared stands with `noticeGap`. */
function vendorTellsTooLate(register: Register, { asOf }: AsOf): Defect[] {
  const promises = noticePromises(register, asOf);
  return engagedByUs(register, asOf).flatMap((engagement): Defect[] => {
    const found = noticeGap(register, promises, engagement);
    if (found === null || found.type === "ENOUGH") return [];
    const { promise } = found;
    const ours = `we promise ${periodInWords(promise.period)} in “${promise.agreementTitle}”`;
    const sentence =
      found.type === "UNKNOWN"
        ? `the vendor's notice period ${found.gap} while ${ours}; agree one that is as long.`
        : `the vendor tells us ${periodInWords(found.period)} ahead while ${ours}; agree a period that is as long.`;
    return [defect(register, at(engagement, "vendorNoticePeriod"), sentence)];
  });
}
