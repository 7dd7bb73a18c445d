import type { Regime } from "@/lib/domain/reference/enums";

/** What a careful reader of a published document finds, and what a register that is asked for more finds beyond that. */
export type SeedFindings = {
  readonly file: string;
  readonly regimes: readonly Regime[];
  /** Found whatever else is true. */
  readonly listed: readonly string[];
  /** Found only once a fact is known that the document does not tell. */
  readonly conditional: readonly string[];
  /** Found beyond the list, each with the reason for which the list is held to be incomplete. */
  readonly beyond: Readonly<Record<string, string>>;
};

/** The five documents as of 21 November 2026. docs/law.md repeats what is found beyond the lists. */
export const seedFindings: readonly SeedFindings[] = [
  {
    file: "ictdesk-2026.yaml",
    regimes: ["EU_GDPR"],
    listed: words(
      "CKE-001 CKE-003 CKE-004 CKE-007 CKE-006 CKE-012 CKE-014 ENG-004 ORG-001 PN-006 PN-009 PN-013 ACT-023",
    ),
    conditional: ["CKE-009", "CHG-001"],
    beyond: {},
  },
  {
    file: "deskpro-cookies-2018.yaml",
    regimes: ["EU_GDPR", "UK_GDPR"],
    listed: words(
      "CKE-001 CKE-002 CKE-003 CKE-004 CKE-005 CKE-006 CKE-007 CKE-012 CKE-013 CKE-014 CKE-017 ENG-015 ENG-010 ORG-007 PN-007 PN-010",
    ),
    conditional: [],
    beyond: {},
  },
  {
    file: "onedesk-2020.yaml",
    regimes: ["EU_GDPR"],
    listed: words(
      "ORG-001 ORG-002 ORG-008 ACT-004 ACT-001 ACT-012 ACT-016 RET-001 RET-002 ENG-001 ENG-004 ENG-005 PN-011 ENG-009 ENG-010 ENG-007 ENG-015 TRF-016 TRF-023 TRF-001 TOM-002 TOM-004 CKE-001 CKE-003 CKE-004 CKE-007 CKE-014 CKE-015 PN-001 PN-002 PN-004 PN-010 ACT-023",
    ),
    conditional: [],
    beyond: {
      "ACT-002":
        "Whose data customers keep in the service, and whose five of its own activities concern, is not told; Art. 30 asks for it.",
      "ACT-003":
        "Which data customers keep in the service is not told; Art. 30(2) with Art. 28(3) asks for it.",
      "ACT-011":
        "The list holds the permission to be named in marketing for consent, and how it is given, kept and withdrawn is not told.",
      "ENG-008":
        "Nothing is known of the chains below the ten; the list of SecondDesk has the same finding for the same silence.",
      "PN-003":
        "Consent is relied on (permission to be named), and the document names no right to withdraw it, nor any other right.",
      "PN-013":
        "“We’ll never sell” is as absolute as the “NEVER SELLS” for which the list of SecondDesk has this finding.",
      "TOM-005":
        "Content of customers is processed for them, and no measure says how they are assisted, as in the list of SecondDesk.",
    },
  },
  {
    file: "seconddesk-2026.yaml",
    regimes: ["EU_GDPR"],
    listed: words(
      "ORG-001 ORG-005 PN-006 ACT-009 ACT-011 ACT-014 RET-004 RET-001 RET-007 ENG-004 ENG-005 ENG-008 ENG-010 TRF-001 TRF-022 CKE-001 CKE-007 CKE-003 CKE-004 TOM-001 TOM-004 TOM-005 PN-001 PN-002 PN-008 PN-005 PN-013",
    ),
    conditional: ["ACT-026", "ENG-006"],
    beyond: {
      "ENG-001":
        "No contract with Stripe is told; the list of Onedesk has the same finding for the same silence.",
    },
  },
  {
    file: "deskpro-2018.yaml",
    regimes: ["EU_GDPR", "UK_GDPR"],
    listed: words(
      "TRF-002 TRF-004 TRF-026 TRF-001 TRF-009 TRF-012 TRF-014 TRF-022 ORG-002 ORG-004 ORG-005 ORG-006 ACT-012 ACT-009 ACT-015 ACT-016 ACT-019 ACT-020 ACT-023 ACT-014 RET-001 RET-004 ENG-004 ENG-010 PN-001 PN-002 PN-007 PN-010 PN-012 CKE-015 TOM-001",
    ),
    conditional: ["ENG-006"],
    beyond: {
      "ACT-011":
        "Consent is named for marketing of third parties, and how it is given, kept and withdrawn is not told.",
      "ENG-014":
        "Every recipient is told by a category alone, and whoever asks for access may ask for names (C-154/21).",
    },
  },
];

function words(text: string): string[] {
  return text.split(" ");
}
