import { find, list, type Register, type Row } from "@/lib/domain/register";

type Engaged = Pick<Row<"Engagement">, "activityIds" | "parentEngagementId">;

/** An engagement and those above it in its chain, from itself up; a circle is followed once. */
export function chainOf<E extends Engaged>(
  register: Register,
  engagement: E | undefined,
): (E | Row<"Engagement">)[] {
  const chain: (E | Row<"Engagement">)[] = [];
  let next: E | Row<"Engagement"> | undefined = engagement;
  while (next !== undefined && !chain.includes(next)) {
    chain.push(next);
    next = find(register, "Engagement", next.parentEngagementId);
  }
  return chain;
}

/** The activities of one of the two registers of Art. 30 that an engagement names itself. */
function activitiesIn(
  which: "CONTROLLER" | "PROCESSOR",
  register: Register,
  { activityIds = [] }: Engaged,
): Row<"ProcessingActivity">[] {
  return activityIds
    .flatMap((ref) => find(register, "ProcessingActivity", ref) ?? [])
    .filter((activity) => activity.register === which);
}

/** The activities of one of the two registers that an engagement and those above it in its chain serve. */
export function activitiesInChain(
  which: "CONTROLLER" | "PROCESSOR",
  register: Register,
  engagement: Engaged | undefined,
): Row<"ProcessingActivity">[] {
  return chainOf(register, engagement).flatMap((one) => activitiesIn(which, register, one));
}

/**
 * Whether an engagement is a sub-processor: it, or one above it in its chain, serves an activity of the processor register.
 *
 * Source: GDPR Art. 28(2), 28(4), 30(2).
 */
export function isSubprocessor(register: Register, engagement: Engaged | undefined): boolean {
  return activitiesInChain("PROCESSOR", register, engagement).length > 0;
}

/** Whether an engagement receives data of our own processing: it, or one above it in its chain, serves an activity of the controller register. */
export function servesOwnPurposes(register: Register, engagement: Engaged | undefined): boolean {
  return activitiesInChain("CONTROLLER", register, engagement).length > 0;
}

/** The sub-processors of a register, in its order. */
export function subprocessors(register: Register): readonly Row<"Engagement">[] {
  return list(register, "Engagement").filter((engagement) => isSubprocessor(register, engagement));
}

/** The products that an engagement serves; null: whichever there are, since nothing narrows it. */
export function productsServed(
  register: Register,
  engagement: Row<"Engagement">,
): readonly string[] | null {
  for (const one of chainOf(register, engagement)) {
    if ((one.productIds ?? []).length > 0) return one.productIds ?? [];
    const activities = activitiesIn("PROCESSOR", register, one);
    if (activities.length > 0) return productsOfAll(activities);
  }
  return null;
}

/** The products of several records, each of which serves all products when it names none; null: all products. */
export function productsOfAll(
  rows: readonly { readonly productIds?: readonly string[] }[],
): readonly string[] | null {
  const isNarrow = rows.every(({ productIds = [] }) => productIds.length > 0);
  return isNarrow ? [...new Set(rows.flatMap(({ productIds = [] }) => productIds))] : null;
}
