import { choice, reference, roughDate } from "@/lib/domain/fields";
import { processingRoles } from "@/lib/domain/reference/enums";
import { kind } from "./kind";

export const participation = kind(
  "Participation",
  {
    plural: "participations",
    label: "Participation",
    labelPlural: "Participations",
    titleField: "role",
  },
  {
    activityId: reference("ProcessingActivity", { label: "Processing activity", required: true }),
    legalEntityId: reference("LegalEntity", { label: "Legal entity", required: true }),
    role: choice(processingRoles, {
      label: "Role",
      source: "GDPR Art. 4(7), 4(8), 26, 28(4)",
      required: true,
    }),
    from: roughDate({ label: "From" }),
    to: roughDate({ label: "To" }),
  },
);
