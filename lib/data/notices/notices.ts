import { type CalendarDate, dateIn, type Instant } from "@/lib/domain/calendar";
import { type Blocker, gate } from "@/lib/domain/change/gate";
import type { ContactChoice } from "@/lib/domain/change/standing";
import { termsOfNotice } from "../announcing/notice-terms";
import { findChangeSet, type StoredChangeSet } from "../changes/change-sets";
import { reachable } from "../changes/outlook";
import { database } from "../database/current";
import { dayOf } from "../days";
import { type GateNotice, gateFactsOf, noticesOf } from "../gate/gate-facts";

/** One notice as staff see it: its dates, whether it took effect, and what stands in the way. */
export type NoticeState = {
  readonly id: string;
  readonly customer: string;
  readonly agreement: string;
  readonly class: string;
  readonly zone: string;
  readonly startsOn: CalendarDate | null;
  readonly objectionLastDay: CalendarDate | null;
  readonly earliestEffectiveOn: CalendarDate | null;
  readonly effectiveOn: CalendarDate | null;
  readonly ground: string | null;
  readonly declined: boolean;
  readonly blockers: readonly Blocker[];
};

/** The notices of one change set, as they stand at an instant. */
export async function noticeStates(changeSetId: string, at: Instant): Promise<NoticeState[]> {
  const changeSet = await findChangeSet(changeSetId);
  if (changeSet === null) return [];
  return statesOf(changeSet, await noticesOf(database(), changeSetId), at);
}

/** How these notices of one change set stand at an instant. */
export async function statesOf(
  changeSet: StoredChangeSet,
  notices: readonly GateNotice[],
  at: Instant,
): Promise<NoticeState[]> {
  const facts = await database().$transaction((tx) => gateFactsOf(tx, changeSet, notices));
  return notices.map((notice) => {
    const { zone } = termsOfNotice(notice);
    const isOpen = notice.effectiveOn === null && notice.declinedAt === null;
    const known = facts.get(notice.id);
    const verdict = isOpen && known !== undefined ? gate(known, dateIn(at, zone)) : null;
    return {
      id: notice.id,
      customer: notice.customerRef,
      agreement: notice.agreementRef,
      class: notice.changeClass,
      zone,
      startsOn: dayOf(notice.startsOn),
      objectionLastDay: dayOf(notice.objectionLastDay),
      earliestEffectiveOn: dayOf(notice.earliestEffectiveOn),
      effectiveOn: dayOf(notice.effectiveOn),
      ground: notice.ground,
      declined: notice.declinedAt !== null,
      blockers: verdict?.state === "closed" ? verdict.blockers : [],
    };
  });
}

/** The contacts to whom a notice may go again: named for notices, confirmed, and not erased; a bounced one last. */
export async function contactChoices(customerRef: string): Promise<ContactChoice[]> {
  const { bouncedAt: _whetherOrNot, ...named } = reachable;
  const rows = await database().customerContact.findMany({
    where: { ...named, customerRef },
    orderBy: [{ bouncedAt: { sort: "desc", nulls: "first" } }, { email: "asc" }],
  });
  return rows.map(({ id, email, name, bouncedAt }) => ({
    id,
    label:
      [name, email].filter(Boolean).join(", ") + (bouncedAt === null ? "" : " (mail came back)"),
  }));
}

/** The deliveries of one change set with their attempts, for evidence and for resending. */
export async function listDeliveries(changeSetId: string) {
  return database().delivery.findMany({
    where: { announcement: { changes: { some: { changeSetId } } } },
    include: {
      attempts: { orderBy: { number: "asc" } },
      announcement: { select: { kind: true } },
      contact: { select: { customerRef: true } },
    },
    orderBy: [{ announcement: { at: "asc" } }, { contactId: "asc" }],
  });
}
