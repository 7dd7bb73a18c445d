/** How far one customer is with one active change, as the model keeps it. */
type Fate = "waiting" | "effective" | "leftOut" | "undone";

type ModelChange = {
  id: string;
  value: string;
  before: string;
  fates: Map<string, Fate>;
  /** Per customer, the days on which its contacts were told. */
  told: Map<string, Map<number, number>>;
  objected: Set<string>;
};

/** A customer with its own terms: how long after it was sent a notice counts as received, and whether all contacts have to be told. */
export type ModelCustomer = {
  ref: string;
  noticeDays: number;
  receiptDays: number;
  contacts: number;
  wantsAll: boolean;
};

/**
 * The whole of "agreed lists" in memory, for one fact of one engagement and days as plain numbers: written
 * without a look at the product's own code, so that the two can be compared at every step. What a customer has
 * is a value that changes when a change takes effect for it, and by nothing else.
 */
export function agreedModel(customers: readonly ModelCustomer[], start: string) {
  const changes: ModelChange[] = [];
  const active: ModelChange[] = [];
  const has = new Map(customers.map(({ ref }) => [ref, start]));
  let present = start;

  function isDue(change: ModelChange, customer: ModelCustomer, day: number): boolean {
    const { ref, noticeDays, receiptDays, contacts, wantsAll } = customer;
    const days = [...(change.told.get(ref)?.values() ?? [])];
    if (days.length < (wantsAll ? contacts : 1)) return false;
    if (change.objected.has(ref) || change.fates.get(ref) !== "waiting") return false;
    // Whoever is told later has the later days, and one agreement has the latest of all.
    const told = Math.max(...days) + receiptDays;
    const earlier = active.includes(change) ? active.slice(0, active.indexOf(change)) : active;
    return day > told + noticeDays && !earlier.some(({ fates }) => fates.get(ref) === "waiting");
  }

  /** Whoever still waits for a change whose value is gone again waits for nothing. */
  function closeUndone(latest: ModelChange): void {
    for (const { before, fates } of active.filter(
      (one) => one !== latest && one.before === present,
    )) {
      for (const [ref, fate] of fates)
        if (before === present && fate === "waiting") fates.set(ref, "undone");
    }
  }

  return {
    announce(id: string, value: string): void {
      const fates = new Map<string, Fate>();
      for (const { ref } of customers)
        if (!active.some((one) => one.fates.get(ref) === "leftOut")) fates.set(ref, "waiting");
      changes.push({ id, value, before: "", fates, told: new Map(), objected: new Set() });
    },
    /** @param contact which of a customer's contacts, from 1; who was told already stays told on that day */
    told(id: string, day: number, contact: number): void {
      for (const change of changes.filter((one) => one.id === id)) {
        for (const { ref, contacts } of customers.filter(({ ref }) => change.fates.has(ref))) {
          const days = change.told.get(ref) ?? new Map<number, number>();
          if (contact <= contacts && !days.has(contact)) days.set(contact, day);
          change.told.set(ref, days);
        }
      }
    },
    object(id: string, customer: string): void {
      changes.find((one) => one.id === id)?.objected.add(customer);
    },
    accommodate(id: string, customer: string): void {
      changes.find((one) => one.id === id)?.objected.delete(customer);
    },
    leaveOut(id: string, customer: string): void {
      const from = active.findIndex((one) => one.id === id);
      if (from < 0) changes.find((one) => one.id === id)?.fates.set(customer, "leftOut");
      if (from < 0) return;
      for (const { fates } of changes.filter(
        (one) => !active.includes(one) || active.indexOf(one) >= from,
      )) {
        if (fates.get(customer) === "waiting") fates.set(customer, "leftOut");
      }
    },
    /** @returns whether anything took effect */
    activate(id: string, day: number): boolean {
      const change = changes.find((one) => one.id === id);
      if (change === undefined) return false;
      const due = customers.filter((customer) => isDue(change, customer, day));
      if (due.length === 0) return false;
      for (const { ref } of due) {
        change.fates.set(ref, "effective");
        has.set(ref, change.value);
      }
      if (!active.includes(change)) {
        change.before = present;
        present = change.value;
        active.push(change);
        closeUndone(change);
      }
      return true;
    },
    fateOf: (id: string, customer: string) =>
      changes.find((one) => one.id === id)?.fates.get(customer),
    isActive: (id: string) => active.some((one) => one.id === id),
    effectiveFor: (customer: string) => has.get(customer),
    present: () => present,
  };
}
