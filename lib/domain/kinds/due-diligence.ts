import { choice, date, reference, text, url } from "@/lib/domain/fields";
import { kind } from "./kind";
import { ownerFields } from "./review-fields";

/** One piece of evidence that a processor gives sufficient guarantees. No output shows it. */
export const dueDiligence = kind(
  "DueDiligence",
  {
    plural: "dueDiligence",
    label: "Due diligence",
    labelPlural: "Due diligence",
    titleField: "title",
  },
  {
    title: text(200, {
      label: "Title",
      help: "Such as SOC 2 Type II report 2026.",
      required: true,
    }),
    engagementId: reference("Engagement", {
      label: "Engagement",
      source: "GDPR Art. 28(1)",
      required: true,
    }),
    evidenceKind: choice(
      [
        "SOC_2",
        "ISO_27001",
        "ISO_27701",
        "QUESTIONNAIRE",
        "AUDIT",
        "PENETRATION_TEST",
        "CODE_OF_CONDUCT",
        "ART_42_CERTIFICATION",
        "OTHER",
      ],
      { label: "Kind", source: "GDPR Art. 28(1), 28(5)" },
    ),
    examinedOn: date({ label: "Examined on", source: "GDPR Art. 28(1)" }),
    result: choice(["SUFFICIENT", "SUFFICIENT_WITH_CONDITIONS", "INSUFFICIENT", "OPEN"], {
      label: "Result",
      source: "GDPR Art. 28(1)",
    }),
    findings: text(5000, { label: "What was found" }),
    expiresOn: date({
      label: "Counts until",
      help: "The day on which the report or certificate ends.",
      source: "GDPR Art. 28(1), 28(5)",
    }),
    documentUrl: url({ label: "Address of the evidence" }),
    ...ownerFields,
    notes: text(5000, { label: "Notes", internal: true }),
  },
);
