import { type CalendarDate, dateIn } from "@/lib/domain/calendar";
import type { WaitingItem } from "@/lib/domain/home-view";
import { recordPath } from "@/lib/domain/record-address";
import { recordTitle } from "@/lib/domain/record-title";
import type { Register } from "@/lib/domain/register";
import { reviewDates } from "@/lib/domain/review-dates";
import { reviewKey, topicWords } from "@/lib/domain/review-view";
import { organisationZone } from "./change-sets";
import { database } from "./database/current";
import { instantOfColumn } from "./days";

/** The first page names so many; the rest stands in the list. */
const mostShown = 10;

/** Requests that nobody has taken up or declined, the oldest first. */
export async function openRequests(register: Register): Promise<WaitingItem[]> {
  const rows = await database().vendorRequest.findMany({
    where: { changeSetId: null, declinedAt: null },
    include: { requester: { select: { name: true, email: true } } },
    orderBy: { number: "asc" },
    take: mostShown,
  });
  return rows.map(({ id, vendorName, service, requester, createdAt }) => ({
    key: id,
    title: `${vendorName}, ${service}`,
    href: `/staff/requests/${id}`,
    detail: `Asked for by ${requester.name ?? requester.email}`,
    on: dateIn(instantOfColumn(createdAt), organisationZone(register)),
  }));
}

/** What one person should have looked at by now. */
export function overdueReviews(
  register: Register,
  today: CalendarDate,
  userId: string,
): WaitingItem[] {
  return reviewDates(register, today)
    .filter(({ ownerId, dueOn }) => ownerId === userId && dueOn < today)
    .slice(0, mostShown)
    .map((date) => ({
      key: reviewKey(date),
      title: recordTitle(register, date),
      href: recordPath(date),
      detail: topicWords[date.topic],
      on: date.dueOn,
    }));
}
