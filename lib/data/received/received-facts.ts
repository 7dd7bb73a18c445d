import type { CalendarDate } from "@/lib/domain/calendar";
import { firstToAct, type OurDeadline, ourDeadline } from "@/lib/domain/received/our-deadline";
import { find, type Register } from "@/lib/domain/register";
import { database } from "../database/current";
import type { Prisma } from "../database/generated/client";
import { dayOf } from "../days";

/** A notice without its words, which only its own page needs. */
export type StoredNotice = Omit<Prisma.ReceivedNoticeGetPayload<object>, "bytes" | "text">;

/** Our deadlines under the engagements that a notice is said to be about; one that has gone gives none. */
export function deadlinesOf(register: Register, row: StoredNotice): OurDeadline[] {
  const received = {
    receivedOn: dayOf(row.receivedOn),
    statedEffectiveOn: dayOf(row.statedEffectiveOn),
  };
  return row.engagementRefs.flatMap((ref) => {
    const engagement = find(register, "Engagement", ref);
    return engagement === undefined ? [] : [ourDeadline(engagement, received)];
  });
}

/** By when a notice wants an answer; what it was once it is answered. */
export function actByOf(register: Register, row: StoredNotice): CalendarDate | null {
  return row.state === "OPEN" ? firstToAct(deadlinesOf(register, row)) : dayOf(row.answeredLastDay);
}

/** The last day of our right to object, over all engagements of the notice. */
export function lastDayOfRight(register: Register, row: StoredNotice): CalendarDate | null {
  if (row.state !== "OPEN") return dayOf(row.answeredLastDay);
  const days = deadlinesOf(register, row).flatMap(({ lastDay }) => lastDay ?? []);
  return days.toSorted()[0] ?? null;
}

/** The notices that nobody has answered, the oldest first. */
export async function openReceived(): Promise<StoredNotice[]> {
  return database().receivedNotice.findMany({
    where: { state: "OPEN", erasedAt: null },
    omit: { bytes: true, text: true },
    orderBy: { number: "asc" },
  });
}
