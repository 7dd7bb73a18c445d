import { type Actor, actorName, mayDo, type StaffActor } from "@/lib/auth/actor";
import type { CalendarDate } from "@/lib/domain/calendar";
import { carryOverView } from "@/lib/domain/change/carry-over-view";
import type { AffectedRow, ChangeView, RecordLink } from "@/lib/domain/change/change-view";
import { emergencyTrouble } from "@/lib/domain/change/emergency";
import { findingViews } from "@/lib/domain/change/finding-views";
import { outlookHash } from "@/lib/domain/change/frozen-outlook";
import { itemViews } from "@/lib/domain/change/item-views";
import { bearsErrors, hidesBehindAdverse, isAdverse } from "@/lib/domain/change/materiality";
import { nextSteps, type StepFacts } from "@/lib/domain/change/next-steps";
import type { Companion, OrderView } from "@/lib/domain/change/order-view";
import { laterForPeople, tellsPeople } from "@/lib/domain/change/people-notice";
import { afterEndTrouble } from "@/lib/domain/change/reached-after-end";
import { recordLink } from "@/lib/domain/change/record-link";
import { touchedBy } from "@/lib/domain/change/touched";
import { newErrorsOf } from "@/lib/domain/findings/difference";
import { organisationZone } from "@/lib/domain/organisation-day";
import { find } from "@/lib/domain/register";
import { subprocessors } from "@/lib/domain/subprocessor";
import { env } from "@/lib/env";
import { announcedBeside } from "../announcing/announced-beside";
import { companionsOf, orderOf } from "../announcing/order-page";
import { toldByWithdrawal } from "../announcing/withdrawing";
import { database } from "../database/current";
import { dayOf } from "../days";
import { noticesOf } from "../gate/gate-facts";
import { adverseDays } from "../incidents/adverse-days";
import { type NoticeState, noticeStates } from "../notices/notices";
import { namesOfActors } from "../people/actor-names";
import { boundsOf, contactsByCustomer, forecastRows, noticeRows } from "./change-affected";
import { stepsTaken } from "./change-history";
import { areTrueBy } from "./change-sets";
import type { OpenChange } from "./open-change";
import { reviewsOf } from "./reviews";

/** Everything that the page of a change set shows, but for its documents and its mails. */
export async function changeView(actor: StaffActor, open: OpenChange): Promise<ChangeView> {
  const { changeSet, consequence, today } = open;
  const { carried } = open;
  const [affected, names, taken, reviews, order] = await Promise.all([
    affectedOf(actor, open),
    namesOfActors([...changeSet.authors, ...[changeSet.approvedById ?? []].flat()]),
    stepsTaken(changeSet.id),
    reviewsOf(changeSet),
    changeSet.state === "APPROVED" ? orderOf(changeSet.id) : null,
  ]);
  const named = (name: string) => names.get(name) ?? name;
  const { latest, first } = boundsOf(affected.rows);
  const perCustomer = isPerCustomer(open);
  return {
    id: changeSet.id,
    title: changeSet.title,
    reason: changeSet.reason,
    state: changeSet.state,
    internal: changeSet.internal || consequence.internal,
    class: consequence.class,
    perCustomer,
    authors: changeSet.authors.map(named),
    approvedBy: changeSet.approvedById === null ? null : named(changeSet.approvedById),
    ...plannedFor(open),
    emergencyGround: changeSet.emergencyGround,
    adverse:
      isAdverse(consequence) && unannounced.includes(changeSet.state)
        ? await adverseDays(database(), changeSet, open.before, actor.at)
        : null,
    afterEnd: afterEndOf(open),
    standbys: changeSet.emergencyGround === null ? [] : standbysOf(open),
    position: changeSet.position,
    beside: await besideOf(open),
    toldByWithdrawal: await toldByWithdrawal(changeSet.id),
    outlookHash: outlookHash(consequence),
    today,
    zone: organisationZone(open.after),
    isRollingOut:
      changeSet.state === "ACTIVE" &&
      affected.states.some(({ effectiveOn, declined }) => effectiveOn === null && !declined),
    baseMoved: open.moved.length > 0,
    carryOver: carried && carryOverView(carried),
    newErrors: newErrorsOf(consequence.findings),
    items: itemsOf(open, named, inEffectOn(open, latest)),
    follows: followsOf(actor, open),
    affected: affected.rows,
    earliestForAll: withPeople(open, latest, "usual"),
    firstPossible: withPeople(
      open,
      affected.rows.length === 0 ? null : perCustomer ? (first ?? today) : (latest ?? today),
      "first",
    ),
    isAnnounced: affected.isAnnounced,
    taken,
    ...reviews,
    adviceWanted: isAdverse(consequence) || consequence.class === "M1",
    order,
    sendDelayMinutes: env().sendDelayMs / 60_000,
    companions: await choosable(actor, changeSet, order),
    next: nextSteps(stepFacts(actor, open, affected, order)),
  };
}

async function besideOf({ changeSet, items, after }: OpenChange): Promise<ChangeView["beside"]> {
  const isOpen = changeSet.state === "ANNOUNCED" || unannounced.includes(changeSet.state);
  return isOpen ? announcedBeside(changeSet.id, items, after) : [];
}

const unannounced: readonly ChangeView["state"][] = ["DRAFT", "IN_REVIEW", "APPROVED"];

/** The planned day, and the day on which customers are told of it: those of its order where one waits. */
function plannedFor({ changeSet, ordered }: OpenChange): Pick<ChangeView, "plannedOn" | "toldOn"> {
  if (ordered === null) return { plannedOn: dayOf(changeSet.plannedOn), toldOn: null };
  return { plannedOn: ordered.plannedOn, toldOn: ordered.toldOn };
}

/** What could be announced together with it, for whoever may announce it now. */
async function choosable(
  actor: Actor,
  { id, state }: OpenChange["changeSet"],
  order: OrderView | null,
): Promise<Companion[]> {
  const isWanted = state === "APPROVED" && order === null && mayDo(actor, "changeSet:announce");
  return isWanted ? companionsOf(id, actor) : [];
}

/** The agreements that are over to whose data a stand-by comes, until it is in effect; null where there are none. */
function afterEndOf({ changeSet, before, after, consequence }: OpenChange): ChangeView["afterEnd"] {
  const { reachedAfterEnd } = consequence;
  const isOpen = changeSet.state === "ANNOUNCED" || unannounced.includes(changeSet.state);
  if (!isOpen || reachedAfterEnd.length === 0) return null;
  const refs = [...new Set(reachedAfterEnd.flatMap(({ engagements }) => engagements))];
  return {
    agreements: reachedAfterEnd.map(({ ref, agreement }) => {
      const record = find(after, "CustomerAgreement", agreement);
      const title = record?.title ?? agreement;
      const name = find(after, "Customer", ref)?.name ?? ref;
      return {
        customer: ref,
        agreement,
        title: title.includes(name) ? title : `${name}, ${title}`,
      };
    }),
    engagements: refs.map((ref) => recordLink(before, after, { kind: "Engagement", ref })),
    canStandApart: refs.every((ref) => find(after, "Engagement", ref)?.perTenantSwitch === true),
    words: changeSet.afterEndWords,
  };
}

/** Who could take over without any notice. */
function standbysOf({ before }: OpenChange): RecordLink[] {
  return subprocessors(before)
    .filter(({ standby }) => standby === true)
    .map(({ ref }) => recordLink(before, before, { kind: "Engagement", ref }));
}

type Affected = {
  readonly rows: readonly AffectedRow[];
  readonly isAnnounced: boolean;
  readonly states: readonly NoticeState[];
};

/** Before the announcement a forecast, from then on the notices themselves. */
async function affectedOf(actor: Actor, open: OpenChange): Promise<Affected> {
  const { id, state, announcedAt } = open.changeSet;
  if (state === "REJECTED" || (state === "WITHDRAWN" && announcedAt === null))
    return { rows: [], isAnnounced: false, states: [] };
  const contacts = await contactsByCustomer();
  if (announcedAt === null && state !== "ACTIVE")
    return {
      rows: forecastRows(open.consequence.customers, open.after, contacts),
      isAnnounced: false,
      states: [],
    };
  const [notices, states] = await Promise.all([
    noticesOf(database(), id),
    noticeStates(id, actor.at),
  ]);
  const rows = noticeRows(open, notices, states, contacts, actor.at);
  return { rows, isAnnounced: true, states };
}

function isPerCustomer({ changeSet, consequence }: OpenChange): boolean {
  const isFrozen = changeSet.approvedAt !== null;
  return isFrozen ? changeSet.gating === "PER_CUSTOMER" : consequence.perCustomer;
}

/** The day for all, as it is planned or could be; null once it is in effect, or nobody is waited for. */
function inEffectOn(open: OpenChange, latest: CalendarDate | null): CalendarDate | null {
  const { state, announcedAt, plannedOn } = open.changeSet;
  if (state === "ACTIVE") return null;
  return announcedAt === null ? withPeople(open, latest, "usual") : (dayOf(plannedOn) ?? latest);
}

function itemsOf(
  open: OpenChange,
  named: (name: string) => string,
  effectiveOn: CalendarDate | null,
) {
  const moved = new Set(open.moved.map(({ kind, ref }) => `${kind}/${ref}`));
  return itemViews(
    open.before,
    open.after,
    open.items.map(({ kind, ref, validFrom, authorId }) => ({
      kind,
      ref,
      validFrom,
      author: named(authorId),
      baseMoved: moved.has(`${kind}/${ref}`),
    })),
    open.consequence.items,
    named,
    open.today,
    effectiveOn,
  );
}

function followsOf(
  actor: StaffActor,
  { changeSet, before, after, items, consequence }: OpenChange,
): ChangeView["follows"] {
  const mayWaive = changeSet.state === "DRAFT" && mayDo(actor, "changeSet:edit");
  const { appeared, vanished } = consequence.findings;
  return {
    ...touchedBy(before, after, items),
    appeared: findingViews(before, after, appeared, mayWaive ? changeSet.id : null),
    vanished: findingViews(before, after, vanished),
  };
}

/** A day for customers, or a later one for the people who are told; what was announced has its own. */
function withPeople(
  { changeSet, consequence, today, ordered }: OpenChange,
  day: CalendarDate | null,
  which: "usual" | "first",
): CalendarDate | null {
  return changeSet.announcedAt === null
    ? laterForPeople(day, consequence.items, ordered?.toldOn ?? today, which)
    : day;
}

/** Whether people are told before it applies, and the day of which they were told has come. */
function peopleOf({ changeSet, consequence, today }: OpenChange): StepFacts["people"] {
  if (changeSet.state === "ACTIVE" || !tellsPeople(consequence.items)) return "NOBODY";
  const isAhead = changeSet.state === "ANNOUNCED" && today < (dayOf(changeSet.plannedOn) ?? today);
  return isAhead ? "NOT_YET" : "TOLD";
}

function stepFacts(
  actor: StaffActor,
  open: OpenChange,
  { rows, states }: Affected,
  order: OrderView | null,
): StepFacts {
  const { changeSet, consequence, items, today, carried } = open;
  const waiting = states.filter(({ effectiveOn, declined }) => effectiveOn === null && !declined);
  const closed = waiting.filter(({ blockers }) => blockers.length > 0);
  return {
    state: changeSet.state,
    roles: actor.roles,
    isAuthor: (carried?.writers ?? changeSet.authors).includes(actorName(actor)),
    isEmpty: changeSet.items.length === 0,
    baseMoved: open.moved.length > 0,
    told: carried && (carried.untrue.length === 0 ? "STILL_SO" : "OTHERWISE"),
    class: consequence.class,
    newErrors: newErrorsOf(consequence.findings),
    bearsErrors: bearsErrors(consequence.items),
    hidesBehindAdverse: hidesBehindAdverse(consequence),
    emergencyTrouble: emergencyTrouble(
      changeSet.emergencyGround,
      changeSet.reason,
      consequence.customers,
    ),
    isAfterEndUnsaid:
      afterEndTrouble(consequence.reachedAfterEnd, changeSet.afterEndWords) !== null,
    isDue: areTrueBy(items, today),
    agreements: rows.length,
    people: peopleOf(open),
    uncounted: rows.filter(({ uncountable }) => uncountable !== null).length,
    perCustomer: isPerCustomer(open),
    isOrdered: order !== null && order.stoppedBecause === null,
    gates: {
      told: states.length,
      open: waiting.length - closed.length,
      closed: closed.length,
    },
  };
}
