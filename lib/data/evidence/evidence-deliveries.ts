import { mailPath } from "@/lib/domain/evidence/pack";
import type { PackAttempt, PackDelivery } from "@/lib/domain/evidence/pack-facts";
import type { Prisma } from "../database/generated/client";
import { instantOfColumn } from "../days";
import { attemptFacts } from "../mail/attempt-seals";

export const deliveryParts = {
  announcement: true,
  contact: { select: { erasedAt: true } },
  notices: { orderBy: { noticeId: "asc" } },
  attempts: {
    orderBy: { number: "asc" },
    // Never the bytes: they are read one page at a time, when the pack is written.
    include: { seal: { select: { position: true } }, sent: { select: { erasedAt: true } } },
  },
} satisfies Prisma.DeliveryInclude;

type StoredDelivery = Prisma.DeliveryGetPayload<{ include: typeof deliveryParts }>;
type StoredAttempt = StoredDelivery["attempts"][number];

/** One delivery as a pack tells it: to whom, every attempt, and where its mail lies. */
export function packDelivery(delivery: StoredDelivery): PackDelivery {
  const { announcement, contact } = delivery;
  return {
    id: delivery.id,
    announcementId: delivery.announcementId,
    kind: announcement.kind,
    announcedAt: instantOfColumn(announcement.at),
    contactId: delivery.contactId,
    address: delivery.address,
    name: delivery.name,
    erasedAt: contact.erasedAt && instantOfColumn(contact.erasedAt),
    messageId: delivery.messageId,
    channel: delivery.channel,
    state: delivery.state,
    noticeIds: delivery.notices.map(({ noticeId }) => noticeId),
    attempts: delivery.attempts.map((attempt) => packAttempt(delivery, attempt)),
  };
}

function packAttempt(delivery: StoredDelivery, stored: StoredAttempt): PackAttempt {
  const { seal, sent: _sent, ...row } = stored;
  const { deliveryId: _id, dates, ...attempt } = attemptFacts(row);
  return {
    ...attempt,
    outcome: stored.outcome,
    dates: dates as PackAttempt["dates"],
    sealedBy: seal?.position ?? null,
    mail: mailOf(delivery, stored),
  };
}

function mailOf(
  { channel }: StoredDelivery,
  { deliveryId, number, outcome, sent }: StoredAttempt,
): PackAttempt["mail"] {
  if (sent !== null)
    return sent.erasedAt === null
      ? { state: "KEPT", path: mailPath(deliveryId, number) }
      : { state: "ERASED", erasedAt: instantOfColumn(sent.erasedAt) };
  if (channel !== "EMAIL") return { state: "NO_MAIL" };
  // A worker that was killed left no bytes, and what was sent before mails were kept has none.
  return { state: outcome === "ACCEPTED" || outcome === "UNKNOWN" ? "NOT_KEPT" : "NOT_TAKEN" };
}
