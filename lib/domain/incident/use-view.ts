import type { Suspended } from "./suspended";
import type { ActualUse, Authorisation, UseComparison } from "./use-and-authorisation";

/** One agreement beside a sub-processor's use. */
export type UseRow = UseComparison & {
  readonly agreementRef: string;
  readonly agreementTitle: string;
  readonly customerRef: string;
  readonly customerName: string;
  readonly authorisation: Authorisation;
  /** Set while an incident suspends it for this agreement. */
  readonly suspended: Suspended | null;
};

/** What is in use apart from what is authorised: one sub-processor, agreement by agreement. */
export type AuthorisedUse = {
  readonly engagementRef: string;
  readonly title: string;
  readonly use: ActualUse;
  readonly rows: readonly UseRow[];
  /** The newest incident about it; null where there is none. */
  readonly incident: {
    readonly id: string;
    readonly number: number;
    readonly isOpen: boolean;
  } | null;
};

/** Whether an incident is to be opened: something was used before it was authorised, and nobody has taken that down. */
export function proposesIncident({
  rows,
  incident,
}: Pick<AuthorisedUse, "rows" | "incident">): boolean {
  return incident === null && rows.some(({ isBefore }) => isBefore);
}
