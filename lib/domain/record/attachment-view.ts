/** What a file is kept for. */
export const attachmentPurposes = [
  "CONTRACT",
  "ASSESSMENT",
  "EVIDENCE",
  "POLICY",
  "OTHER",
] as const;
export type AttachmentPurpose = (typeof attachmentPurposes)[number];

export const attachmentPurposeLabels: Readonly<Record<AttachmentPurpose, string>> = {
  CONTRACT: "Contract",
  ASSESSMENT: "Assessment",
  EVIDENCE: "Evidence",
  POLICY: "Policy",
  OTHER: "Other",
};

/** A file of a record as its page lists it. */
export type AttachmentView = {
  readonly id: string;
  readonly purpose: AttachmentPurpose;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly uploadedAt: string;
  readonly uploadedBy: string;
};
