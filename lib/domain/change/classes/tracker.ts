import { addPeriod, calendarDateOf } from "@/lib/domain/calendar";
import { type ChangeRuleId, changeRules } from "@/lib/domain/reference/change-rules";
import { find, type Row } from "@/lib/domain/register";
import { type FieldDifference, listDifference } from "../diff";
import type { ClassifyContext, Verdict } from "./verdict";

type Tracker = Row<"Tracker">;

/** Fields that say who gets access: consent names its recipients. */
const recipients = ["host", "party", "providerServiceId", "engagementId"];
/** Lists whose additions consent did not cover. */
const consentedTo = ["purposes", "elements", "sites", "transferIds"];
const legalClasses = ["legalClass", "legalClassUk", "legalClassCh"];

/**
 * The class of each difference of a tracker: visitors are concerned, customers are not.
 *
 * Source: Directive 2002/58/EC, Art. 5(3); CJEU C-673/17 (Planet49).
 * Reading: a legal class or a lifetime that is not known counts as the stricter one; consent was given under the category that was
 * shown, so any other category, and any class that begins or ceases to ask, counts as weaker. See docs/decisions/0043.
 */
export function classifyTracker(context: ClassifyContext): Verdict[] {
  const { before, after, key } = context;
  const [was, is] = [before, after].map((register) => find(register, "Tracker", key.ref));
  return context.differences.map((difference) => {
    const rule = ruleOf(difference, was, is);
    return {
      difference,
      rule,
      class: rule === null ? "I" : changeRules[rule].materiality,
      scope: { type: "nobody" },
    };
  });
}

function ruleOf(
  one: FieldDifference,
  was: Tracker | undefined,
  is: Tracker | undefined,
): ChangeRuleId | null {
  if (is === undefined) return "TRACKER_LIFETIME_SHORTENED";
  if (was === undefined) return asksOrTells(is) ? "TRACKER_ADDED" : null;
  return fieldRule(one, was, is);
}

function fieldRule(one: FieldDifference, was: Tracker, is: Tracker): ChangeRuleId | null {
  const field = one.field ?? "";
  if (recipients.includes(field)) return one.after === undefined ? null : "TRACKER_ADDED";
  if (consentedTo.includes(field))
    return listDifference(one.before, one.after).added.length > 0 ? "TRACKER_ADDED" : null;
  if (legalClasses.includes(field))
    return classIn(was, field) === classIn(is, field) ? null : "TRACKER_LEGAL_CLASS_WEAKENED";
  switch (field) {
    case "displayCategory":
      return "TRACKER_LEGAL_CLASS_WEAKENED";
    case "lifetime":
    case "lifetimeKind":
      return lengthRule(lifetimeOf(was), lifetimeOf(is));
    case "dataRetention":
      return lengthRule(days(was.dataRetention), days(is.dataRetention));
    default:
      return null;
  }
}

/** Whether consent is asked for where a class applies; the British and Swiss one are said only where they differ. */
function classIn(tracker: Tracker, field: string): boolean {
  const { legalClass, legalClassUk, legalClassCh } = tracker;
  if (field === "legalClassUk") return asks(legalClassUk ?? legalClass);
  return asks(field === "legalClassCh" ? (legalClassCh ?? legalClass) : legalClass);
}

/** Whether a class waits for consent; one that is not known may. */
function asks(legalClass: unknown): boolean {
  return legalClass === undefined || legalClass === "CONSENT_REQUIRED";
}

function asksOrTells(tracker: Tracker): boolean {
  return (
    asks(tracker.legalClass) ||
    tracker.legalClassUk === "CONSENT_REQUIRED" ||
    tracker.legalClassCh === "CONSENT_REQUIRED" ||
    tracker.party === "THIRD" ||
    tracker.providerServiceId !== undefined
  );
}

/** How long it stays, in days; until cleared, and a period that nobody knows, have no end. */
function lifetimeOf({ lifetimeKind, lifetime }: Tracker): number {
  if (lifetimeKind === "SESSION") return 0;
  return lifetimeKind === "UNTIL_CLEARED" ? Number.POSITIVE_INFINITY : days(lifetime);
}

function days(period: string | undefined): number {
  if (period === undefined) return Number.POSITIVE_INFINITY;
  return Date.parse(addPeriod(calendarDateOf("2026-01-01"), period));
}

function lengthRule(was: number, is: number): ChangeRuleId | null {
  if (was === is) return null;
  return is > was ? "TRACKER_LIFETIME_LENGTHENED" : "TRACKER_LIFETIME_SHORTENED";
}
