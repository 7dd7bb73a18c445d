import { choice, reference, text, texts } from "@/lib/domain/fields";
import { kind } from "./kind";
import { reviewFields } from "./review-fields";

export const commitment = kind(
  "Commitment",
  {
    plural: "commitments",
    label: "Commitment",
    labelPlural: "Commitments",
    titleField: "text",
  },
  {
    text: text(1000, { label: "Commitment", source: "GDPR Art. 5(1)(a)", required: true }),
    commitmentKind: choice(["POSITIVE", "NEGATIVE"], {
      label: "Kind",
      help: "What is done, or what is not done.",
    }),
    documentId: reference("SourceDocument", { label: "Made in" }),
    matchNames: texts(200, {
      label: "Names that contradict it",
      help: "Vendors, services or trackers that could not be used if it is kept.",
    }),
    matchCategories: texts(100, {
      label: "Categories that contradict it",
      help: "Categories of trackers, such as ADVERTISING.",
    }),
    evidence: text(1000, { label: "Evidence", source: "GDPR Art. 5(2)", internal: true }),
    ...reviewFields,
  },
);
