import { randomUUID } from "node:crypto";
import { isShifted, realClock } from "@/lib/clock";
import type { WebhookEvent } from "@/lib/domain/api/webhook-events";
import type { AuditEvent } from "@/lib/domain/audit/audit-events";
import type { Instant } from "@/lib/domain/calendar";
import type { Entry } from "../audit/audit-row";
import type { Prisma } from "../database/generated/client";

type Transaction = Prisma.TransactionClient;

/** An event names so many customers at most: its body stays small, however many follow on one day. */
const mostCustomers = 100;

const told = {
  // What takes effect when it is told is announced and activated by one act.
  "changeSet.announced": ["change.announced", "change.active", "authorisation.changed"],
  "changeSet.activated": ["change.active", "authorisation.changed"],
  "changeSet.withdrawn": ["change.withdrawn"],
  "delivery.bounced": ["notice.bounced"],
  "objection.recorded": ["objection.received"],
  "incident.suspension": ["authorisation.changed"],
  "incident.suspendedLater": ["authorisation.changed"],
} as const satisfies Partial<Record<AuditEvent["type"], readonly WebhookEvent["type"][]>>;
type Told = Extract<AuditEvent, { type: keyof typeof told }>;

function isTold(event: AuditEvent): event is Told {
  return Object.hasOwn(told, event.type);
}

/**
 * Puts what an audit entry tells into the outbox of each webhook that wants it: in the transaction of the act, so that an
 * event is told exactly where the act was done. The worker sends it.
 */
export async function orderHooks(
  tx: Transaction,
  entry: Pick<Entry, "position" | "at">,
  event: AuditEvent,
): Promise<void> {
  if (!isTold(event)) return;
  const hooks = await tx.webhook.findMany({
    where: { endedAt: null, events: { hasSome: [...told[event.type]] } },
    select: { id: true, events: true },
  });
  if (hooks.length === 0) return;
  const events = await eventsOf(tx, event, entry.position);
  const simulated =
    isShifted() || (await tx.installation.count({ where: { simulated: true } })) > 0;
  const now = new Date(realClock().epochMilliseconds);
  await tx.webhookDelivery.createMany({
    data: hooks.flatMap(({ id: webhookId, events: wanted }) =>
      events.flatMap((one, index) =>
        wanted.includes(one.type)
          ? [
              deliveryOf(webhookId, now, {
                id: `evt-${entry.position}-${index + 1}`,
                at: entry.at,
                simulated,
                ...one,
              }),
            ]
          : [],
      ),
    ),
  });
}

/** One event in the outbox of one webhook. */
export function deliveryOf(
  webhookId: string,
  realNow: Date,
  {
    id: eventId,
    at,
    simulated,
    type,
    data,
  }: {
    readonly id: string;
    readonly at: Instant;
    readonly simulated: boolean;
    readonly type: string;
    readonly data: object;
  },
) {
  const mark = simulated ? { simulated } : {};
  return {
    id: randomUUID(),
    ...{ webhookId, eventId, type },
    body: JSON.stringify({ id: eventId, type, at, ...mark, data }),
    createdAt: realNow,
    nextAttemptAt: realNow,
  };
}

async function eventsOf(tx: Transaction, event: Told, position: number): Promise<WebhookEvent[]> {
  switch (event.type) {
    case "changeSet.announced":
      return announcementEvents(tx, event, position);
    case "changeSet.withdrawn":
      return [{ type: "change.withdrawn", data: { changeSet: event.changeSetId } }];
    case "changeSet.activated":
      return [
        { type: "change.active", data: { changeSet: event.changeSetId } },
        ...(await authorisationEvents(tx, event)),
      ];
    case "delivery.bounced":
      return [{ type: "notice.bounced", data: await bounceOf(tx, event.deliveryId) }];
    case "incident.suspension":
      return suspensionEvents(tx, event);
    case "incident.suspendedLater":
      return suspensionEventsFor(tx, event.incidentId, event.agreementRefs);
    case "objection.recorded":
      return [{ type: "objection.received", data: await objectionOf(tx, event) }];
  }
}

/** An adverse fact, and what must not wait, is in effect with its announcement. */
async function announcementEvents(
  tx: Transaction,
  { changeSetId }: { readonly changeSetId: string },
  position: number,
): Promise<WebhookEvent[]> {
  // An agreement that came later is told of what was announced before.
  const changeSet = await tx.changeSet.findFirst({ where: { id: changeSetId, position } });
  if (changeSet === null) return [];
  const data = { changeSet: changeSetId };
  const announced: WebhookEvent = { type: "change.announced", data };
  if (changeSet.state !== "ACTIVE") return [announced];
  const changed = await authorisationEvents(tx, { changeSetId, agreements: null });
  return [announced, { type: "change.active", data }, ...changed];
}

/** @param agreements for which it took effect; null: all that have it in effect */
async function authorisationEvents(
  tx: Transaction,
  {
    changeSetId,
    agreements,
  }: { readonly changeSetId: string; readonly agreements: readonly string[] | null },
): Promise<WebhookEvent[]> {
  const rows = await tx.notice.findMany({
    where: {
      changeSetId,
      ...(agreements === null
        ? { effectiveOn: { not: null } }
        : { agreementRef: { in: [...agreements] } }),
    },
    select: { customerRef: true },
    distinct: ["customerRef"],
    orderBy: { customerRef: "asc" },
  });
  const customers = rows.map(({ customerRef }) => customerRef);
  return pagesOf({ changeSet: changeSetId }, customers);
}

/** What is suspended, and what is so no more, is told to those whose switch asks for it. */
async function suspensionEvents(
  tx: Transaction,
  { incidentId, engagementRefs }: Extract<AuditEvent, { type: "incident.suspension" }>,
): Promise<WebhookEvent[]> {
  if (engagementRefs === undefined) return [];
  const { agreementRefs } = await tx.incident.findUniqueOrThrow({
    where: { id: incidentId },
    select: { agreementRefs: true },
  });
  return suspensionEventsFor(tx, incidentId, agreementRefs);
}

async function suspensionEventsFor(
  tx: Transaction,
  incidentId: string,
  agreementRefs: readonly string[],
): Promise<WebhookEvent[]> {
  const { number } = await tx.incident.findUniqueOrThrow({
    where: { id: incidentId },
    select: { number: true },
  });
  const agreements = await tx.customerAgreement.findMany({
    where: { ref: { in: [...agreementRefs] } },
    select: { customerId: true },
    distinct: ["customerId"],
    orderBy: { customerId: "asc" },
  });
  return pagesOf(
    { incident: number },
    agreements.flatMap(({ customerId }) => customerId ?? []),
  );
}

function pagesOf(
  about: { readonly changeSet: string } | { readonly incident: number },
  customers: readonly string[],
): WebhookEvent[] {
  return Array.from({ length: Math.ceil(customers.length / mostCustomers) }, (_, page) => ({
    type: "authorisation.changed",
    data: {
      ...about,
      customers: customers.slice(page * mostCustomers, (page + 1) * mostCustomers),
    },
  }));
}

async function bounceOf(tx: Transaction, deliveryId: string) {
  const delivery = await tx.delivery.findUniqueOrThrow({
    where: { id: deliveryId },
    include: {
      contact: { select: { customerRef: true } },
      announcement: { include: { changes: { orderBy: { changeSetId: "asc" } } } },
    },
  });
  return {
    delivery: deliveryId,
    customer: delivery.contact.customerRef,
    contact: delivery.contactId,
    changes: delivery.announcement.changes.map(({ changeSetId }) => changeSetId),
  };
}

async function objectionOf(
  tx: Transaction,
  event: Extract<AuditEvent, { type: "objection.recorded" }>,
) {
  const { objectionId, changeSetId, agreementRef, timely } = event;
  const notice = await tx.notice.findUniqueOrThrow({
    where: { changeSetId_agreementRef: { changeSetId, agreementRef } },
    select: { customerRef: true },
  });
  return {
    objection: objectionId,
    changeSet: changeSetId,
    customer: notice.customerRef,
    agreement: agreementRef,
    timely,
  };
}
