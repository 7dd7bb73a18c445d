import { randomUUID } from "node:crypto";
import type { CustomerConsequence } from "@/lib/domain/change/consequence";
import { env } from "@/lib/env";
import { reachable } from "../changes/outlook";
import type { Prisma } from "../database/generated/client";
import type { Entry, Transaction } from "../write";

/** A notice as ordering mail needs it. */
export type NoticeRow = { id: string; customerRef: string };

export type MailKind =
  | "NOTICE"
  | "CONFIRMATION"
  | "WITHDRAWAL"
  | "ADVERSE"
  | "CORRECTION"
  | "DECISION"
  | "RECEIPT";

/** One notice per agreement, its terms frozen as they are now. */
export async function createNotices(
  tx: Transaction,
  changeSetId: string,
  customers: readonly CustomerConsequence[],
): Promise<NoticeRow[]> {
  const rows = customers.map((customer) => ({
    id: randomUUID(),
    changeSetId,
    agreementRef: customer.agreement,
    customerRef: customer.ref,
    changeClass: customer.class,
    terms: customer.terms as unknown as Prisma.InputJsonObject,
    items: customer.items as unknown as Prisma.InputJsonArray,
  }));
  await tx.notice.createMany({ data: rows });
  return rows;
}

/** The row of one mail to one contact, its recipient frozen. */
export function deliveryTo(
  { id: contactId, email: address, name }: Prisma.CustomerContactGetPayload<object>,
  announcementId: string,
  { at }: Pick<Entry, "at">,
) {
  const id = randomUUID();
  const messageId = `<${id}@${new URL(env().appUrl).hostname}>`;
  return { id, announcementId, contactId, address, name, messageId, nextAttemptAt: at };
}

/**
 * Whom a mail to these customers goes to.
 *
 * @param contactId the one of them whom alone it goes to; null: all
 */
export function contactsToTell(
  reader: Pick<Transaction, "customerContact">,
  customerRefs: readonly string[],
  contactId: string | null = null,
) {
  return reader.customerContact.findMany({
    where: {
      ...reachable,
      customerRef: { in: [...customerRefs] },
      ...(contactId === null ? {} : { id: contactId }),
    },
  });
}

/**
 * Orders one mail per reachable contact of the customers of these notices; recipients are frozen by it.
 *
 * @param contactId the one of them whom alone it goes to; null: all
 * @param about     the correction that it sends, or what it says of an objection
 * @returns         also whose contact each delivery goes to
 */
export async function orderMail(
  tx: Transaction,
  entry: Entry,
  kind: MailKind,
  changeSetIds: readonly string[],
  notices: readonly NoticeRow[],
  contactId: string | null = null,
  about: { readonly correctionId?: string | null; readonly decisionId?: string } = {},
): Promise<{ announcementId: string; deliveries: number; customers: readonly string[] }> {
  const announcementId = randomUUID();
  await tx.announcement.create({
    data: {
      id: announcementId,
      kind,
      ...about,
      at: entry.at,
      changes: { create: changeSetIds.map((changeSetId) => ({ changeSetId })) },
    },
  });
  const byCustomer = new Map<string, string[]>();
  for (const { id, customerRef } of notices)
    byCustomer.set(customerRef, [...(byCustomer.get(customerRef) ?? []), id]);
  const contacts = await contactsToTell(tx, [...byCustomer.keys()], contactId);
  const deliveries = contacts.map((contact) => ({
    ...deliveryTo(contact, announcementId, entry),
    customerRef: contact.customerRef,
  }));
  await tx.delivery.createMany({
    data: deliveries.map(({ customerRef: _customerRef, ...delivery }) => delivery),
  });
  await tx.deliveredNotice.createMany({
    data: deliveries.flatMap(({ id: deliveryId, customerRef }) =>
      (byCustomer.get(customerRef) ?? []).map((noticeId) => ({ deliveryId, noticeId })),
    ),
  });
  return {
    announcementId,
    deliveries: deliveries.length,
    customers: deliveries.map(({ customerRef }) => customerRef),
  };
}
