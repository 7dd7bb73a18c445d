import type { CalendarDate } from "@/lib/domain/calendar";

type Settled =
  | { readonly ok: true; readonly earliestOn?: CalendarDate }
  | { readonly ok: false; readonly reason: string; readonly earliestOn?: CalendarDate };

/** Says of a settlement that was refused as dated too early which day is the first possible one; null for any other. */
export function tooEarlyMessage(result: Settled): string | null {
  if (result.ok || result.earliestOn === undefined) return null;
  const { reason, earliestOn } = result;
  return reason === "beforeEnd"
    ? `The agreement lasts until ${earliestOn}: what a holder deletes before its last day, it may hold again. Choose ${earliestOn} or a later day. Data may go back before that; recorded is the day from which nothing was held any more.`
    : `The holder was engaged for this agreement on ${earliestOn}: it cannot have deleted or returned anything before. Choose ${earliestOn} or a later day.`;
}
