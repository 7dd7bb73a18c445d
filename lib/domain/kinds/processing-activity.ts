import {
  choice,
  choices,
  date,
  flag,
  period,
  references,
  text,
  texts,
  url,
} from "@/lib/domain/fields";
import { naturesOfProcessing } from "@/lib/domain/reference/enums";
import { kind } from "./kind";

export const processingActivity = kind(
  "ProcessingActivity",
  {
    plural: "processingActivities",
    label: "Processing activity",
    labelPlural: "Processing activities",
    titleField: "name",
  },
  {
    name: text(200, { label: "Name", required: true }),
    register: choice(["CONTROLLER", "PROCESSOR"], {
      label: "Register",
      source: "GDPR Art. 30(1), 30(2)",
      required: true,
    }),
    description: text(2000, { label: "Description" }),
    natureOfProcessing: choices(naturesOfProcessing, {
      label: "Nature of processing",
      source: "SCC (EU) 2021/915, Annex II",
    }),
    categoriesOfProcessing: texts(300, {
      label: "Categories of processing",
      source: "GDPR Art. 30(2)(b)",
    }),
    productIds: references("Product", { label: "Products" }),
    controllersServed: choice(["PRODUCT_CUSTOMERS"], {
      label: "Controllers served",
      help: "Every customer with an agreement for one of the products.",
      source: "GDPR Art. 30(2)(a)",
    }),
    duration: text(500, {
      label: "Duration of the processing",
      source: "SCC (EU) 2021/915, Annex II",
    }),
    businessFunction: text(200, { label: "Business function" }),
    software: text(300, { label: "Software" }),
    securityMeasureIds: references("SecurityMeasure", {
      label: "Security measures",
      source: "GDPR Art. 30(1)(g)",
    }),
    instructions: text(1000, {
      label: "Instructions of the controllers",
      source: "GDPR Art. 28(3)(a), 29",
    }),
    informationUrl: url({ label: "More information", source: "GDPR Art. 12(1)" }),
    jointArrangement: text(1000, {
      label: "Essence of the joint arrangement",
      source: "GDPR Art. 26(2)",
    }),
    jointContactPoint: text(300, {
      label: "Contact point of the joint controllers",
      source: "GDPR Art. 26(1)",
    }),
    impactAssessment: choice(["YES", "NO", "SCREENED"], {
      label: "Impact assessment",
      source: "GDPR Art. 35",
    }),
    impactAssessmentCriteria: texts(200, {
      label: "High-risk criteria met",
      source: "WP248 rev.01",
    }),
    automatedDecision: flag({ label: "Automated decision-making", source: "GDPR Art. 22" }),
    lastReviewedOn: date({ label: "Last reviewed on", source: "GDPR Art. 24(1)", internal: true }),
    reviewInterval: period({ label: "Review interval", internal: true }),
    notes: text(5000, { label: "Notes", internal: true }),
  },
);
