import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import { dateIn, laterOf } from "@/lib/domain/calendar";
import { check } from "@/lib/domain/findings/check";
import { type FindingsDifference, findingsDifference } from "@/lib/domain/findings/difference";
import type { Materiality } from "@/lib/domain/reference/enums";
import { regimes } from "@/lib/domain/reference/enums";
import { apply, find, list, type RecordChange, type Register } from "@/lib/domain/register";
import { type AffectedAgreement, affectedAgreements, type LeftOut } from "./affected";
import { engagementOf } from "./classes/subprocessor";
import {
  type ClassifiedItem,
  type ClassOverride,
  classify,
  highestClass,
  isInternalChange,
} from "./classify";
import { type NoticeDates, noticeDates } from "./dates";
import { type AgreementTerms, termsOf } from "./terms";

export type ConsequenceInput = {
  readonly register: Register;
  readonly changes: readonly RecordChange[];
  readonly overrides: readonly ClassOverride[];
  /** The instant at which notices would go out. */
  readonly at: Instant;
  /** How many contacts can be told, per customer. */
  readonly contacts: ReadonlyMap<string, number>;
  readonly leftOut?: LeftOut;
};

/** What a customer is in for: its class, its dates, and what would stand in the way. */
export type CustomerConsequence = {
  readonly ref: string;
  readonly agreement: string;
  readonly class: Materiality;
  readonly terms: AgreementTerms;
  readonly dates: NoticeDates | null;
  readonly items: readonly { kind: string; ref: string }[];
  readonly blockers: readonly ("NO_CONTACT" | "SPECIFIC_APPROVAL_NEEDED")[];
};

export type Consequence = {
  readonly class: Materiality | null;
  readonly internal: boolean;
  readonly items: readonly ClassifiedItem[];
  readonly perCustomer: boolean;
  /** Day on which the last agreement could follow; null when nobody has to be told. */
  readonly earliestEffectiveOn: CalendarDate | null;
  readonly customers: readonly CustomerConsequence[];
  readonly findings: FindingsDifference;
};

/** Classes that are told to each customer by name. */
export function isTold(changeClass: Materiality): boolean {
  return changeClass === "A" || changeClass === "M1" || changeClass === "M2";
}

/** Classes whose effect waits for time or word of each customer. */
export function isGated(changeClass: Materiality): boolean {
  return changeClass === "M1" || changeClass === "M2";
}

/**
 * Everything that follows from a change set, before anyone approves it.
 *
 * Source: GDPR Art. 28(2); SCC (EU) 2021/914, clause 9(a).
 *
 * @param input `at` is the instant from which dates are computed, as if all mail went out then
 */
export function consequence(input: ConsequenceInput): Consequence {
  const { register, changes, at } = input;
  const after = apply(register, changes);
  const zone = list(after, "Organisation")[0]?.zone ?? "UTC";
  const today = dateIn(at, zone);
  // What begins later would have no findings yet if it were judged today.
  const judgedOn = changes.map(({ validFrom }) => validFrom).reduce(laterOf, today);
  const items = classify(register, changes, today, input.overrides);
  const datesOf = datesFrom(at);
  const customers = affectedAgreements(register, after, items, today, input.leftOut)
    .filter(({ changeClass }) => isTold(changeClass))
    .map((affected) => customerConsequence(affected, input, zone, datesOf));
  const earliest = customers.flatMap(({ dates }) => dates?.earliestEffectiveOn ?? []);
  return {
    class: highestClass(items.map((item) => item.class)),
    internal: isInternalChange(items),
    items,
    perCustomer: isPerCustomer(register, after, items),
    earliestEffectiveOn: earliest.length === 0 ? null : earliest.reduce(laterOf),
    customers,
    findings: findingsDifference(
      check(register, judgedOn, regimes),
      check(after, judgedOn, regimes),
    ),
  };
}

/** Agreements share terms far more often than not: each distinct set is computed once. */
function datesFrom(at: Instant): (terms: AgreementTerms) => NoticeDates {
  const known = new Map<string, NoticeDates>();
  return ({ authorisation: _authorisation, clauses: _clauses, ...terms }) => {
    const key = Object.values(terms).join("|");
    const dates = known.get(key) ?? noticeDates(at, terms);
    known.set(key, dates);
    return dates;
  };
}

function customerConsequence(
  { agreement, changeClass, items }: AffectedAgreement,
  { contacts }: ConsequenceInput,
  zone: string,
  datesOf: (terms: AgreementTerms) => NoticeDates,
): CustomerConsequence {
  const terms = termsOf(agreement, changeClass, zone);
  const customer = agreement.customerId ?? "";
  const blockers: CustomerConsequence["blockers"][number][] = [];
  if ((contacts.get(customer) ?? 0) === 0) blockers.push("NO_CONTACT");
  if (changeClass === "M1" && terms.authorisation === "SPECIFIC")
    blockers.push("SPECIFIC_APPROVAL_NEEDED");
  return {
    ref: customer,
    agreement: agreement.ref,
    class: changeClass,
    terms,
    dates: isGated(changeClass) ? datesOf(terms) : null,
    items: uniqueKeys(items),
    blockers,
  };
}

function uniqueKeys(items: readonly ClassifiedItem[]): { kind: string; ref: string }[] {
  const keys = new Map(items.map(({ kind, ref }) => [`${kind}/${ref}`, { kind, ref }]));
  return [...keys.values()];
}

/**
 * Whether each customer can follow on its own day: every engagement that the gated items concern can be switched per customer.
 *
 * Source: none, product rule (docs/decisions/0008).
 */
function isPerCustomer(
  before: Register,
  after: Register,
  items: readonly ClassifiedItem[],
): boolean {
  const gated = items.filter((item) => item.class !== "INTERNAL" && isGated(item.class));
  const engagementBehind = (item: ClassifiedItem) =>
    find(after, "Engagement", engagementOf(after, item) ?? engagementOf(before, item));
  return (
    gated.length > 0 && gated.every((item) => engagementBehind(item)?.perTenantSwitch === true)
  );
}
