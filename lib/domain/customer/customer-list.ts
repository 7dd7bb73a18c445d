import type { RecordKey, Register } from "../register";
import type { Contact } from "./contact";

/** What a customer list is compared with. */
export type CustomerListFacts = {
  readonly register: Register;
  readonly contacts: readonly Contact[];
  /** What open change sets propose for customers and their agreements. */
  readonly proposed: readonly (RecordKey & {
    readonly changeSetId: string;
    readonly body: Record<string, unknown> | null;
  })[];
  /** Refs that some record of the kind ever had, or would get. */
  readonly usedRefs: (kind: "Customer" | "CustomerAgreement") => ReadonlySet<string>;
};
