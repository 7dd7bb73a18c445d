import type { CalendarDate } from "@/lib/domain/calendar";
import type { EffectiveGround } from "@/lib/domain/change/gate";
import type { RecordKey, Register, Row } from "@/lib/domain/register";

/** What one difference between the signed annex and today's rests on. */
export type AnnexDifference = {
  changeSetId: string;
  title: string;
  effectiveOn: CalendarDate;
  ground: EffectiveGround;
  /** First day of the notice period; null for a change that needed no notice. */
  noticeStartedOn: CalendarDate | null;
};

/** One thing that the parties agreed on by signing: a party, a heading of the description, a measure, a sub-processor. */
export type AnnexEntry = {
  readonly part: "PARTIES" | "DESCRIPTION" | "MEASURES" | "SUBPROCESSORS" | "TRANSFERS";
  readonly key: string;
  readonly title: string;
  readonly lines: readonly string[];
  /** The records that it is told from. */
  readonly records: readonly RecordKey[];
};

export type EntryDifference = Pick<AnnexEntry, "part" | "title" | "records"> & {
  readonly change: "ADDED" | "REMOVED" | "CHANGED";
  /** The lines that only the signed version has, and those that only this one has. */
  readonly was: readonly string[];
  readonly now: readonly string[];
};

/** An entry that reads otherwise than in the signed version, and the last change that touched it. */
export type GroundedDifference = EntryDifference & { readonly ground: AnnexDifference | null };

/** How an annex stands to the countersigned file. */
export type SignedComparison = {
  readonly fileHash: string;
  /** Null where the signed text was not made here, so that nothing can be compared. */
  readonly entries: readonly GroundedDifference[] | null;
  /** What the register says otherwise of description and measures: it waits for a signature and is no part of the annex. */
  readonly waiting: readonly EntryDifference[];
};

/** What an annex says it is (never more than is true). */
export type AnnexStatus =
  | { state: "FOR_SIGNATURE" }
  | {
      state: "AS_SIGNED";
      signedOn: CalendarDate;
      fileHash: string;
      waiting: readonly EntryDifference[];
    }
  | {
      state: "CONSOLIDATED";
      signedOn: CalendarDate;
      differences: AnnexDifference[];
      signed: SignedComparison | null;
    };

/**
 * Everything an annex is made from. `agreed` is the register as this agreement has it: the
 * publication's records with the changes that are held back for the agreement taken out again.
 * It holds only the kinds and fields that customers may see.
 */
export type AnnexInput = {
  publication: { number: number; publishedAt: string; hash: string; simulated: boolean };
  templateVersion: string;
  language: "en";
  /** SHA-256 of the canonical JSON of all input; printed on each page as the version's fingerprint. */
  inputHash: string;
  agreed: Register;
  agreement: Row<"CustomerAgreement">;
  /** Both as they were signed, where there is a countersigned file to go by; null where there is none. */
  signed: { agreed: Register; agreement: Row<"CustomerAgreement"> } | null;
  agreementRevision: number;
  customer: Row<"Customer">;
  customerEntity: Row<"LegalEntity"> | undefined;
  /** Whom the customer appointed: they are no part of what other customers see. */
  customerAppointments: readonly Row<"Appointment">[];
  status: AnnexStatus;
  /** Changes announced to this agreement that are not effective for it yet. */
  heldBack: { changeSetId: string; title: string }[];
};
