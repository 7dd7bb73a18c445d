import { dateIn, type Instant } from "@/lib/domain/calendar";
import { type Blocker, type GateFacts, gate } from "@/lib/domain/change/gate";
import {
  type AgreementStanding,
  type ObjectionView,
  type Standing,
  standingOf,
  type Telling,
} from "@/lib/domain/change/standing";
import { countedOrNull } from "@/lib/domain/documents/counted-days";
import { isSameAddress } from "@/lib/domain/mail-address";
import { find } from "@/lib/domain/register";
import { termsOfNotice } from "../announcing/notice-terms";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { dayOf, instantOfColumn } from "../days";
import { nextContactsOf } from "../notices/next-contacts";
import { repliesTo } from "../notices/replies";
import { presentRegister } from "../register";
import type { GateNotice } from "./gate-facts";

/** A notice with where it stands, and why. */
export type Placed = { notice: GateNotice; standing: Standing; blockers: readonly Blocker[] };

/** A notice where it stands: in effect, closed, or with what its gate says of it today. */
export function placed(
  notice: GateNotice,
  facts: GateFacts | undefined,
  at: Instant,
  isOnItsWay: boolean,
): Placed {
  const { effectiveOn, declinedAt } = notice;
  const isOpen = effectiveOn === null && declinedAt === null;
  const verdict =
    isOpen && facts !== undefined ? gate(facts, dateIn(at, termsOfNotice(notice).zone)) : null;
  const blockers = verdict?.state === "closed" ? verdict.blockers : [];
  const standing = standingOf({
    isEffective: effectiveOn !== null,
    isClosed: declinedAt !== null,
    blockers,
    isOnItsWay,
  });
  return { notice, standing, blockers };
}

/** The ids of notices to which a mail waits, is being sent, or will be tried again. */
export async function noticesOnTheirWay(
  of: { changeSetId: string } | { customerRef: string },
): Promise<ReadonlySet<string>> {
  const rows = await database().deliveredNotice.findMany({
    where: {
      notice: of,
      delivery: {
        state: { in: ["PENDING", "SENDING", "DEFERRED"] },
        // What is said of an objection tells nobody of the change.
        announcement: { kind: { notIn: ["DECISION", "RECEIPT"] } },
      },
    },
    select: { noticeId: true },
  });
  return new Set(rows.map(({ noticeId }) => noticeId));
}

/** The notices that one page shows, with all that was said and heard of each. */
export async function standingsOf(shown: readonly Placed[]): Promise<AgreementStanding[]> {
  const ids = shown.map(({ notice }) => notice.id);
  const untold = shown.flatMap(({ notice, standing }) => (standing === "NOT_TOLD" ? notice : []));
  const [{ register }, tellings, acknowledged, next, replies] = await Promise.all([
    presentRegister(),
    tellingsOf(ids),
    acknowledgedBy(ids),
    nextContactsOf(untold),
    repliesTo(ids),
  ]);
  return shown.map(({ notice, standing, blockers }) => ({
    noticeId: notice.id,
    agreement: notice.agreementRef,
    agreementTitle:
      find(register, "CustomerAgreement", notice.agreementRef)?.title ?? notice.agreementRef,
    customer: notice.customerRef,
    customerName: find(register, "Customer", notice.customerRef)?.name ?? notice.customerRef,
    class: notice.changeClass,
    standing,
    zone: termsOfNotice(notice).zone,
    startsOn: dayOf(notice.startsOn),
    noticeLastDay: dayOf(notice.noticeLastDay),
    objectionLastDay: dayOf(notice.objectionLastDay),
    earliestEffectiveOn: dayOf(notice.earliestEffectiveOn),
    counted: countedOrNull(termsOfNotice(notice), {
      startsOn: dayOf(notice.startsOn),
      noticeLastDay: dayOf(notice.noticeLastDay),
      objectionLastDay: dayOf(notice.objectionLastDay),
      earliestEffectiveOn: dayOf(notice.earliestEffectiveOn),
    }),
    effectiveOn: dayOf(notice.effectiveOn),
    ground: notice.ground,
    closedBecause: notice.declinedBecause,
    blockers,
    tellings: tellings.get(notice.id) ?? [],
    replies: replies.get(notice.id) ?? [],
    next: next.get(notice.id) ?? null,
    acknowledged: acknowledged.get(notice.id) ?? [],
    objections: notice.objections
      .toSorted((one, other) => one.receivedAt.getTime() - other.receivedAt.getTime())
      .map(objectionView),
    approvals: notice.approvals.map(({ id, kind, receivedOn, channel, text, overtakenAt }) => ({
      counts: overtakenAt === null,
      id,
      kind,
      receivedOn: dayOf(receivedOn),
      channel,
      text,
    })),
  }));
}

export function objectionView(objection: Prisma.ObjectionGetPayload<object>): ObjectionView {
  const { id, receivedOn, timely, channel, text, decision, decidedAt } = objection;
  const { decisionReason, decisionClause, doneWithout, remedyRanOn } = objection;
  return {
    id,
    receivedOn: dayOf(receivedOn),
    isTimely: timely,
    channel,
    text,
    decision,
    decisionReason,
    decisionClause,
    doneWithout,
    remedyRanOn: dayOf(remedyRanOn),
    decidedAt: decidedAt === null ? null : instantOfColumn(decidedAt),
  };
}

async function tellingsOf(noticeIds: readonly string[]): Promise<Map<string, Telling[]>> {
  const rows = await database().deliveredNotice.findMany({
    where: { noticeId: { in: [...noticeIds] } },
    select: {
      noticeId: true,
      notice: { select: { changeSetId: true } },
      delivery: {
        include: {
          notices: { select: { notice: { select: { changeSetId: true } } } },
          announcement: { select: { kind: true } },
          contact: { select: { email: true } },
          attempts: { orderBy: { number: "desc" }, take: 1 },
        },
      },
    },
    orderBy: [{ delivery: { announcement: { at: "asc" } } }, { delivery: { contactId: "asc" } }],
  });
  const byNotice = new Map<string, Telling[]>();
  for (const { noticeId, notice, delivery } of rows) {
    const [last] = delivery.attempts;
    const list = byNotice.get(noticeId) ?? [];
    list.push({
      id: delivery.id,
      kind: delivery.announcement.kind,
      contact: {
        id: delivery.contactId,
        label: delivery.address ?? delivery.contact.email ?? "a contact who was erased",
      },
      along: othersOf(delivery, notice.changeSetId),
      hasMoved: hasMoved(delivery),
      channel: delivery.channel,
      state: delivery.state,
      attempts: delivery.attemptCount,
      lastAt: last === undefined ? null : instantOfColumn(last.startedAt),
      lastReply: last?.reply ?? null,
    });
    byNotice.set(noticeId, list);
  }
  return byNotice;
}

function othersOf(
  { notices }: { notices: readonly { notice: { changeSetId: string } }[] },
  own: string,
): string[] {
  const all = notices.map(({ notice }) => notice.changeSetId);
  return [...new Set(all)].filter((id) => id !== own).toSorted();
}

function hasMoved({
  state,
  address,
  contact,
}: Pick<Prisma.DeliveryGetPayload<object>, "state" | "address"> & {
  contact: { email: string | null };
}): boolean {
  if (state !== "CANCELLED" || address === null || contact.email === null) return false;
  return !isSameAddress(address, contact.email);
}

async function acknowledgedBy(noticeIds: readonly string[]) {
  const rows = await database().acknowledgement.findMany({
    where: { noticeId: { in: [...noticeIds] } },
    include: { contact: { select: { email: true } } },
    orderBy: { at: "asc" },
  });
  const byNotice = new Map<string, AgreementStanding["acknowledged"][number][]>();
  for (const { noticeId, at, contact } of rows) {
    const list = byNotice.get(noticeId) ?? [];
    list.push({ at: instantOfColumn(at), contact: contact.email ?? "a contact who was erased" });
    byNotice.set(noticeId, list);
  }
  return byNotice;
}
