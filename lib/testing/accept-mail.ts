import { termsOfNotice } from "@/lib/data/announcing/notice-terms";
import { database } from "@/lib/data/database/current";
import { laterDates } from "@/lib/data/notices/notice-acts";
import type { Instant } from "@/lib/domain/calendar";
import { noticeDates } from "@/lib/domain/change/dates";

/** Whether days begin with its mails. */
function tells({ kind, correction }: { kind: string; correction: { restarts: boolean } | null }) {
  return kind === "NOTICE" || correction?.restarts === true;
}

const isCounted = (effect: string) => effect === "PERIODS" || effect === "EMERGENCY";

/**
 * Lets a relay take the mails that are ordered for a change, at an instant: what a worker would record.
 *
 * @param isTaken which contacts' mails; left out: all
 */
export async function acceptMail(
  changeSetId: string,
  at: Instant,
  isTaken: (contactId: string) => boolean = () => true,
): Promise<number> {
  const pending = await database().delivery.findMany({
    where: { state: "PENDING", announcement: { changes: { some: { changeSetId } } } },
    include: {
      announcement: { include: { correction: true } },
      notices: { include: { notice: true } },
    },
  });
  const deliveries = pending.filter(({ contactId }) => isTaken(contactId));
  for (const { id, announcement, notices } of deliveries) {
    await database().attempt.create({
      data: {
        deliveryId: id,
        number: 1,
        startedAt: at,
        outcome: "ACCEPTED",
        stage: "AFTER_DOT",
        reply: "250 ok",
      },
    });
    await database().delivery.update({
      where: { id },
      data: { state: "ACCEPTED", attemptCount: 1 },
    });
    for (const { notice } of tells(announcement) ? notices : []) {
      const terms = termsOfNotice(notice);
      if (terms.deemedReceipt === "CONFIRMATION" || !isCounted(terms.effect)) continue;
      const dates = noticeDates(at, terms);
      await database().notice.update({ where: { id: notice.id }, data: laterDates(notice, dates) });
    }
  }
  return deliveries.filter(({ announcement }) => tells(announcement)).length;
}
