import { number, reference, text, texts } from "@/lib/domain/fields";
import { kind } from "./kind";

export const activityPurpose = kind(
  "ActivityPurpose",
  { plural: "activityPurposes", label: "Purpose", labelPlural: "Purposes", titleField: "text" },
  {
    activityId: reference("ProcessingActivity", { label: "Processing activity", required: true }),
    purposeCode: text(60, {
      label: "Purpose code",
      help: "From the shipped list, or your own.",
      shipped: "purposes",
      source: "GDPR Art. 5(1)(b)",
    }),
    text: text(1000, { label: "Purpose", source: "GDPR Art. 13(1)(c), 30(1)(b)" }),
    subPurposes: texts(500, { label: "Sub-purposes", source: "GDPR Art. 5(1)(b)" }),
    groupLabel: text(200, { label: "Group" }),
    displayOrder: number(0, 10_000, { label: "Order" }),
  },
);
