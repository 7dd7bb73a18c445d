import { choice, flag, number, reference, references, roughDate, text } from "@/lib/domain/fields";
import { measureCategoryCodes } from "@/lib/domain/reference/measure-categories";
import { kind } from "./kind";
import { reviewFields } from "./review-fields";

export const securityMeasure = kind(
  "SecurityMeasure",
  {
    plural: "securityMeasures",
    label: "Technical and organisational measure",
    labelPlural: "Technical and organisational measures",
    titleField: "text",
  },
  {
    category: choice(measureCategoryCodes, {
      label: "Category",
      source: "SCC (EU) 2021/914, Annex II; (EU) 2021/915, Annex III",
      required: true,
    }),
    text: text(3000, {
      label: "Measure",
      help: "Specific, not generic.",
      source: "SCC (EU) 2021/915, Annex III",
      required: true,
    }),
    scopeText: text(300, { label: "What it covers, as stated" }),
    protocol: text(60, { label: "Protocol", source: "GDPR Art. 32(1)" }),
    protocolVersion: text(60, { label: "Version of the protocol", source: "GDPR Art. 32(1)" }),
    algorithm: text(60, { label: "Algorithm", source: "GDPR Art. 32(1)(a)" }),
    keyLength: number(1, 65_536, { label: "Length of the key (bits)" }),
    productIds: references("Product", { label: "Products", help: "None named means all." }),
    activityIds: references("ProcessingActivity", {
      label: "Processing activities",
      help: "Where it counts for some only; an activity names its measures itself.",
      source: "SCC (EU) 2021/914, Annex II",
    }),
    transferIds: references("Transfer", {
      label: "Transfers",
      help: "Which measures apply to which transfer.",
      source: "SCC (EU) 2021/914, Annex II",
    }),
    locationIds: references("ProcessingLocation", { label: "Processing locations" }),
    implementedById: reference("LegalEntity", {
      label: "Implemented by",
      help: "Left out: by us.",
      source: "SCC (EU) 2021/914, Annex II",
    }),
    assistance: flag({
      label: "Assists the controller",
      source: "SCC (EU) 2021/915, Annex III; (EU) 2021/914, clause 10(b)",
    }),
    negativeFact: flag({
      label: "States what is not done",
      help: "Kept as a fact; it stands in no annex, which lists what is done.",
    }),
    mitigation: text(1000, {
      label: "What is said to make up for it",
      source: "GDPR Art. 32(1)(a)",
      internal: true,
    }),
    shownPublicly: flag({ label: "Shown publicly" }),
    verifiedOn: roughDate({ label: "Verified on", source: "GDPR Art. 32(1)(d)", internal: true }),
    evidence: text(1000, { label: "Evidence", internal: true }),
    ...reviewFields,
  },
);
