import { choice, choices, date, flag, references, text, url } from "@/lib/domain/fields";
import { highRiskCriteria } from "@/lib/domain/reference/enums";
import { kind } from "./kind";
import { reviewFields } from "./review-fields";

/** Whether processing calls for an impact assessment, how far that is, and whether the authority was asked. */
export const dpiaScreening = kind(
  "DpiaScreening",
  {
    plural: "dpiaScreenings",
    label: "Impact assessment screening",
    labelPlural: "Impact assessment screenings",
    titleField: "title",
  },
  {
    title: text(200, { label: "Title", required: true }),
    activityIds: references("ProcessingActivity", {
      label: "Processing activities",
      source: "GDPR Art. 35(1)",
    }),
    criteria: choices(highRiskCriteria, {
      label: "Criteria of high risk met",
      help: "From two on an assessment is called for in most cases.",
      source: "WP248 rev.01, III.B.a",
    }),
    nationalListEntry: text(500, {
      label: "Entry of a national list",
      help: "Where an authority lists this kind of processing as calling for an assessment.",
      source: "GDPR Art. 35(4)",
    }),
    exemption: text(1000, {
      label: "Why no assessment is needed by law",
      source: "GDPR Art. 35(5), 35(10)",
    }),
    required: flag({ label: "Assessment required", source: "GDPR Art. 35(1), 35(3)" }),
    reasons: text(3000, {
      label: "Reasons for that",
      help: "Needed above all where criteria are met and no assessment is made.",
      source: "GDPR Art. 5(2), 35(1)",
    }),
    screenedOn: date({ label: "Screened on", source: "GDPR Art. 35(1)" }),
    progress: choice(["NOT_STARTED", "IN_PROGRESS", "WITH_OFFICER", "COMPLETED", "UNDER_REVIEW"], {
      label: "Assessment: progress",
      source: "GDPR Art. 35(7)",
    }),
    completedOn: date({ label: "Assessment completed on", source: "GDPR Art. 35(7)" }),
    necessity: text(3000, {
      label: "Necessity and proportionality",
      source: "GDPR Art. 35(7)(b)",
    }),
    risks: text(5000, { label: "Risks to people", source: "GDPR Art. 35(7)(c)" }),
    measures: text(5000, { label: "Measures against them", source: "GDPR Art. 35(7)(d)" }),
    residualRisk: choice(["LOW", "MEDIUM", "HIGH"], {
      label: "Risk that remains",
      source: "GDPR Art. 36(1)",
    }),
    officerAdvice: text(3000, {
      label: "Advice of the data protection officer",
      source: "GDPR Art. 35(2), 39(1)(c)",
    }),
    subjectViews: text(3000, {
      label: "Views of the people concerned, or why they were not sought",
      source: "GDPR Art. 35(9)",
    }),
    priorConsultation: choice(["NOT_NEEDED", "NEEDED", "ASKED", "ANSWERED"], {
      label: "Prior consultation of the authority",
      source: "GDPR Art. 36(1)",
    }),
    consultedOn: date({ label: "Authority asked on", source: "GDPR Art. 36(2)" }),
    consultationOutcome: text(2000, {
      label: "What the authority answered",
      source: "GDPR Art. 36(2)",
    }),
    documentUrl: url({ label: "Address of the assessment" }),
    reviewOn: date({ label: "Due for review on", source: "GDPR Art. 35(11)" }),
    ...reviewFields,
    notes: text(5000, { label: "Notes", internal: true }),
  },
);
