import {
  choices,
  countries,
  country,
  email,
  flag,
  number,
  reference,
  text,
  texts,
  url,
} from "@/lib/domain/fields";
import { contactPurposes, regimes } from "@/lib/domain/reference/enums";
import { kind } from "./kind";
import { reviewFields } from "./review-fields";

export const legalEntity = kind(
  "LegalEntity",
  {
    plural: "legalEntities",
    label: "Legal entity",
    labelPlural: "Legal entities",
    titleField: "legalName",
    otherTitleField: "tradeName",
  },
  {
    legalName: text(300, {
      label: "Legal name",
      help: "As in the company register.",
      source: "GDPR Art. 30(1)(a)",
    }),
    tradeName: text(300, { label: "Trading name" }),
    spellings: texts(300, { label: "Other spellings", internal: true }),
    ownGroup: flag({ label: "Belongs to our group" }),
    registrationNumber: text(100, { label: "Registration number", source: "UK Addendum, table 1" }),
    registerName: text(200, { label: "Company register" }),
    vatNumber: text(40, { label: "VAT number" }),
    street: text(300, { label: "Street", source: "SCC (EU) 2021/914, Annex I.A" }),
    city: text(200, { label: "City" }),
    postalCode: text(40, { label: "Postal code" }),
    country: country({ label: "Country", source: "SCC (EU) 2021/914, Annex I.A" }),
    establishmentCountries: countries({
      label: "Countries of establishment",
      source: "GDPR Art. 3",
    }),
    mainEstablishment: country({ label: "Main establishment", source: "GDPR Art. 4(16)" }),
    phone: text(60, { label: "Telephone" }),
    website: url({ label: "Website" }),
    contactPurposes: choices(contactPurposes, {
      label: "Contact: for what",
      source: "GDPR Art. 13(1)(a)",
    }),
    contactPosition: text(200, {
      label: "Contact: position",
      help: "A function, such as Privacy team.",
      source: "SCC (EU) 2021/914, Annex I.A",
    }),
    contactName: text(200, { label: "Contact: name", help: "Never shown on public pages." }),
    contactEmail: email({ label: "Contact: e-mail", source: "GDPR Art. 13(1)(a)" }),
    publicAuthority: flag({ label: "Public authority", source: "GDPR Art. 6(1), 49(3)" }),
    employeeCount: number(0, 10_000_000, {
      label: "Employees",
      source: "GDPR Art. 30(5)",
      internal: true,
    }),
    regimesApplicable: choices(regimes, { label: "Regimes that apply", source: "GDPR Art. 3" }),
    offersToRegimes: choices(regimes, {
      label: "Offers goods or services to people under",
      source: "GDPR Art. 3(2)(a)",
    }),
    monitorsRegimes: choices(regimes, {
      label: "Watches the behaviour of people under",
      source: "GDPR Art. 3(2)(b)",
    }),
    recordExemption: text(1000, {
      label: "Exemption from keeping records that is claimed",
      source: "GDPR Art. 30(5)",
    }),
    officerCriteria: choices(
      ["PUBLIC_AUTHORITY", "REGULAR_MONITORING", "LARGE_SCALE_SENSITIVE", "NATIONAL_LAW"],
      {
        label: "Duty to appoint a data protection officer: criteria met",
        source: "GDPR Art. 37(1)",
      },
    ),
    largeScaleHighRisk: flag({
      label: "Large-scale, regular processing with a high risk",
      source: "FADP Art. 14(1)",
    }),
    representativeExemption: text(1000, {
      label: "Why no representative is needed",
      source: "GDPR Art. 27(2)",
    }),
    officerExemption: text(1000, {
      label: "Why no data protection officer is needed",
      source: "GDPR Art. 37(1)",
    }),
    leadAuthority: text(200, {
      label: "Lead supervisory authority",
      source: "GDPR Art. 56",
      shipped: "supervisoryAuthorities",
    }),
    parentEntityId: reference("LegalEntity", { label: "Parent entity" }),
    ultimateParentCountry: country({
      label: "Country of the ultimate parent",
      source: "SCC (EU) 2021/914, clause 14(b)",
    }),
    ...reviewFields,
  },
);
