import { choice, date, reference, references, text, url } from "@/lib/domain/fields";
import { kind } from "./kind";
import { reviewFields } from "./review-fields";

/** A certificate or report that one of our entities, or a vendor's service, holds. */
export const certification = kind(
  "Certification",
  {
    plural: "certifications",
    label: "Certification",
    labelPlural: "Certifications",
    titleField: "title",
  },
  {
    title: text(200, { label: "Title", help: "Such as ISO/IEC 27001:2022.", required: true }),
    scheme: choice(
      ["ISO_27001", "ISO_27701", "ISO_27018", "SOC_2", "ART_42", "C5", "PCI_DSS", "OTHER"],
      { label: "Scheme", source: "GDPR Art. 32(3), 42" },
    ),
    legalEntityId: reference("LegalEntity", { label: "Held by", source: "GDPR Art. 28(5)" }),
    vendorServiceId: reference("VendorService", {
      label: "Vendor service",
      help: "Where it covers a service of a vendor.",
      source: "GDPR Art. 28(5)",
    }),
    productIds: references("Product", {
      label: "Products",
      help: "None named means all.",
    }),
    securityMeasureIds: references("SecurityMeasure", {
      label: "Measures that name it",
      source: "SCC (EU) 2021/914, Annex II",
    }),
    scope: text(1000, { label: "Scope", source: "GDPR Art. 32(3)" }),
    issuer: text(300, { label: "Issued by", source: "GDPR Art. 43" }),
    number: text(100, { label: "Number" }),
    status: choice(["VALID", "SUSPENDED", "WITHDRAWN"], {
      label: "Status",
      source: "GDPR Art. 42(7)",
    }),
    issuedOn: date({ label: "Valid from", source: "GDPR Art. 42(7)" }),
    expiresOn: date({ label: "Valid to", source: "GDPR Art. 42(7)" }),
    documentUrl: url({ label: "Address of the certificate" }),
    ...reviewFields,
    notes: text(5000, { label: "Notes", internal: true }),
  },
);
