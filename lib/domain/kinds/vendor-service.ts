import { choice, date, reference, text, url } from "@/lib/domain/fields";
import { kind } from "./kind";

export const vendorService = kind(
  "VendorService",
  {
    plural: "vendorServices",
    label: "Vendor service",
    labelPlural: "Vendor services",
    titleField: "name",
  },
  {
    vendorId: reference("Vendor", { label: "Vendor", required: true }),
    name: text(200, { label: "Name", required: true }),
    function: text(500, {
      label: "Function",
      help: "Short wording for the public list.",
      source: "SCC (EU) 2021/914, Annex III",
    }),
    defaultRole: choice(["PROCESSOR", "INDEPENDENT_CONTROLLER", "JOINT_CONTROLLER", "MIXED"], {
      label: "Usual role",
      source: "GDPR Art. 4(7)-(8)",
    }),
    roleExplanation: text(1000, { label: "Role, explained", source: "GDPR Art. 28(10)" }),
    policyUrl: url({ label: "Privacy policy" }),
    dpaUrl: url({ label: "Data processing agreement" }),
    subprocessorListUrl: url({ label: "Their sub-processor list" }),
    securityUrl: url({ label: "Security page" }),
    statusUrl: url({ label: "Status page" }),
    listHash: text(64, {
      label: "SHA-256 of their list as last read",
      source: "EDPB Opinion 22/2024",
      internal: true,
    }),
    listCheckedOn: date({
      label: "Their list last read on",
      source: "EDPB Opinion 22/2024",
      internal: true,
    }),
  },
);
