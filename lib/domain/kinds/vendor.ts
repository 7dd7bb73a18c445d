import { choice, reference, text, url } from "@/lib/domain/fields";
import { kind } from "./kind";

export const vendor = kind(
  "Vendor",
  { plural: "vendors", label: "Vendor", labelPlural: "Vendors", titleField: "name" },
  {
    name: text(200, { label: "Name", help: "The brand people know.", required: true }),
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
    notes: text(5000, { label: "Notes", internal: true }),
  },
);
