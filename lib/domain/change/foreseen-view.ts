import type { CalendarDate } from "@/lib/domain/calendar";
import { type KindName, kinds } from "@/lib/domain/kinds/kinds";
import { find, type RecordKey, type Register } from "@/lib/domain/register";
import type { FindingView, RecordLink, ShownClass } from "./change-view";
import type { Consequence, CustomerConsequence } from "./consequence";
import { findingViews } from "./finding-views";
import { laterForPeople, tellsPeople } from "./people-notice";
import { recordLink } from "./record-link";
import { touchedBy } from "./touched";

/** One customer with the days it would have. */
export type ForeseenCustomer = {
  readonly agreement: string;
  readonly name: string;
  readonly class: ShownClass;
  readonly objectionLastDay: CalendarDate | null;
  readonly earliestEffectiveOn: CalendarDate | null;
};

/** What follows from a change while it is still being written, in short. */
export type ForeseenView = {
  readonly class: ShownClass;
  /** The differences by weight, each with its class. */
  readonly items: readonly {
    readonly key: string;
    readonly label: string;
    readonly class: ShownClass;
  }[];
  readonly moreItems: number;
  /** How many agreements would be told, and those that come last. */
  readonly agreements: number;
  readonly latest: readonly ForeseenCustomer[];
  readonly cannotBeTold: number;
  readonly earliestForAll: CalendarDate | null;
  readonly tellsPeople: boolean;
  readonly withoutMechanism: readonly RecordLink[];
  readonly appeared: readonly FindingView[];
  readonly moreAppeared: number;
  readonly vanished: number;
};

const mostItems = 8;
const mostCustomers = 5;
const mostFindings = 5;

/**
 * What follows from a change in short: for the form in which it is being written.
 *
 * @param keys the records that the change touches
 */
export function foreseenView(
  before: Register,
  after: Register,
  keys: readonly RecordKey[],
  { class: highest, items, customers, earliestEffectiveOn, findings }: Consequence,
  today: CalendarDate,
): ForeseenView {
  const appeared = findingViews(before, after, findings.appeared);
  return {
    class: highest ?? "INTERNAL",
    items: items.slice(0, mostItems).map((item, index) => ({
      key: `${item.kind}/${item.ref} ${item.field ?? ""} ${index}`,
      label: `${recordLink(before, after, item).title}${fieldLabel(item.kind, item.field)}`,
      class: item.class,
    })),
    moreItems: Math.max(0, items.length - mostItems),
    agreements: customers.length,
    latest: customers
      .toSorted(lastFirst)
      .slice(0, mostCustomers)
      .map((one) => customerOf(after, one)),
    cannotBeTold: customers.filter(({ blockers }) => blockers.includes("NO_CONTACT")).length,
    earliestForAll: laterForPeople(earliestEffectiveOn, items, today, "usual"),
    tellsPeople: tellsPeople(items),
    withoutMechanism: touchedBy(before, after, keys).withoutMechanism,
    appeared: appeared.slice(0, mostFindings),
    moreAppeared: Math.max(0, appeared.length - mostFindings),
    vanished: findings.vanished.length,
  };
}

function fieldLabel(kind: KindName, field: string | null): string {
  if (field === null) return "";
  const fields: Readonly<Record<string, { readonly label: string }>> = kinds[kind].fields;
  return `: ${fields[field]?.label ?? field}`;
}

function lastFirst(one: CustomerConsequence, other: CustomerConsequence): number {
  const [day, otherDay] = [one, other].map(({ dates }) => dates?.earliestEffectiveOn ?? "");
  if (day === otherDay) return one.agreement < other.agreement ? -1 : 1;
  return (day ?? "") < (otherDay ?? "") ? 1 : -1;
}

function customerOf(
  register: Register,
  { ref, agreement, class: changeClass, dates }: CustomerConsequence,
): ForeseenCustomer {
  return {
    agreement,
    name: find(register, "Customer", ref)?.name ?? ref,
    class: changeClass,
    objectionLastDay: dates?.objectionLastDay ?? null,
    earliestEffectiveOn: dates?.earliestEffectiveOn ?? null,
  };
}
