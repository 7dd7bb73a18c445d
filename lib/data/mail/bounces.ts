import { type Actor, type MachineActor, mayDo } from "@/lib/auth/actor";
import type { Returned } from "@/lib/domain/api/bounce";
import { isSameAddress } from "@/lib/domain/mail-address";
import { done, type Result, refuse } from "@/lib/domain/result";
import { returnedMails } from "@/lib/domain/sending/returned-mails";
import { reachable } from "../changes/outlook";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { write } from "../write";

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
 * Marks the delivery of a returned message as bounced: what it told is taken as not told, and its contact is used no more,
 * unless the contact has moved to another address meanwhile. What is marked already stays as it is.
 */
export async function recordBounce(
  actor: Actor | MachineActor,
  returned: Returned,
): Promise<Result<Bounced, "notAllowed" | "noSuchDelivery" | "noReport">> {
  if (!mayDo(actor, "mail:recordBounce")) return refuse("notAllowed");
  const named = namedBy(returned);
  if (named === null) return refuse("noReport");
  const known = await deliveryOf(named);
  if (known === null) return refuse("noSuchDelivery");
  if (known.state !== "BOUNCED") await mark(actor, known.id);
  return done(await told(known));
}

/** Under the writer's lock: of two reports at once the second finds it marked, and leaves no entry. */
async function mark(actor: Actor | MachineActor, deliveryId: string): Promise<void> {
  await write<null, "markedAlready">(
    actor,
    { type: "delivery.bounced", deliveryId },
    async (tx, entry) => {
      const delivery = await tx.delivery.findUniqueOrThrow({
        where: { id: deliveryId },
        include: { contact: true },
      });
      if (delivery.state === "BOUNCED") return refuse("markedAlready");
      await tx.delivery.update({
        where: { id: deliveryId },
        data: { state: "BOUNCED", nextAttemptAt: null },
      });
      const { address, contact } = delivery;
      if (address !== null && isSameAddress(contact.email, address))
        await tx.customerContact.update({
          where: { id: contact.id },
          data: { bouncedAt: entry.at },
        });
      return done(null);
    },
  );
}

/** Which mail of ours a returned message names; null where it is no report of a mail that failed for good. */
function namedBy(returned: Returned): Prisma.DeliveryWhereInput | null {
  if ("messageId" in returned) return { messageId: returned.messageId };
  const ids = returnedMails(returned.message);
  return ids === null ? null : { id: { in: ids } };
}

async function deliveryOf(named: Prisma.DeliveryWhereInput) {
  return database().delivery.findFirst({
    where: named,
    include: {
      contact: { select: { customerRef: true } },
      announcement: { include: { changes: true } },
    },
  });
}

type Delivery = NonNullable<Awaited<ReturnType<typeof deliveryOf>>>;

const neverArrived: readonly string[] = ["BOUNCED", "FAILED", "UNKNOWN", "CANCELLED"];

async function told({ id, contactId, contact, announcement }: Delivery): Promise<Bounced> {
  const { customerRef } = contact;
  const [others, deliveries] = await Promise.all([
    database().customerContact.findMany({
      where: { ...reachable, customerRef, id: { not: contactId } },
      select: { id: true },
      orderBy: { id: "asc" },
    }),
    database().delivery.findMany({
      where: { announcementId: announcement.id, contact: { customerRef } },
      select: { contactId: true, state: true },
    }),
  ]);
  const reached = new Set(
    deliveries
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
