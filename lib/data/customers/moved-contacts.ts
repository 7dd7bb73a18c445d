import { isSameAddress } from "@/lib/domain/mail-address";
import { restartOf } from "../announcing/correction-rows";
import { tellingNow } from "../announcing/telling-now";
import { reachable } from "../changes/outlook";
import type { Prisma } from "../database/generated/client";
import { telling } from "../gate/told-facts";
import { type MailKind, type NoticeRow, orderMail } from "../mail/mail-orders";
import type { Entry, Transaction } from "../write";

/** What another address of a contact meant for mail that was ordered: the audit entry keeps it. */
export type Redirected = {
  /** Deliveries that do not go out to the old address any more. */
  readonly stopped: readonly string[];
  /** Announcements that were ordered in their place. */
  readonly ordered: readonly string[];
};

type Contact = Prisma.CustomerContactGetPayload<object>;

const link = { include: { notice: true } } as const;
type Stopped = Prisma.DeliveryGetPayload<{
  include: { announcement: true; notices: typeof link };
}>;

/**
 * Stops what was ordered for an address that a contact has no more. Where nobody else of the customer was written to, those
 * who can be told by now are told instead: the customer need not wait for the new address to be confirmed.
 *
 * Source: GDPR Art. 28(2), second sentence; product decision 0026.
 *
 * @param contact as it is saved, with the new address
 */
export async function stopOldAddress(
  tx: Transaction,
  entry: Entry,
  contact: Contact,
): Promise<Redirected> {
  const stopped = await cancelled(tx, contact);
  const alone: Stopped[] = [];
  for (const delivery of stopped) if (await isAlone(tx, delivery)) alone.push(delivery);
  return { stopped: idsOf(stopped), ordered: await retold(tx, entry, alone, null) };
}

/**
 * Tells a contact at its confirmed address what never arrived at an earlier one: mail that was stopped, and notices of changes
 * still to come that came back or were given up.
 *
 * Source: GDPR Art. 28(2), second sentence; product decision 0026.
 */
export async function tellNewAddress(
  tx: Transaction,
  entry: Entry,
  contact: Contact,
): Promise<Redirected> {
  const stopped = await cancelled(tx, contact);
  const missed = await tx.delivery.findMany({
    where: { contactId: contact.id, channel: "EMAIL", state: { in: [...neverArrived] } },
    include: { announcement: true, notices: link },
  });
  const elsewhere = missed.filter(({ address }) => !isSameAddress(address, contact.email ?? ""));
  const ordered = await retold(tx, entry, elsewhere, contact.id);
  return { stopped: idsOf(stopped), ordered };
}

const neverArrived = ["CANCELLED", "BOUNCED", "FAILED"] as const;
const onItsWay = ["PENDING", "SENDING", "DEFERRED", "ACCEPTED"] as const;

/** What waits, or would be tried again, for an address other than the present one: none of it goes out. */
async function cancelled(tx: Transaction, { id, email }: Contact): Promise<Stopped[]> {
  const waiting = await tx.delivery.findMany({
    where: { contactId: id, channel: "EMAIL", state: { in: ["PENDING", "DEFERRED", "UNKNOWN"] } },
    include: { announcement: true, notices: link },
  });
  const stopped = waiting.filter(({ address }) => !isSameAddress(address, email ?? ""));
  await tx.delivery.updateMany({
    where: { id: { in: idsOf(stopped) } },
    data: { state: "CANCELLED", nextAttemptAt: null },
  });
  return stopped;
}

function idsOf(deliveries: readonly Stopped[]): string[] {
  return deliveries.map(({ id }) => id);
}

/** Whether nobody else of the customer was, or is about to be, told of what a delivery says, as it counts by now. */
async function isAlone(
  tx: Transaction,
  { contactId, notices, announcement: { kind } }: Stopped,
): Promise<boolean> {
  const others = await tx.deliveredNotice.count({
    where: {
      OR: notices.map(({ notice }) => ({
        noticeId: notice.id,
        delivery: {
          contactId: { not: contactId },
          state: { in: [...onItsWay] },
          announcement: tellings.includes(kind) ? countingFor(notice) : { kind },
        },
      })),
    },
  });
  return others === 0;
}

const tellings: readonly string[] = ["NOTICE", "ADVERSE", "CORRECTION"];

/** The announcements that tell of a notice as it is by now: none from before what was put right. */
function countingFor({ restartedAt }: Pick<Stopped["notices"][number]["notice"], "restartedAt">) {
  return restartedAt === null ? telling : { ...telling, at: { gte: restartedAt } };
}

/**
 * Orders anew what deliveries said, as it is to be said by now, one announcement for each change and kind of mail.
 *
 * @param contactId whom alone it goes to; null: everyone who can be told
 */
async function retold(
  tx: Transaction,
  entry: Entry,
  deliveries: readonly Stopped[],
  contactId: string | null,
): Promise<string[]> {
  const orders = new Map<string, { kind: MailKind; changeSetId: string; rows: NoticeRow[] }>();
  for (const delivery of deliveries) {
    for (const { notice } of delivery.notices) {
      const kind = await toldAs(tx, delivery, notice);
      if (kind === null || (contactId !== null && (await isTold(tx, contactId, notice, kind))))
        continue;
      const { id, changeSetId, customerRef } = notice;
      const order = orders.get(`${kind} ${changeSetId}`) ?? { kind, changeSetId, rows: [] };
      if (!order.rows.some((row) => row.id === id)) order.rows.push({ id, customerRef });
      orders.set(`${kind} ${changeSetId}`, order);
    }
  }
  const ordered: string[] = [];
  for (const { kind, changeSetId, rows } of orders.values()) {
    if (!(await isAnyoneReachable(tx, rows, contactId))) continue;
    const put = { correctionId: await correctionOf(tx, kind, changeSetId) };
    const told = await orderMail(tx, entry, kind, [changeSetId], rows, contactId, put);
    ordered.push(told.announcementId);
  }
  return ordered;
}

/** What began anew by a correction is told as that; what is open again for another reason, as it was first. */
async function toldAs(
  tx: Transaction,
  delivery: Stopped,
  notice: Stopped["notices"][number]["notice"],
): Promise<MailKind | null> {
  const kind = kindNow(delivery, notice);
  const isOther =
    kind === "CORRECTION" && (await correctionOf(tx, kind, notice.changeSetId)) === null;
  return isOther ? "NOTICE" : kind;
}

/** Whoever is told of a corrected change reads what was wrong before. */
async function correctionOf(
  tx: Transaction,
  kind: MailKind,
  changeSetId: string,
): Promise<string | null> {
  return kind === "CORRECTION" ? ((await restartOf(changeSetId, tx))?.id ?? null) : null;
}

async function isAnyoneReachable(
  tx: Transaction,
  rows: readonly NoticeRow[],
  contactId: string | null,
): Promise<boolean> {
  const customerRef = { in: rows.map((row) => row.customerRef) };
  const who = contactId === null ? { customerRef } : { customerRef, id: contactId };
  return (await tx.customerContact.count({ where: { ...reachable, ...who } })) > 0;
}

/** What a mail that did not arrive would be by now; null where nothing is left to say. */
function kindNow(
  { state, announcement }: Stopped,
  notice: Stopped["notices"][number]["notice"],
): MailKind | null {
  const { declinedAt, effectiveOn } = notice;
  if (announcement.kind === "WITHDRAWAL") return "WITHDRAWAL";
  // What was said of an objection is told in the words of then, and stands in the portal.
  const isOfObjection = announcement.kind === "DECISION" || announcement.kind === "RECEIPT";
  if (declinedAt !== null || isOfObjection) return null;
  // What came back is told again while it is to come; later, what has become of it was told to others.
  if (effectiveOn !== null && (state === "BOUNCED" || state === "FAILED")) return null;
  return tellingNow(notice);
}

/** Whether a contact got such a mail of a notice after all, or is about to. */
async function isTold(
  tx: Transaction,
  contactId: string,
  { id, restartedAt }: Stopped["notices"][number]["notice"],
  kind: MailKind,
): Promise<boolean> {
  const count = await tx.deliveredNotice.count({
    where: {
      noticeId: id,
      delivery: {
        contactId,
        state: { in: [...onItsWay] },
        announcement: kind === "CORRECTION" ? countingFor({ restartedAt }) : { kind },
      },
    },
  });
  return count > 0;
}

/** As the audit entry has it: nothing where no mail was concerned. */
export function redirectedFacts({ stopped, ordered }: Redirected): {
  stoppedDeliveries?: readonly string[];
  announcementIds?: readonly string[];
} {
  return {
    ...(stopped.length > 0 && { stoppedDeliveries: stopped }),
    ...(ordered.length > 0 && { announcementIds: ordered }),
  };
}

export const nothingRedirected: Redirected = { stopped: [], ordered: [] };
