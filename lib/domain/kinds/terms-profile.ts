import { text } from "@/lib/domain/fields";
import { kind } from "./kind";
import { termsFields } from "./terms-fields";

export const termsProfile = kind(
  "TermsProfile",
  {
    plural: "termsProfiles",
    label: "Terms profile",
    labelPlural: "Terms profiles",
    titleField: "name",
  },
  {
    name: text(200, { label: "Name", required: true }),
    description: text(1000, { label: "Description" }),
    ...termsFields,
    notes: text(5000, { label: "Notes", internal: true }),
  },
);
