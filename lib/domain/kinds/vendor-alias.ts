import { reference, roughDate, text } from "@/lib/domain/fields";
import { kind } from "./kind";

export const vendorAlias = kind(
  "VendorAlias",
  {
    plural: "vendorAliases",
    label: "Other name of a service",
    labelPlural: "Other names of services",
    titleField: "name",
  },
  {
    vendorServiceId: reference("VendorService", { label: "Vendor service", required: true }),
    name: text(200, { label: "Name", source: "GDPR Art. 5(1)(d)", required: true }),
    supersededBy: text(200, { label: "Now called" }),
    from: roughDate({ label: "From" }),
    to: roughDate({ label: "To" }),
    notes: text(5000, { label: "Notes", internal: true }),
  },
);
