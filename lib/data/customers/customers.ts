import { type Actor, mayDo } from "@/lib/auth/actor";
import type { CalendarDate } from "@/lib/domain/calendar";
import type { CustomerList, CustomerRow, CustomerSort } from "@/lib/domain/customer/customer-view";
import { todayIn } from "@/lib/domain/organisation-day";
import { list, pointingTo, type Register } from "@/lib/domain/register";
import { reachable } from "../changes/outlook";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { dayOf } from "../days";
import { presentRegister } from "../register";

/** What of the customers is asked for, as the address says it. */
export type CustomerQuery = {
  /** In names, refs and titles of agreements; "" finds all. */
  readonly search: string;
  readonly sort: CustomerSort;
  /** The ref of the last customer of the page before; null: from the start. */
  readonly after: string | null;
  readonly pageSize: number;
};

/** The customers with what runs for each; null when the actor may not see them. */
export async function listCustomers(
  actor: Actor,
  { search, sort, after, pageSize }: CustomerQuery,
): Promise<CustomerList | null> {
  if (!mayDo(actor, "register:read")) return null;
  const { register } = await presentRegister();
  const facts = await customerFacts(todayIn(register, actor.at));
  const all = list(register, "Customer").map(({ ref, name }) => ({
    ref,
    name: name ?? ref,
    agreements: pointingTo(register, "CustomerAgreement", "customerId", ref).length,
    ...facts(ref),
  }));
  const found = all.filter(matches(register, search)).toSorted(orders[sort]);
  const rows = pageAfter(found, after, pageSize);
  const last = rows.at(-1);
  return {
    rows,
    found: found.length,
    all: all.length,
    next: last === undefined || last === found.at(-1) ? null : last.ref,
  };
}

/** The rows that follow one; from the start when that one is not there any more. */
function pageAfter(
  rows: readonly CustomerRow[],
  after: string | null,
  pageSize: number,
): CustomerRow[] {
  const start = after === null ? 0 : rows.findIndex(({ ref }) => ref === after) + 1;
  return rows.slice(start, start + pageSize);
}

function matches(register: Register, search: string): (row: CustomerRow) => boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return () => true;
  return ({ ref, name }) => {
    const agreements = pointingTo(register, "CustomerAgreement", "customerId", ref);
    const text = [ref, name, ...agreements.flatMap((one) => [one.ref, one.title ?? ""])]
      .join(" ")
      .toLowerCase();
    return words.every((word) => text.includes(word));
  };
}

type Order = (one: CustomerRow, other: CustomerRow) => number;

const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });
const byName: Order = (one, other) =>
  collator.compare(one.name, other.name) || collator.compare(one.ref, other.ref);

/** The nearest day first, and the most of what is open first. */
const orders: Readonly<Record<CustomerSort, Order>> = {
  name: byName,
  next: (one, other) =>
    compareText(one.nextOn ?? "9999", other.nextOn ?? "9999") || byName(one, other),
  objections: (one, other) => other.openObjections - one.openObjections || byName(one, other),
  unconfirmed: (one, other) =>
    other.unconfirmedContacts - one.unconfirmedContacts || byName(one, other),
};

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

type Facts = Omit<CustomerRow, "ref" | "name" | "agreements">;

/** What is open for each customer, read in four questions however many customers there are. */
async function customerFacts(today: CalendarDate): Promise<(customerRef: string) => Facts> {
  const [notices, objections, unconfirmed, told] = await Promise.all([
    database().notice.findMany({
      where: {
        effectiveOn: null,
        declinedAt: null,
        changeSet: { state: { in: ["ANNOUNCED", "ACTIVE"] } },
      },
      select: {
        customerRef: true,
        objectionLastDay: true,
        earliestEffectiveOn: true,
        changeSet: { select: { plannedOn: true } },
      },
    }),
    database().objection.findMany({
      where: { decision: null },
      select: { notice: { select: { customerRef: true } } },
    }),
    countContacts({ erasedAt: null, confirmedAt: null }),
    countContacts(reachable),
  ]);
  const open = new Map<string, { count: number; nextOn: CalendarDate | null }>();
  for (const { customerRef, objectionLastDay, earliestEffectiveOn, changeSet } of notices) {
    const known = open.get(customerRef) ?? { count: 0, nextOn: null };
    const days = [objectionLastDay, earliestEffectiveOn, changeSet.plannedOn]
      .flatMap((day) => dayOf(day) ?? [])
      .filter((day) => day >= today);
    const nextOn = [...days, ...(known.nextOn === null ? [] : [known.nextOn])].toSorted()[0];
    open.set(customerRef, { count: known.count + 1, nextOn: nextOn ?? null });
  }
  const objecting = new Map<string, number>();
  for (const { notice } of objections)
    objecting.set(notice.customerRef, (objecting.get(notice.customerRef) ?? 0) + 1);
  return (ref) => ({
    nextOn: open.get(ref)?.nextOn ?? null,
    openNotices: open.get(ref)?.count ?? 0,
    openObjections: objecting.get(ref) ?? 0,
    unconfirmedContacts: unconfirmed.get(ref) ?? 0,
    reachableContacts: told.get(ref) ?? 0,
  });
}

async function countContacts(
  where: Prisma.CustomerContactWhereInput,
): Promise<Map<string, number>> {
  const rows = await database().customerContact.groupBy({
    by: ["customerRef"],
    where,
    _count: true,
  });
  return new Map(rows.map(({ customerRef, _count }) => [customerRef, _count]));
}
