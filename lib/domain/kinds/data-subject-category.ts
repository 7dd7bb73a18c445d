import { flag, text, url } from "@/lib/domain/fields";
import { kind } from "./kind";

export const dataSubjectCategory = kind(
  "DataSubjectCategory",
  {
    plural: "dataSubjectCategories",
    label: "Category of data subjects",
    labelPlural: "Categories of data subjects",
    titleField: "label",
  },
  {
    label: text(200, { label: "Label", source: "GDPR Art. 30(1)(c)", required: true }),
    code: text(60, {
      label: "Code",
      help: "From the shipped list, or your own.",
      shipped: "dataSubjectCategories",
    }),
    dpvIri: url({ label: "Term of the Data Privacy Vocabulary" }),
    vulnerable: flag({ label: "Vulnerable people" }),
  },
);
