import type { RecordKey } from "@/lib/domain/register";

/** One record as it would be; body null ends it. */
export type RestructuredItem = RecordKey & {
  readonly body: Record<string, unknown> | null;
  /** Another company becomes party to a contract: papers and customers must be looked at. */
  readonly changesParty: boolean;
};
