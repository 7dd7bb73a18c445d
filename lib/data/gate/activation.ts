import { type Actor, mayDo } from "@/lib/auth/actor";
import { type CalendarDate, dateIn, type Instant } from "@/lib/domain/calendar";
import type { Consequence } from "@/lib/domain/change/consequence";
import { type Blocker, type EffectiveGround, gate } from "@/lib/domain/change/gate";
import { tellsPeople } from "@/lib/domain/change/people-notice";
import { afterEndTrouble } from "@/lib/domain/change/reached-after-end";
import type { KindName } from "@/lib/domain/kinds/kinds";
import { todayIn } from "@/lib/domain/organisation-day";
import { canonicalJson } from "@/lib/domain/publication/canonical";
import { apply, bodyOf, type Register } from "@/lib/domain/register";
import { done, type Result, refuse } from "@/lib/domain/result";
import { tellLatecomers } from "../announcing/latecomers";
import { termsOfNotice } from "../announcing/notice-terms";
import { revisionsFor } from "../changes/backdating";
import {
  areTrueBy,
  changesOf,
  findChangeSet,
  isOvertaken,
  itemsOf,
  movedItems,
  newestSeq,
  type StoredChangeSet,
  step,
} from "../changes/change-sets";
import { outlookOf } from "../changes/outlook";
import { columnOf, dayOf, instantOfColumn } from "../days";
import { type Opened, openAdverse } from "../incidents/incident-opening";
import { orderMail } from "../mail/mail-orders";
import { closeUnconcerned } from "../notices/agreements-meanwhile";
import { publish } from "../publications/publications";
import { addRevisions, presentRegister, type Snapshot } from "../register";
import { type Entry, type Transaction, write } from "../write";
import { closeAsOver, closeEnded } from "./ended-agreements";
import { type GateNotice, gateFactsOf, noticesOf } from "./gate-facts";
import { heldBackFor } from "./held-back";
import { undoneBy } from "./undone";

/** One agreement for which a change cannot be effective yet, and everything that stands in the way. */
export type Blocked = { customer: string; agreement: string; blockers: readonly Blocker[] };

export type Activated = {
  id: string;
  effective: string[];
  heldBack: Blocked[];
  publication: number | null;
  /** The incident that it opened: what takes effect is an adverse fact. */
  incident: Opened | null;
};

type Refusal =
  | "notAllowed"
  | "noSuchChangeSet"
  | "wrongState"
  | "baseMoved"
  | "gateClosed"
  | "nothingToActivate"
  | "changedMeanwhile"
  | "notToday"
  | "notYet"
  | "afterEndUnsaid"
  | "peopleTime";

/** A refusal that says who stands in the way. */
export type ActivationResult = Result<Activated, Refusal> & { blocked?: Blocked[] };

/**
 * Makes an announced change effective: for all at once when every gate is open, or, where the engagement can be
 * switched per customer, for those whose gate is open. Later calls take up whoever has followed since.
 *
 * Source: GDPR Art. 28(2); SCC (EU) 2021/914, clause 9(a).
 *
 * @param effectiveOn the day on which it takes effect: today, which null stands for, too; refused when it is another
 * @param seen        position of the change set when it was read; refused with `changedMeanwhile` when it stands elsewhere by now
 */
export async function activateChangeSet(
  actor: Actor,
  id: string,
  effectiveOn: CalendarDate | null,
  seen?: number,
): Promise<ActivationResult> {
  if (!mayDo(actor, "changeSet:activate")) return refuse("notAllowed");
  const before = await findChangeSet(id);
  if (before === null) return refuse("noSuchChangeSet");
  if (before.state !== "ANNOUNCED" && before.state !== "ACTIVE" && before.state !== "APPROVED")
    return refuse("wrongState");
  if (isOvertaken(before, seen)) return refuse("changedMeanwhile");
  const { snapshot, consequence } = await outlookOf(before, actor.at);
  const today = todayIn(snapshot.register, actor.at);
  if (effectiveOn !== null && effectiveOn !== today) return refuse("notToday");
  const early = whyNotYet(before, snapshot, consequence, today);
  if (early !== null) return refuse(early);

  if (before.state === "ANNOUNCED") await tellLatecomers(actor, id, consequence, snapshot.seq);

  let blocked: Blocked[] = [];
  const result = await write<Activated, Refusal>(
    actor,
    ({ effective, heldBack, incident }) => ({
      type: "changeSet.activated",
      changeSetId: id,
      agreements: effective,
      heldBack: heldBack.map(({ agreement }) => agreement),
      ...(incident === null ? {} : { incidentId: incident.id }),
    }),
    async (tx, entry) => {
      const current = await findChangeSet(id, tx);
      if (current === null || current.state !== before.state) return refuse("wrongState");
      if ((await newestSeq(tx)) !== snapshot.seq) return refuse("changedMeanwhile");
      const ended =
        (await closeEnded(tx, entry, current, snapshot.register, today)) +
        (await closeUnconcerned(tx, entry, current));
      const gates = await gatesOf(tx, current, actor.at);
      blocked = gates.closed;
      const reason = whyNothing(current, gates, ended);
      if (reason !== null) return refuse(reason);
      const { open } = gates;
      return done(
        await makeEffective(tx, entry, current, snapshot.register, consequence, gates, open),
      );
    },
  );
  return result.ok ? result : { ...result, blocked };
}

/** Why it cannot begin to take effect today, whatever the gates say; null once it has begun, and where nothing is in the way. */
function whyNotYet(
  changeSet: StoredChangeSet,
  snapshot: Snapshot,
  { class: highest, customers, items, reachedAfterEnd }: Consequence,
  today: CalendarDate,
): "notYet" | "baseMoved" | "wrongState" | "peopleTime" | "afterEndUnsaid" | null {
  if (changeSet.state === "ACTIVE") return null;
  const own = itemsOf(changeSet);
  if (!areTrueBy(own, today)) return "notYet";
  if (movedItems(own, snapshot).length > 0) return "baseMoved";
  const isForPeople = tellsPeople(items);
  if (changeSet.state === "APPROVED")
    return customers.length > 0 || isForPeople ? "wrongState" : null;
  const isAhead = today < (dayOf(changeSet.plannedOn) ?? today);
  if (isForPeople && isAhead && highest !== "A") return "peopleTime";
  return afterEndTrouble(reachedAfterEnd, changeSet.afterEndWords);
}

/** Why nothing takes effect now; null when something does, or when the last agreement to wait for is over. */
function whyNothing(
  { state, gating }: StoredChangeSet,
  { all, open, closed }: Gates,
  ended: number,
): "gateClosed" | "nothingToActivate" | null {
  const isFirst = state !== "ACTIVE";
  if (open.length === 0 && closed.length > 0) return "gateClosed";
  if (open.length === 0 && ended === 0 && (all > 0 || !isFirst)) return "nothingToActivate";
  return isFirst && gating === "GLOBAL_LATEST" && closed.length > 0 ? "gateClosed" : null;
}

/** Activates within the caller's transaction what has no gate: internal and informative changes, adverse facts. */
export async function activateWithin(
  tx: Transaction,
  entry: Entry,
  changeSet: StoredChangeSet,
  register: Register,
  consequence: Consequence,
): Promise<Activated> {
  const gates = await gatesOf(tx, changeSet, entry.at);
  // What has no gate was told in this very transaction, with the day.
  const gated = gates.open.filter(({ ground }) => ground !== "NO_GATE");
  return makeEffective(tx, entry, changeSet, register, consequence, gates, gated);
}

type Gates = {
  all: number;
  open: { notice: GateNotice; ground: EffectiveGround }[];
  closed: Blocked[];
};

async function gatesOf(tx: Transaction, changeSet: StoredChangeSet, at: Instant): Promise<Gates> {
  const notices = await noticesOf(tx, changeSet.id);
  const pending = notices.filter(
    ({ effectiveOn, declinedAt }) => effectiveOn === null && declinedAt === null,
  );
  const facts = await gateFactsOf(tx, changeSet, pending);
  const gates: Gates = { all: notices.length, open: [], closed: [] };
  for (const notice of pending) {
    const { zone } = termsOfNotice(notice);
    const verdict = gate(facts.get(notice.id) ?? never(), dateIn(at, zone));
    if (verdict.state === "open") gates.open.push({ notice, ground: verdict.ground });
    else
      gates.closed.push({
        customer: notice.customerRef,
        agreement: notice.agreementRef,
        blockers: verdict.blockers,
      });
  }
  return gates;
}

function never(): never {
  throw new Error("A notice has no facts for its gate");
}

async function makeEffective(
  tx: Transaction,
  entry: Entry,
  changeSet: StoredChangeSet,
  before: Register,
  consequence: Consequence,
  gates: Gates,
  toConfirm: Gates["open"],
): Promise<Activated> {
  const { id } = changeSet;
  const today = todayIn(before, entry.at);
  const changes = changesOf(itemsOf(changeSet), today);
  let incident: Opened | null = null;
  if (changeSet.state !== "ACTIVE") {
    await addRevisions(tx, entry, await revisionsFor(tx, changes, before, today), id);
    await step(tx, entry, id, { state: "ACTIVE", activatedAt: entry.at });
    await closeAsOver(tx, entry, id, consequence.stayingOff);
    await declineUndone(tx, entry, id);
    incident = await openAdverse(tx, entry, changeSet, before, consequence);
  }
  for (const { notice, ground } of gates.open) {
    const { zone } = termsOfNotice(notice);
    await tx.notice.update({
      where: { id: notice.id },
      data: { effectiveOn: columnOf(dateIn(entry.at, zone)), ground },
    });
  }
  if (toConfirm.length > 0)
    await orderMail(
      tx,
      entry,
      "CONFIRMATION",
      [id],
      toConfirm.map(({ notice }) => notice),
    );
  const publication = await publish(tx, entry, id, {
    id,
    title: changeSet.title,
    reason: changeSet.reason,
    state: gates.closed.length > 0 ? "rolling-out" : "active",
    announcedOn:
      changeSet.announcedAt === null
        ? null
        : todayIn(before, instantOfColumn(changeSet.announcedAt)),
    effectiveOn:
      changeSet.activatedAt === null
        ? today
        : todayIn(before, instantOfColumn(changeSet.activatedAt)),
    updatedAt: entry.at,
    before,
    after: apply(before, changes),
    items: consequence.items,
  });
  return {
    id,
    effective: gates.open.map(({ notice }) => notice.agreementRef),
    heldBack: gates.closed,
    publication,
    incident,
  };
}

/** What a change brought and its undoing leaves: the public list names for a year who was engaged. */
const staysOnFile: ReadonlySet<KindName> = new Set([
  "LegalEntity",
  "Vendor",
  "VendorService",
  "DpfCertification",
]);

/** A change that was still held back for someone and is now undone for all is closed there as declined. */
async function declineUndone(tx: Transaction, entry: Entry, changeSetId: string): Promise<void> {
  const held = await heldBackFor(null, tx);
  const { register } = await presentRegister(tx);
  for (const notice of [...held.values()].flat()) {
    if (notice.declined || notice.changeSetId === changeSetId) continue;
    const inUse = notice.before.filter(({ kind, body }) => body !== null || !staysOnFile.has(kind));
    const isUndone = (inUse.length > 0 ? inUse : notice.before).every(
      (record) => canonicalJson(record.body) === canonicalJson(bodyOf(register, record)),
    );
    if (!isUndone) continue;
    await tx.notice.update({
      where: { id: notice.noticeId },
      data: { declinedAt: entry.at, declinedBecause: undoneBy(changeSetId) },
    });
  }
}
