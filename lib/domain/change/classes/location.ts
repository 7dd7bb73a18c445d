import { type ChangeRuleId, changeRules } from "@/lib/domain/reference/change-rules";
import { find } from "@/lib/domain/register";
import type { FieldDifference } from "../diff";
import { hasLocation, isNewEngagement } from "./engagement";
import { withPeople } from "./people-beside";
import { distance, scopeOfEngagements } from "./subprocessor";
import type { ClassifyContext, Verdict } from "./verdict";

const fromAfar = ["REMOTE_ACCESS", "SUPPORT"];

/**
 * The class of each difference of a processing location of a sub-processor.
 *
 * Source: GDPR Art. 28(3)(a), 44 to 46; EDPB Guidelines 05/2021 (remote access is a transfer).
 * Reading: a country that is not known counts as a third country without adequacy. A move within the EEA
 * is class M2; an agreement with a residency clause raises it (consequence). A place that ends is no move: nothing is done anywhere
 * that was not done before.
 */
export function classifyLocation(context: ClassifyContext): Verdict[] {
  const { before, after, key, differences } = context;
  const was = find(before, "ProcessingLocation", key.ref);
  const is = find(after, "ProcessingLocation", key.ref);
  const engagementRef = is?.engagementId ?? was?.engagementId;
  const engagements = [was?.engagementId, is?.engagementId];
  const scope = scopeOfEngagements(before, after, engagements);
  const verdicts = differences.map((difference) => {
    const rule = ruleOf(context, difference, engagementRef);
    const isMove =
      difference.field === null ||
      difference.field === "country" ||
      difference.field === "engagementId";
    const verdict = {
      difference,
      rule,
      class: rule === null ? ("I" as const) : changeRules[rule].materiality,
      scope,
    };
    return isMove && is?.country !== undefined ? { ...verdict, movesTo: is.country } : verdict;
  });
  return withPeople(context, engagements, verdicts);
}

function ruleOf(
  context: ClassifyContext,
  { field }: FieldDifference,
  engagementRef: string | undefined,
): ChangeRuleId | null {
  const was = find(context.before, "ProcessingLocation", context.key.ref);
  const is = find(context.after, "ProcessingLocation", context.key.ref);
  if (engagementRef === undefined) return null;
  if (field === null) {
    // Data are at one place less, and go nowhere: no rule on moves says that. With the engagement, it is its end that counts.
    if (is === undefined)
      return context.after.Engagement.has(engagementRef) ? null : "ENGAGEMENT_REMOVED";
    return addedRule(context, engagementRef, is.country, is.locationKind);
  }
  if (field === "engagementId")
    return addedRule(context, engagementRef, is?.country, is?.locationKind);
  if (field === "country") return moveRule(context, was?.country, is?.country);
  if (
    field === "locationKind" &&
    fromAfar.includes(is?.locationKind ?? "") &&
    distance(context.after, is?.country, context.asOf) === "OTHER"
  ) {
    return "LOCATION_REMOTE_ACCESS_ADDED";
  }
  if (field !== "region" && field !== "city") return null;
  // The city of another country is part of the move to it, and the country says what that means.
  return was?.country === is?.country ? "LOCATION_REGION_CHANGED" : null;
}

function addedRule(
  context: ClassifyContext,
  engagementRef: string,
  country: string | undefined,
  kind: string | undefined,
): ChangeRuleId {
  const { before, after, asOf } = context;
  if (isNewEngagement(context, engagementRef)) return "ENGAGEMENT_ADDED";
  if (country !== undefined && hasLocation(before, engagementRef, country)) {
    const isNewAccess = fromAfar.includes(kind ?? "") && distance(after, country, asOf) === "OTHER";
    return isNewAccess ? "LOCATION_REMOTE_ACCESS_ADDED" : "LOCATION_REGION_CHANGED";
  }
  if (distance(after, country, asOf) === "INSIDE") return "LOCATION_EEA_TO_EEA";
  return fromAfar.includes(kind ?? "")
    ? "LOCATION_REMOTE_ACCESS_ADDED"
    : "LOCATION_EEA_TO_THIRD_COUNTRY";
}

function moveRule(
  { before, after, asOf }: ClassifyContext,
  from: string | undefined,
  to: string | undefined,
): ChangeRuleId {
  const was = distance(before, from, asOf);
  const is = distance(after, to, asOf);
  if (was === "INSIDE")
    return is === "INSIDE" ? "LOCATION_EEA_TO_EEA" : "LOCATION_EEA_TO_THIRD_COUNTRY";
  return is === "OTHER"
    ? "LOCATION_THIRD_COUNTRY_TO_ANOTHER"
    : "LOCATION_THIRD_COUNTRY_TO_EEA_OR_ADEQUATE";
}
