import type { Instant } from "../calendar";
import type { AuditQuery } from "./audit-query";

/** One entry as the log shows it. */
export type AuditLine = {
  readonly position: number;
  readonly at: Instant;
  readonly databaseAt: Instant;
  /** As the chain names whoever acted, and what they are called now. */
  readonly actor: string;
  readonly actorName: string;
  readonly via: string;
  readonly event: string;
  /** What the entry says; null where that was erased. */
  readonly payload: Readonly<Record<string, unknown>> | null;
  readonly hash: string;
  readonly records: readonly { readonly title: string; readonly href: string }[];
  /** More records than are named. */
  readonly moreRecords: number;
};

export type AuditPage = {
  readonly query: AuditQuery;
  readonly lines: readonly AuditLine[];
  /** Where the next older page begins; null at the end. */
  readonly older: number | null;
  readonly actors: readonly { readonly value: string; readonly label: string }[];
  readonly events: readonly string[];
  readonly zone: string;
};
