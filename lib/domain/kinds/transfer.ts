import { choice, choices, country, date, flag, reference, text, texts } from "@/lib/domain/fields";
import {
  processingRoles,
  regimes,
  transferImpactAssessmentStatuses,
} from "@/lib/domain/reference/enums";
import { kind } from "./kind";
import { reviewFields } from "./review-fields";

export const transfer = kind(
  "Transfer",
  { plural: "transfers", label: "Transfer", labelPlural: "Transfers", titleField: "destination" },
  {
    engagementId: reference("Engagement", {
      label: "Engagement",
      help: "None where no vendor is the recipient.",
      owner: true,
    }),
    exporterEntityId: reference("LegalEntity", { label: "Exporter", source: "GDPR Art. 44" }),
    importerEntityId: reference("LegalEntity", { label: "Importer", source: "GDPR Art. 44" }),
    exporterRole: choice(processingRoles, {
      label: "Role of the exporter",
      source: "SCC (EU) 2021/914, Annex I.A",
    }),
    importerRole: choice(processingRoles, {
      label: "Role of the importer",
      source: "SCC (EU) 2021/914, Annex I.A",
    }),
    fromRegimes: choices(regimes, { label: "Data under", source: "GDPR Art. 3, 44" }),
    originText: text(300, { label: "Data come from (in words)" }),
    directCollection: flag({
      label: "Given by the people themselves to us",
      help: "Then it is no transfer of Chapter V, whatever a document calls it.",
      source: "EDPB Guidelines 05/2021",
    }),
    destination: country({ label: "Destination", source: "GDPR Art. 44, 30(1)(e)" }),
    organisation: text(60, {
      label: "International organisation",
      help: "Where the recipient is one: its code in the shipped list, such as INT_ORG:EPO.",
      shipped: "internationalOrganisations",
      source: "GDPR Art. 44, 30(1)(e)",
    }),
    onwardFromId: reference("Transfer", {
      label: "Onward from",
      help: "The transfer with which the data came to the exporter.",
      source: "GDPR Art. 44; SCC (EU) 2021/914, clause 8.8",
    }),
    frequency: choice(["CONTINUOUS", "PERIODIC", "ONE_OFF", "ON_DEMAND"], {
      label: "Frequency",
      source: "SCC (EU) 2021/914, Annex I.B",
    }),
    assessmentStatus: choice(transferImpactAssessmentStatuses, {
      label: "Transfer impact assessment",
      help: "In short. Where an assessment is a record of its own, that one counts.",
      source: "SCC (EU) 2021/914, clause 14",
    }),
    assessedOn: date({ label: "Assessed on", source: "SCC (EU) 2021/914, clause 14(d)" }),
    assessmentReviewOn: date({ label: "Assessment due for review on", internal: true }),
    assessmentConclusion: text(3000, { label: "Conclusion of the assessment", internal: true }),
    supplementaryMeasures: texts(1000, {
      label: "Supplementary measures",
      source: "EDPB Recommendations 01/2020",
    }),
    ...reviewFields,
    notes: text(5000, { label: "Notes", internal: true }),
  },
);
