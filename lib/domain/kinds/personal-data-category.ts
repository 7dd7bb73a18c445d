import { choice, flag, text, url } from "@/lib/domain/fields";
import { cnilDataFamilyCodes } from "@/lib/domain/reference/personal-data-categories";
import { kind } from "./kind";

export const personalDataCategory = kind(
  "PersonalDataCategory",
  {
    plural: "personalDataCategories",
    label: "Category of personal data",
    labelPlural: "Categories of personal data",
    titleField: "label",
  },
  {
    label: text(200, { label: "Label", source: "GDPR Art. 30(1)(c)", required: true }),
    code: text(60, {
      label: "Code",
      help: "From the shipped list, or your own.",
      shipped: "personalDataCategories",
    }),
    cnilFamily: choice(cnilDataFamilyCodes, {
      label: "Family in the template of the CNIL",
    }),
    dpvIri: url({ label: "Term of the Data Privacy Vocabulary" }),
    special: flag({ label: "Special category", source: "GDPR Art. 9(1)" }),
    criminal: flag({ label: "Criminal convictions and offences", source: "GDPR Art. 10" }),
  },
);
