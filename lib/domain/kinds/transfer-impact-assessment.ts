import { choice, date, references, text, texts } from "@/lib/domain/fields";
import { transferImpactAssessmentStatuses } from "@/lib/domain/reference/enums";
import { kind } from "./kind";
import { reviewFields } from "./review-fields";

/** What the law and practice of the destination mean for the safeguards of one or several transfers. */
export const transferImpactAssessment = kind(
  "TransferImpactAssessment",
  {
    plural: "transferImpactAssessments",
    label: "Transfer impact assessment",
    labelPlural: "Transfer impact assessments",
    titleField: "title",
  },
  {
    title: text(200, { label: "Title", required: true }),
    transferIds: references("Transfer", {
      label: "Transfers",
      source: "SCC (EU) 2021/914, clause 14(a)-(b)",
    }),
    status: choice(transferImpactAssessmentStatuses, {
      label: "Status",
      source: "SCC (EU) 2021/914, clause 14; C-311/18",
    }),
    assessedOn: date({ label: "Assessed on", source: "SCC (EU) 2021/914, clause 14(d)" }),
    assessor: text(200, { label: "Assessed by", help: "A function, not a name." }),
    reviewOn: date({ label: "Due for review on", source: "SCC (EU) 2021/914, clause 14(e)" }),
    lawsConsidered: texts(500, {
      label: "Laws of the destination that were considered",
      source: "SCC (EU) 2021/914, clause 14(b)(ii)",
    }),
    practicalExperience: text(3000, {
      label: "Practical experience with requests of authorities",
      source: "SCC (EU) 2021/914, clause 14(b)(ii), footnote 12",
    }),
    conclusion: text(5000, { label: "Conclusion", source: "SCC (EU) 2021/914, clause 14(d)" }),
    contractualMeasures: texts(1000, {
      label: "Supplementary measures: contractual",
      source: "EDPB Recommendations 01/2020",
    }),
    technicalMeasures: texts(1000, {
      label: "Supplementary measures: technical",
      source: "EDPB Recommendations 01/2020",
    }),
    organisationalMeasures: texts(1000, {
      label: "Supplementary measures: organisational",
      source: "EDPB Recommendations 01/2020",
    }),
    securityMeasureIds: references("SecurityMeasure", {
      label: "Measures of the register that count for it",
      source: "EDPB Recommendations 01/2020",
    }),
    ...reviewFields,
    notes: text(5000, { label: "Notes", internal: true }),
  },
);
