import type { CalendarDate, Instant } from "@/lib/domain/calendar";
import type { CertificateTrouble, EndTask, TaskOutcome } from "./task";

/** One task as staff see it. */
export type TaskView = EndTask & {
  readonly id: string;
  readonly engagementRef: string | null;
  /** The first day on which it can have been settled. */
  readonly earliestOn: CalendarDate | null;
  readonly dueOn: CalendarDate;
  readonly isOverdue: boolean;
  readonly owner: string | null;
  readonly evidence: string | null;
  readonly file: { readonly id: string; readonly name: string } | null;
};

export type CertificateView = {
  readonly language: string;
  readonly sha256: string;
  readonly issuedAt: Instant;
};

/** The end of one agreement as staff see it. */
export type TerminationView = {
  readonly agreement: string;
  readonly title: string;
  readonly endsOn: CalendarDate | null;
  readonly onEnd: "DELETE" | "RETURN" | null;
  readonly dueOn: CalendarDate | null;
  readonly heldUntil: CalendarDate | null;
  readonly tasks: readonly TaskView[];
  readonly certificates: readonly CertificateView[];
  /** Why it may not be certified by the reader; null where it may, and where it was. */
  readonly trouble: CertificateTrouble | null;
  /** The change that waits for somebody's approval: that it ends, or that nothing is held any more. */
  readonly proposedBy: string | null;
};

/** What the customer chose to become of its data. */
export const onEndLabels = {
  DELETE: "Deletion of all personal data",
  RETURN: "Return of all personal data, and deletion of existing copies",
} as const;

export const outcomeLabels: Readonly<Record<TaskOutcome, string>> = {
  DELETED: "Deleted",
  RETURNED: "Returned, and existing copies deleted",
  RETAINED: "Kept, since a law requires it",
};
