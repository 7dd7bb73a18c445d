import { choice, country, reference, text } from "@/lib/domain/fields";
import { locationKinds } from "@/lib/domain/reference/enums";
import { kind } from "./kind";

export const processingLocation = kind(
  "ProcessingLocation",
  {
    plural: "processingLocations",
    label: "Processing location",
    labelPlural: "Processing locations",
    titleField: "country",
  },
  {
    engagementId: reference("Engagement", { label: "Engagement", required: true }),
    locationKind: choice(locationKinds, {
      label: "Kind",
      help: "Remote access counts as a transfer.",
      source: "EDPB Guidelines 05/2021",
    }),
    country: country({ label: "Country", source: "GDPR Art. 30(1)(e)" }),
    region: text(100, { label: "Region" }),
    city: text(200, { label: "City" }),
  },
);
