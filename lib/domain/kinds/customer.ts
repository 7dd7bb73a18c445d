import { choice, choices, countries, reference, text } from "@/lib/domain/fields";
import { regimes } from "@/lib/domain/reference/enums";
import { kind } from "./kind";

export const customer = kind(
  "Customer",
  { plural: "customers", label: "Customer", labelPlural: "Customers", titleField: "name" },
  {
    name: text(300, { label: "Name", required: true }),
    externalKey: text(80, {
      label: "Key elsewhere",
      help: "What the customer is called in another program, such as its number in the CRM. An import finds the customer by it.",
      internal: true,
    }),
    legalEntityId: reference("LegalEntity", {
      label: "Legal entity",
      source: "GDPR Art. 30(2)(a)",
    }),
    role: choice(["CONTROLLER", "PROCESSOR"], {
      label: "Role",
      help: "A processor must forward notices to its controllers.",
      source: "GDPR Art. 28",
    }),
    regimes: choices(regimes, { label: "Regimes", source: "GDPR Art. 3" }),
    countries: countries({ label: "Countries" }),
    notes: text(5000, { label: "Notes", internal: true }),
  },
);
