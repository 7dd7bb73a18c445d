import { choice, date, flag, references, text } from "@/lib/domain/fields";
import { measureCategoryCodes } from "@/lib/domain/reference/measure-categories";
import { kind } from "./kind";

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
    productIds: references("Product", { label: "Products", help: "None named means all." }),
    assistance: flag({
      label: "Assists the controller",
      source: "SCC (EU) 2021/915, Annex III; (EU) 2021/914, clause 10(b)",
    }),
    negativeFact: flag({ label: "States what is not done", internal: true }),
    shownPublicly: flag({ label: "Shown publicly" }),
    verifiedOn: date({ label: "Verified on", source: "GDPR Art. 32(1)(d)", internal: true }),
    evidence: text(1000, { label: "Evidence", internal: true }),
  },
);
