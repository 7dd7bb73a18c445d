import { choice, date, references, text } from "@/lib/domain/fields";
import { kind } from "./kind";
import { reviewFields } from "./review-fields";

/** How our interest was weighed against those of the people concerned. */
export const legitimateInterestAssessment = kind(
  "LegitimateInterestAssessment",
  {
    plural: "legitimateInterestAssessments",
    label: "Legitimate interest assessment",
    labelPlural: "Legitimate interest assessments",
    titleField: "title",
  },
  {
    title: text(200, { label: "Title", required: true }),
    legalBasisIds: references("LegalBasisUse", {
      label: "Legal bases",
      help: "Those that rest on this interest.",
      source: "GDPR Art. 6(1)(f)",
    }),
    interest: text(2000, { label: "Interest, and whose", source: "GDPR Art. 6(1)(f), 13(1)(d)" }),
    necessity: text(3000, {
      label: "Why the processing is necessary for it",
      source: "GDPR Art. 6(1)(f); EDPB Guidelines 1/2024",
    }),
    balancing: text(5000, {
      label: "Weighed against the interests and rights of people",
      source: "GDPR Art. 6(1)(f), recital 47",
    }),
    expectations: text(2000, {
      label: "What people may reasonably expect",
      source: "GDPR recital 47",
    }),
    safeguards: text(3000, { label: "Safeguards", source: "EDPB Guidelines 1/2024" }),
    outcome: choice(["DRAFT", "INTEREST_PREVAILS", "WITH_SAFEGUARDS", "RIGHTS_PREVAIL"], {
      label: "Outcome",
      source: "GDPR Art. 5(2), 6(1)(f)",
    }),
    assessedOn: date({ label: "Assessed on", source: "GDPR Art. 5(2)" }),
    assessor: text(200, { label: "Assessed by", help: "A function, not a name." }),
    reviewOn: date({ label: "Due for review on" }),
    ...reviewFields,
    notes: text(5000, { label: "Notes", internal: true }),
  },
);
