import { choice, reference, text, url } from "@/lib/domain/fields";
import { waysOfNaming } from "@/lib/domain/reference/enums";
import { kind } from "./kind";
import { reviewFields } from "./review-fields";

export const vendor = kind(
  "Vendor",
  { plural: "vendors", label: "Vendor", labelPlural: "Vendors", titleField: "name" },
  {
    name: text(200, { label: "Name", help: "The brand people know.", required: true }),
    namedAs: choice(waysOfNaming, {
      label: "How it is named",
      help: "A category, or an example, is no name: who it is stays to be found out.",
      source: "SCC (EU) 2021/914, Annex III",
    }),
    legalEntityId: reference("LegalEntity", {
      label: "Contracting entity",
      help: "The entity that signs, not the brand.",
      source: "GDPR Art. 28(3)",
    }),
    website: url({ label: "Website" }),
    riskTier: choice(["LOW", "MEDIUM", "HIGH"], {
      label: "Risk tier",
      source: "GDPR Art. 28(1)",
      internal: true,
    }),
    ...reviewFields,
    notes: text(5000, { label: "Notes", internal: true }),
  },
);
