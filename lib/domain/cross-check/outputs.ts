import type { RecordKey } from "@/lib/domain/register";

/** A sub-processor that a record of processing names, though no engagement tells of it. */
export type NamedOtherwise = {
  readonly key: RecordKey;
  readonly name: string;
  /** The company behind it, where the register says it. */
  readonly entity: string | undefined;
};

/** Whom the records of all our companies as processors name, on the day of the question. */
export type RecordsNaming = {
  readonly engagements: ReadonlySet<string>;
  readonly others: readonly NamedOtherwise[];
};

/** Whom the newest publication lists as in use, rolling out or on stand-by, by engagement. */
export type ListNaming = { readonly number: number; readonly names: ReadonlyMap<string, string> };

/** Whom the annex of one agreement lists, made now from the newest publication. */
export type AnnexNaming = {
  readonly agreementRef: string;
  readonly engagements: ReadonlySet<string>;
  /** Engagements that this agreement has in an older state, or not at all, since a change has not run or was left out for it. */
  readonly heldBack: ReadonlySet<string>;
};

/** One engagement that a change brought, and what one agreement was told of it. */
export type NoticeNaming = {
  readonly agreementRef: string;
  readonly engagementRef: string;
  readonly changeSetId: string;
  readonly title: string;
  /** TOLD: it took effect there; WAITS: it has not run; OWED: there is no notice of it; CLOSED: left out or over. */
  readonly state: "TOLD" | "WAITS" | "OWED" | "CLOSED";
};

/** What our outputs really say of who gets customers' data. */
export type Outputs = {
  readonly records: RecordsNaming;
  /** Null: nothing was ever published. */
  readonly list: ListNaming | null;
  readonly annexes: readonly AnnexNaming[];
  readonly notices: readonly NoticeNaming[];
};
