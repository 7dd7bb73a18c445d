import type { CalendarDate } from "@/lib/domain/calendar";

/** That a sub-processor is suspended for an agreement: since when, and by which incident. */
export type Suspended = {
  readonly engagementRef: string;
  readonly incident: number;
  readonly incidentId: string;
  readonly since: CalendarDate;
};
