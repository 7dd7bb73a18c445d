import type { CalendarDate } from "@/lib/domain/calendar";
import type { Register } from "@/lib/domain/register";
import { answersFor, type ReviewDate, reviewDates } from "@/lib/domain/review-dates";
import { objectionDates } from "./objection-reviews";
import { actByOf, openReceived } from "./received-facts";

/** All that is to be looked at, the earliest first: what the register says, notices of vendors, objections, and the end of the time to object. */
export async function datesToMeet(register: Register, today: CalendarDate): Promise<ReviewDate[]> {
  const [notices, objections] = await Promise.all([noticeDates(register), objectionDates()]);
  return [...reviewDates(register, today), ...notices, ...objections].toSorted((one, other) =>
    one.dueOn.localeCompare(other.dueOn),
  );
}

/** A notice belongs to whoever took it in hand, else to whoever answers for the vendor. */
export async function noticeDates(register: Register): Promise<ReviewDate[]> {
  return (await openReceived()).flatMap((row): ReviewDate[] => {
    const dueOn = actByOf(register, row);
    if (row.vendorRef === null || dueOn === null || !register.Vendor.has(row.vendorRef)) return [];
    const key = { kind: "Vendor", ref: row.vendorRef } as const;
    const ownerId = row.handledById ?? answersFor(register, key);
    return [{ ...key, topic: "VENDOR_NOTICE", field: row.id, dueOn, ownerId, confirms: null }];
  });
}
