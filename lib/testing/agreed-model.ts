/** What one customer made of one active change, as the model keeps it. */
type Fate = "waiting" | "effective" | "leftOut";

type ModelChange = { id: string; value: string; before: string; activeOn: number | null; fates: Map<string, Fate>; told: Map<string, number>; objected: Set<string> };

export type ModelCustomer = { ref: string; noticeDays: number };

/**
 * The whole of "agreed lists" in memory, for one fact of one engagement and days as plain numbers: written
 * without a look at the product's own code, so that the two can be compared at every step.
 */
export function agreedModel(customers: readonly ModelCustomer[], start: string) {
  const changes: ModelChange[] = [];
  const active: ModelChange[] = [];
  let present = start;

  function effectiveFor(customer: string): string {
    for (const change of active) {
      const fate = change.fates.get(customer);
      if (fate !== undefined && fate !== "effective") return change.before;
    }
    return present;
  }

  function dueFor(change: ModelChange, { ref, noticeDays }: ModelCustomer, day: number): boolean {
    const told = change.told.get(ref);
    if (told === undefined || change.objected.has(ref) || change.fates.get(ref) !== "waiting") return false;
    const isBehind = active.some((earlier) => earlier !== change && active.indexOf(earlier) < position(change) && earlier.fates.get(ref) === "waiting");
    return !isBehind && day > told + noticeDays;
  }

  function position(change: ModelChange): number {
    const index = active.indexOf(change);
    return index < 0 ? active.length : index;
  }

  return {
    announce(id: string, value: string): void {
      const fates = new Map<string, Fate>();
      for (const { ref } of customers) {
        const gone = active.some((change) => change.fates.get(ref) === "leftOut");
        if (!gone) fates.set(ref, "waiting");
      }
      changes.push({ id, value, before: "", activeOn: null, fates, told: new Map(), objected: new Set() });
    },
    told(id: string, day: number): void {
      for (const change of changes.filter((one) => one.id === id)) {
        for (const ref of change.fates.keys()) if (!change.told.has(ref)) change.told.set(ref, day);
      }
    },
    object(id: string, customer: string): void {
      changes.find((one) => one.id === id)?.objected.add(customer);
    },
    accommodate(id: string, customer: string): void {
      changes.find((one) => one.id === id)?.objected.delete(customer);
    },
    leaveOut(id: string, customer: string): void {
      changes.find((one) => one.id === id)?.fates.set(customer, "leftOut");
    },
    /** @returns whether anything took effect */
    activate(id: string, day: number): boolean {
      const change = changes.find((one) => one.id === id);
      if (change === undefined) return false;
      const due = customers.filter((customer) => dueFor(change, customer, day));
      if (due.length === 0) return false;
      if (change.activeOn === null) {
        change.activeOn = day;
        change.before = present;
        present = change.value;
        active.push(change);
        for (const earlier of active) {
          if (earlier === change || earlier.before !== present) continue;
          for (const [ref, fate] of earlier.fates) if (fate === "waiting") earlier.fates.set(ref, "leftOut");
        }
      }
      for (const { ref } of due) change.fates.set(ref, "effective");
      return true;
    },
    fateOf: (id: string, customer: string) => changes.find((one) => one.id === id)?.fates.get(customer),
    isActive: (id: string) => changes.find((one) => one.id === id)?.activeOn !== null,
    effectiveFor,
    present: () => present,
  };
}
