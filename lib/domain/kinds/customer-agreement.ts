import {
  choice,
  countries,
  country,
  date,
  flag,
  language,
  period,
  reference,
  references,
  text,
  texts,
  zone,
} from "@/lib/domain/fields";
import { authorisationTypes } from "@/lib/domain/reference/enums";
import { annexFields } from "./annex-fields";
import { kind } from "./kind";

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
    basis: choice(["OWN_DPA", "SCC_2021_915", "SCC_2021_914"], {
      label: "Form",
      source: "GDPR Art. 28(7)",
    }),
    templateVersion: text(60, { label: "Version of the form" }),
    signedOn: date({ label: "Signed on", source: "GDPR Art. 28(9)" }),
    effectiveFrom: date({ label: "In force from" }),
    endsOn: date({ label: "Ends on" }),
    authorisation: choice(authorisationTypes, {
      label: "Authorisation",
      source: "GDPR Art. 28(2)",
    }),
    noticePeriod: period({ label: "Notice period", source: "SCC (EU) 2021/915, clause 7.7(a)" }),
    noticeClause: text(1000, { label: "Notice period: the clause" }),
    objectionPeriod: period({ label: "Objection period", source: "GDPR Art. 28(2)" }),
    objectionClause: text(1000, { label: "Objection period: the clause" }),
    zone: zone({ label: "Time zone" }),
    deemedReceipt: choice(["DISPATCH", "NEXT_DAY", "NEXT_WORKING_DAY"], {
      label: "Notice counts as received",
      help: "Silence of the agreement: the next working day.",
    }),
    receiptClause: text(1000, { label: "Receipt: the clause" }),
    rollForward: flag({
      label: "A period that ends on a weekend ends on the next working day",
      source: "Regulation (EEC, Euratom) No 1182/71, Art. 3(4)",
    }),
    effectiveAfter: choice(["LATER_OF_BOTH", "NOTICE_ONLY"], { label: "May take effect after" }),
    objectionGround: choice(["REASONABLE_DATA_PROTECTION", "ANY"], {
      label: "Ground for objection",
    }),
    remedy: choice(["ACCOMMODATE", "TERMINATE_SERVICE", "REFUND"], { label: "Remedy" }),
    emergencyAllowed: flag({ label: "Emergency replacement allowed" }),
    emergencyGrounds: texts(100, { label: "Emergency grounds" }),
    language: language({ label: "Language" }),
    governingLaw: country({ label: "Governing law" }),
    residencyCountries: countries({ label: "Data may only be in", source: "GDPR Art. 28(3)(a)" }),
    excludedVendorIds: references("Vendor", { label: "Vendors left out by agreement" }),
    ...annexFields,
    notes: text(5000, { label: "Notes", internal: true }),
  },
);
