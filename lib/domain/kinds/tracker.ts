import {
  choice,
  choices,
  date,
  flag,
  period,
  reference,
  references,
  text,
  texts,
  url,
} from "@/lib/domain/fields";
import {
  trackerDisplayCategories,
  trackerLegalClasses,
  trackerTechnologies,
} from "@/lib/domain/reference/enums";
import { kind } from "./kind";
import { reviewFields } from "./review-fields";

const access = "Directive 2002/58/EC, Art. 5(3)";

export const tracker = kind(
  "Tracker",
  { plural: "trackers", label: "Tracker", labelPlural: "Trackers", titleField: "name" },
  {
    name: text(200, {
      label: "Name",
      help: "As people know it, such as Google Analytics.",
      source: access,
      required: true,
    }),
    cookiePolicyId: reference("CookiePolicy", { label: "Cookie policy" }),
    technologies: choices(trackerTechnologies, {
      label: "Technology",
      source: `${access}; EDPB Guidelines 2/2023`,
    }),
    technicalName: text(200, {
      label: "Technical name or pattern",
      help: "Such as _ga or __stripe_*.",
      source: access,
    }),
    host: text(253, { label: "Host", help: "Who sets it or is sent it.", source: access }),
    path: text(500, { label: "Path" }),
    sites: texts(200, { label: "Sites and apps", source: access }),
    party: choice(["FIRST", "THIRD"], { label: "Party", source: "C-673/17" }),
    partyReason: text(300, {
      label: "Why that party",
      help: "Where it is not what host and site say.",
      source: "C-673/17",
    }),
    providerServiceId: reference("VendorService", {
      label: "Provider",
      help: "The service of another company that gets access.",
      source: "C-673/17",
    }),
    engagementId: reference("Engagement", {
      label: "Recipient in the register",
      source: "GDPR Art. 13(1)(e)-(f)",
    }),
    informationUrl: url({ label: "The provider's information", source: "C-673/17" }),
    displayCategory: choice(trackerDisplayCategories, {
      label: "Shown under",
      help: "Presentation only: whether consent is needed follows from the legal class.",
    }),
    displayGroup: text(120, {
      label: "Shown under, in the document's own words",
      help: "Where its categories have other names, such as Performance cookies.",
    }),
    legalClass: choice(trackerLegalClasses, { label: "Legal class", source: access }),
    legalClassUk: choice(trackerLegalClasses, {
      label: "Legal class in the United Kingdom",
      help: "Where it differs.",
      source: "PECR reg. 6, Schedule A1",
    }),
    legalClassCh: choice(trackerLegalClasses, {
      label: "Legal class in Switzerland",
      help: "Where it differs.",
      source: "Swiss Telecommunications Act, Art. 45c",
    }),
    followOnBasisId: reference("LegalBasisUse", {
      label: "Legal basis of what follows",
      help: "Of the processing after storage or access; whether that needs consent is another question.",
      source: "GDPR Art. 6(1); EDPB Opinion 5/2019",
    }),
    transferIds: references("Transfer", {
      label: "Transfers",
      source: "GDPR Art. 13(1)(f), 44",
    }),
    purposes: texts(500, { label: "Purposes", source: access }),
    purposeCodes: texts(60, {
      label: "Purpose codes",
      help: "From the shipped list, or your own.",
      source: "GDPR Art. 5(1)(b)",
    }),
    elements: texts(200, { label: "What it collects", source: "GDPR Art. 13, 14" }),
    claimedAnonymous: flag({
      label: "Said to be anonymous",
      help: "What is collected through it; an identifier on the device says otherwise.",
      source: "GDPR recitals 26 and 30",
    }),
    lifetimeKind: choice(["SESSION", "PERIOD", "UNTIL_CLEARED"], {
      label: "Lifetime",
      help: "Local storage has no end of its own: until cleared.",
      source: "C-673/17; GDPR Art. 13(2)(a)",
    }),
    lifetime: period({ label: "Lifetime: period", source: "C-673/17; GDPR Art. 13(2)(a)" }),
    dataRetention: period({ label: "Collected data are kept for", source: "GDPR Art. 13(2)(a)" }),
    conditional: text(500, { label: "Only where", help: "Such as: on payment pages." }),
    optOutUrl: url({ label: "Opt-out address", source: "PECR Schedule A1" }),
    optOutText: text(500, { label: "Opt-out", source: "PECR Schedule A1" }),
    firstSeenOn: date({ label: "First seen in a scan on", internal: true }),
    lastSeenOn: date({ label: "Last seen in a scan on", internal: true }),
    ...reviewFields,
    notes: text(5000, { label: "Notes", internal: true }),
  },
);
