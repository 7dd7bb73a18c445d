import { changeRules } from "@/lib/domain/reference/change-rules";
import { find } from "@/lib/domain/register";
import { servesOwnPurposes } from "@/lib/domain/subprocessor";
import type { ClassifyContext, Verdict } from "./verdict";

/**
 * What customers are told of a place or a transfer, and beside it what the people of our own processing are told.
 *
 * Source: GDPR Art. 13(1)(f), 14(1)(f).
 * Reading: a rule whose audience names the people concerned tells them where the recipient serves a purpose of our own, before or
 * after; where no customer is concerned, they alone are told. An adverse fact has happened and waits for nobody.
 *
 * @param engagementRefs the engagements that the record belongs or belonged to
 */
export function withPeople(
  { before, after }: Pick<ClassifyContext, "before" | "after">,
  engagementRefs: readonly (string | undefined)[],
  verdicts: readonly Verdict[],
): Verdict[] {
  const concernsPeople = [before, after].some((register) =>
    engagementRefs.some((ref) => servesOwnPurposes(register, find(register, "Engagement", ref))),
  );
  if (!concernsPeople) return [...verdicts];
  return verdicts.flatMap((verdict) => {
    if (!isForPeopleToo(verdict)) return [verdict];
    const { difference, rule } = verdict;
    const toPeople: Verdict = { difference, rule, class: "DS", scope: { type: "nobody" } };
    return verdict.scope.type === "nobody" ? [toPeople] : [verdict, toPeople];
  });
}

function isForPeopleToo({ rule, class: one }: Verdict): boolean {
  const isGated = one === "M1" || one === "M2";
  return isGated && rule !== null && changeRules[rule].audience.includes("DATA_SUBJECT");
}
