import { type Actor, mayDo } from "@/lib/auth/actor";
import { type CalendarDate, dateIn } from "@/lib/domain/calendar";
import type { WaitingGroup, WaitingItem } from "@/lib/domain/home-view";
import { organisationZone } from "@/lib/domain/organisation-day";
import { recordPath } from "@/lib/domain/record/record-address";
import { recordTitle, type StaffNames } from "@/lib/domain/record/record-title";
import type { Register } from "@/lib/domain/register";
import { reviewDates } from "@/lib/domain/reviews/review-dates";
import {
  endingPath,
  isInScope,
  type ReviewScope,
  reviewKey,
  topicWords,
} from "@/lib/domain/reviews/review-view";
import { database } from "../database/current";
import { dayOf, instantOfColumn } from "../days";
import { actByOf, openReceived, type StoredNotice } from "../received/received-facts";
import { openEndings } from "../terminations/termination-facts";

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

/** The notices of vendors that nobody has answered, those first whose day comes first. */
export async function noticesToAnswer(register: Register): Promise<WaitingItem[]> {
  const rows = await openReceived();
  return rows
    .map((row): WaitingItem => {
      const actBy = actByOf(register, row);
      return {
        key: row.id,
        title: row.subject || `Notice ${row.number}`,
        href: `/staff/received/${row.id}`,
        detail: detailOf(register, row, actBy),
        on: actBy ?? dayOf(row.receivedOn),
      };
    })
    .toSorted((one, other) => (one.on ?? "").localeCompare(other.on ?? ""))
    .slice(0, mostShown);
}

function detailOf(
  register: Register,
  { vendorRef }: StoredNotice,
  actBy: CalendarDate | null,
): string {
  if (vendorRef === null) return "Say which vendor it is from: until then no deadline is counted";
  const name = recordTitle(register, { kind: "Vendor", ref: vendorRef });
  return actBy === null
    ? `${name}; no contract says by when to object`
    : `${name}; answer by this day`;
}

/** The ends of agreements whose data are still held: what is to be done next, those first whose day comes first. */
export async function endings(actor: Actor, register: Register): Promise<WaitingItem[]> {
  const open = await openEndings(register);
  return open
    .filter(({ left }) => left > 0 || mayDo(actor, "termination:certify"))
    .map(
      ({ agreementRef, customerRef, dueOn, left }): WaitingItem => ({
        key: agreementRef,
        title: recordTitle(register, { kind: "Customer", ref: customerRef }),
        href: endingPath(customerRef),
        detail:
          left === 0
            ? "Every holder has settled its part; certify it"
            : `${left} ${left === 1 ? "holder has" : "holders have"} not settled ${left === 1 ? "its" : "their"} part; due by this day`,
        on: dueOn,
      }),
    )
    .toSorted((one, other) => (one.on ?? "").localeCompare(other.on ?? ""))
    .slice(0, mostShown);
}

/**
 * What should have been looked at by now: by one person, and by nobody in particular.
 *
 * @param staff everybody who ever was on the staff: an owner who is none of them is nobody
 */
export function overdueReviews(
  register: Register,
  today: CalendarDate,
  { userId, staff }: { userId: string; staff: StaffNames },
): Record<"review" | "unowned", WaitingGroup> {
  const late = reviewDates(register, today).filter(({ dueOn }) => dueOn < today);
  const group = (what: "review" | "unowned", scope: ReviewScope): WaitingGroup => {
    const dates = late.filter(({ ownerId }) => isInScope(scope, ownerId, userId, staff));
    return {
      what,
      items: dates.slice(0, mostShown).map((date) => ({
        key: reviewKey(date),
        title: recordTitle(register, date),
        href: recordPath(date),
        detail: topicWords[date.topic],
        on: date.dueOn,
      })),
      all: { count: dates.length, href: `/staff/reviews?whose=${scope}` },
    };
  };
  return { review: group("review", "mine"), unowned: group("unowned", "nobody") };
}
