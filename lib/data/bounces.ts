import { type Actor, type MachineActor, mayDo } from "@/lib/auth/actor";
import type { Returned } from "@/lib/domain/api/bounce";
import { done, type Result, refuse } from "@/lib/domain/result";
import { database } from "./database/current";
import { reachable } from "./outlook";
import { type Transaction, write } from "./write";

/** What a returned message came to: whose it was, what it told, and who else can be told. */
export type Bounced = {
  readonly deliveryId: string;
  readonly customer: string;
  readonly contact: string;
  readonly changes: string[];
  /** The customer's other contacts that can be told, those first whom the same announcement has not reached. */
  readonly fallback: { readonly contact: string; readonly told: boolean }[];
};

/**
 * Marks the delivery of a returned message as bounced: its contact is used no more, and what it told is taken as not told.
 * What is marked already stays as it is.
 */
export async function recordBounce(
  actor: Actor | MachineActor,
  returned: Returned,
): Promise<Result<Bounced, "notAllowed" | "noSuchDelivery" | "noReport">> {
  if (!mayDo(actor, "mail:recordBounce")) return refuse("notAllowed");
  const ids = messageIdsOf(returned);
  if (ids === null) return refuse("noReport");
  const known = await deliveryOf(database(), ids);
  if (known?.state === "BOUNCED") return done(await told(known));
  const marked = await write<string, "noSuchDelivery">(
    actor,
    (deliveryId) => ({ type: "delivery.bounced", deliveryId }),
    async (tx, entry) => {
      const delivery = await deliveryOf(tx, ids);
      if (delivery === null) return refuse("noSuchDelivery");
      await tx.delivery.update({
        where: { id: delivery.id },
        data: { state: "BOUNCED", nextAttemptAt: null },
      });
      await tx.customerContact.update({
        where: { id: delivery.contactId },
        data: { bouncedAt: entry.at },
      });
      return done(delivery.id);
    },
  );
  if (!marked.ok) return marked;
  const delivery = await deliveryOf(database(), ids);
  return delivery === null ? refuse("noSuchDelivery") : done(await told(delivery));
}

/** The Message-IDs of ours that a returned message names; null where it is no report of a mail that failed for good. */
function messageIdsOf(returned: Returned): string[] | null {
  if ("messageId" in returned) return [returned.messageId];
  const { message } = returned;
  // RFC 3464: our own mail, a receipt or an answer is none.
  const isReport =
    /^content-type:\s*multipart\/report/im.test(message) &&
    /^status:\s*5\.\d+\.\d+/im.test(message);
  return isReport ? (message.match(/<[0-9a-f-]{36}@[A-Za-z0-9.-]+>/g) ?? []) : null;
}

async function deliveryOf(reader: Pick<Transaction, "delivery">, messageIds: readonly string[]) {
  return reader.delivery.findFirst({
    where: { messageId: { in: [...messageIds] } },
    include: {
      contact: { select: { customerRef: true } },
      announcement: { include: { changes: true, deliveries: true } },
    },
  });
}

type Delivery = NonNullable<Awaited<ReturnType<typeof deliveryOf>>>;

const neverArrived: readonly string[] = ["BOUNCED", "FAILED", "UNKNOWN", "CANCELLED"];

async function told({ id, contactId, contact, announcement }: Delivery): Promise<Bounced> {
  const others = await database().customerContact.findMany({
    where: { ...reachable, customerRef: contact.customerRef, id: { not: contactId } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const reached = new Set(
    announcement.deliveries
      .filter(({ state }) => !neverArrived.includes(state))
      .map((delivery) => delivery.contactId),
  );
  return {
    deliveryId: id,
    customer: contact.customerRef,
    contact: contactId,
    changes: announcement.changes.map(({ changeSetId }) => changeSetId).toSorted(),
    fallback: others
      .map((other) => ({ contact: other.id, told: reached.has(other.id) }))
      .toSorted((one, other) => Number(one.told) - Number(other.told)),
  };
}
