import { type Actor, mayDo } from "@/lib/auth/actor";
import type { CalendarDate } from "@/lib/domain/calendar";
import { type Consequence, consequence } from "@/lib/domain/change/consequence";
import { todayIn } from "@/lib/domain/organisation-day";
import { apply, type Register } from "@/lib/domain/register";
import { type CarryOver, carryOverOf } from "./carrying-over";
import {
  changesOf,
  findChangeSet,
  itemsOf,
  movedItems,
  overridesOf,
  type StoredChangeSet,
  type StoredItem,
} from "./change-sets";
import { instantOfColumn } from "./days";
import { changeToTell } from "./mail-facts";
import { outlookOf } from "./outlook";
import { presentRegister, type Snapshot } from "./register";

/** A change set with all that follows from it, computed once for whatever is shown of it. */
export type OpenChange = {
  readonly changeSet: StoredChangeSet;
  readonly items: readonly StoredItem[];
  readonly moved: readonly StoredItem[];
  readonly snapshot: Snapshot;
  readonly today: CalendarDate;
  readonly before: Register;
  readonly after: Register;
  readonly consequence: Consequence;
  /** Null unless it is announced and others changed a record of it since. */
  readonly carried: CarryOver | null;
};

/** Opens a change set for reading: as it would come, or, when it is in effect or over, between what was before and what it made. */
export async function openChange(actor: Actor, id: string): Promise<OpenChange | null> {
  if (!mayDo(actor, "register:read")) return null;
  const changeSet = await findChangeSet(id);
  if (changeSet === null) return null;
  const items = itemsOf(changeSet);
  if (isOver(changeSet)) return closedChange(changeSet, items, actor);
  const { snapshot, consequence: outlook } = await outlookOf(changeSet, actor.at);
  const today = todayIn(snapshot.register, actor.at);
  // What others changed since the announcement is not undone by it, and not shown as if it were.
  const carried = await carryOverOf(changeSet, actor.at);
  const shown = carried?.items ?? items;
  return {
    changeSet,
    items: shown,
    moved: movedItems(items, snapshot),
    snapshot,
    today,
    before: snapshot.register,
    after: apply(snapshot.register, changesOf(shown, today)),
    consequence: carried?.consequence ?? outlook,
    carried,
  };
}

function isOver({ state }: StoredChangeSet): boolean {
  return state === "ACTIVE" || state === "REJECTED" || state === "WITHDRAWN";
}

/** What is in effect, or came to nothing, is read against the records that it was written on. */
async function closedChange(
  changeSet: StoredChangeSet,
  items: readonly StoredItem[],
  actor: Actor,
): Promise<OpenChange> {
  const snapshot = await presentRegister();
  const at = changeSet.activatedAt === null ? actor.at : instantOfColumn(changeSet.activatedAt);
  const on = todayIn(snapshot.register, at);
  const { before, after } = await changeToTell("NOTICE", changeSet, snapshot.register, on);
  return {
    changeSet,
    items,
    moved: [],
    carried: null,
    snapshot,
    today: todayIn(snapshot.register, actor.at),
    before,
    after,
    consequence: consequence({
      register: before,
      changes: changesOf(items, on),
      overrides: overridesOf(items),
      at,
      contacts: new Map(),
    }),
  };
}
