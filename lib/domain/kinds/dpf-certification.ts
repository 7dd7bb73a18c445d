import { choice, choices, date, reference, url } from "@/lib/domain/fields";
import { kind } from "./kind";
import { ownerFields } from "./review-fields";

export const dpfCertification = kind(
  "DpfCertification",
  {
    plural: "dpfCertifications",
    label: "DPF certification",
    labelPlural: "DPF certifications",
    titleField: "legalEntityId",
  },
  {
    legalEntityId: reference("LegalEntity", {
      label: "Certified entity",
      source: "Decision (EU) 2023/1795",
      required: true,
    }),
    programmes: choices(["EU_US", "UK_EXT", "CH_US"], {
      label: "Programmes",
      source: "Decision (EU) 2023/1795; SI 2023/1028",
    }),
    coverage: choices(["HR", "NON_HR"], { label: "Covered data" }),
    status: choice(["ACTIVE", "INACTIVE", "WITHDRAWN"], { label: "Status" }),
    activeFrom: date({ label: "Active from" }),
    nextDueOn: date({ label: "Next certification due on" }),
    checkedOn: date({ label: "Checked on", help: "Re-check every 90 days.", internal: true }),
    evidenceUrl: url({ label: "Evidence", internal: true }),
    ...ownerFields,
  },
);
