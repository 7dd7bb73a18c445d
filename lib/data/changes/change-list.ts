import { type Actor, mayDo } from "@/lib/auth/actor";
import type { ChangeRow, ShownClass } from "@/lib/domain/change/change-view";
import { classify, highestClass } from "@/lib/domain/change/classify";
import type { ChangeState } from "@/lib/domain/change/next-steps";
import { todayIn } from "@/lib/domain/organisation-day";
import { materialities } from "@/lib/domain/reference/enums";
import { database } from "../database/current";
import { dayOf, instantOfColumn } from "../days";
import { namesOfActors } from "../people/actor-names";
import { presentRegister, type Snapshot } from "../register";
import { changesOf, itemsOf, overridesOf, type StoredChangeSet } from "./change-sets";

/** Which changes a list shows: those being prepared, those that customers wait for, those that are over. */
export const changeGroups = {
  open: ["DRAFT", "IN_REVIEW", "APPROVED"],
  running: ["ANNOUNCED"],
  done: ["ACTIVE", "REJECTED", "WITHDRAWN"],
} as const satisfies Record<string, readonly ChangeState[]>;
export type ChangeGroup = keyof typeof changeGroups;

export type ChangeList = {
  readonly rows: readonly ChangeRow[];
  readonly counts: Readonly<Record<ChangeGroup, number>>;
  readonly page: number;
  readonly pages: number;
};

const rowsPerPage = 50;

/**
 * The changes of one group, the newest first.
 *
 * @param sought a part of the title or the id; "" for all
 * @returns      null for whoever may not read the register
 */
export async function changeList(
  actor: Actor,
  { group, sought, page }: { group: ChangeGroup; sought: string; page: number },
): Promise<ChangeList | null> {
  if (!mayDo(actor, "register:read")) return null;
  const contains = { contains: sought.trim(), mode: "insensitive" } as const;
  const where = {
    number: { gt: 0 },
    OR: [{ title: contains }, { id: contains }],
    state: { in: [...changeGroups[group]] },
  };
  const [matching, states] = await Promise.all([
    database().changeSet.count({ where }),
    database().changeSet.groupBy({ by: ["state"], where: { number: { gt: 0 } }, _count: true }),
  ]);
  const pages = Math.max(1, Math.ceil(matching / rowsPerPage));
  const shown = Math.min(pages, Math.max(1, Math.trunc(page) || 1));
  const found = await database().changeSet.findMany({
    where,
    include: { items: true },
    orderBy: { number: "desc" },
    skip: (shown - 1) * rowsPerPage,
    take: rowsPerPage,
  });
  const countOf = (one: ChangeGroup) =>
    states
      .filter(({ state }) => (changeGroups[one] as readonly ChangeState[]).includes(state))
      .reduce((sum, { _count }) => sum + _count, 0);
  return {
    rows: await rowsOf(actor, found),
    counts: { open: countOf("open"), running: countOf("running"), done: countOf("done") },
    page: shown,
    pages,
  };
}

/** Changes as a list shows them. */
export async function rowsOf(
  actor: Pick<Actor, "at">,
  found: readonly StoredChangeSet[],
): Promise<ChangeRow[]> {
  const snapshot = await presentRegister();
  const [names, entries, rollingOut] = await Promise.all([
    namesOfActors(found.flatMap(({ authors }) => authors)),
    database().auditEntry.findMany({
      where: { position: { in: found.map(({ position }) => position) } },
      select: { position: true, at: true },
    }),
    thoseRollingOut(found),
  ]);
  const times = new Map(entries.map(({ position, at }) => [position, instantOfColumn(at)]));
  return found.map((changeSet) => ({
    id: changeSet.id,
    number: changeSet.number,
    title: changeSet.title,
    state: changeSet.state,
    isRollingOut: rollingOut.has(changeSet.id),
    internal: changeSet.internal,
    class: classOf(changeSet, snapshot, actor),
    records: changeSet.items.length,
    authors: changeSet.authors.map((author) => names.get(author) ?? author),
    plannedOn: dayOf(changeSet.plannedOn),
    lastStepAt: times.get(changeSet.position) ?? actor.at,
  }));
}

/** Those in effect that some agreement has still to follow. */
export async function thoseRollingOut(
  found: readonly StoredChangeSet[],
): Promise<ReadonlySet<string>> {
  const active = found.filter(({ state }) => state === "ACTIVE").map(({ id }) => id);
  const open = await database().notice.groupBy({
    by: ["changeSetId"],
    where: { changeSetId: { in: active }, effectiveOn: null, declinedAt: null },
  });
  return new Set(open.map(({ changeSetId }) => changeSetId));
}

/** The class as it was approved, or as the rules give it now; null where nothing is left that would change. */
function classOf(
  changeSet: StoredChangeSet,
  { register }: Snapshot,
  { at }: Pick<Actor, "at">,
): ShownClass | null {
  const { frozen } = changeSet;
  if (typeof frozen === "object" && frozen !== null && "class" in frozen)
    return materialities.find((one) => one === frozen.class) ?? "INTERNAL";
  if (changeSet.internal) return "INTERNAL";
  if (changeSet.state === "REJECTED" || changeSet.state === "WITHDRAWN") return null;
  const items = itemsOf(changeSet);
  const today = todayIn(register, at);
  const classified = classify(register, changesOf(items, today), today, overridesOf(items));
  return classified.length === 0
    ? null
    : (highestClass(classified.map((item) => item.class)) ?? "INTERNAL");
}
