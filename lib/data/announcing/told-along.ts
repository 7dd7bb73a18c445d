import type { Prisma } from "../database/generated/client";
import type { Transaction } from "../write";
import { mayReach } from "./telling";

type Notice = Prisma.NoticeGetPayload<object>;
type Told = Pick<Notice, "changeClass" | "effectiveOn" | "declinedAt" | "restartedAt">;

/**
 * What a mail that reached nobody had told beside each of these notices: other changes of a joint announcement, and other
 * agreements of the customer, of which the same mails were sent and nothing else. They go together again.
 */
export async function toldAlong(
  reader: Pick<Transaction, "deliveredNotice">,
  noticeIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Notice[]>> {
  const failed = await reader.deliveredNotice.findMany({
    where: {
      noticeId: { in: [...noticeIds] },
      delivery: { state: { in: ["BOUNCED", "FAILED"] }, announcement: { kind: "NOTICE" } },
    },
    select: {
      noticeId: true,
      delivery: { select: { notices: { select: { notice: withMails } } } },
    },
  });
  const along = new Map<string, Map<string, Notice>>();
  for (const { noticeId, delivery } of failed) {
    const told = delivery.notices.map(({ notice }) => notice);
    const own = told.find(({ id }) => id === noticeId);
    if (own === undefined || !isPlainNotice(own)) continue;
    const others = along.get(noticeId) ?? new Map<string, Notice>();
    for (const { changeSet: _number, deliveries, ...other } of told.toSorted(byNumber))
      if (other.id !== noticeId && isPlainNotice(other) && mailsOf(own) === mailsOf({ deliveries }))
        others.set(other.id, other);
    along.set(noticeId, others);
  }
  return new Map([...along].map(([id, others]) => [id, [...others.values()]]));
}

const withMails = {
  include: {
    changeSet: { select: { number: true } },
    deliveries: { select: { deliveryId: true, delivery: { select: { state: true } } } },
  },
} satisfies Prisma.NoticeDefaultArgs;

type WithMails = Prisma.NoticeGetPayload<typeof withMails>;

/** A correction is told of one change, and what is over is told of no more. */
function isPlainNotice({ changeClass, effectiveOn, declinedAt, restartedAt }: Told): boolean {
  return changeClass !== "A" && effectiveOn === null && declinedAt === null && restartedAt === null;
}

/** The mails that told of a notice, or still may: what a customer may know already is not told with the rest. */
function mailsOf({ deliveries }: Pick<WithMails, "deliveries">): string {
  const reaching = deliveries.filter(({ delivery }) =>
    mayReach.some((state) => state === delivery.state),
  );
  return reaching
    .map(({ deliveryId }) => deliveryId)
    .toSorted()
    .join(" ");
}

function byNumber(one: WithMails, other: WithMails): number {
  return one.changeSet.number - other.changeSet.number;
}
