import type { CalendarDate } from "@/lib/domain/calendar";
import type { Register } from "@/lib/domain/register";
import { answersFor, type ReviewDate, reviewDates } from "@/lib/domain/reviews/review-dates";
import { actByOf, openReceived } from "../received/received-facts";
import { openEndTasks } from "../terminations/termination-facts";
import { objectionDates } from "./objection-reviews";

/**
 * All that is to be looked at, the earliest first: what the register says, the notices of vendors that want an answer, objections and
 * the end of the time for them, and data that are to be deleted or returned.
 */
export async function datesToMeet(register: Register, today: CalendarDate): Promise<ReviewDate[]> {
  const kept = await keptDates(register);
  return [...reviewDates(register, today), ...kept].toSorted((one, other) =>
    one.dueOn.localeCompare(other.dueOn),
  );
}

/** The days that stand beside the register. */
export async function keptDates(register: Register): Promise<ReviewDate[]> {
  const dates = await Promise.all([noticeDates(register), objectionDates(), endingDates(register)]);
  return dates.flat();
}

/** A notice belongs to whoever took it in hand, else to whoever answers for the vendor. */
async function noticeDates(register: Register): Promise<ReviewDate[]> {
  return (await openReceived()).flatMap((row): ReviewDate[] => {
    const dueOn = actByOf(register, row);
    if (row.vendorRef === null || dueOn === null || !register.Vendor.has(row.vendorRef)) return [];
    const key = { kind: "Vendor", ref: row.vendorRef } as const;
    const ownerId = row.handledById ?? answersFor(register, key);
    return [{ ...key, topic: "VENDOR_NOTICE", field: row.id, dueOn, ownerId, confirms: null }];
  });
}

/** Several tasks of one agreement are due on one day: each stands for itself, by its own id. */
async function endingDates(register: Register): Promise<ReviewDate[]> {
  return (await openEndTasks(register)).map(({ id, customerRef, dueOn, ownerId }) => ({
    kind: "Customer" as const,
    ref: customerRef,
    topic: "DATA_END" as const,
    field: id,
    dueOn,
    ownerId,
    confirms: null,
  }));
}
