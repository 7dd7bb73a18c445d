import { type Actor, mayDo } from "@/lib/auth/actor";
import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import { type Consequence, consequence } from "@/lib/domain/change/consequence";
import { todayIn } from "@/lib/domain/organisation-day";
import { apply, type Register } from "@/lib/domain/register";
import { changeToTell } from "../announcing/mail-facts";
import { waitingOrder } from "../announcing/order-page";
import { instantOfColumn } from "../days";
import { presentRegister, type Snapshot } from "../register";
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
import { outlookOf } from "./outlook";

/** A change set with all that follows from it, computed once for whatever is shown of it. */
export type OpenChange = {
  readonly changeSet: StoredChangeSet;
  readonly items: readonly StoredItem[];
  readonly moved: readonly StoredItem[];
  readonly snapshot: Snapshot;
  readonly today: CalendarDate;
  readonly before: Register;
  readonly after: Register;
  /** Its days are counted from the moment for which its announcement is ordered, or else from now. */
  readonly consequence: Consequence;
  /** Null unless its announcement is ordered and waits. */
  readonly ordered: OrderedFor | null;
  /** Null unless it is announced and others changed a record of it since. */
  readonly carried: CarryOver | null;
};

/** When an ordered announcement is made, the day that it plans where one was named, and all change sets that it tells of. */
export type OrderedFor = {
  readonly sendAt: Instant;
  readonly toldOn: CalendarDate;
  readonly plannedOn: CalendarDate | null;
  readonly changeSetIds: readonly string[];
};

/** Opens a change set for reading: as it would come, or, when it is in effect or over, between what was before and what it made. */
export async function openChange(actor: Actor, id: string): Promise<OpenChange | null> {
  if (!mayDo(actor, "register:read")) return null;
  const changeSet = await findChangeSet(id);
  if (changeSet === null) return null;
  const items = itemsOf(changeSet);
  if (isOver(changeSet)) return closedChange(changeSet, items, actor);
  const order = changeSet.state === "APPROVED" ? await waitingOrder(id) : null;
  // One whose moment has passed, while mail was paused, is made as soon as it can be.
  const at = order !== null && order.sendAt > actor.at ? order.sendAt : actor.at;
  const { snapshot, consequence: outlook } = await outlookOf(changeSet, at);
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
    ordered: order && { ...order, sendAt: at, toldOn: todayIn(snapshot.register, at) },
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
    ordered: null,
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
