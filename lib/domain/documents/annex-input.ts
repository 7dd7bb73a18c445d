import type { CalendarDate } from "@/lib/domain/calendar";
import type { Register, Row } from "@/lib/domain/register";

/** What one difference between the signed annex and today's rests on. */
export type AnnexDifference = {
  changeSetId: string;
  title: string;
  effectiveOn: CalendarDate;
  ground: "LAPSE" | "APPROVAL" | "ACCOMMODATED" | "NO_GATE";
  /** First day of the notice period; null for a change that needed no notice. */
  noticeStartedOn: CalendarDate | null;
};

/** What an annex says it is (never more than is true). */
export type AnnexStatus =
  | { state: "FOR_SIGNATURE" }
  | { state: "AS_SIGNED"; signedOn: CalendarDate; fileHash: string }
  | { state: "CONSOLIDATED"; signedOn: CalendarDate; differences: AnnexDifference[] };

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
  agreementRevision: number;
  customer: Row<"Customer">;
  customerEntity: Row<"LegalEntity"> | undefined;
  status: AnnexStatus;
  /** Changes announced to this agreement that are not effective for it yet. */
  heldBack: { changeSetId: string; title: string }[];
};
