import {
  choice,
  countries,
  country,
  date,
  language,
  number,
  reference,
  references,
  text,
  texts,
} from "@/lib/domain/fields";
import { annexFields } from "./annex-fields";
import { kind } from "./kind";
import { reviewFields } from "./review-fields";
import { termsFields } from "./terms-fields";

export const customerAgreement = kind(
  "CustomerAgreement",
  {
    plural: "customerAgreements",
    label: "Data processing agreement",
    labelPlural: "Data processing agreements",
    titleField: "title",
  },
  {
    customerId: reference("Customer", {
      label: "Customer",
      source: "GDPR Art. 28(3)",
      required: true,
    }),
    processorEntityId: reference("LegalEntity", {
      label: "Our entity",
      help: "The entity that signs as processor.",
      source: "GDPR Art. 28(3)",
    }),
    title: text(300, { label: "Title", required: true }),
    productIds: references("Product", { label: "Products" }),
    features: texts(200, {
      label: "Features used",
      help: "All optional features that the customer uses, as its products name them. Silence, or a name that its products do not have: not known, and the customer counts as using every feature. Not applicable: it uses none.",
      source: "GDPR Art. 28(2)",
    }),
    basis: choice(["OWN_DPA", "SCC_2021_915", "SCC_2021_914"], {
      label: "Form",
      source: "GDPR Art. 28(7)",
    }),
    templateVersion: text(60, { label: "Version of the form" }),
    signedOn: date({ label: "Signed on", source: "GDPR Art. 28(9)" }),
    effectiveFrom: date({ label: "In force from" }),
    endsOn: date({ label: "Ends on", help: "The last day of the agreement." }),
    onEnd: choice(["DELETE", "RETURN"], {
      label: "At the end, the customer chose",
      help: "Recorded when the agreement ends. From then on each holder of the data has a task, and the customer is told of changes until all of them are settled.",
      source: "GDPR Art. 28(3)(g)",
    }),
    dataDueOn: date({
      label: "Data deleted or returned by",
      help: "Silence: 30 days after the end.",
      source: "GDPR Art. 28(3)(g)",
    }),
    dataHeldUntil: date({
      label: "Data were held until",
      help: "Set when the deletion is certified.",
      source: "GDPR Art. 28(3)(g)",
    }),
    agreedAsOf: date({
      label: "Sub-processors agreed as of",
      help: "The customer agreed to the list as it stood on that day. Silence: the day on which the agreement came into force.",
      source: "GDPR Art. 28(2); SCC (EU) 2021/914, clause 9(a)",
    }),
    termsProfileId: reference("TermsProfile", {
      label: "Terms profile",
      help: "What counts wherever this agreement does not say otherwise below.",
    }),
    ...termsFields,
    language: language({ label: "Language" }),
    governingLaw: country({ label: "Governing law" }),
    forum: text(200, { label: "Courts", source: "SCC (EU) 2021/914, clause 18" }),
    breachNoticeHours: number(0, 720, {
      label: "Breach notice promised (hours)",
      source: "GDPR Art. 28(3)(f), 33(2)",
    }),
    auditTerms: text(2000, { label: "Audits: what is agreed", source: "GDPR Art. 28(3)(h)" }),
    residencyCountries: countries({ label: "Data may only be in", source: "GDPR Art. 28(3)(a)" }),
    excludedVendorIds: references("Vendor", { label: "Vendors left out by agreement" }),
    ...annexFields,
    ...reviewFields,
    notes: text(5000, { label: "Notes", internal: true }),
  },
);
