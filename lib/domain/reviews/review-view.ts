import type { CalendarDate } from "@/lib/domain/calendar";
import { recordPath } from "../record/record-address";
import type { StaffNames } from "../record/record-title";
import type { ReviewDate, ReviewTopic } from "./review-dates";

/** Whose reviews a page shows. */
export const reviewScopes = ["mine", "all", "nobody"] as const;
export type ReviewScope = (typeof reviewScopes)[number];

/**
 * Whether a review is in a scope.
 *
 * @param staff everybody who ever was on the staff: an owner who is none of them is nobody
 */
export function isInScope(
  scope: ReviewScope,
  ownerId: string | null,
  ownId: string | null,
  staff: StaffNames,
): boolean {
  if (scope === "all") return true;
  if (scope === "mine") return ownerId !== null && ownerId === ownId;
  return ownerId === null || !staff.has(ownerId);
}

export type ReviewRow = {
  readonly key: string;
  readonly kind: string;
  readonly ref: string;
  readonly kindLabel: string;
  readonly title: string;
  readonly href: string;
  readonly editHref: string;
  readonly topic: ReviewTopic;
  readonly field: string;
  readonly dueOn: CalendarDate;
  readonly isOverdue: boolean;
  readonly owner: string | null;
  readonly canConfirm: boolean;
};

/** What is to be looked at again: what is late first, then what comes. */
export type ReviewList = {
  readonly scope: ReviewScope;
  readonly counts: Readonly<Record<ReviewScope, number>>;
  readonly overdue: number;
  readonly rows: readonly ReviewRow[];
  readonly page: number;
  readonly pages: number;
  readonly today: CalendarDate;
  readonly mayConfirm: boolean;
  readonly hasCalendar: boolean;
  /** The record whose review was just recorded; null where none was. */
  readonly reviewed: string | null;
};

/** What a review is about, as staff and mails call it. */
export const topicWords: Readonly<Record<ReviewTopic, string>> = {
  REVIEW: "Review",
  ASSESSMENT: "Assessment due for review",
  FRAMEWORK_LIST: "Check the list of the Data Privacy Framework",
  CHAIN: "Review the chain below",
  CERTIFICATE_END: "Certification ends",
  EVIDENCE_END: "Evidence ends",
  CONTRACT_END: "Contract ends",
  MANDATE_END: "Mandate ends",
  ADEQUACY_END: "Adequacy decision ends",
  CALENDAR_END: "Holidays of the next year are wanted",
  VENDOR_NOTICE: "Answer the vendor’s notice",
  DATA_END: "Data of an ended agreement are to be deleted or returned",
  OBJECTION: "Decide the objection",
  OBJECTION_WINDOW: "The last customer’s time to object ends",
};

/** Where the end of a customer's agreement is seen to. */
export function endingPath(customerRef: string): string {
  return `/staff/customers/${encodeURIComponent(customerRef)}#ending`;
}

/** What is no record, by the folder of its pages. */
const folders: { readonly [Topic in ReviewTopic]?: string } = {
  VENDOR_NOTICE: "received",
  OBJECTION: "objections",
  OBJECTION_WINDOW: "changes",
};

/** Whether a day is of something that has a page of its own, and is not of a record. */
export function hasOwnPage({ topic }: Pick<ReviewDate, "topic">): boolean {
  return topic === "DATA_END" || folders[topic] !== undefined;
}

/** Where what is due can be seen to. */
export function reviewPath(date: Pick<ReviewDate, "kind" | "ref" | "topic" | "field">): string {
  if (date.topic === "DATA_END") return endingPath(date.ref);
  const folder = folders[date.topic];
  return folder === undefined
    ? recordPath(date)
    : `/staff/${folder}/${encodeURIComponent(date.field)}`;
}

/** Names one review among those of its record. */
export function reviewKey({
  kind,
  ref,
  topic,
  field,
}: Pick<ReviewDate, "kind" | "ref" | "topic" | "field">) {
  return `${kind}/${ref}/${topic}/${field}`;
}
